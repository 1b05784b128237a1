// The module under the name that it has in the README.
export * from "./generated/shop.js";
