/** What a provider puts into its answers, right as it stands. A test makes one thing of it wrong. */
export interface Lies {
  /** Of the discovery document. */
  metadata?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  header?: Record<string, unknown>;
  /** Signs with a key that it does not publish. */
  otherKey?: boolean;
  /** Changes the whole token after it was signed. */
  token?: (jwt: string) => string;
  /** Answers at the token endpoint with this status instead. */
  tokenStatus?: number;
  withoutIdToken?: boolean;
}

export interface LyingProvider extends AsyncDisposable {
  readonly issuer: URL;
  /** What it lies about from now on. */
  lies: Lies;
  /** What the token endpoint was sent last. */
  readonly asked: URLSearchParams[];
  /** Goes through the sign-in page like a browser: answers the query that comes back. */
  authorize(url: URL): Promise<string>;
}

const encode = (value: unknown) => base64url(new TextEncoder().encode(JSON.stringify(value)));
const base64url = (bytes: Uint8Array) =>
  bytes.toBase64({ alphabet: "base64url", omitPadding: true });
const RSA = {
  name: "RSASSA-PKCS1-v1_5",
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: "SHA-256",
};

/** Made once for a file of tests: a key takes its time. */
const [own, other] = [await makeKeys(), await makeKeys()];

function makeKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(RSA, true, ["sign", "verify"]);
}

/** An identity provider that says what a test wants it to say, with signatures that are real. */
export async function lyingProvider(clientId = "tyyne"): Promise<LyingProvider> {
  const { n, e } = await crypto.subtle.exportKey("jwk", own.publicKey);
  const jwks = { keys: [{ kty: "RSA", n, e, kid: "k1", alg: "RS256", use: "sig" }] };
  const nonces = new Map<string, string>();
  const asked: URLSearchParams[] = [];
  const state: { lies: Lies } = { lies: {} };

  const answer = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url);
    const { lies } = state;
    if (pathname === "/.well-known/openid-configuration") {
      return Response.json({
        issuer: issuer.origin,
        authorization_endpoint: `${issuer.origin}/auth`,
        token_endpoint: `${issuer.origin}/token`,
        jwks_uri: `${issuer.origin}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256", "none", "HS256"],
        ...lies.metadata,
      });
    }
    if (pathname === "/jwks") return Response.json(jwks);
    const form = new URLSearchParams(await request.text());
    asked.push(form);
    if (lies.tokenStatus) {
      return Response.json({ error: "invalid_grant" }, { status: lies.tokenStatus });
    }
    const now = Math.floor(Date.now() / 1_000);
    const claims = {
      iss: issuer.origin,
      aud: clientId,
      sub: "person-1",
      iat: now,
      exp: now + 300,
      nonce: nonces.get(form.get("code") ?? ""),
      name: "Aino Neuvoja",
      roles: ["Tyyne.Adviser"],
      ...lies.claims,
    };
    const header = { alg: "RS256", kid: "k1", ...lies.header };
    const signed = `${encode(header)}.${encode(claims)}`;
    const key = (lies.otherKey ? other : own).privateKey;
    const signature = await crypto.subtle.sign(RSA.name, key, new TextEncoder().encode(signed));
    const jwt = `${signed}.${base64url(new Uint8Array(signature))}`;
    return Response.json({
      access_token: "access",
      token_type: "Bearer",
      expires_in: 300,
      ...(!lies.withoutIdToken && { id_token: lies.token?.(jwt) ?? jwt }),
    });
  };

  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, answer);
  const issuer = new URL(`http://127.0.0.1:${server.addr.port}`);
  return {
    issuer,
    asked,
    get lies() {
      return state.lies;
    },
    set lies(lies: Lies) {
      state.lies = lies;
    },
    authorize: (url) => {
      const code = crypto.randomUUID();
      nonces.set(code, url.searchParams.get("nonce") ?? "");
      const back = new URLSearchParams({ code, state: url.searchParams.get("state") ?? "" });
      return Promise.resolve(`?${back}`);
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** A token that is signed by nobody. */
export function unsigned(jwt: string): string {
  return `${encode({ alg: "none" })}.${jwt.split(".")[1]}.`;
}

/** A token that is "signed" with the client's secret, which is no secret of the provider alone. */
export async function hmacSigned(jwt: string, secret: string): Promise<string> {
  const signed = `${encode({ alg: "HS256", kid: "k1" })}.${jwt.split(".")[1]}`;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const raw = new TextEncoder().encode(secret);
  const key = await crypto.subtle.importKey("raw", raw, algorithm, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(signed));
  return `${signed}.${base64url(new Uint8Array(mac))}`;
}
