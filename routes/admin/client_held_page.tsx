import type { ComponentChildren } from "preact";
import type { Hold } from "../../lib/holds/mod.ts";
import type { HeldItem } from "../../lib/holdings.ts";
import { formatPhone, maskPhone } from "../../lib/phone/mod.ts";
import type { Disclosure } from "../../lib/recipients/mod.ts";
import type { StaffRequest, UnreadRequest } from "../../lib/requests/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import { writeDate, writeInstant, writeTime } from "../../lib/site/format.ts";
import { ACCESS, allows, type StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { replaces } from "../_parts.ts";
import type { SiteContext } from "../_site.ts";
import type { Opened } from "./_client.ts";
import { Given } from "./_given.tsx";
import { Alarm, Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { UnreadRequests } from "./_unread_requests.tsx";
import { RequestTable } from "./_request_table.tsx";
import { Before, ItemContent, Jump } from "./client_item.tsx";

interface LinkedSection {
  readonly kind: HeldKind;
  readonly items: readonly { item: HeldItem; handle: string; hold?: Hold }[];
  readonly next?: string;
  /** How many do not open any more. */
  readonly damaged: number;
}

interface ClientProps {
  c: SiteContext;
  session: StaffSession;
  opened: Opened;
  revealed: boolean;
  sections: readonly LinkedSection[];
  given: readonly Disclosure[];
  /** What the client has asked, for whoever may answer it. */
  requests: readonly StaffRequest[];
  /** Those that do not open. */
  unread: readonly UnreadRequest[];
  /** Whether the number still stands for the client. */
  attached: boolean;
}

/** What is put in the place of the whole page when something is done on it. */
const inPlace = (path: string) => replaces("post", path, { target: "#main", select: "#main" });

/** What is held of one client, kind by kind, and what staff may do about it. */
export function ClientPage(props: ClientProps) {
  const { c, session, opened, sections, given, requests, unread, attached } = props;
  const { lang } = session;
  const w = words[lang];
  const base = `/admin/clients/${opened.id}`;
  const done = Object.entries(w.done).find(([name]) => name === c.req.query("done"))?.[1];
  const now = c.get("services").clock.now();
  return (
    <StaffPage
      {...{ c, session }}
      title={w.title}
      item="clients"
      styles={["review.css"]}
      htmx
    >
      <h1>{w.title}</h1>
      {done && <Saved>{done}</Saved>}
      <Head {...props} base={base} />
      {!attached && <p class="notice notice-warning">{w.detached}</p>}
      <Jump lang={lang} kinds={sections.map(({ kind }) => kind)} />
      {requests.length + unread.length > 0 && (
        <section aria-labelledby="requests">
          <h2 id="requests">{w.requests}</h2>
          <UnreadRequests {...{ session }} damaged={unread} />
          {requests.length > 0 && <RequestTable {...{ session, requests, now }} />}
        </section>
      )}
      <section aria-labelledby="recipients">
        <h2 id="recipients">{w.recipients.title}</h2>
        <Given {...{ lang, given }} removeAt={`${base}/recipients/remove`} />
      </section>
      {sections.length === 0 && <p>{w.nothing}</p>}
      {sections.map((section) => <Section key={section.kind} {...{ session, base, section }} />)}
    </StaffPage>
  );
}

/** For what it was opened, whose number it is, and what can be done about the client as a whole. */
function Head({ session, opened, revealed, attached, base }: ClientProps & { base: string }) {
  const { lang, roles } = session;
  const { phone, purpose, until } = opened;
  const w = words[lang];
  const name = reviewWords[lang].audit.purposes[purpose];
  return (
    <div class="desk-head">
      <div>
        <p class="hint">{w.openedFor(name, writeTime(until, lang))}</p>
        <p>
          {w.number}: <strong>{revealed ? formatPhone(phone) : maskPhone(phone)}</strong>
        </p>
        {!revealed && (
          <form method="post" action={`${base}/number`} {...inPlace(`${base}/number`)}>
            <button type="submit" class="button-link">{w.reveal}</button>{" "}
            <span class="hint">{w.revealHint}</span>
          </form>
        )}
      </div>
      <div class="actions">
        <a class="button button-quiet" href={`${base}/recipients`}>{w.recipients.add}</a>
        <a class="button button-quiet" href={`${base}/end`}>{w.end.link}</a>
        {attached && allows(ACCESS["GET /admin/clients/:id/new-owner"], roles) && (
          <a class="button button-quiet" href={`${base}/new-owner`}>{w.owner.link}</a>
        )}
      </div>
    </div>
  );
}

function Section({ session, base, section: { kind, items, next, damaged } }: {
  session: StaffSession;
  base: string;
  section: LinkedSection;
}) {
  const w = words[session.lang];
  const list = `held-${kind}`;
  const older = `${base}?kind=${kind}&after=${next}`;
  const going = replaces("get", older, { target: "closest li", select: `#${list} > li` });
  return (
    <section aria-labelledby={kind}>
      <h2 id={kind}>{w.kinds[kind]}</h2>
      {damaged > 0 && <Alarm>{w.damaged(damaged)}</Alarm>}
      <ol class="rows" id={list}>
        {items.map((one) => <Item key={one.item.id} {...{ session, base, ...one }} />)}
        {next && (
          <li class="rows-more">
            <a href={older} {...going}>{w.older}</a>
          </li>
        )}
      </ol>
    </section>
  );
}

interface ItemProps {
  session: StaffSession;
  base: string;
  item: HeldItem;
  handle: string;
  hold?: Hold;
}

function Item(props: ItemProps) {
  const { session: { lang }, item, hold } = props;
  const w = words[lang];
  const { at, expiresAt, restrictedUntil } = item;
  return (
    <li>
      <p>
        <time dateTime={new Date(at).toISOString()}>{writeInstant(at, lang)}</time>
      </p>
      <div>
        {restrictedUntil
          ? <p class="notice notice-warning">{w.restricted(writeDate(restrictedUntil, lang))}</p>
          : (
            <>
              <ItemContent item={item} lang={lang} />
              <Before item={item} lang={lang} />
            </>
          )}
        {hold && <p class="notice">{w.hold.on}: {w.hold.grounds[hold.ground]}. {hold.reason}</p>}
      </div>
      <div class="rows-deeds">
        <p class="hint">{w.goes(writeDate(expiresAt, lang))}</p>
        <Deeds {...props} />
      </div>
    </li>
  );
}

/** What can be done about one thing; each says to a screen reader which thing it is. */
function Deeds(
  { session: { lang, roles }, base, item, handle, hold }: ItemProps,
): ComponentChildren {
  const w = words[lang];
  const { kind, at, restrictedUntil } = item;
  const mayHold = allows(ACCESS["POST /admin/clients/:id/hold"], roles);
  const which = `${w.kinds[kind]} ${writeInstant(at, lang)}`;
  return (
    <>
      {kind === "chat" && !restrictedUntil && (
        <form method="post" action={`${base}/chat`}>
          <input type="hidden" name="item" value={handle} />
          <button type="submit" class="button-link" aria-label={`${w.openChat}: ${which}`}>
            {w.openChat}
          </button>
          <p class="hint">{w.openChatHint}</p>
        </form>
      )}
      {mayHold && !hold && (
        <a href={`${base}/hold?item=${handle}`} aria-label={`${w.hold.mark}: ${which}`}>
          {w.hold.mark}
        </a>
      )}
      {mayHold && hold && (
        <form method="post" action={`${base}/lift`} {...inPlace(`${base}/lift`)}>
          <input type="hidden" name="item" value={handle} />
          <button type="submit" class="button-link" aria-label={`${w.hold.lift}: ${which}`}>
            {w.hold.lift}
          </button>
        </form>
      )}
    </>
  );
}
