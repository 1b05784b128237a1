/** What went wrong with one field of a request. */
export interface FieldError {
  readonly code: string;
  readonly message: string;
  readonly param: string | null;
}

/** What every error response tells. The status is always right; the rest is what the body adds. */
export interface ApiErrorBase {
  /** Whether this module knows the code. `switch (error.code)` is exhaustive where it is true. */
  readonly known: boolean;
  readonly code: string | null;
  readonly details: { readonly [name: string]: unknown };
  readonly status: number;
  /** By the status. `unexpected_content` is a status below 400. */
  readonly kind: "client_error" | "server_error" | "unexpected_content";
  /** The form of the body. */
  readonly format: "empty" | "text" | "json" | "flat" | "nested" | "problem" | "google" | "oauth" | "own";
  /** As the body says, otherwise the default of the status. */
  readonly type: ErrorType;
  /** A server wrote it: do not use it as markup. */
  readonly message: string | null;
  readonly param: string | null;
  readonly docUrl: string | null;
  /** Of the body, otherwise of the headers. */
  readonly requestId: string | null;
  readonly headerRequestId: string | null;
  /** The fields that the body lists. `fieldErrors` is the one to use in forms. */
  readonly errors: readonly FieldError[];
  /** How many fields failed beyond `errors`. */
  readonly moreErrors: number;
  /** Other members of the API's own body. */
  readonly extra: { readonly [name: string]: unknown };
  /** Whether the same request may succeed later. `retryAdvice` knows more. */
  readonly retryable: boolean;
  /** What the body says about that. */
  readonly declaredRetryable: boolean | null;
  /** How long the body asks to wait. `retryAfterMs` reads the headers too. */
  readonly bodyRetryAfterMs: number | null;
  /** Names in lower case, and values. */
  readonly headers: ReadonlyArray<readonly [string, string]>;
  /** At most 64 KiB of the body. */
  readonly body: string;
  readonly bodyLength: number;
  readonly bodyState: BodyState;
  /** Whether something follows the JSON object. */
  readonly trailing: boolean;
}

/** How a body ended. */
export type BodyState = "complete" | "truncated" | "too_large" | "undecodable";

/** An error with a code that this module knows. */
interface Known<C extends KnownErrorCode> extends ApiErrorBase {
  readonly known: true;
  readonly code: C;
  readonly details: DetailsByCode[C];
}

/** The errors with one of these codes. */
export type ErrorOf<C extends KnownErrorCode> = { [K in C]: Known<K> }[C];

/** An error with a code that this module knows. */
export type KnownApiError = ErrorOf<KnownErrorCode>;

/** An error with another code, or without one. */
export interface UnknownApiError extends ApiErrorBase {
  readonly known: false;
}

/** Any error response. */
export type ApiError = KnownApiError | UnknownApiError;

/** Whether a value is an error with one of these codes. */
export function isErrorCode<C extends KnownErrorCode>(error: unknown, ...codes: readonly C[]): error is ErrorOf<C> {
  const candidate = error as { known?: unknown; code?: unknown } | null | undefined;
  return candidate?.known === true && (codes as readonly unknown[]).includes(candidate.code);
}

