// Every file of the corpus: what the module decodes and decides is what the file says.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { RetryBudget, decodeErrorBody, fieldErrors, retryAdvice, retryAfterMs } from "./out/generated/shop.js";

const NOW = Date.UTC(2026, 0, 1);
const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
const shapes = read("../shapes.json");

function bytesOf(body = []) {
  const parts = typeof body === "string" ? [body] : body;
  const bytes = (part) => {
    if (typeof part === "string") return Buffer.from(part);
    return "base64" in part ? Buffer.from(part.base64, "base64") : Buffer.from(part.text.repeat(part.times));
  };
  return new Uint8Array(Buffer.concat(parts.map(bytes)));
}

function decode({ shape, response: { status, headers = [], body, body_state: bodyState = "complete" } }) {
  return decodeErrorBody(status, headers, bytesOf(body), { bodyState, shape: shapes[shape]?.members ?? null });
}

/** The failure with everything that the file leaves out. */
function complete(expected, length) {
  const all = {
    code: null, message: null, param: null, doc_url: null, request_id: null, header_request_id: null, details: {}, extra: {},
    errors: [], more_errors: 0, retry_after_ms: null, retryable: false, body_state: "complete", body_length: length,
    trailing: false, ...expected,
  };
  const { code, message, param, errors } = all;
  const one = param === null ? [] : [{ code: code ?? "", message: message ?? "", param }];
  all.field_errors ??= errors.length > 0 ? errors : one;
  return all;
}

function failureOf(error) {
  const { details, extra, errors } = error;
  return {
    kind: error.kind, format: error.format, type: error.type, code: error.code, message: error.message, param: error.param,
    doc_url: error.docUrl, request_id: error.requestId, header_request_id: error.headerRequestId, details, extra, errors,
    field_errors: [...fieldErrors(error).values()].flat(), more_errors: error.moreErrors,
    retry_after_ms: rounded(retryAfterMs(error, NOW)), retryable: error.retryable, body_state: error.bodyState,
    body_length: error.bodyLength, trailing: error.trailing,
  };
}

const rounded = (ms) => (ms === null ? null : Math.round(ms * 1000) / 1000);
/** Objects without a prototype are equal to those with one. */
const plain = (value) => JSON.parse(JSON.stringify(value));

function policyOf(policy = {}, budget) {
  const names = { retries_of_500: "retriesOf500", retries_unsafe_503: "retriesUnsafe503", retries_limited_403: "retriesLimited403" };
  const camel = (name) => names[name] ?? name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
  const options = Object.fromEntries(Object.entries(policy).map(([name, value]) => [camel(name), value]));
  return budget === null ? options : { ...options, budget };
}

for (const file of readdirSync(new URL("../corpus/", import.meta.url)).sort()) {
  const it = read(`../corpus/${file}`);
  test(`${file}: ${it.description}`, () => {
    const error = it.response ? decode(it) : null;
    if (error !== null) {
      const expected = complete(it.expect.failure, Math.min(bytesOf(it.response.body).length, 64 * 1024));
      const byParam = (errors) => [...errors].sort((a, b) => (a.param ?? "").localeCompare(b.param ?? ""));
      const failure = plain(failureOf(error));
      // `fieldErrors` groups by name.
      for (const one of [failure, expected]) one.field_errors = byParam(one.field_errors);
      if (expected.errors.length === 0) delete failure.errors;
      if (expected.errors.length === 0) delete expected.errors;
      assert.deepEqual(failure, expected);
    }
    const { method = "GET", idempotency_key: hasKey, idempotent, replayable, cancelled } = it.request ?? {};
    const budget = it.budget === undefined ? null : new RetryBudget(it.budget);
    const attempt = {
      method, attempt: it.attempt ?? 1, elapsedMs: it.elapsed_ms ?? 0, now: NOW, random: it.random ?? 0.5,
      idempotencyKey: hasKey ? "key" : null, idempotent, replayable, cancelled, host: "api.example.com",
    };
    const advice = retryAdvice(error ?? { transport: it.transport }, attempt, policyOf(it.policy, budget));
    const { retry, reason } = advice;
    const decision = retry ? { retry, after_ms: rounded(advice.afterMs), reason } : { retry, reason };
    assert.deepEqual(decision, it.expect.decision);
    if (it.expect.budget !== undefined) assert.equal(budget.permits("api.example.com"), it.expect.budget);
  });
}
