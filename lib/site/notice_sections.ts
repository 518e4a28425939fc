import type { RetentionKind } from "../retention.ts";
import { facts as factWords } from "../words/notice/facts/mod.ts";
import { words } from "../words/notice/mod.ts";
import {
  asksConsent,
  AUTHORITY,
  type ContactPoint,
  type ControllerFacts,
  PURPOSES,
  RECORDED,
  standsOn,
} from "./controller.ts";
import { formatPhone, writeDay } from "./format.ts";
import { type NoticeLang, shellLang } from "./languages.ts";
import {
  type Block,
  type FactRow,
  HELD,
  type Line,
  type Section,
  type Table,
  text,
} from "./notice_model.ts";
import { NOTICE_VERSIONS } from "./notice_versions.ts";
import { NOTICE_DATA_PATH } from "./paths.ts";
import { type Periods, writePeriod } from "./period.ts";

/** Who is responsible, and how to reach them: Article 13(1)(a) and (b). */
export function controller(lang: NoticeLang, facts: ControllerFacts): Section {
  const w = words[lang].controller;
  const { businessId, contact, dataProtectionOfficer: officer } = facts;
  const offices = facts.offices.map((one) => `${one.street}, ${one.postalCode} ${one.city}`);
  const rows: FactRow[] = [
    {
      term: w.name,
      lines: [facts.name, facts.shortName].map((name) => ({
        text: name,
        ...(shellLang(lang) !== "fi" && { lang: "fi" as const }),
      })),
    },
    ...(businessId ? [row(w.businessId, businessId)] : []),
    { term: w.contact, lines: contactLines(contact) },
    row(w.offices, ...offices),
    ...(officer && officer !== "none" ? [{ term: w.officer, lines: contactLines(officer) }] : []),
  ];
  return { id: "controller", title: w.title, blocks: [{ kind: "facts", rows }] };
}

/** What the data is for, and on which ground: Article 13(1)(c). */
export function purposes(lang: NoticeLang, facts: ControllerFacts): Section {
  const w = words[lang].purposes;
  const told = factWords[lang];
  const { legalBasis, healthBasis, legitimateInterest } = facts;
  const items = PURPOSES.map((purpose) =>
    legalBasis
      ? `${w.list[purpose]} ${told.basis}: ${told.bases[legalBasis[purpose]]}.`
      : w.list[purpose]
  );
  const blocks: Block[] = [text(w.intro), { kind: "list", items }];
  if (legitimateInterest && standsOn("f", facts)) {
    blocks.push(text(`${told.interest}: ${legitimateInterest[lang]}`));
  }
  if (healthBasis) blocks.push(text(`${told.health}: ${told.healthBases[healthBasis]}.`));
  if (asksConsent(facts)) blocks.push(text(told.withdraw));
  blocks.push(text(w.limit), text(w.voluntary));
  return { id: "purposes", title: w.title, blocks };
}

/** What is recorded of each kind of contact: Article 14(1)(d) and (2)(f). */
export function recorded(lang: NoticeLang, facts: ControllerFacts): Section {
  const w = words[lang].recorded;
  const since = writeDay(facts.chatRecordedSince, lang);
  const groups = [
    group(w.call, RECORDED.call.map((item) => w.call.items[item]), w.call.note(since)),
    group(w.chat, RECORDED.chat.map((item) => w.chat.items[item]), w.chat.note(since)),
    group(w.inquiry, RECORDED.inquiry.map((item) => w.inquiry.items[item]), w.inquiry.note(since)),
    group(w.others, w.others.items, w.others.note),
  ];
  return { id: "data", title: w.title, blocks: groups };
}

/** How long everything is kept, from the table that the store enforces: Article 13(2)(a). */
export function retention(lang: NoticeLang, periods: Periods): Section {
  const w = words[lang].retention;
  const { what, why, period, early } = w.columns;
  const ofYou: Table = {
    caption: w.ofYou,
    columns: [what, period, early],
    rows: HELD.map((kind) => [
      w.kinds[kind],
      writePeriod(kind, lang, periods),
      periods[kind].endsWithRelationship ? w.withRelationship : w.whenErased,
    ]),
  };
  const ofSite: Table = {
    caption: w.ofSite,
    columns: [what, period, why],
    rows: (Object.keys(w.site) as SiteKind[]).map((kind) => [
      w.site[kind].name,
      writePeriod(kind, lang, periods),
      w.site[kind].why,
    ]),
  };
  const tables: Block[] = [{ kind: "table", table: ofYou }, { kind: "table", table: ofSite }];
  return { id: "retention", title: w.title, blocks: [text(w.intro), ...tables] };
}

/** Who receives data: Article 13(1)(e) and (f). */
export function recipients(lang: NoticeLang, facts: ControllerFacts): Section {
  const w = factWords[lang];
  const { title, text: said } = words[lang].recipients;
  const { processors, adviserNamesShown } = facts;
  const blocks = said.map(text);
  if (processors && processors.length > 0) {
    const items = processors.map((one) => `${one.name} (${one.country}): ${w.tasks[one.task]}`);
    blocks.push(text(`${w.processors}:`), { kind: "list", items });
  }
  blocks.push(...transfers(lang, facts).map(text));
  if (adviserNamesShown !== undefined) {
    blocks.push(text(w.adviserNames[adviserNamesShown ? "shown" : "hidden"]));
  }
  return { id: "recipients", title, blocks };
}

/** Whether data leaves the EEA, where to, and on which safeguard: Article 13(1)(f). */
export function transfers(lang: NoticeLang, { outsideEea }: ControllerFacts): string[] {
  const w = factWords[lang];
  if (!outsideEea) return [];
  if (!outsideEea.leaves) return [w.insideEea];
  const { safeguard, storeIn } = outsideEea;
  return [...(storeIn ? [w.storeIn[storeIn]] : []), w.outsideEea[safeguard]];
}

/** That no machine decides: Article 13(2)(f). */
export function automation(lang: NoticeLang): Section {
  const { title, text: said } = words[lang].automation;
  return { id: "automation", title, blocks: [text(said)] };
}

/** What is put on a visitor's device. */
export function cookies(lang: NoticeLang): Section {
  const { title, text: said } = words[lang].cookies;
  return { id: "cookies", title, blocks: said.map(text) };
}

/** Where to complain: Article 13(2)(d). */
export function authority(lang: NoticeLang): Section {
  const w = words[lang].authority;
  const { visitPostalCode, postPostalCode, postBox, email } = AUTHORITY;
  const website = AUTHORITY.website[shellLang(lang)];
  const rows: FactRow[] = [
    row(w.visits, `${w.street}, ${visitPostalCode} ${w.city}`),
    row(w.post, `${w.postBox(postBox)}, ${postPostalCode} ${w.city}`),
    { term: w.switchboard, lines: [phoneLine(AUTHORITY.switchboard)] },
    { term: w.registry, lines: [phoneLine(AUTHORITY.registry)] },
    { term: w.email, lines: [mailLine(email)] },
    { term: w.website, lines: [{ text: new URL(website).host, href: website }] },
  ];
  return { id: "authority", title: w.title, blocks: [text(w.name), { kind: "facts", rows }] };
}

/** Every version, the one in force first, and the same content for programs. */
export function versions(lang: NoticeLang): Section {
  const w = words[lang].versions;
  const table: Table = {
    caption: w.caption,
    columns: [w.columns.version, w.columns.date, w.columns.change],
    rows: NOTICE_VERSIONS.map(({ number, date }, index) => [
      index === 0 ? `${number} (${w.current})` : String(number),
      date === null ? w.noDate : writeDay(date, lang),
      w.changes[number],
    ]),
  };
  const links = [{ text: w.data, href: NOTICE_DATA_PATH }];
  return {
    id: "versions",
    title: w.title,
    blocks: [{ kind: "table", table }, { kind: "links", links }],
  };
}

/** What the site itself makes, beside what is held of a client. */
type SiteKind = Exclude<RetentionKind, typeof HELD[number]>;

function group(
  { title, intro }: { title: string; intro: string },
  items: readonly string[],
  note: string,
): Block {
  return { kind: "group", title, blocks: [text(intro), { kind: "list", items }, text(note)] };
}

function row(term: string, ...lines: string[]): FactRow {
  return { term, lines: lines.map((line) => ({ text: line })) };
}

function contactLines({ name, phone, email }: ContactPoint): Line[] {
  return [{ text: name }, phoneLine(phone), mailLine(email)];
}

function phoneLine(phone: string): Line {
  return { text: formatPhone(phone), href: `tel:${phone}` };
}

function mailLine(email: string): Line {
  return { text: email, href: `mailto:${email}` };
}
