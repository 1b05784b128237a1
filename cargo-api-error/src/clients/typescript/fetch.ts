// Optional: what follows sends requests with `fetch`. Remove it if another client sends them.

/** An error response as an exception. */
export class ApiErrorException extends Error {
  readonly error: ApiError;
  /** How often the request was sent. */
  readonly attempts: number;

  constructor(error: ApiError, attempts: number = 1) {
    const code = error.code === null ? "" : ` ${error.code}`;
    const message = error.message ? `: ${error.message}` : "";
    const id = error.requestId ? ` (request id: ${error.requestId})` : "";
    super(oneLine(`${String(error.status)}${code}${message}${id}`));
    this.name = "ApiErrorException";
    this.error = error;
    this.attempts = attempts;
  }
}

/** Shows what would break the line or turn its direction: the server chose the texts. */
function oneLine(text: string): string {
  const hostile = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
  return text.slice(0, 500).replace(hostile, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The options of `fetch`, and those of the retries. */
export interface FetchWithRetryOptions extends RequestInit {
  readonly policy?: RetryPolicy;
  /** Sent as `Idempotency-Key` with every attempt. */
  readonly idempotencyKey?: string;
  readonly idempotent?: boolean;
  /** Sends the request. By default `fetch`. */
  readonly send?: (url: string, init: RequestInit) => Promise<Response>;
  /** Waits. For tests. */
  readonly sleep?: (ms: number) => Promise<void>;
}

/** Sends a request, again if that is worth it. Throws `ApiErrorException` for an error response. */
export async function fetchWithRetry(url: string | URL, options: FetchWithRetryOptions = {}): Promise<Response> {
  const { policy = {}, idempotencyKey, idempotent = false, send, sleep, ...init } = options;
  const headers = new Headers(init.headers);
  if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey);
  const method = (init.method ?? "GET").toUpperCase();
  const replayable = typeof ReadableStream === "undefined" || !(init.body instanceof ReadableStream);
  const start = Date.now();
  const host = hostOf(String(url));
  let paid: number | null = null;
  for (let attempt = 1; ; attempt += 1) {
    let failure: ApiErrorBase | TransportFailure;
    let reason: unknown;
    try {
      const response = await (send ?? fetch)(String(url), { ...init, method, headers });
      if (response.status < 400) {
        policy.budget?.deposit(host, paid ?? 1);
        return response;
      }
      const error = await decodeError(response);
      failure = error;
      reason = new ApiErrorException(error, attempt);
    } catch (error) {
      failure = { transport: transportKind(error) };
      reason = error;
    }
    const advice = retryAdvice(
      failure,
      {
        method,
        attempt,
        elapsedMs: Date.now() - start,
        idempotencyKey: headers.get("idempotency-key"),
        idempotent,
        replayable,
        cancelled: init.signal?.aborted ?? false,
        host,
      },
      policy,
    );
    if (!advice.retry) throw reason;
    paid = retryCost(failure);
    await (sleep ?? wait)(advice.afterMs);
    if (init.signal?.aborted === true) throw reason;
  }
}

function hostOf(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1] ?? "";
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** What a failure of `fetch` means. Browsers do not tell, so a connection may have broken after the request was sent. */
function transportKind(error: unknown): TransportKind {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  const code = String(cause?.code ?? "");
  if (["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"].includes(code)) return "connect";
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code)) return "certificate";
  if (code === "ERR_INVALID_URL") return "request";
  return name === "TimeoutError" || /TIMEOUT|ETIMEDOUT/.test(code) ? "timeout" : "reset";
}
