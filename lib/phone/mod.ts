export { CODE_CHALLENGES } from "./challenges.ts";
export {
  type CodeRequest,
  Codes,
  type CodesOptions,
  type Limited,
  type WaitingCode,
} from "./codes.ts";
export { CODE_ADDRESSES, CODE_NUMBERS } from "./counters.ts";
export { type LimitName, OF_THE_SITE } from "./limits.ts";
export { maskPhone } from "./mask.ts";
export { formatPhone, type NumberFault, type ParsedNumber, parseFinnishMobile } from "./number.ts";
export { readCode } from "./secrets.ts";
