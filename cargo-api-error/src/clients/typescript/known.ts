/** What a body in one of the forms that need no description says. */
function ofKnownForm(body: JsonObject, isProblemDocument: boolean): Found {
  if (isProblemDocument) return problem(body);
  const error = body["error"];
  const inner = asObject(error);
  if (inner !== null) {
    const outer = asText(inner["request_id"]) === null ? body["request_id"] : inner["request_id"];
    const withId: JsonObject = Object.assign(Object.create(null) as JsonObject, inner);
    withId["request_id"] = outer ?? null;
    const status = asText(inner["status"]);
    const isGoogle = status !== null && /^[A-Z_]+$/.test(status) && asText(inner["code"]) === null;
    return isGoogle ? google(withId) : envelope(withId, "nested");
  }
  const text = asText(error);
  if (text !== null) return withErrorText(body, text);
  if (typeof error === "string") return withErrorText(body, "");
  const hasProblem = asText(body["title"]) !== null || asText(body["detail"]) !== null;
  if (hasProblem && asText(body["message"]) === null) return problem(body);
  return envelope(body, isEnvelope(body) ? "flat" : "json");
}

function isEnvelope(body: JsonObject): boolean {
  const texts = ["type", "code", "message", "param", "doc_url", "request_id"];
  return texts.some((name) => asText(body[name]) !== null) || [body["details"], body["errors"]].some((value) => (value ?? null) !== null);
}

function envelope(body: JsonObject, format: Found["format"]): Found {
  return {
    ...nothing(format),
    type: asText(body["type"]),
    code: asText(body["code"]),
    message: asText(body["message"]),
    param: asText(body["param"]),
    docUrl: asText(body["doc_url"]),
    requestId: asText(body["request_id"]),
    details: asObject(body["details"]) ?? (Object.create(null) as JsonObject),
    errors: listed(body["errors"]),
    moreErrors: asCount(body["more_errors"]),
  };
}

/** A body whose member `error` is a text: a code of OAuth (RFC 6749 section 5.2), or a message. */
function withErrorText(body: JsonObject, error: string): Found {
  if (/^[a-z]/.test(error) && isCode(error) && asText(body["code"]) === null) {
    const base = envelope(body, "oauth");
    return {
      ...nothing("oauth"),
      type: base.type,
      code: error,
      message: asText(body["error_description"]) ?? base.message ?? asText(body["detail"]),
      param: base.param,
      docUrl: asText(body["error_uri"]),
      requestId: base.requestId,
    };
  }
  const message = asText(body["message"]) ?? asText(error);
  const isFlat = isEnvelope(body) || message !== null;
  return { ...envelope(body, isFlat ? "flat" : "json"), message };
}

/** Whether a text is a code, and not a sentence. */
function isCode(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_.:/-]{0,63}$/.test(text);
}

/** A problem document (RFC 9457). */
function problem(body: JsonObject): Found {
  const uri = asText(body["type"]);
  const instance = asText(body["instance"]);
  const id = instance === null ? null : /^(?:urn:uuid:|\/requests\/)(.*)$/s.exec(instance);
  return {
    ...envelope(body, "problem"),
    type: asText(body["error_type"]),
    code: asText(body["code"]) ?? (uri === null ? null : codeOfUri(uri)),
    message: asText(body["detail"]) ?? asText(body["title"]),
    requestId: asText(body["request_id"]) ?? id?.[1] ?? null,
    docUrl: uri !== null && /^https?:\/\//.test(uri) ? uri : null,
  };
}

/** The code that the URI of a problem's type ends with. A section of a specification is none. */
function codeOfUri(uri: string): string | null {
  const start = uri.split("?")[0] ?? "";
  const scheme = start.indexOf("://");
  let path = start.startsWith("about:blank") ? "" : start;
  if (scheme >= 0) {
    const slash = start.indexOf("/", scheme + 3);
    if (slash < 0) return null;
    path = start.slice(slash + 1);
  }
  const last = path.split(/[/#:]/).pop() ?? "";
  return isCode(last) && !last.startsWith("section-") ? last : null;
}

/** The JSON form of `google.rpc.Status` (AIP-193). */
function google(body: JsonObject): Found {
  const found = { ...nothing("google"), message: asText(body["message"]), requestId: asText(body["request_id"]) };
  for (const detail of asObjects(body["details"])) {
    switch (asText(detail["@type"])?.split(".").pop()) {
      case "ErrorInfo": {
        found.code = asText(detail["reason"]);
        const { type, ...metadata } = asObject(detail["metadata"]) ?? {};
        found.type = asText(type) ?? found.type;
        Object.assign(found.details, metadata);
        break;
      }
      case "BadRequest":
        for (const item of asObjects(detail["fieldViolations"])) {
          const [code, message] = [asText(item["reason"]) ?? "", asText(item["description"]) ?? ""];
          found.errors.push({ code, message, param: asText(item["field"]) });
        }
        break;
      case "Help":
        found.docUrl = asObjects(detail["links"]).map((link) => asText(link["url"])).find((url) => url !== null) ?? null;
        break;
      case "RequestInfo":
        found.requestId = asText(detail["requestId"]);
        break;
      case "RetryInfo": {
        const delay = asText(detail["retryDelay"]);
        found.retryAfterMs = delay !== null && delay.endsWith("s") ? decimal(delay.slice(0, -1), 1000) : null;
        break;
      }
    }
  }
  found.code ??= asText(body["status"]);
  const [only, second] = found.errors;
  if (only !== undefined && second === undefined) found.param = only.param;
  return found;
}

/** The fields that a body lists: as an array, or as ASP.NET has them, by their names. */
function listed(value: unknown): FieldError[] {
  if (Array.isArray(value)) {
    return asObjects(value).map((item) => {
      const pointer = asText(item["pointer"]);
      return {
        code: asText(item["code"]) ?? asText(item["reason"]) ?? "",
        message: asText(item["message"]) ?? asText(item["detail"]) ?? "",
        param: asText(item["param"]) ?? (pointer === null ? null : ofPointer(pointer)),
      };
    });
  }
  const errors: FieldError[] = [];
  for (const [param, texts] of Object.entries(asObject(value) ?? {})) {
    for (const message of Array.isArray(texts) ? texts : [texts]) {
      if (typeof message === "string") errors.push({ code: "", message, param });
    }
  }
  return errors;
}

/** `#/items/0/sku` becomes `items[0].sku` (RFC 6901 section 6). */
function ofPointer(pointer: string): string {
  let param = "";
  for (const encoded of pointer.replace(/^#?\/?/, "").split("/")) {
    const segment = percentDecoded(encoded).replace(/~1/g, "/").replace(/~0/g, "~");
    param += /^\d+$/.test(segment) ? `[${segment}]` : (param === "" ? "" : ".") + segment;
  }
  return param;
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

