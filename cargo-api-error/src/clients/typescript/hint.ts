const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** Seconds as milliseconds, a year at most. Null for a number that is negative or not finite. */
function ofSeconds(seconds: number): number | null {
  return Number.isNaN(seconds) || seconds < 0 ? null : Math.min(seconds * 1000, YEAR_MS);
}

/** A number of a unit in milliseconds. */
function decimal(text: string, unitMs: number): number | null {
  return /^\d+(?:\.\d+)?$/.test(text) ? ofSeconds((Number(text) * unitMs) / 1000) : null;
}

/** The first value of a header, if it is printable. */
function headerText(headers: ApiErrorBase["headers"], name: string): string | null {
  const value = headers.find(([known]) => known === name)?.[1];
  return value !== undefined && /^[\t\x20-\x7e]*$/.test(value) ? value : null;
}

/** The value of a header that is there once. */
function onlyHeader(headers: ApiErrorBase["headers"], name: string): string | null {
  if (headers.filter(([known]) => known === name).length !== 1) return null;
  return headerText(headers, name)?.replace(/^[ \t]+|[ \t]+$/g, "") ?? null;
}

/**
 * How long the server asks to wait: `retry-after-ms`, `Retry-After`, `RateLimit`, or the body, in this order. At most a year.
 *
 * `now` counts only for a date, and only if the response has no `Date`.
 */
export function retryAfterMs(error: ApiErrorBase, now: number = Date.now()): number | null {
  const { headers } = error;
  const milliseconds = onlyHeader(headers, "retry-after-ms");
  const after = onlyHeader(headers, "retry-after");
  return (
    (milliseconds === null ? null : decimal(milliseconds, 1)) ??
    (after === null ? null : decimal(after, 1000) ?? untilDate(after, headers, now)) ??
    ofRateLimit(headers) ??
    error.bodyRetryAfterMs
  );
}

/** Of the two clocks, a date belongs to that of the server, which `Date` tells. */
function untilDate(text: string, headers: ApiErrorBase["headers"], now: number): number | null {
  const date = ofHttpDate(text);
  if (date === null) return null;
  const sent = ofHttpDate(onlyHeader(headers, "date") ?? "") ?? now;
  return Math.min(Math.max(date - sent, 0), YEAR_MS);
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DATES = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<h>\d\d):(?<m>\d\d):(?<s>\d\d) GMT$/,
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\d\d)-(?<month>[A-Z][a-z]{2})-(?<year>\d\d) (?<h>\d\d):(?<m>\d\d):(?<s>\d\d) GMT$/,
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<h>\d\d):(?<m>\d\d):(?<s>\d\d) (?<year>\d{4})$/,
];

/** One of the three forms of RFC 9110 section 5.6.7, as milliseconds since 1970. */
function ofHttpDate(text: string): number | null {
  for (const form of DATES) {
    const parts = form.exec(text)?.groups;
    if (parts === undefined) continue;
    const month = MONTHS.indexOf(parts["month"] ?? "");
    const [day, h, m, s] = [Number(parts["day"]), Number(parts["h"]), Number(parts["m"]), Number(parts["s"])];
    let year = Number(parts["year"]);
    if (year < 100) year += year < 70 ? 2000 : 1900;
    const isValid = month >= 0 && day >= 1 && day <= 31 && h < 24 && m < 60 && s < 60 && year >= 1970;
    return isValid ? Date.UTC(year, month, day, h, m, s) : null;
  }
  return null;
}

/** `RateLimit: "burst";r=0;t=30, "daily";r=9;t=600`: 30 seconds. */
function ofRateLimit(headers: ApiErrorBase["headers"]): number | null {
  let longest: number | null = null;
  for (const [name, value] of headers) {
    if (name !== "ratelimit") continue;
    for (const policy of value.split(",")) {
      const parameter = (key: string): number | null => {
        const found = policy.split(";").map((part) => new RegExp(`^${key}=(\\d+)$`).exec(part.trim())?.[1]);
        const text = found.find((text) => text !== undefined);
        return text === undefined ? null : Number(text);
      };
      const [left, wait] = [parameter("r"), parameter("t")];
      if (left === 0 && wait !== null) longest = Math.max(longest ?? 0, Math.min(wait * 1000, YEAR_MS));
    }
  }
  return longest;
}

