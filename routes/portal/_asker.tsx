import type { Handler } from "hono";
import { Handles, type NamedItem, viewsOf } from "../../lib/portal/mod.ts";
import type { Lang } from "../../lib/site/languages.ts";
import type { Answer, Asker, Chosen } from "../asking/_asker.ts";
import { chosenChat, chosenRecord } from "../asking/_chosen.ts";
import type { SiteEnv } from "../_site.ts";
import { PortalPage } from "./_page.tsx";
import { signedIn } from "./_door.ts";
import { here, type Visit } from "./_signed_in.ts";

/** Answers whoever is signed in as somebody who uses their rights. */
export function asSignedIn(lang: Lang, answer: Answer): Handler<SiteEnv> {
  return signedIn(lang, (c, visit) => answer(c, askerOf(visit)));
}

function askerOf(visit: Visit): Asker {
  const { lang, services, now, session, reader, mark } = visit;
  const { client, since } = reader;
  return {
    lang,
    services,
    now,
    page: "myData",
    mark,
    maker: { phone: session.phone, since },
    draft: {
      phone: session.phone,
      clientId: client?.id ?? null,
      channel: "portal",
      identity: "code",
    },
    at: (below = "") => here(visit, below),
    frame: (props) => <PortalPage visit={visit} {...props} />,
    choose: (named) => choose(visit, named),
    views: () => viewsOf(services, reader),
  };
}

/** An item of the client's by its handle: another session's, or another client's, is not found. */
async function choose(visit: Visit, named: string | undefined): Promise<Chosen | null> {
  const { lang, services, session, reader: { client, since } } = visit;
  if (!named || !client) return null;
  const item = await (await Handles.of(session)).open<NamedItem>("item", named);
  if (!item) return null;
  const { kind, id, at } = item;
  const options = { id, since };
  if (kind === "chat") {
    const mine = await services.chat.holding.has(client, kind, options);
    const chat = mine ? await services.chat.store.open(id) : null;
    return chat && await chosenChat(chat, { services, lang, named });
  }
  if (!await services.records.has(client, kind, options)) return null;
  const record = await services.records.read(client, kind, id);
  const holds = await services.holds.of(client, { since });
  const hold = holds.find((one) => one.kind === kind && one.id === id) ?? null;
  return record && chosenRecord(record, { lang, named, id, at, hold });
}
