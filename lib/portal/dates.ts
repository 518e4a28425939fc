export { writeDate, writeDay, writeInstant, writeTime } from "../site/format.ts";
