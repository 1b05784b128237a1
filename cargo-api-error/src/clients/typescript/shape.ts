/** The members of a body of one's own, as the catalog describes them. */
export type Shape = readonly ShapeMember[];
type ShapeMember =
  | { readonly name: string; readonly optional?: boolean; readonly value: ShapeValue }
  | { readonly spread: "details" };
type ShapeValue =
  | { readonly fact: string }
  | { readonly extra: string }
  | { readonly constant: unknown }
  | { readonly object: Shape }
  | { readonly array: readonly ShapeValue[] }
  | { readonly errors: Shape };

/** What a body says. */
interface Found {
  format: ApiErrorBase["format"];
  type: string | null;
  code: string | null;
  message: string | null;
  param: string | null;
  docUrl: string | null;
  requestId: string | null;
  details: JsonObject;
  extra: JsonObject;
  errors: FieldError[];
  moreErrors: number;
  retryable: boolean | null;
  retryAfterMs: number | null;
}

function nothing(format: Found["format"]): Found {
  return {
    format,
    type: null,
    code: null,
    message: null,
    param: null,
    docUrl: null,
    requestId: null,
    details: Object.create(null) as JsonObject,
    extra: Object.create(null) as JsonObject,
    errors: [],
    moreErrors: 0,
    retryable: null,
    retryAfterMs: null,
  };
}

/** What a body in this shape says. Null if it has neither a type, a code, a message nor errors at their places. */
function ofShape(shape: Shape, body: JsonObject): Found | null {
  const found = nothing("own");
  visitMembers(shape, body, found);
  const fits = found.type !== null || found.code !== null || found.message !== null || found.errors.length > 0;
  return fits ? found : null;
}

function visitMembers(shape: Shape, body: JsonObject, found: Found): void {
  const rest = new Set(Object.keys(body));
  let spreads = false;
  for (const member of shape) {
    if ("spread" in member) {
      spreads = true;
    } else if (rest.delete(member.name)) {
      visit(member.value, body[member.name], found);
    }
  }
  if (spreads) {
    for (const name of rest) found.details[name] = body[name] as Json;
  }
}

function visit(shape: ShapeValue, value: unknown, found: Found): void {
  if ("object" in shape) {
    const body = asObject(value);
    if (body !== null) visitMembers(shape.object, body, found);
  } else if ("array" in shape) {
    if (Array.isArray(value)) {
      shape.array.forEach((item, at) => (at < value.length ? visit(item, value[at], found) : undefined));
    }
  } else if ("errors" in shape) {
    found.errors = asObjects(value).map((item) => {
      const inside = nothing("own");
      visitMembers(shape.errors, item, inside);
      return { code: inside.code ?? "", message: inside.message ?? "", param: inside.param };
    });
  } else if ("extra" in shape) {
    if (value !== null) found.extra[shape.extra] = value as Json;
  } else if ("fact" in shape) {
    visitFact(shape.fact, value, found);
  }
}

function visitFact(fact: string, value: unknown, found: Found): void {
  switch (fact) {
    case "type":
      found.type = asText(value);
      break;
    case "code":
      found.code = asText(value);
      break;
    case "message":
      found.message = asText(value);
      break;
    case "param":
      found.param = asText(value);
      break;
    case "doc_url":
      found.docUrl = asText(value);
      break;
    case "request_id":
      found.requestId = asText(value);
      break;
    case "retryable":
      found.retryable = typeof value === "boolean" ? value : null;
      break;
    case "retry_after":
      found.retryAfterMs = typeof value === "number" ? ofSeconds(value) : null;
      break;
    case "details":
      Object.assign(found.details, asObject(value));
      break;
    case "more_errors":
      found.moreErrors = asCount(value);
      break;
  }
}

