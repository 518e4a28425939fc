/** Credentials and options of the text-message gateway. */
export type GatewaySettings =
  | { kind: "outbox" }
  | ({ kind: "46elks"; username: string; password: string } & OfEvery)
  | ({ kind: "gatewayapi"; token: string; region: "eu" | "com" } & OfEvery);

interface OfEvery {
  /** What the phone shows as the sender. */
  readonly sender: string;
  /** Proves that a delivery report is the gateway's; null: no reports are taken in. */
  readonly reportSecret: string | null;
}

/** The secret that proves delivery reports; null: there are none. */
export function reportSecretOf(gateway: GatewaySettings): string | null {
  return gateway.kind === "outbox" ? null : gateway.reportSecret;
}

/** A name begins with a letter, or phones take it for a number (46elks, "text sender ID"). */
const NAME = /^[A-Za-z][A-Za-z0-9]{2,10}$/;
const NUMBER = /^\+[1-9]\d{6,14}$/;
const SHORT_NUMBER = /^[1-9]\d{2,5}$/;
const SECRET_LENGTH = 32;
const DIFFERENT_CHARACTERS = 12;

/** What is wrong with a sender, or null. Networks replace what does not fit, without an error. */
export function senderProblem(sender: string): string | null {
  if (NAME.test(sender) || NUMBER.test(sender) || SHORT_NUMBER.test(sender)) return null;
  return "must be 3 to 11 letters and digits, beginning with a letter, or a number (+358… or short)";
}

/** What is wrong with the secret of delivery reports, or null. It travels in an address at 46elks. */
export function reportSecretProblem(secret: string): string | null {
  if (!/^[\w-]+$/.test(secret)) return "must be letters, digits, - and _";
  if (secret.length < SECRET_LENGTH) return `must have at least ${SECRET_LENGTH} characters`;
  if (new Set(secret).size < DIFFERENT_CHARACTERS) return "is not random; use `deno task keys`";
  return null;
}
