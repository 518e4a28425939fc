export { itemId } from "./place.ts";
export * from "./schema.ts";
export { RECORDS } from "./rows.ts";
export { Records } from "./store.ts";
