// What the README shows does what it says.
import assert from "node:assert/strict";
import { test } from "node:test";

/** What the program prints if the server answers like this. */
async function printed(context, status, body) {
  const lines = [];
  context.mock.method(console, "log", (line) => lines.push(line));
  context.mock.method(globalThis, "fetch", async () => new Response(body, { status }));
  await import(`./out/call_it.js?${status}`);
  return lines;
}

test("a success", async (context) => assert.deepEqual(await printed(context, 200, "7 pens"), [200]));

test("a code that the program knows", async (context) =>
  assert.deepEqual(await printed(context, 404, '{"code":"order_not_found"}'), ["There is no such order."]));

test("another error", async (context) =>
  assert.deepEqual(await printed(context, 403, "<html>"), ["403 (attempts: 1)"]));
