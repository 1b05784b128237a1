// Sends the order, and shows what the service answers: at the fields, in a summary, and while it waits.
import {
  ApiErrorException,
  type ApiError,
  type FieldError,
  fetchWithRetry,
  fieldErrors,
  isErrorCode,
  retryAfterMs,
} from "./errors.js";

function element<T extends HTMLElement = HTMLElement>(selector: string): T {
  return document.querySelector<T>(selector) as T;
}

const form = element<HTMLFormElement>("form");
const button = element("button");
const summary = element("#summary");
const problems = element("#problems");
const state = element("#status");

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (button.getAttribute("aria-disabled") !== "true") void send();
});

async function send(): Promise<void> {
  clear();
  button.setAttribute("aria-disabled", "true");
  state.textContent = "Sending the order.";
  try {
    const response = await fetchWithRetry("/orders", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(order()),
      // All attempts of this order have one key, so that the service could tell them from another order.
      idempotencyKey: crypto.randomUUID(),
      policy: { maxRetryAfterMs: 10_000 },
      sleep,
    });
    const { id } = (await response.json()) as { id: number };
    state.textContent = `Thank you. Your order has the number ${id}.`;
    form.reset();
  } catch (error) {
    state.textContent = "";
    if (error instanceof ApiErrorException) show(error.error);
    else showSummary("There is no connection to the shop. Try again later.");
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

/** The form as JSON. What is not a number stays a text: the service says what is wrong with it. */
function order(): unknown {
  const data = new FormData(form);
  const count = String(data.get("count"));
  return {
    sku: data.get("sku"),
    count: /^\d*$/.test(count) ? Number(count) : count,
    delivery: { postcode: data.get("delivery.postcode") },
  };
}

/** Waits, and says so once a second. */
async function sleep(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1000) {
    state.textContent = `That did not work yet. The order is sent again in ${Math.ceil(left / 1000)} s.`;
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, 1000)));
  }
  state.textContent = "Sending the order again.";
}

function show(error: ApiError): void {
  const fields = fieldErrors(error);
  if (fields.size > 0) {
    for (const [param, errors] of fields) mark(param, errors);
    showSummary("Change these fields, then order again.");
  } else if (isErrorCode(error, "too_many_orders")) {
    showSummary(`The shop is busy. Order again in ${Math.ceil((retryAfterMs(error) ?? 0) / 1000)} s.`);
  } else {
    // Codes that this page does not know, and pages of proxies, which have no message.
    showSummary(error.message ?? "The shop cannot take the order now.", error.requestId);
  }
}

/** Shows errors at their field, with a link in the summary. What has no field of this form stands only there. */
function mark(param: string | null, errors: readonly FieldError[]): void {
  const text = errors.map((error) => error.message).join(", ");
  const item = problems.appendChild(document.createElement("li"));
  const input = form.elements.namedItem(param ?? "");
  if (!(input instanceof HTMLInputElement)) {
    item.textContent = text;
    return;
  }
  input.setAttribute("aria-invalid", "true");
  element(`#${input.id}-error`).textContent = text;
  const link = item.appendChild(document.createElement("a"));
  link.href = `#${input.id}`;
  link.textContent = `${input.labels?.[0]?.textContent ?? input.name}: ${text}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    input.focus();
  });
}

/** Moves the focus to the summary, so that screen readers read it. */
function showSummary(headline: string, requestId: string | null = null): void {
  element("#headline").textContent = headline;
  element("#request-id").textContent = requestId;
  element("#support").hidden = requestId === null;
  summary.hidden = false;
  summary.focus();
}

function clear(): void {
  summary.hidden = true;
  problems.replaceChildren();
  for (const input of form.querySelectorAll("input")) {
    input.removeAttribute("aria-invalid");
    element(`#${input.id}-error`).textContent = "";
  }
}
