export { CODE_CHALLENGES } from "./challenges.ts";
export {
  type CodeRequest,
  Codes,
  type CodesOptions,
  type Limited,
  type OnProven,
  type SendOutcome,
  type VerifyOutcome,
  type WaitingCode,
} from "./codes.ts";
export { CODE_ADDRESSES, CODE_NUMBERS, CODE_SITE, type CodeStatus } from "./counters.ts";
export { type LimitName, LIMITS, OF_THE_SITE, type Refusal } from "./limits.ts";
export { maskPhone } from "./mask.ts";
export { formatPhone, type NumberFault, type ParsedNumber, parseFinnishMobile } from "./number.ts";
export { readCode } from "./secrets.ts";
