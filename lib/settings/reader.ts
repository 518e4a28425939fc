import { issuerProblem } from "../staff/issuer.ts";
import { parseRoleRules } from "../staff/roles.ts";
import { type Safeguard, SAFEGUARDS } from "../site/controller.ts";
import type { Bytes } from "../vault/mod.ts";
import { readAlerts } from "./alerts.ts";
import { type GatewaySettings, reportSecretProblem, senderProblem } from "./gateway.ts";

export interface SettingProblem {
  readonly name: string;
  readonly problem: string;
}

export type Env = Readonly<Record<string, string | undefined>>;

const EXAMPLE_SECRETS = new Set(["changeme", "secret", "password"]);
/** What denokv takes is shorter; whoever has this token has every row of the store. */
const SHORTEST_KV_TOKEN = 24;
/** Where the hosting platform answers, its own database included. */
const PLATFORM = /(^|\.)deno\.(com|net|dev)$/;

/** Reads settings one by one and collects what is wrong with them, so that all is named at once. */
export class Reader {
  readonly problems: SettingProblem[] = [];
  readonly #env: Env;

  constructor(env: Env) {
    this.#env = env;
  }

  problem(name: string, problem: string): void {
    this.problems.push({ name, problem });
  }

  required(name: string): string {
    const value = this.#env[name]?.trim() ?? "";
    if (value === "") this.problem(name, "is missing");
    return value;
  }

  secret(name: string): string {
    const value = this.required(name);
    if (EXAMPLE_SECRETS.has(value.toLowerCase())) this.problem(name, "is an example, not a secret");
    return value;
  }

  port(): number {
    const port = wholeNumber(this.#env.PORT || "8000");
    if (port !== null && port >= 1 && port <= 65_535) return port;
    this.problem("PORT", "must be a whole number from 1 to 65535");
    return 8000;
  }

  url(name: string, fallback?: string): URL {
    const value = this.#env[name] || fallback || this.required(name);
    const url = URL.parse(value);
    if (value !== "" && !url) this.problem(name, "is not an address (https://…)");
    return url ?? new URL("https://invalid.invalid");
  }

  secureUrl(name: string): URL {
    const before = this.problems.length;
    const url = this.url(name);
    if (this.problems.length === before && url.protocol !== "https:") {
      this.problem(name, "must begin with https://");
    }
    return url;
  }

  /** The site's own origin: it stands at the root, and a path here would be dropped in silence. */
  siteOrigin(): URL {
    const before = this.problems.length;
    const url = this.secureUrl("SITE_URL");
    if (this.problems.length === before && url.href !== `${url.origin}/`) {
      this.problem("SITE_URL", "must be https:// and a host, with nothing after it");
    }
    return url;
  }

  issuer(): URL {
    const issuer = this.secureUrl("OIDC_ISSUER");
    const problem = issuerProblem(issuer);
    if (problem) this.problem("OIDC_ISSUER", problem);
    return issuer;
  }

  staffRoles(): string {
    const value = this.required("STAFF_ROLES");
    const read = parseRoleRules(value);
    if (value !== "" && "problems" in read) {
      for (const problem of read.problems) this.problem("STAFF_ROLES", problem);
    }
    return value;
  }

  kvUrl(): string {
    const value = this.required("KV_URL");
    if (value === ":memory:") this.problem("KV_URL", "would lose everything at the first stop");
    if (value.startsWith("http://")) this.problem("KV_URL", "must use https:// for a server");
    if (value.startsWith("https://")) this.kvToken();
    const { username, password, hostname = "" } = URL.parse(value) ?? {};
    if (username || password) {
      this.problem(
        "KV_URL",
        "must hold no name and no password: the token has a setting of its own",
      );
    }
    if (PLATFORM.test(hostname) || (value !== "deploy" && value.toLowerCase() === "deploy")) {
      this.problem("KV_URL", "names the platform's own database: that is KV_URL=deploy");
    }
    return value;
  }

  /**
   * The platform's own database keeps its data in the United States and says of itself that it does not
   * suit data that has to stay in the EU. So somebody must have decided on it, and on which safeguard
   * of Chapter V of the GDPR; the notice states both.
   */
  storeOutsideEea(): Safeguard | null {
    const [value, deploy] = [this.#env.STORE_OUTSIDE_EEA, this.#env.KV_URL === "deploy"];
    const safeguard = SAFEGUARDS.find((one) => one === value) ?? null;
    if (value && !safeguard) {
      this.problem("STORE_OUTSIDE_EEA", `must be one of: ${SAFEGUARDS.join(", ")}`);
    } else if (deploy && !safeguard) {
      this.problem(
        "KV_URL",
        "deploy keeps personal data in the United States. If the association has decided on that, STORE_OUTSIDE_EEA says on which safeguard",
      );
    } else if (safeguard && !deploy) {
      this.problem(
        "STORE_OUTSIDE_EEA",
        "is for KV_URL=deploy; the notice would state what is not so",
      );
    }
    return safeguard;
  }

  /** Deno itself takes it from the environment; without it the store would refuse the first question. */
  kvToken(): void {
    const name = this.#env.KV_ACCESS_TOKEN ? "KV_ACCESS_TOKEN" : "DENO_KV_ACCESS_TOKEN";
    const token = this.secret(name);
    if (token !== "" && token.length < SHORTEST_KV_TOKEN) {
      this.problem(name, `must have ${SHORTEST_KV_TOKEN} characters at least`);
    }
  }

  key(name: string): Bytes {
    const value = this.required(name);
    const bytes = value === "" ? null : base64(value);
    if (value !== "" && bytes?.length !== 32) this.problem(name, "must be 32 bytes in base64");
    if (bytes?.length === 32 && new Set(bytes).size < 8) {
      this.problem(name, "is not random; use `deno task keys`");
    }
    return bytes ?? new Uint8Array(32);
  }

  oldKeys(): Bytes[] {
    const values = (this.#env.OLD_MASTER_KEYS ?? "").split(/[\s,]+/).filter((part) => part !== "");
    const keys = values.map(base64);
    if (keys.some((key) => key?.length !== 32)) {
      this.problem("OLD_MASTER_KEYS", "must be keys of 32 bytes in base64, with commas between");
    }
    return keys.filter((key) => key !== null);
  }

  webhookSecret(): string {
    const value = this.required("INGEST_SECRET");
    const bytes = base64(value.replace(/^whsec_/, ""));
    if (value !== "" && (!value.startsWith("whsec_") || !bytes || bytes.length < 24)) {
      this.problem("INGEST_SECRET", "must be whsec_ and at least 24 bytes in base64");
    } else if (bytes && bytes.length >= 24 && new Set(bytes).size < 8) {
      this.problem("INGEST_SECRET", "is not random; use `deno task keys`");
    }
    return value;
  }

  gateway(): GatewaySettings {
    const kind = this.required("SMS_GATEWAY");
    if (kind === "46elks") {
      const [username, password] = [this.secret("ELKS_USERNAME"), this.secret("ELKS_PASSWORD")];
      return { kind, username, password, ...this.#ofEveryGateway() };
    }
    if (kind === "gatewayapi") {
      const region = this.#env.GATEWAYAPI_REGION || "eu";
      const known = region === "eu" || region === "com";
      if (!known) this.problem("GATEWAYAPI_REGION", "must be eu or com");
      const token = this.secret("GATEWAYAPI_TOKEN");
      return { kind, token, region: known ? region : "eu", ...this.#ofEveryGateway() };
    }
    if (kind === "outbox") {
      this.problem("SMS_GATEWAY", "outbox sends nothing; it is for development");
    } else if (kind !== "") this.problem("SMS_GATEWAY", "must be 46elks or gatewayapi");
    // Whatever the gateway will be, this is needed: all that is missing is named at once.
    this.#ofEveryGateway();
    return { kind: "outbox" };
  }

  #ofEveryGateway() {
    const sender = this.required("SMS_SENDER");
    const wrongSender = sender === "" ? null : senderProblem(sender);
    if (wrongSender) this.problem("SMS_SENDER", wrongSender);
    const reportSecret = this.#env.SMS_REPORT_SECRET?.trim() || null;
    const wrongSecret = reportSecret && reportSecretProblem(reportSecret);
    if (wrongSecret) this.problem("SMS_REPORT_SECRET", wrongSecret);
    return { sender, reportSecret };
  }

  wholeNumber(name: string, fallback: number): number {
    const number = wholeNumber(this.#env[name] || String(fallback));
    if (number === null) this.problem(name, "must be a whole number");
    return number ?? fallback;
  }

  /** None at all would be no service; somebody who wants that switches the gateway off. */
  dailyCap(): number {
    const cap = this.wholeNumber("SMS_DAILY_CAP", 500);
    if (cap === 0) this.problem("SMS_DAILY_CAP", "must be at least 1");
    return cap;
  }

  originBoundCodes(): boolean {
    const value = this.#env.ORIGIN_BOUND_CODES || "on";
    if (value !== "on" && value !== "off") this.problem("ORIGIN_BOUND_CODES", "must be on or off");
    return value !== "off";
  }

  shared() {
    return {
      trustedProxies: this.#env.TRUSTED_PROXIES ? this.wholeNumber("TRUSTED_PROXIES", 0) : null,
      originBoundCodes: this.originBoundCodes(),
      smsDailyCap: this.dailyCap(),
      alerts: readAlerts(this.#env, ({ name, problem }) => this.problem(name, problem)),
    };
  }
}

/** By hand, since these are read before anything else: loading zod takes as long as the rest. */
function wholeNumber(value: string): number | null {
  const number = /^\d+$/.test(value.trim()) ? Number(value) : NaN;
  return Number.isSafeInteger(number) ? number : null;
}

function base64(value: string): Bytes | null {
  try {
    return Uint8Array.fromBase64(value);
  } catch {
    return null;
  }
}
