export { ownContact, readContact, tellContact, type ToldContact } from "./contact.ts";
export { exportCsv } from "./export_csv.ts";
export type { Unreadable } from "./overview.ts";
export { type ExportHead, exportJson } from "./export_json.ts";
export { type Export, exportJsonSchema, exportSchema } from "./export_schema.ts";
export {
  Handles,
  type LinkedItem,
  type LinkedSection,
  linkSection,
  type NamedItem,
  type NamedPlace,
} from "./handles.ts";
export { KeptForms, type Typed } from "./kept_forms.ts";
export { reportNewNumber } from "./new_number.ts";
export {
  countUnreadable,
  everything,
  HELD_KINDS,
  heldKinds,
  isHeldKind,
  overview,
  type Reader,
  type Section,
  section,
} from "./overview.ts";
export { pageAfterCode } from "./return_to.ts";
export { FRESH_FOR, type PortalSession, PortalSessions } from "./session.ts";
export { viewsOf } from "./views.ts";
