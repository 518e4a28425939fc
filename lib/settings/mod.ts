import { issuerProblem } from "../staff/issuer.ts";
import { parseRoleRules } from "../staff/roles.ts";
import type { Bytes } from "../vault/mod.ts";

/** Credentials and options of the text-message gateway. */
export type GatewaySettings =
  | { kind: "outbox" }
  | { kind: "46elks"; username: string; password: string; sender: string }
  | { kind: "gatewayapi"; token: string; sender: string };

/** Staff sign-in by OpenID Connect. */
export interface OidcSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Claim values and the role that each stands for: see `lib/staff`. */
  readonly roles: string;
}

/** What the site is told from outside. Read once, in `main.ts`. */
export interface Settings {
  readonly mode: "dev" | "production";
  readonly host: string;
  readonly port: number;
  readonly siteUrl: URL;
  readonly kvUrl: string;
  readonly masterKey: Bytes;
  readonly oldMasterKeys: readonly Bytes[];
  readonly indexKey: Bytes;
  readonly ingestSecret: string;
  readonly gateway: GatewaySettings;
  readonly oidc: OidcSettings | "built-in";
  readonly clockOffsetDays: number;
  /** Proxies in front that append to `X-Forwarded-For`; null: one if the peer is this machine. */
  readonly trustedProxies: number | null;
  /** Puts the origin-bound line (`@host #123456`) last in the text message. */
  readonly originBoundCodes: boolean;
  /** The most code messages that the site sends in a day. */
  readonly smsDailyCap: number;
}

export interface SettingProblem {
  readonly name: string;
  readonly problem: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** What denokv takes is shorter; whoever has this token has every row of the store. */
const SHORTEST_KV_TOKEN = 24;
const EXAMPLE_SECRETS = new Set(["changeme", "secret", "password"]);

/** Reads the settings of production. Everything that is missing or unsafe is named at once. */
export function productionSettings(env: Env): Settings | { problems: SettingProblem[] } {
  const read = new Reader(env);
  const settings: Settings = {
    mode: "production",
    host: env.HOST || "127.0.0.1",
    port: read.port(),
    siteUrl: read.siteOrigin(),
    kvUrl: read.kvUrl(),
    masterKey: read.key("MASTER_KEY"),
    oldMasterKeys: read.oldKeys(),
    indexKey: read.key("INDEX_KEY"),
    ingestSecret: read.webhookSecret(),
    gateway: read.gateway(),
    oidc: {
      issuer: read.issuer(),
      clientId: read.required("OIDC_CLIENT_ID"),
      clientSecret: read.secret("OIDC_CLIENT_SECRET"),
      roles: read.staffRoles(),
    },
    clockOffsetDays: 0,
    ...read.shared(),
  };
  if (env.MASTER_KEY && env.MASTER_KEY === env.INDEX_KEY) {
    read.problem("INDEX_KEY", "must not be the same as MASTER_KEY");
  }
  if (env.DEV_CLOCK_OFFSET_DAYS) {
    read.problem("DEV_CLOCK_OFFSET_DAYS", "is for development only; remove it");
  }
  return read.problems.length > 0 ? { problems: read.problems } : settings;
}

/** Secrets that development makes at its first start and keeps. */
export interface DevSecrets {
  readonly MASTER_KEY: string;
  readonly INDEX_KEY: string;
  readonly INGEST_SECRET: string;
}

/** Reads the settings of development, where everything has a default. */
export function devSettings(env: Env, made: DevSecrets): Settings | { problems: SettingProblem[] } {
  const read = new Reader({ ...made, ...definedOnly(env) });
  const listenPort = read.port();
  const settings: Settings = {
    mode: "dev",
    host: env.HOST || "127.0.0.1",
    port: listenPort,
    siteUrl: read.url("SITE_URL", `http://localhost:${listenPort}`),
    kvUrl: env.KV_URL || "data/tyyne.kv",
    masterKey: read.key("MASTER_KEY"),
    oldMasterKeys: read.oldKeys(),
    indexKey: read.key("INDEX_KEY"),
    ingestSecret: read.webhookSecret(),
    gateway: { kind: "outbox" },
    oidc: "built-in",
    clockOffsetDays: read.wholeNumber("DEV_CLOCK_OFFSET_DAYS", 0),
    ...read.shared(),
  };
  return read.problems.length > 0 ? { problems: read.problems } : settings;
}

/** A fresh set of secrets. */
export function freshSecrets(): DevSecrets {
  const random = () => crypto.getRandomValues(new Uint8Array(32)).toBase64();
  return { MASTER_KEY: random(), INDEX_KEY: random(), INGEST_SECRET: `whsec_${random()}` };
}

class Reader {
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
    return value;
  }

  /** Deno itself takes it from the environment; without it the store would refuse the first question. */
  kvToken(): void {
    const token = this.secret("DENO_KV_ACCESS_TOKEN");
    if (token !== "" && token.length < SHORTEST_KV_TOKEN) {
      this.problem("DENO_KV_ACCESS_TOKEN", `must have ${SHORTEST_KV_TOKEN} characters at least`);
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
      return { kind, username, password, sender: this.required("SMS_SENDER") };
    }
    if (kind === "gatewayapi") {
      return { kind, token: this.secret("GATEWAYAPI_TOKEN"), sender: this.required("SMS_SENDER") };
    }
    if (kind === "outbox") {
      this.problem("SMS_GATEWAY", "outbox sends nothing; it is for development");
    } else if (kind !== "") this.problem("SMS_GATEWAY", "must be 46elks or gatewayapi");
    return { kind: "outbox" };
  }

  wholeNumber(name: string, fallback: number): number {
    const number = wholeNumber(this.#env[name] || String(fallback));
    if (number === null) this.problem(name, "must be a whole number");
    return number ?? fallback;
  }

  shared() {
    return {
      trustedProxies: this.#env.TRUSTED_PROXIES ? this.wholeNumber("TRUSTED_PROXIES", 0) : null,
      originBoundCodes: this.#env.ORIGIN_BOUND_CODES !== "off",
      smsDailyCap: this.wholeNumber("SMS_DAILY_CAP", 500),
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

function definedOnly(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value));
}
