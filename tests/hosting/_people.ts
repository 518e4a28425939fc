import { systemClock } from "../../lib/clock.ts";
import { openKv } from "../../lib/kv.ts";
import { silentLog } from "../../lib/log/mod.ts";
import { createServices } from "../../lib/services.ts";
import { productionSettings } from "../../lib/settings/mod.ts";
import { Outbox } from "../../lib/sms/outbox.ts";
import { STORE_ENV } from "../helpers/denokv.ts";
import { type Asked, assets } from "../helpers/site.ts";

/** What a program of people has to know of the machines that it runs beside. */
export interface Surroundings {
  /** The settings that the instances have. */
  readonly settings: Readonly<Record<string, string>>;
  /** Whom browsers here trust, in PEM. */
  readonly authority: string;
  /** An address on the wire for each of the people. */
  readonly addresses: readonly string[];
}

/** denokv, and the gateway that Caddy passes on to, both on the machine that the program runs beside. */
const STORE = "http://127.0.0.1:4512";
export const GATEWAY_PORT = 9_000;

export function surroundings(): Surroundings {
  return JSON.parse(Deno.args[1]!);
}

/** Somebody at an address, who finds the site by its name. */
type At = (n: number) => Pick<Asked, "fetch">;

/** How the people reach the site, each from an address of their own. */
export function peopleOf({ settings, authority, addresses }: Surroundings): At {
  const clients = addresses.map((localAddress) =>
    Deno.createHttpClient({ caCerts: [authority], localAddress })
  );
  return (n) => ({
    fetch: (path, init) => {
      const from = { redirect: "manual", ...init, client: clients[n]! };
      return fetch(new URL(path, settings.SITE_URL), from as RequestInit);
    },
  });
}

/**
 * The site's services over the instances' store, to prepare what a test needs, with a browser in which
 * somebody of the staff is signed in. Nobody asks an identity provider: the sign-in has tests of its own.
 */
export async function servicesOf({ settings }: Surroundings): Promise<Asked["services"]> {
  const read = productionSettings(settings);
  if ("problems" in read) throw new Error("The settings of the instances are incomplete");
  Deno.env.set("DENO_KV_ACCESS_TOKEN", STORE_ENV.DENO_KV_ACCESS_TOKEN);
  const [kv, clock] = [await openKv(STORE), systemClock()];
  return await createServices(read, {
    kv,
    clock,
    gateway: new Outbox(clock),
    assets,
    log: silentLog,
  });
}

/** Somebody of the staff who is signed in. */
export async function staff(
  site: Asked,
  person: { id: string; name: string; role: "adviser" | "reviewer" },
) {
  const { id, name, role } = person;
  const identity = { personId: id, name, roles: [role], lang: "fi", browser: "Firefox" } as const;
  const cookie = `__Host-tyyne_staff=${await site.services.staff.sessions.begin(identity)}`;
  const headers = { cookie, accept: "text/html" };
  return {
    get: (path: string) => site.fetch(path, { headers }),
    post: (path: string, fields: Record<string, string> = {}) =>
      site.fetch(path, { method: "POST", body: new URLSearchParams(fields), headers }),
  };
}

/** GatewayAPI as it answers, and what it was given to send. */
export function gateway(): AsyncDisposable & { readonly texts: string[] } {
  const texts: string[] = [];
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: GATEWAY_PORT, onListen: () => {} },
    async (request) => {
      texts.push((await request.json()).message);
      return Response.json({ msg_id: crypto.randomUUID() }, { status: 202 });
    },
  );
  return { texts, [Symbol.asyncDispose]: () => server.shutdown() };
}
