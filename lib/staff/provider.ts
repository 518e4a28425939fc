import type * as OpenIdClient from "openid-client";
import { type Clock, HOUR } from "../clock.ts";
import type { Log } from "../log/mod.ts";

/** What the site must know of the identity provider. */
export interface ProviderSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What must come back from the provider as it was sent. */
interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export type Claims = Readonly<Record<string, unknown>> & {
  readonly iss: string;
  readonly sub: string;
};

/**
 * `refused`: the provider says no, or the person went back. `invalid`: what came does not belong
 * together or is not the provider's. `unavailable`: the provider does not answer.
 */
type ExchangeOutcome =
  | { outcome: "proven"; claims: Claims; idToken: string }
  | { outcome: "refused" | "invalid" | "unavailable" };

interface ProviderOptions {
  clock: Clock;
  log: Log;
  /** Asked at the first sign-in: in development the provider starts on its own. */
  settings: () => Promise<ProviderSettings>;
  /** Where the provider sends a browser back to. */
  redirectUri: URL;
  afterSignOut: URL;
  /** Plain http, for the provider of development on this machine. */
  insecure: boolean;
}

/** How long what the provider says of itself is good, in milliseconds. */
const DISCOVERY_FOR = HOUR;
/** Seconds. */
const ANSWERS_WITHIN = 8;
const DOWN = "The identity provider does not answer";
/** What Entra, Google and most others sign with. `none` and keyed hashes are no signatures of theirs. */
const ALGORITHM = "RS256";

/**
 * The staff's identity provider, by OpenID Connect: authorization code with PKCE, state and nonce;
 * issuer, audience, signature and times are checked. The times of a token are compared with this
 * machine's clock, not the site's: the provider lives in the same world even where a development
 * site believes that it is another day.
 */
export class Provider {
  readonly #options: ProviderOptions;
  #known?: { config: OpenIdClient.Configuration; until: number };
  #asking?: Promise<OpenIdClient.Configuration>;

  constructor(options: ProviderOptions) {
    this.#options = options;
  }

  /**
   * The provider's address that a browser is sent to, and what must come back. `another`: it asks who
   * somebody is although it knows one already (OpenID Connect Core 1.0, 3.1.2.1). Entra and Google go by
   * the prompt; Keycloak, which has none to choose an account, by the age.
   */
  async signInUrl(
    { another = false } = {},
  ): Promise<{ url: URL; checks: SignInChecks } | "unavailable"> {
    const config = await this.#ask();
    if (config === null) return "unavailable";
    const client = await library();
    const checks = {
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
    };
    const url = client.buildAuthorizationUrl(config, {
      redirect_uri: this.#options.redirectUri.href,
      scope: "openid profile",
      state: checks.state,
      nonce: checks.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
      code_challenge_method: "S256",
      ...(another && { prompt: "select_account", max_age: "0" }),
    });
    return { url, checks };
  }

  /** Trades what the browser came back with (the query of the address) for proven claims. */
  async exchange(query: string, checks: SignInChecks): Promise<ExchangeOutcome> {
    const known = this.#known && this.#known.until > this.#options.clock.now() ? this.#known : null;
    const config = known?.config ?? await this.#ask();
    if (config === null) return { outcome: "unavailable" };
    const client = await library();
    const back = new URL(this.#options.redirectUri);
    back.search = query;
    try {
      const tokens = await client.authorizationCodeGrant(config, back, {
        expectedState: checks.state,
        expectedNonce: checks.nonce,
        pkceCodeVerifier: checks.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims || !tokens.id_token) return { outcome: "invalid" };
      return { outcome: "proven", claims, idToken: tokens.id_token };
    } catch (error) {
      const outcome = outcomeOf(error);
      this.#options.log.error("sign-in-failed", { outcome, reason: codeOf(error) });
      return { outcome };
    }
  }

  /** Where a browser ends its session at the provider, or null if there is no such place just now. */
  async signOutUrl(idToken: string | undefined): Promise<URL | null> {
    const config = await this.#ask();
    if (!config?.serverMetadata().end_session_endpoint) return null;
    const client = await library();
    return client.buildEndSessionUrl(config, {
      post_logout_redirect_uri: this.#options.afterSignOut.href,
      ...(idToken && { id_token_hint: idToken }),
    });
  }

  /**
   * Asks the provider before a browser is sent there, so that nobody is sent to one that is down.
   * Requests at the same time ask once.
   */
  async #ask(): Promise<OpenIdClient.Configuration | null> {
    this.#asking ??= this.#discover().finally(() => this.#asking = undefined);
    try {
      const config = await this.#asking;
      this.#known = { config, until: this.#options.clock.now() + DISCOVERY_FOR };
      return config;
    } catch (error) {
      this.#options.log.error("identity-provider-unavailable", { reason: codeOf(error) });
      return null;
    }
  }

  async #discover(): Promise<OpenIdClient.Configuration> {
    const client = await library();
    const { issuer, clientId, clientSecret } = await this.#options.settings();
    const metadata = { client_secret: clientSecret, id_token_signed_response_alg: ALGORITHM };
    const config = await client.discovery(issuer, clientId, metadata, undefined, {
      timeout: ANSWERS_WITHIN,
      [client.customFetch]: ask,
      execute: [
        // Signatures are checked although the token comes straight from the provider.
        client.enableNonRepudiationChecks,
        ...(this.#options.insecure ? [client.allowInsecureRequests] : []),
      ],
    });
    // The library makes exceptions for addresses of Entra that vouch for any organisation.
    if (new URL(config.serverMetadata().issuer).href !== issuer.href) {
      throw new Error("The identity provider calls itself by another name");
    }
    return config;
  }
}

/** Loaded at the first sign-in, so that the site starts without it. */
function library(): Promise<typeof OpenIdClient> {
  return import("openid-client");
}

/** Tells a provider that is down from one that says no. */
async function ask(url: string, options: OpenIdClient.CustomFetchOptions): Promise<Response> {
  const answer = await fetch(url, options as RequestInit).catch((cause) => {
    throw new TypeError(DOWN, { cause });
  });
  if (answer.status < 500) return answer;
  await answer.body?.cancel();
  throw new TypeError(DOWN);
}

function outcomeOf(error: unknown): "refused" | "invalid" | "unavailable" {
  if (!(error instanceof Error)) return "invalid";
  if (error.name === "AuthorizationResponseError") return "refused";
  const down = error.message === DOWN || codeOf(error) === "OAUTH_TIMEOUT";
  return down ? "unavailable" : "invalid";
}

/** A word of the library or of the runtime: it says nothing of the person. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === "string" ? code : typeof name === "string" ? name : "unknown";
}
