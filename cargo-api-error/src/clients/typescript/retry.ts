/** How a request failed without an answer. */
export type TransportKind =
  | "connect"
  | "not_processed"
  | "reset"
  | "timeout"
  | "incomplete_body"
  | "certificate"
  | "request";

/** A request that failed without an answer. */
export interface TransportFailure {
  readonly transport: TransportKind;
}

/** An attempt that failed. */
export interface Attempt {
  readonly method: string;
  /** 1, the default, for the first attempt. */
  readonly attempt?: number;
  readonly elapsedMs?: number;
  /** The time of day, in milliseconds. */
  readonly now?: number;
  /** A random number of at least 0 and less than 1. */
  readonly random?: number;
  /** The key that all attempts share. */
  readonly idempotencyKey?: string | null;
  /** Whether the operation is idempotent, whatever its method is. */
  readonly idempotent?: boolean;
  /** Whether the body can be sent again. */
  readonly replayable?: boolean;
  readonly cancelled?: boolean;
  /** For the budget. */
  readonly host?: string;
}

/** When to send a request again. What is left out has its default. */
export interface RetryPolicy {
  /** With the first one. By default 3. */
  readonly maxAttempts?: number;
  /** For all attempts and the waits between them. By default 60 seconds. */
  readonly deadlineMs?: number;
  /** The longest wait that a server can ask for. By default 60 seconds. */
  readonly maxRetryAfterMs?: number;
  /** The first wait and the longest one. By default 0.5 and 8 seconds. */
  readonly backoffMs?: readonly [number, number];
  /** The same if the server limits the rate. By default 1 and 20 seconds. */
  readonly throttleBackoffMs?: readonly [number, number];
  /** More statuses to retry if that is safe. */
  readonly alsoRetry?: readonly number[];
  /** Codes of a 429 that no wait of seconds mends. By default `insufficient_quota` and `quota_exceeded`. */
  readonly quotaCodes?: readonly string[];
  /** Headers with `true` or `false`. By default `x-should-retry` and `stripe-should-retry`. */
  readonly hintHeaders?: readonly string[];
  /** How often a 500 is retried. By default once. */
  readonly retriesOf500?: number;
  /** Whether a 503 with `Retry-After` is retried even if the request is not idempotent. */
  readonly retriesUnsafe503?: boolean;
  /** Whether a 403 that limits the rate is retried. */
  readonly retriesLimited403?: boolean;
  /** Limits the retries of all requests together. */
  readonly budget?: RetryBudget;
}

type StopReason =
  | "permanent"
  | "not_idempotent"
  | "server_hint"
  | "replayed"
  | "key_reused"
  | "quota"
  | "wait_too_long"
  | "attempts"
  | "deadline"
  | "not_replayable"
  | "cancelled"
  | "budget";
type RetryReason = "status" | "new_connection" | "rate_limit" | "conflict" | "server_hint" | "transport";
type Verdict = { readonly retry: true; readonly reason: RetryReason } | { readonly retry: false; readonly reason: StopReason };

/** Whether to send a request again, when, and why. */
export type RetryAdvice =
  | { readonly retry: true; readonly afterMs: number; readonly reason: RetryReason }
  | { readonly retry: false; readonly reason: StopReason };

/** The permits to retry, per host. A retry takes 14, or 5 if the server limits the rate; a success gives some back. */
export class RetryBudget {
  private readonly hosts = new Map<string, number>();
  private readonly most: number;

  constructor(most: number = 500) {
    this.most = most;
  }

  permits(host: string): number {
    return this.hosts.get(host) ?? this.most;
  }

  /** Takes permits. False, and nothing taken, if there are not enough. */
  withdraw(host: string, cost: number): boolean {
    const left = this.permits(host) - cost;
    if (left < 0) return false;
    if (this.hosts.size >= 10_000) this.hosts.clear();
    this.hosts.set(host, left);
    return true;
  }

  /** Gives permits back: those of a retry that succeeded, or 1. */
  deposit(host: string, permits: number): void {
    // A host that is not remembered has all of its permits.
    if (this.hosts.has(host)) this.hosts.set(host, Math.min(this.permits(host) + permits, this.most));
  }
}

/** Whether to send a request again. A decision to do so takes permits from the budget. */
export function retryAdvice(failure: ApiErrorBase | TransportFailure, attempt: Attempt, policy: RetryPolicy = {}): RetryAdvice {
  const { attempt: number = 1, elapsedMs = 0, now = Date.now(), replayable = true, cancelled = false } = attempt;
  const verdict = "transport" in failure ? ofTransport(failure.transport, attempt) : ofError(failure, attempt, policy, now);
  if (!verdict.retry) return verdict;
  const random = attempt.random ?? Math.random();
  const afterMs = waitMs(failure, number, random >= 0 && random < 1 ? random : 0, now, policy);
  if (afterMs === null) return stop("wait_too_long");
  if (cancelled) return stop("cancelled");
  if (!replayable) return stop("not_replayable");
  if (number >= (policy.maxAttempts ?? 3)) return stop("attempts");
  if (elapsedMs + afterMs >= (policy.deadlineMs ?? 60_000)) return stop("deadline");
  if (policy.budget?.withdraw(attempt.host ?? "", retryCost(failure)) === false) return stop("budget");
  return { retry: true, afterMs, reason: verdict.reason };
}

function stop(reason: StopReason): { readonly retry: false; readonly reason: StopReason } {
  return { retry: false, reason };
}

function again(reason: RetryReason): Verdict {
  return { retry: true, reason };
}

/** The server may execute the request twice: its method is idempotent (RFC 9110 section 9.2.2), or a key makes it so. */
function ifSafe(attempt: Attempt, reason: RetryReason): Verdict {
  const isIdempotent = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"].includes(attempt.method);
  const hasKey = (attempt.idempotencyKey ?? "") !== "";
  return isIdempotent || hasKey || attempt.idempotent === true ? again(reason) : stop("not_idempotent");
}

function ofTransport(kind: TransportKind, attempt: Attempt): Verdict {
  if (kind === "connect" || kind === "not_processed") return again("transport");
  return kind === "certificate" || kind === "request" ? stop("permanent") : ifSafe(attempt, "transport");
}

function ofError(error: ApiErrorBase, attempt: Attempt, policy: RetryPolicy, now: number): Verdict {
  for (const name of policy.hintHeaders ?? ["x-should-retry", "stripe-should-retry"]) {
    const hint = trimmedHeader(error, name.toLowerCase())?.toLowerCase();
    if (hint === "true") return again("server_hint");
    if (hint === "false") return stop("server_hint");
  }
  if (trimmedHeader(error, "idempotent-replayed")?.toLowerCase() === "true") return stop("replayed");
  if (error.kind === "unexpected_content") return stop("permanent");
  const byStatus = ofStatus(error, attempt, policy, now);
  if (error.declaredRetryable === false) return stop("server_hint");
  const isOther = !byStatus.retry && byStatus.reason === "permanent";
  return error.declaredRetryable === true && isOther ? ifSafe(attempt, "server_hint") : byStatus;
}

function trimmedHeader(error: ApiErrorBase, name: string): string | undefined {
  return headerText(error.headers, name)?.trim();
}

function ofStatus(error: ApiErrorBase, attempt: Attempt, policy: RetryPolicy, now: number): Verdict {
  const { status, code } = error;
  const number = attempt.attempt ?? 1;
  const hasWait = retryAfterMs(error, now) !== null;
  const isIdempotencyError = error.type === "idempotency_error";
  switch (status) {
    case 408:
    case 425:
      return ifSafe(attempt, "new_connection");
    case 421:
      // The server has not seen the request (RFC 9110 section 15.5.20), but another connection may not help either.
      if (number === 1) return again("new_connection");
      break;
    case 429:
      if (code !== null && (policy.quotaCodes ?? ["insufficient_quota", "quota_exceeded"]).includes(code)) return stop("quota");
      // A limiter rejects a request before anything executes it.
      return again("rate_limit");
    case 403:
      if (policy.retriesLimited403 === true && (hasWait || trimmedHeader(error, "ratelimit-remaining") === "0")) {
        return again("rate_limit");
      }
      break;
    case 409:
      if (isIdempotencyError || error.type === "api_error" || code === "lock_timeout") return ifSafe(attempt, "conflict");
      break;
    case 400:
    case 422:
      if (isIdempotencyError) return stop("key_reused");
      break;
    case 413:
      if (hasWait) return ifSafe(attempt, "status");
      break;
    case 500:
      return number > (policy.retriesOf500 ?? 1) ? stop("permanent") : ifSafe(attempt, "status");
    case 503:
      return policy.retriesUnsafe503 === true && hasWait ? again("status") : ifSafe(attempt, "status");
    case 502:
    case 504:
      return ifSafe(attempt, "status");
  }
  return policy.alsoRetry?.includes(status) === true ? ifSafe(attempt, "status") : stop("permanent");
}

/** Whether the server protects itself: waits are longer then, and a retry costs less. */
function isThrottle(failure: ApiErrorBase | TransportFailure): boolean {
  return !("transport" in failure) && (failure.status === 429 || failure.type === "rate_limit_error");
}

function retryCost(failure: ApiErrorBase | TransportFailure): number {
  return isThrottle(failure) ? 5 : 14;
}

/** The wait before the next attempt. Null if the server asks for a longer one than the policy allows. */
function waitMs(
  failure: ApiErrorBase | TransportFailure,
  number: number,
  random: number,
  now: number,
  policy: RetryPolicy,
): number | null {
  const asked = "transport" in failure ? null : retryAfterMs(failure, now);
  if (asked !== null && asked > 0) {
    const spread = Math.min(Math.max(asked / 10, 50), 1000);
    return asked > (policy.maxRetryAfterMs ?? 60_000) ? null : asked + spread * random;
  }
  const [base, cap] = isThrottle(failure) ? (policy.throttleBackoffMs ?? [1000, 20_000]) : (policy.backoffMs ?? [500, 8000]);
  return Math.min(base * 2 ** Math.min(number - 1, 31), cap) * random;
}

