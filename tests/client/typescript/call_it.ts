// The section "Call it" of the README, in TypeScript.

import { ApiErrorException, fetchWithRetry, isErrorCode } from "./errors.js";

try {
  const response = await fetchWithRetry("http://127.0.0.1:3000/orders/8");
  console.log(response.status);
} catch (error) {
  if (!(error instanceof ApiErrorException)) throw error;
  if (isErrorCode(error.error, "order_not_found")) console.log("There is no such order.");
  else console.log(`${error.message} (attempts: ${error.attempts})`);
}
