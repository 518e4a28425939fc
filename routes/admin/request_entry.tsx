import type { Hono } from "hono";
import * as z from "zod";
import { DAY } from "../../lib/clock.ts";
import { maskPhone, parseFinnishMobile } from "../../lib/phone/mod.ts";
import {
  CHANNELS,
  dayOf,
  type Entry,
  REQUEST_KINDS,
  type StaffRequest,
  writtenSchema,
} from "../../lib/requests/mod.ts";
import { idOfSent } from "../../lib/sent_once.ts";
import { writeDay } from "../../lib/site/format.ts";
import { LANGS } from "../../lib/site/languages.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { words as enteringWords } from "../../lib/words/entering/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { readForm } from "../_body.ts";
import { ChoiceField, ErrorSummary, Field, type FieldErrors, SelectField } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { recordDeed } from "./_client.ts";
import { BY_STAFF } from "./_request.ts";
import { StaffPage } from "./_page.tsx";
import { staffRoute } from "./_route.ts";

/** What is entered by hand came by one of these. */
const BY_HAND = CHANNELS.filter((one) => one !== "portal" && one !== "receipt");

const form = z.object({
  kind: z.enum(REQUEST_KINDS),
  channel: z.enum(BY_HAND),
  identity: z.enum(BY_STAFF),
  lang: z.enum(LANGS),
  text: writtenSchema,
});
/** Pressed twice, the form has named its request already: the second press finds the first. */
const once = z.uuid().catch(() => crypto.randomUUID());
type Name = keyof ReturnType<typeof faultsOf>;
type Typed = Readonly<Record<string, string>>;

/** A request that came by phone, by post or at an office, entered by hand. */
export function requestEntryRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/requests/enter", (c, session) => {
    const receivedOn = writeDay(dayOf(c.get("services").clock.now()), "fi");
    return personalHtml(<EntryPage {...{ c, session }} typed={{ receivedOn }} errors={{}} />);
  });
  staffRoute(app, "POST /admin/requests/enter", enter);
}

async function enter(c: SiteContext, session: StaffSession): Promise<Response> {
  const typed = await readForm(c);
  const read = await readEntry(c, session, typed);
  if ("errors" in read) {
    const page = <EntryPage {...{ c, session, typed }} errors={read.errors} />;
    return personalHtml(page, { status: 422 });
  }
  const { phone = null, answerTo, receivedAt, ...told } = read.entry;
  const { requests, clients } = c.get("services");
  const client = phone === null ? null : await clients.findByPhone(phone);
  const { receivedOn } = typed;
  const content = [told, phone, answerTo, receivedOn];
  const id = idOfSent(once.parse(typed.once), { content, maker: session.personId });
  const action = "request.entered";
  await recordDeed(c, session, { action, request: id, ...(client && { client }) });
  const entered = await requests.enter({
    id,
    ...told,
    phone,
    receivedAt,
    ...(answerTo && { answerTo }),
    enteredBy: { id: session.personId, name: session.name },
  });
  return c.redirect(`/admin/requests/${entered.id}?done=entered`, 303);
}

/** What was typed, or what is wrong with it. Without a number `known` stays. */
export async function readEntry(
  c: SiteContext,
  session: StaffSession,
  typed: Typed,
  known: { phone: string | null; receivedAt?: number } = { phone: null },
): Promise<{ entry: Entry } | { errors: FieldErrors }> {
  const faults = faultsOf(session);
  const errors: Partial<Record<Name, string>> = {};
  const told = form.safeParse(typed);
  for (const { path } of told.error?.issues ?? []) {
    const name = path[0] as Name;
    errors[name] = faults[name];
  }
  const number = typed.phone?.trim() ?? "";
  const parsed = number === "" ? null : await parseFinnishMobile(number);
  if (parsed && !parsed.ok) errors.phone = faults.phone;
  const phone = parsed?.ok ? parsed.phone : known.phone;
  const answerTo = typed.answerTo?.trim() || undefined;
  if (!parsed && phone === null && !answerTo) errors.answerTo = faults.answerTo;
  const receivedAt = receivedAtOf(typed.receivedOn, {
    ...known,
    now: c.get("services").clock.now(),
  });
  if (receivedAt === null) errors.receivedOn = faults.receivedOn;
  if (!told.success || receivedAt === null || Object.keys(errors).length > 0) return { errors };
  return { entry: { ...told.data, phone, receivedAt, ...(answerTo && { answerTo }) } };
}

function faultsOf({ lang }: StaffSession) {
  return enteringWords[lang].faults;
}

/**
 * Noon of a day as Finns write it, or now for today; the instant that is known, where its day is typed;
 * null for none, for one ahead or over a year ago.
 */
function receivedAtOf(
  typed = "",
  { now, receivedAt }: { now: number; receivedAt?: number },
): number | null {
  const [, day, month, year] = /^\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*$/.exec(typed) ?? [];
  if (!day || !month || !year) return null;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  if (!z.iso.date().safeParse(date).success) return null;
  if (receivedAt !== undefined && date === dayOf(receivedAt)) return receivedAt;
  if (date > dayOf(now) || date < dayOf(now - 366 * DAY)) return null;
  return date === dayOf(now) ? now : Date.parse(`${date}T10:00:00Z`);
}

/** The form of what came by hand; with a `request`, to correct what was entered of it. */
export function EntryPage({ c, session, typed, errors, request }: {
  c: SiteContext;
  session: StaffSession;
  typed: Typed;
  errors: FieldErrors;
  request?: StaffRequest;
}) {
  const { lang } = session;
  const w = words[lang];
  const e = enteringWords[lang];
  const { kinds } = reviewWords[lang].requests;
  const wrong = Object.keys(errors).length > 0;
  const title = request ? e.edit.title : e.title;
  const at = `/admin/requests/${request?.id ?? "enter"}`;
  return (
    <StaffPage
      {...{ c, session, wrong }}
      title={title}
      item="requests"
      styles={["review.css"]}
    >
      <ErrorSummary errors={errors} lang={lang} />
      <p>
        {request ? <a href={at}>{w.choose.back}</a> : <a href="/admin/requests">{w.one.back}</a>}
      </p>
      <h1>{title}</h1>
      <p>{request ? e.edit.lead : e.lead}</p>
      <form method="post" action={request ? `${at}/edit` : at} class="decide" noValidate>
        {request
          ? <input type="hidden" name="version" value={typed.version ?? request.version} />
          : <input type="hidden" name="once" value={once.parse(typed.once)} />}
        <SelectField
          name="kind"
          label={e.kind}
          error={errors.kind}
          value={typed.kind}
          options={[
            { value: "", label: "–" },
            ...REQUEST_KINDS.map((value) => ({ value, label: kinds[value] })),
          ]}
        />
        <ChoiceField
          name="channel"
          label={e.channel}
          error={errors.channel}
          value={typed.channel}
          options={BY_HAND.map((value) => ({ value, label: w.channels[value] }))}
        />
        <ChoiceField
          name="identity"
          label={e.identity}
          error={errors.identity}
          value={typed.identity}
          options={BY_STAFF.map((value) => ({ value, label: w.identities[value] }))}
        />
        <Field
          name="phone"
          label={e.phone}
          hint={request?.phone ? e.edit.phoneStays(maskPhone(request.phone)) : e.phoneHint}
          type="tel"
          autocomplete="off"
          error={errors.phone}
          value={typed.phone}
        />
        <Field
          name="answerTo"
          label={e.answerTo}
          hint={e.answerToHint}
          autocomplete="off"
          error={errors.answerTo}
          value={typed.answerTo}
        />
        <SelectField
          name="lang"
          label={e.lang}
          error={errors.lang}
          value={typed.lang}
          options={LANGS.map((value) => ({ value, label: w.langs[value] }))}
        />
        <Field
          name="receivedOn"
          label={e.receivedOn}
          hint={e.receivedOnHint}
          autocomplete="off"
          error={errors.receivedOn}
          value={typed.receivedOn}
        />
        <Field
          name="text"
          label={e.text}
          hint={e.textHint}
          error={errors.text}
          value={typed.text}
          rows={5}
        />
        <button type="submit" class="button">{request ? e.edit.button : e.button}</button>
      </form>
    </StaffPage>
  );
}
