/** The largest number of bytes of a body that are kept. */
const BODY_LIMIT = 64 * 1024;

/** What is known of a response besides its status, headers and body. */
export interface DecodeOptions {
  /** How the body ended. A body with more than 64 KiB is `too_large` in any case. */
  readonly bodyState?: BodyState;
  /** The body of another API; null for one of the forms that need no description. By default that of this API. */
  readonly shape?: Shape | null;
}

/** Makes an error of a response that was read. Never throws. */
export function decodeErrorBody(
  status: number,
  headers: Iterable<readonly [string, string]>,
  body: string | Uint8Array,
  options: DecodeOptions = {},
): ApiError {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const kept = bytes.subarray(0, BODY_LIMIT);
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(kept);
  const names = Array.from(headers, ([name, value]) => Object.freeze([name.toLowerCase(), value] as const));
  const { found, trailing } = read(text, names, options.shape === undefined ? SHAPE : options.shape);
  const ids = ["x-request-id", "request-id", "x-amzn-requestid", "cf-ray"].map((name) => headerText(names, name));
  const headerRequestId = ids.find((id) => id !== null && id !== "") ?? null;
  const isRetryable = [408, 425, 429, 500, 502, 503, 504].includes(status);
  const error = {
    known: found.code !== null && Object.prototype.hasOwnProperty.call(ERROR_CODES, found.code),
    status,
    kind: status < 400 ? "unexpected_content" : status < 500 ? "client_error" : "server_error",
    format: found.format,
    type: found.type ?? defaultType(status),
    code: found.code,
    message: found.message,
    param: found.param,
    docUrl: found.docUrl,
    requestId: found.requestId ?? headerRequestId,
    headerRequestId,
    details: found.details,
    errors: Object.freeze(found.errors.map((item) => Object.freeze(item))),
    moreErrors: found.moreErrors,
    extra: found.extra,
    retryable: found.retryable ?? isRetryable,
    declaredRetryable: found.retryable,
    bodyRetryAfterMs: found.retryAfterMs,
    headers: Object.freeze(names),
    body: text,
    bodyLength: kept.length,
    bodyState: bytes.length > BODY_LIMIT ? "too_large" : (options.bodyState ?? "complete"),
    trailing,
  };
  return Object.freeze(error) as ApiError;
}

function read(body: string, headers: ApiErrorBase["headers"], shape: Shape | null): { found: Found; trailing: boolean } {
  const text = body.replace(/^\ufeff/, "").replace(/^[ \t\r\n]+/, "");
  if (text === "") return { found: nothing("empty"), trailing: false };
  const mediaType = (headerText(headers, "content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  const isPage = mediaType === "text/html" || mediaType === "application/xhtml+xml";
  const json = isPage ? null : readObject(text);
  if (json === null) return { found: nothing("text"), trailing: false };
  const own = shape === null ? null : ofShape(shape, json.value);
  const found = own ?? ofKnownForm(json.value, mediaType === "application/problem+json");
  return { found, trailing: json.trailing };
}

function defaultType(status: number): string {
  if ([401, 403, 407, 511].includes(status)) return "auth_error";
  if (status === 429) return "rate_limit_error";
  return status >= 400 && status < 500 ? "validation_error" : "api_error";
}

/** The fields that failed validation, by their names; the name of an error that belongs to no field is an empty text. */
export function fieldErrors(error: ApiErrorBase): Map<string, readonly FieldError[]> {
  const { code, message, param } = error;
  const one = param === null ? [] : [{ code: code ?? "", message: message ?? "", param }];
  const byName = new Map<string, FieldError[]>();
  for (const item of error.errors.length > 0 ? error.errors : one) {
    const name = item.param ?? "";
    byName.set(name, [...(byName.get(name) ?? []), item]);
  }
  return byName;
}

/** Reads a response of `fetch` and makes an error of it. Never throws. Reads at most 64 KiB. */
export async function decodeError(response: Response, options: DecodeOptions = {}): Promise<ApiError> {
  const bytes = new Uint8Array(BODY_LIMIT + 1);
  let length = 0;
  let bodyState: BodyState = options.bodyState ?? "complete";
  try {
    const reader = response.body?.getReader();
    while (reader !== undefined && length <= BODY_LIMIT) {
      const { done, value } = await reader.read();
      if (done) break;
      const part = value.subarray(0, bytes.length - length);
      bytes.set(part, length);
      length += part.length;
    }
    if (length > BODY_LIMIT) void reader?.cancel().catch(() => undefined);
  } catch {
    bodyState = "truncated";
  }
  const headers: [string, string][] = [];
  response.headers.forEach((value, name) => headers.push([name, value]));
  return decodeErrorBody(response.status, headers, bytes.subarray(0, length), { ...options, bodyState });
}

