import { formatPhone } from "../../lib/phone/mod.ts";
import type { Reader } from "../../lib/portal/mod.ts";
import type { PortalSession } from "../../lib/portal/session.ts";
import type { Disclosure } from "../../lib/recipients/mod.ts";
import { dayOf } from "../../lib/requests/mod.ts";
import { reachOfPhoneCode } from "../../lib/retention.ts";
import type { Services } from "../../lib/services.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import type { Shell } from "../_layout.tsx";
import { shellOf, type SiteContext } from "../_site.ts";

/** Somebody signed in who asks for a page of "my data". */
export interface Visit {
  readonly lang: Lang;
  readonly session: PortalSession;
  readonly services: Services;
  readonly shell: Shell;
  /** What a form carries so that what is typed in it is kept when the session ends. */
  readonly mark: string;
  /** The client that the number stands for now, and how far back its code reaches. */
  readonly reader: Reader;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** An address of "my data" in the visitor's language. */
export function here({ lang }: { lang: Lang }, below = ""): string {
  return pathTo("myData", lang, below);
}

/** The visit of whoever is signed in, or null. Everything is loaded through its reader. */
export async function visitOf(c: SiteContext, lang: Lang): Promise<Visit | null> {
  const session = c.get("portalSession");
  if (!session) return null;
  const services = c.get("services");
  const now = services.clock.now();
  const client = await services.clients.findByPhone(session.phone);
  const reader = { client, since: reachOfPhoneCode(now), despiteDamage: true as const };
  const mark = await services.keptForms.mark(session);
  return { lang, session, services, shell: shellOf(services), mark, reader, now };
}

/** Whom to call about what does not open, as people read the number. */
export function callOf({ shell }: Pick<Visit, "shell">): string {
  return formatPhone(shell.facts.contact.phone);
}

/** Who was given what of theirs, as far back as the code reaches. */
export async function givenTo({ services, reader }: Visit): Promise<Disclosure[]> {
  const { client, since } = reader;
  return client
    ? await services.recipients.of(client, { since: dayOf(since), chatsSince: since })
    : [];
}
