// The page in Chromium, against the service.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { after, before, beforeEach, test } from "node:test";
import { chromium } from "playwright-core";

let service, url, browser, page;

before(async () => {
  service = spawn("cargo", ["run", "--quiet", "-p", "api-error-web-example"], {
    env: { ...process.env, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface(service.stdout)) {
    url = line.replace("listening on ", "");
    break;
  }
  browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
});

after(async () => {
  await browser?.close();
  service?.kill();
});

beforeEach(async () => {
  await page?.close();
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => assert.fail(error));
  await page.goto(url);
});

async function order(sku, count, postcode) {
  await page.getByLabel("Article").fill(sku);
  await page.getByLabel("Pieces").fill(count);
  await page.getByLabel("Postcode").fill(postcode);
  await page.getByRole("button", { name: "Order" }).click();
}

/** What a screen reader says about a field: whether it is valid, and its description. */
async function field(label) {
  return page.getByLabel(label).evaluate((input) => [
    input.getAttribute("aria-invalid"),
    ...input
      .getAttribute("aria-describedby")
      .split(" ")
      .map((id) => document.getElementById(id).textContent),
  ]);
}

const summary = () => page.locator("#summary");
const focused = () => page.evaluate(() => document.activeElement.id);

/** The answers are this one instead of the service's. */
const answer = (response) => page.route("**/orders", (route) => route.fulfill(response));

test("wrong fields get their messages, and the summary gets the focus", async () => {
  await order("", "0", "!");
  await summary().waitFor();
  assert.equal(await focused(), "summary");
  assert.equal(await page.getByRole("heading", { level: 2 }).textContent(), "Change these fields, then order again.");
  assert.deepEqual(await field("Article"), ["true", "length is lower than 1"]);
  assert.deepEqual(await field("Pieces"), ["true", "1 to 100", "lower than 1"]);
  assert.deepEqual(await field("Postcode"), ["true", "not alphanumeric, length is lower than 4"]);
  await page.getByRole("link", { name: "Pieces: lower than 1" }).click();
  assert.equal(await focused(), "count");
});

test("axe finds nothing to complain about, with errors and without", async () => {
  await page.addScriptTag({ path: "node_modules/axe-core/axe.min.js" });
  const violations = () => page.evaluate(async () => (await axe.run()).violations.map(({ id, help }) => [id, help]));
  assert.deepEqual(await violations(), []);
  await order("", "0", "!");
  await summary().waitFor();
  assert.deepEqual(await violations(), []);
});

test("a field with a value of another type gets its message, and the others stay as they are", async () => {
  await order("A-1", "many", "1234");
  await summary().waitFor();
  assert.deepEqual(await field("Pieces"), ["true", "1 to 100", "The field `count` has the wrong type."]);
  assert.deepEqual(await field("Article"), [null, ""]);
});

test("an error of one field is shown there, and goes away with the next order", async () => {
  await order("A-1", "60", "1234");
  await summary().waitFor();
  assert.deepEqual(await field("Pieces"), ["true", "1 to 100", "Only 50 pieces are left."]);
  await order("A-1", "x", "1234");
  await page.waitForFunction(() => !document.getElementById("count-error").textContent.startsWith("Only"));
  await answer({ json: { id: 7 } });
  await order("A-1", "1", "1234");
  await page.getByText("Thank you. Your order has the number 7.").waitFor();
  assert.deepEqual(await field("Pieces"), [null, "1 to 100", ""]);
  assert.equal(await summary().isVisible(), false);
});

test("an error of a field that the form does not have is in the summary", async () => {
  const errors = [{ code: "too_long", message: "The note is too long.", param: "note" }];
  await answer({ status: 422, json: { code: "validation_failed", errors } });
  await order("A-1", "1", "1234");
  assert.equal(await summary().getByRole("listitem").textContent(), "The note is too long.");
});

test("an unknown code shows its message and the request id", async () => {
  const message = "The <b>article</b> is no longer sold.";
  const json = { type: "validation_error", code: "article_retired", message, param: null, request_id: "req_01J9ZK3W" };
  await answer({ status: 410, json });
  await order("A-1", "1", "1234");
  await summary().waitFor();
  assert.equal(await page.getByRole("heading", { level: 2 }).textContent(), message);
  assert.match(await summary().innerText(), /tell us this number: req_01J9ZK3W$/);
  assert.equal(await focused(), "summary");
});

test("the page of a proxy shows a sentence and the request id of its headers", async () => {
  await answer({ status: 502, headers: { "x-request-id": "req_2" }, contentType: "text/html", body: "<h1>Bad gateway</h1>" });
  await order("A-1", "1", "1234");
  await summary().waitFor();
  assert.match(await summary().innerText(), /^The shop cannot take the order now\.\s+.*req_2$/);
});

test("a broken connection is a sentence", async () => {
  await page.route("**/orders", (route) => route.abort());
  await order("A-1", "1", "1234");
  await page.getByText("There is no connection to the shop. Try again later.").waitFor();
});

test("a wait that is too long is left to the user", async () => {
  await answer({ status: 429, headers: { "retry-after": "90" }, json: { code: "too_many_orders" } });
  await order("A-1", "1", "1234");
  await page.getByText("The shop is busy. Order again in 90 s.").waitFor();
});

test("a retry waits as long as the service asks, and says so", async () => {
  const attempts = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/orders")) attempts.push({ sent: performance.now(), key: request.headers()["idempotency-key"] });
  });
  // The texts change once a second, which is too quick for a busy machine to see.
  await page.evaluate(() => {
    const state = document.getElementById("status");
    window.texts = [];
    new MutationObserver(() => window.texts.push(state.textContent)).observe(state, { childList: true });
  });
  const thanks = page.getByText(/^Thank you\. Your order has the number \d+\.$/);
  await order("A-1", "1", "1234");
  await thanks.waitFor();
  attempts.length = 0;
  const refused = page.waitForResponse((response) => response.status() === 429);
  await order("A-1", "1", "1234");
  const response = await refused;
  const received = performance.now();
  const asked = Number(response.headers()["retry-after"]);
  await page.waitForResponse((response) => response.status() === 200);
  await thanks.waitFor();
  assert.equal(attempts.length, 2);
  assert.equal(attempts[0].key, attempts[1].key);
  const waited = (attempts[1].sent - received) / 1000;
  // A little longer than asked, so that not all clients come back at once.
  assert.ok(asked >= 1 && asked <= 2 && waited >= asked - 0.1 && waited <= asked * 1.1 + 1, `${waited} of ${asked} s`);
  const texts = await page.evaluate(() => window.texts);
  assert.ok(texts.includes(`That did not work yet. The order is sent again in ${asked + 1} s.`), texts.join("\n"));
});
