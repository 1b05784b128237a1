// What the corpus does not show: bodies that are streams, and `fetch`.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { test } from "node:test";
import { ApiErrorException, decodeError, fetchWithRetry, isErrorCode } from "./out/generated/shop.js";

const BODY = '{"code":"out_of_stock","details":{"left":2}}';
const sleep = async () => undefined;

/** Answers one after the other; `null` breaks the connection in the middle of the body. */
async function withServer(statuses, run) {
  const seen = [];
  const server = createServer((request, response) => {
    seen.push(request.headers["idempotency-key"]);
    const status = statuses.shift();
    response.writeHead(status ?? 502, { "content-type": "application/json", "content-length": BODY.length });
    if (status !== null) return response.end(BODY);
    response.write(BODY.slice(0, 20), () => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await run(`http://127.0.0.1:${server.address().port}/`, seen);
  } finally {
    server.close();
  }
}

test("a request is sent again until it succeeds", () =>
  withServer([503, null, 200], async (url, seen) => {
    const response = await fetchWithRetry(url, { sleep });
    assert.deepEqual([response.status, seen.length], [200, 3]);
  }));

test("all attempts have one key", () =>
  withServer([503, 200], async (url, seen) => {
    await fetchWithRetry(url, { method: "post", body: "{}", idempotencyKey: "k", sleep });
    assert.deepEqual(seen, ["k", "k"]);
  }));

test("what stays an error is thrown", () =>
  withServer([503, 409], async (url) => {
    await assert.rejects(fetchWithRetry(url, { sleep }), (thrown) => {
      assert.ok(thrown instanceof ApiErrorException);
      assert.equal(thrown.attempts, 2);
      return isErrorCode(thrown.error, "out_of_stock") && thrown.error.details.left === 2;
    });
  }));

test("a POST without a key is sent once", () =>
  withServer([503], (url) => assert.rejects(fetchWithRetry(url, { method: "POST", sleep }), ApiErrorException)));

test("a connection that there never was is thrown as it is", async () => {
  let waits = 0;
  const options = { sleep: async () => void (waits += 1), method: "POST" };
  let closed = "";
  await withServer([], async (url) => void (closed = url));
  await assert.rejects(fetchWithRetry(closed, options), TypeError);
  await assert.rejects(fetchWithRetry("http://", options), TypeError);
  assert.equal(waits, 2);
});

test("a body that breaks off keeps its status and its beginning", () =>
  withServer([null], async (url) => {
    const error = await decodeError(await fetch(url));
    assert.deepEqual([error.status, error.bodyState, error.body], [502, "truncated", BODY.slice(0, 20)]);
  }));

test("at most 64 KiB are read", async () => {
  let pulled = 0;
  const pull = (controller) => controller.enqueue(new Uint8Array((pulled += 1) && 50_000));
  const error = await decodeError(new Response(new ReadableStream({ pull }), { status: 500 }));
  assert.deepEqual([error.bodyState, error.bodyLength], ["too_large", 65536]);
  assert.ok(pulled <= 4);
});

test("errors are frozen, and names of members do no harm", async () => {
  const error = await decodeError(new Response('{"code":"__proto__","details":{"__proto__":{"x":1}}}', { status: 400 }));
  assert.ok(Object.isFrozen(error) && !error.known);
  assert.deepEqual([Object.keys(error.details), {}.x], [["__proto__"], undefined]);
});
