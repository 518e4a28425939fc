export * from "./schema.ts";
export { type Added, RECORDS, Records } from "./store.ts";
