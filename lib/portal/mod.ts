export { ownContact, readContact, tellContact } from "./contact.ts";
export { exportCsv } from "./export_csv.ts";
export type { Unreadable } from "./overview.ts";
export { type ExportHead, exportJson } from "./export_json.ts";
export { exportJsonSchema, exportSchema } from "./export_schema.ts";
export {
  Handles,
  type LinkedSection,
  linkSection,
  type NamedItem,
  type NamedPlace,
} from "./handles.ts";
export { type Typed } from "./kept_forms.ts";
export { reportNewNumber } from "./new_number.ts";
export {
  countUnreadable,
  everything,
  HELD_KINDS,
  heldKinds,
  isHeldKind,
  overview,
  type Reader,
  section,
} from "./overview.ts";
export { pageAfterCode } from "./return_to.ts";
export { viewsOf } from "./views.ts";
