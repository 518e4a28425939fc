import type { Hono } from "hono";
import type { HeldItem } from "../../lib/holdings.ts";
import { Handles, isHeldKind, overview, section } from "../../lib/portal/mod.ts";
import type { StaffRequest, Target } from "../../lib/requests/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words as clientWords } from "../../lib/words/client/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { readForm } from "../_body.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { notFound, recordDeed } from "./_client.ts";
import { StaffPage } from "./_page.tsx";
import { about, clientOf, requestOf } from "./_request.ts";
import { staffRoute } from "./_route.ts";
import { ItemContent, Jump } from "./client_item.tsx";
import { answerChange, uponOf } from "./request_changes.tsx";
import { Version } from "./request_forms.tsx";

const ALWAYS = { since: 0 };

/** What an item's handle on this page names. */
interface Named extends Target {
  readonly request: string;
}

interface Choice {
  readonly item: HeldItem;
  /** The handle of the item, or of each adviser's note in a conversation, with its text. */
  readonly choices: readonly { readonly handle: string; readonly note?: string }[];
}

interface Section {
  readonly kind: HeldKind;
  readonly items: readonly Choice[];
  readonly next?: string;
}

/** Which thing a request is about that came by hand: chosen among what is held of its client. */
export function requestChooseRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/requests/:id/choose", show);
  staffRoute(app, "POST /admin/requests/:id/point", point);
}

async function show(c: SiteContext, session: StaffSession): Promise<Response> {
  const request = await requestOf(c);
  const client = clientOf(request);
  if (!client || !request.enteredBy) return notFound(c, "client");
  await recordDeed(c, session, {
    action: "client.viewed",
    purpose: "decide-request",
    ...about(request),
  });
  const { holdings } = c.get("services");
  const handles = await Handles.of(session);
  const kind = c.req.query("kind") ?? "";
  const reader = { client, ...ALWAYS };
  const found = isHeldKind(kind)
    ? [
      await section(holdings, kind, {
        ...reader,
        after: await placeOf(c, handles, { kind, request: request.id }),
      }),
    ]
    : await overview(holdings, reader);
  const sections = await Promise.all(found.map(async ({ kind, items, next }): Promise<Section> => ({
    kind,
    items: await Promise.all(items.map((item) => choiceOf(handles, item, request.id))),
    ...(next !== undefined &&
      { next: await handles.seal("after", { request: request.id, kind, after: next }) }),
  })));
  return personalHtml(<ChoosePage {...{ c, session, request, sections }} />);
}

/** The place in a kind that an address names; one of another request or session is not found. */
async function placeOf(
  c: SiteContext,
  handles: Handles,
  { kind, request }: { kind: string; request: string },
): Promise<string | undefined> {
  const from = c.req.query("after");
  if (from === undefined) return undefined;
  const place = await handles.open<{ request: string; kind: string; after: string }>("after", from);
  return place?.request === request && place.kind === kind ? place.after : notFound(c, "item");
}

/** Of a conversation its notes can be meant, too: they are what staff wrote. */
async function choiceOf(handles: Handles, item: HeldItem, request: string): Promise<Choice> {
  const { kind, id, content } = item;
  const seal = (note?: number) =>
    handles.seal("item", { request, kind, id, ...(note && { note }) } satisfies Named);
  const notes = content.kind === "chat" && !item.restrictedUntil
    ? content.messages.filter(({ note }) => note !== undefined)
    : [];
  return {
    item,
    choices: [
      { handle: await seal() },
      ...await Promise.all(notes.map(async ({ note, text }) => ({
        handle: await seal(note),
        note: text,
      }))),
    ],
  };
}

async function point(c: SiteContext, session: StaffSession): Promise<Response> {
  const request = await requestOf(c);
  const typed = await readForm(c);
  const target = typed.item
    ? await targetOf(c, session, { request, handle: typed.item })
    : undefined;
  const outcome = await c.get("services").requests.point(request.id, {
    ...uponOf(session, typed),
    ...(target && { target }),
  });
  return await answerChange(c, session, outcome, { typed, done: "pointed", field: "outcome" });
}

async function targetOf(
  c: SiteContext,
  session: StaffSession,
  { request, handle }: { request: StaffRequest; handle: string },
): Promise<Target> {
  const named = await (await Handles.of(session)).open<Named>("item", handle);
  if (named?.request !== request.id) return notFound(c, "item");
  const { kind, id, note } = named;
  return { kind, id, ...(note && { note }) };
}

function ChoosePage({ c, session, request, sections }: {
  c: SiteContext;
  session: StaffSession;
  request: StaffRequest;
  sections: readonly Section[];
}) {
  const { lang } = session;
  const w = words[lang].choose;
  const at = `/admin/requests/${request.id}`;
  const { title } = w;
  return (
    <StaffPage {...{ c, session, title }} item="requests" styles={["review.css"]}>
      <p>
        <a href={at}>{w.back}</a>
      </p>
      <h1>{title}</h1>
      <p>{w.text}</p>
      {request.text && <p class="quote" dir="auto">{request.text}</p>}
      {request.target && <Point request={request} label={w.all} />}
      {sections.length === 0 && <p>{w.nothing}</p>}
      <Jump lang={lang} kinds={sections.map(({ kind }) => kind)} />
      {sections.map(({ kind, items, next }) => (
        <section key={kind} aria-labelledby={kind}>
          <h2 id={kind}>{clientWords[lang].kinds[kind]}</h2>
          <ul class="rows">
            {items.map(({ item, choices }) => (
              <li key={item.id}>
                <p>{writeInstant(item.at, lang)}</p>
                <div>
                  {item.restrictedUntil === undefined && <ItemContent {...{ item, lang }} />}
                  {choices.map(({ handle, note }) =>
                    note && (
                      <div key={handle}>
                        <p class="hint">{w.note}</p>
                        <p class="quote" dir="auto">{note}</p>
                        <Point {...{ request, handle }} label={w.this} />
                      </div>
                    )
                  )}
                </div>
                <Point {...{ request, handle: choices[0]!.handle }} label={w.this} />
              </li>
            ))}
          </ul>
          {next && <a href={`${at}/choose?kind=${kind}&after=${next}`}>{w.older}</a>}
        </section>
      ))}
    </StaffPage>
  );
}

function Point({ request, handle, label }: {
  request: StaffRequest;
  handle?: string;
  label: string;
}) {
  return (
    <form method="post" action={`/admin/requests/${request.id}/point`}>
      <Version request={request} />
      {handle && <input type="hidden" name="item" value={handle} />}
      <button type="submit" class="button-link">{label}</button>
    </form>
  );
}
