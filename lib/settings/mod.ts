import type { Safeguard } from "../site/controller.ts";
import type { Bytes } from "../vault/mod.ts";
import type { GatewaySettings } from "./gateway.ts";
import type { AlertSettings } from "./alerts.ts";
import { type Env, Reader, type SettingProblem } from "./reader.ts";

export { reportSecretOf } from "./gateway.ts";
export type { GatewaySettings, SettingProblem };

/** Staff sign-in by OpenID Connect. */
interface OidcSettings {
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
  /** The safeguard on which it was decided to keep the store outside the EEA; null: it is inside. */
  readonly storeOutsideEea: Safeguard | null;
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
  /** The most text messages that the site sends in a day: codes and answers together. */
  readonly smsDailyCap: number;
  /** Whom to tell when something is wrong. */
  readonly alerts: AlertSettings;
}

/** Reads the settings of production. Everything that is missing or unsafe is named at once. */
export function productionSettings(env: Env): Settings | { problems: SettingProblem[] } {
  const read = new Reader(env);
  const settings: Settings = {
    mode: "production",
    host: env.HOST || "127.0.0.1",
    port: read.port(),
    siteUrl: read.siteOrigin(),
    kvUrl: read.kvUrl(),
    storeOutsideEea: read.storeOutsideEea(),
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
interface DevSecrets {
  readonly MASTER_KEY: string;
  readonly INDEX_KEY: string;
  readonly INGEST_SECRET: string;
  readonly SMS_REPORT_SECRET: string;
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
    storeOutsideEea: read.storeOutsideEea(),
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
  const bytes = () => crypto.getRandomValues(new Uint8Array(32));
  return {
    MASTER_KEY: bytes().toBase64(),
    INDEX_KEY: bytes().toBase64(),
    INGEST_SECRET: `whsec_${bytes().toBase64()}`,
    SMS_REPORT_SECRET: bytes().toBase64({ alphabet: "base64url", omitPadding: true }),
  };
}

function definedOnly(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value));
}
