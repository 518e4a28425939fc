export { itemId } from "./place.ts";
export * from "./schema.ts";
export { RecordRights } from "./rights.ts";
export { RECORDS } from "./rows.ts";
export { type Added, Records } from "./store.ts";
