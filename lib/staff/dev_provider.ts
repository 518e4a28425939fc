import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { newToken } from "../vault/mod.ts";
import { DevAdapter, type DevRows } from "./dev_adapter.ts";
import { chooserPage, DEV_STAFF, errorPage, signOutPage } from "./dev_pages.ts";
import { CALLBACK, SIGNED_OUT, type StaffProvider } from "./mod.ts";

const HOST = "127.0.0.1";
const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** Seconds that a choice, a code and a session of the provider live. */
const LIVES = { Interaction: 600, AuthorizationCode: 60, IdToken: 600, AccessToken: 600 };
const SESSION_LIVES = 8 * 60 * 60;

/** An identity provider that runs in this process. */
export interface DevProvider {
  readonly settings: StaffProvider;
  close(): Promise<void>;
}

/** What is used of `oidc-provider`, which comes without types. */
interface OidcProvider {
  callback(): (request: IncomingMessage, response: ServerResponse) => void;
  interactionFinished(
    request: IncomingMessage,
    response: ServerResponse,
    result: unknown,
  ): Promise<void>;
  interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<unknown>;
  on(event: string, listener: (...args: unknown[]) => void): void;
}

interface Policies {
  base(): unknown[] & { add(prompt: unknown, place: number): void };
  Prompt: new (of: { name: string; requestable: boolean }) => unknown;
}

interface Context {
  body: unknown;
  type: string;
  readonly oidc: {
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
  };
}

/**
 * Starts a real OpenID Connect provider with an adviser, a reviewer and an administrator whom anybody
 * may choose to be. It listens on the loopback interface only, and is for development: nothing but
 * `main.ts dev` and tests import this file.
 * @throws Error when the site itself is not on this machine.
 */
export async function startDevProvider(
  { port = 0, siteUrl }: { port?: number; siteUrl: URL },
): Promise<DevProvider> {
  if (!LOOPBACK.has(siteUrl.hostname) || siteUrl.protocol !== "http:") {
    throw new Error("The built-in identity provider is for a site on this machine only");
  }
  let handle = (_: IncomingMessage, response: ServerResponse): void => void response.end();
  const server = createServer((request, response) => handle(request, response));
  const issuer = new URL(`http://${HOST}:${await listen(server, port)}`);
  const client = { id: "tyyne", secret: newToken() };
  const provider = await makeProvider(issuer, { siteUrl, client });
  const answer = provider.callback();
  handle = (request, response) => {
    if (!request.url?.startsWith("/choose/")) return answer(request, response);
    choose(provider, request, response).catch(() => {
      response.writeHead(400, { "content-type": "text/html; charset=utf-8" }).end(errorPage());
    });
  };
  return {
    settings: {
      issuer,
      clientId: client.id,
      clientSecret: client.secret,
      roles: DEV_STAFF.map(({ role }) => `roles:Tyyne.${role}=${role}`).join("; "),
    },
    close: () => close(server),
  };
}

async function makeProvider(
  issuer: URL,
  { siteUrl, client }: { siteUrl: URL; client: { id: string; secret: string } },
): Promise<OidcProvider> {
  const rows: DevRows = new Map();
  const { default: Provider, interactionPolicy } = await withoutRuntimeWarning(() =>
    import("oidc-provider")
  );
  const provider: OidcProvider = new Provider(issuer.origin, {
    adapter: (model: string) => new DevAdapter(model, rows),
    jwks: { keys: [await signingKey()] },
    cookies: { keys: [newToken()] },
    clients: [{
      client_id: client.id,
      client_secret: client.secret,
      token_endpoint_auth_method: "client_secret_post",
      redirect_uris: [new URL(CALLBACK, siteUrl).href],
      post_logout_redirect_uris: [new URL(SIGNED_OUT, siteUrl).href],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    }],
    scopes: ["openid", "profile"],
    claims: { openid: ["sub"], profile: ["name", "roles"] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    ttl: { ...LIVES, Session: SESSION_LIVES, Grant: SESSION_LIVES },
    interactions: {
      policy: askingWhom(interactionPolicy),
      url: (_: unknown, { uid }: { uid: string }) => `/choose/${uid}`,
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx: Context, form: string) => show(ctx, signOutPage(form)),
      },
    },
    findAccount: (_: unknown, id: string) => {
      const person = DEV_STAFF.find((one) => one.id === id);
      if (!person) return undefined;
      const claims = { sub: id, name: person.name, roles: [`Tyyne.${person.role}`] };
      return { accountId: id, claims: () => claims };
    },
    loadExistingGrant: grantEverything,
    clientBasedCORS: () => false,
    renderError: (ctx: Context) => show(ctx, errorPage()),
  });
  return provider;

  /** Nobody is asked for consent: the site is the provider's only client. */
  async function grantEverything(ctx: Context) {
    const { Grant } = provider as unknown as {
      Grant: new (of: { clientId: string; accountId: string }) => {
        addOIDCScope(scope: string): void;
        save(): Promise<string>;
      };
    };
    const { clientId } = ctx.oidc.client;
    const grant = new Grant({ clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid profile");
    await grant.save();
    return grant;
  }
}

/** Shows the choice, and takes it. */
async function choose(
  provider: OidcProvider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await provider.interactionDetails(request, response);
  if (request.method !== "POST") {
    const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
    response.writeHead(200, headers).end(chooserPage(request.url ?? ""));
    return;
  }
  let body = "";
  for await (const chunk of request) body = (body + chunk).slice(0, 1_000);
  const accountId = new URLSearchParams(body).get("account") ?? "";
  if (!DEV_STAFF.some(({ id }) => id === accountId)) throw new Error("Nobody of that name");
  const result = { login: { accountId }, select_account: {} };
  await provider.interactionFinished(request, response, result);
}

/** Whoever is asked to choose an account chooses, though one is known. */
function askingWhom({ base, Prompt }: Policies): Iterable<unknown> {
  const policy = base();
  policy.add(new Prompt({ name: "select_account", requestable: true }), 0);
  return policy;
}

function show(ctx: Context, html: string): void {
  ctx.type = "html";
  ctx.body = html;
}

async function signingKey(): Promise<JsonWebKey> {
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
    hash: "SHA-256",
  };
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const { kty, n, e, d, p, q, dp, dq, qi } = await crypto.subtle.exportKey("jwk", privateKey);
  const key = { kty, n, e, d, p, q, dp, dq, qi, alg: "RS256", use: "sig", kid: newToken() };
  return key as JsonWebKey;
}

/** The package says of any runtime but Node that it is not supported; what is used of it is tested. */
async function withoutRuntimeWarning<T>(load: () => Promise<T>): Promise<T> {
  const { warn } = console;
  const quiet = (...args: unknown[]) => {
    if (!String(args[0]).includes("Unsupported runtime")) warn(...args);
  };
  Object.assign(console, { warn: quiet });
  try {
    return await load();
  } finally {
    Object.assign(console, { warn });
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      const address = server.address();
      if (address === null || typeof address === "string") reject(new Error("No port"));
      else resolve(address.port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
