// How programs use the module. It must compile; the lines after `@ts-expect-error` must not.
import { ERROR_CODES, type ApiError, type KnownErrorCode, decodeErrorBody, isErrorCode } from "./generated/shop.js";

export function describe(error: ApiError): string {
  if (!error.known) {
    const code: string | null = error.code;
    return code ?? String(error.status);
  }
  switch (error.code) {
    case "out_of_stock": {
      const left: number = error.details.left;
      const articles: ReadonlyArray<string> = error.details.articles;
      const time: string | null | undefined = error.details.restocked_at;
      return `${left} ${articles.join()} ${time ?? ""}`;
    }
    case "order_not_found":
    case "unknown_order":
    case "order.not-found":
    case "too_many_orders":
    case "voucher_used":
    case "gift_card_lost":
      return error.message ?? ERROR_CODES[error.code].state;
    default: {
      const never: never = error;
      return never;
    }
  }
}

export function caught(error: unknown): number {
  return isErrorCode(error, "out_of_stock") ? error.details.left : 0;
}

export const decoded: ApiError = decodeErrorBody(409, [], "");

// @ts-expect-error: a misspelt code.
isErrorCode(decoded, "out_of_stok");

// @ts-expect-error: not all codes are handled.
export const incomplete: Record<KnownErrorCode, string> = { out_of_stock: "" };

// @ts-expect-error: an unknown code has no such detail.
if (!decoded.known) decoded.details["left"].toFixed();

// @ts-expect-error: errors are read only.
decoded.status = 1;
