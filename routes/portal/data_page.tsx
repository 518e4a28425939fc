import { formatPhone } from "../../lib/phone/mod.ts";
import type { LinkedSection } from "../../lib/portal/mod.ts";
import type { Disclosure } from "../../lib/recipients/mod.ts";
import type { ClientRequest } from "../../lib/requests/mod.ts";
import { writeDate } from "../../lib/site/format.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { longTitle } from "../_long_title.ts";
import { Unreadable, UnreadableRequests } from "../_unreadable.tsx";
import { words as asking } from "../../lib/words/requests/mod.ts";
import { PortalPage } from "./_page.tsx";
import { here, type Visit } from "./_signed_in.ts";
import { AboutHandling, Rights } from "./about.tsx";
import { RequestList } from "./requests.tsx";
import { AboutKind, HeldItems, HeldSection } from "./sections.tsx";

interface DataPageProps {
  visit: Visit;
  sections: readonly LinkedSection[];
  requests: readonly ClientRequest[];
  /** When requests were made that do not open, in epoch milliseconds. */
  unreadable: readonly number[];
  given: readonly Disclosure[];
}

/** Everything that is held of whoever is signed in, as a letter to them (GDPR Article 15). */
export function DataPage({ visit, sections, requests, unreadable, given }: DataPageProps) {
  const { lang } = visit;
  const w = words[lang];
  const held = sections.length > 0;
  const call = visit.shell.facts.contact.phone;
  return (
    <PortalPage visit={visit} title={w.title}>
      <p class="portal-date">{writeDate(visit.now, lang)}</p>
      <h1>{w.title}</h1>
      {held ? <Opening visit={visit} /> : <Nothing visit={visit} />}
      <UnreadableRequests {...{ unreadable, lang, call }} />
      <RequestList requests={requests} lang={lang} now={visit.now} />
      <OlderChats visit={visit} />
      <Actions visit={visit} held={held} />
      {sections.length > 1 && <Contents {...{ sections, visit, requests }} />}
      {sections.map((section) => <HeldSection key={section.kind} {...{ section, lang, call }} />)}
      <AboutHandling
        kinds={sections.map(({ kind }) => kind)}
        about={visit.shell.facts}
        {...{ lang, given }}
      />
      <Rights lang={lang} />
    </PortalPage>
  );
}

function Opening({ visit: { lang, session } }: { visit: Visit }) {
  const w = words[lang];
  return <p class="lead">{w.greeting} {w.held(formatPhone(session.phone))}</p>;
}

/** "We hold nothing" deserves as good an answer as a lot: what it means, and what may be elsewhere. */
function Nothing({ visit: { lang, session, reader } }: { visit: Visit }) {
  const w = words[lang].nothing;
  return (
    <>
      <p class="lead">{words[lang].greeting} {w.title(formatPhone(session.phone))}.</p>
      <p>{w.means(writeDate(reader.since, lang))}</p>
      <h2>{w.elsewhere}</h2>
      <ul>
        {w.places.map((place) => <li key={place}>{place}</li>)}
      </ul>
    </>
  );
}

/** The same for everybody: whether there are older chats is not for a code to tell. */
function OlderChats({ visit: { lang, reader } }: { visit: Visit }) {
  const w = words[lang];
  return (
    <p>
      {w.reach(writeDate(reader.since, lang))} {w.olderChats}{" "}
      <a href={pathTo("receipt", lang)}>{w.openWithReceipt}</a>
    </p>
  );
}

function Actions({ visit, held }: { visit: Visit; held: boolean }) {
  const w = words[visit.lang];
  return (
    <section aria-labelledby="actions">
      <h2 id="actions">{w.actions}</h2>
      <ul>
        <li>
          <a href={here(visit, "/download")}>{w.download}</a>
        </li>
        {held && (
          <li>
            <a class="link-danger" href={here(visit, "/delete")}>{w.eraseAll}</a>
          </li>
        )}
        <li>
          <a href={here(visit, "/contact")}>{asking[visit.lang].contact.link}</a>
        </li>
        <li>
          <a href={here(visit, "/ask")}>{asking[visit.lang].ask.link}</a>
        </li>
        <li>
          <a href={here(visit, "/views")}>{asking[visit.lang].views.link}</a>
        </li>
        <li>
          <a href={here(visit, "/new-number")}>{w.newNumber}</a>
        </li>
      </ul>
    </section>
  );
}

function Contents(
  { sections, visit: { lang }, requests }: Pick<DataPageProps, "sections" | "visit" | "requests">,
) {
  return (
    <nav aria-labelledby="contents">
      <h2 id="contents">{words[lang].onThisPage}</h2>
      <ul>
        {requests.length > 0 && (
          <li>
            <a href="#requests">{asking[lang].follow.list}</a>
          </li>
        )}
        {sections.map(({ kind }) => (
          <li key={kind}>
            <a href={`#${kind}`}>{facts[lang].kinds[kind].many}</a>
          </li>
        ))}
        <li>
          <a href="#handling">{facts[lang].title}</a>
        </li>
        <li>
          <a href="#rights">{facts[lang].rights}</a>
        </li>
      </ul>
    </nav>
  );
}

/** The rest of one kind, a page at a time. */
export function KindPage({ visit, section, below }: {
  visit: Visit;
  section: LinkedSection;
  below: string;
}) {
  const { lang } = visit;
  const { kind, items, next, damaged } = section;
  const call = visit.shell.facts.contact.phone;
  const w = words[lang];
  const { many } = facts[lang].kinds[kind];
  return (
    <PortalPage visit={visit} title={many} below={below}>
      <p>
        <a href={here(visit)}>{w.back}</a>
      </p>
      <h1>{longTitle(many)}</h1>
      <AboutKind kind={kind} lang={lang} />
      {damaged && <Unreadable say={(phone) => w.unreadable.entries(damaged, phone)} call={call} />}
      {items.length > 0
        ? <HeldItems {...{ section, lang, call }} heading="h2" />
        : !damaged && <p>{w.noneOfKind}</p>}
      <p class="actions">
        {next && (
          <a class="button button-quiet" href={here(visit, `/kind/${kind}?after=${next}`)}>
            {w.showMore(many)}
          </a>
        )}
        {(items.length > 0 || damaged) && (
          <a class="link-danger" href={here(visit, `/delete?scope=${kind}`)}>
            {w.eraseKind(many)}
          </a>
        )}
      </p>
    </PortalPage>
  );
}
