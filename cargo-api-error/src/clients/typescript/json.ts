type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [name: string]: Json;
}

const TOKEN = /[ \t\r\n]*(?:([{}[\],:])|("[^"\\]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-]))|(true|false|null|NaN|-?Infinity)(?![\w.+-]))/y;

/** Values that nest deeper are null. */
const DEEPEST = 128;

/**
 * The JSON object that a text begins with, and whether something follows it. Null if there is none.
 *
 * `JSON.parse` would reject what servers send: control characters in texts, half of a surrogate pair, numbers that are not
 * finite, and anything after the object.
 */
function readObject(text: string): { value: JsonObject; trailing: boolean } | null {
  const open: { container: Json[] | JsonObject; name: string }[] = [];
  let next: "value" | "value-or-end" | "name" | "name-or-end" | "comma" = "value";
  TOKEN.lastIndex = 0;
  for (;;) {
    const token = TOKEN.exec(text);
    if (token === null) return null;
    const [, mark, quoted, number, word] = token;
    let frame = open[open.length - 1];
    let value: Json = null;
    if (next === "name" || next === "name-or-end") {
      if (mark === "}" && next === "name-or-end") {
        open.pop();
      } else {
        if (quoted === undefined || frame === undefined) return null;
        frame.name = unquoted(quoted);
        if (TOKEN.exec(text)?.[1] !== ":") return null;
        next = "value";
        continue;
      }
    } else if (next === "comma") {
      if (frame === undefined) return null;
      const isArray = Array.isArray(frame.container);
      if (mark === ",") {
        next = isArray ? "value" : "name";
        continue;
      }
      if (mark !== (isArray ? "]" : "}")) return null;
      open.pop();
    } else if (mark === "]" && next === "value-or-end") {
      open.pop();
    } else {
      if (mark === "{" || mark === "[") {
        value = mark === "{" ? (Object.create(null) as JsonObject) : [];
      } else if (mark !== undefined) {
        return null;
      } else if (quoted !== undefined) {
        value = unquoted(quoted);
      } else if (number !== undefined) {
        value = Number.isFinite(Number(number)) ? Number(number) : null;
      } else {
        value = word === "true" ? true : word === "false" ? false : null;
      }
      if (frame === undefined) {
        if (mark !== "{") return null;
      } else if (!(typeof value === "object" && open.length >= DEEPEST)) {
        if (Array.isArray(frame.container)) frame.container.push(value);
        else frame.container[frame.name] = value;
      }
      if (typeof value === "object" && value !== null) {
        open.push({ container: value, name: "" });
        next = mark === "[" ? "value-or-end" : "name-or-end";
        continue;
      }
    }
    next = "comma";
    // The outermost object is the last frame that was popped.
    if (open.length === 0 && frame !== undefined) {
      const trailing = /[^ \t\r\n]/.test(text.slice(TOKEN.lastIndex));
      return { value: frame.container as JsonObject, trailing };
    }
  }
}

function unquoted(quoted: string): string {
  const escaped = quoted.replace(/[\u0000-\u001f]/g, (ch) => "\\u" + ch.charCodeAt(0).toString(16).padStart(4, "0"));
  const text = JSON.parse(escaped) as string;
  return text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (unit) => (unit.length === 2 ? unit : "\ufffd"));
}

function asObject(value: unknown): JsonObject | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** A text that is not empty. */
function asText(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function asCount(value: unknown): number {
  return typeof value === "number" && value >= 0 && value <= 4294967295 ? Math.floor(value) : 0;
}

/** The objects of an array. */
function asObjects(value: unknown): JsonObject[] {
  const items: unknown[] = Array.isArray(value) ? value : [];
  return items.map(asObject).filter((item): item is JsonObject => item !== null);
}

