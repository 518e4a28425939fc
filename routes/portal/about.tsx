import { formatPhone } from "../../lib/phone/mod.ts";
import type { ExportHead } from "../../lib/portal/mod.ts";
import { type Disclosure, tellGiven } from "../../lib/recipients/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import {
  AUTHORITY,
  CONTROLLER,
  type ControllerFacts,
  type Office,
} from "../../lib/site/controller.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { facts as notice } from "../../lib/words/notice/facts/mod.ts";
import { facts, type RightName } from "../../lib/words/portal/facts/mod.ts";

/** What Article 15(1)(a) to (h) asks to be told beside the data, about this person's data only. */
export function AboutHandling({ kinds, lang, given, about }: {
  kinds: readonly HeldKind[];
  lang: Lang;
  given: readonly Disclosure[];
  about: ControllerFacts;
}) {
  const w = facts[lang];
  const names = kinds.map((kind) => w.kinds[kind].many.toLowerCase()).join(", ");
  const sources = new Set(kinds.map((kind) => w.kinds[kind].source));
  return (
    <section aria-labelledby="handling">
      <h2 id="handling">{w.title}</h2>
      <Told name={w.purposes} lines={[...w.purposesText, w.purposesLimit]} />
      <Told
        name={w.categories}
        lines={[names === "" ? w.categoriesNothing : w.categoriesText(names)]}
      />
      <Told name={w.recipients} lines={recipientsOf(lang, { given, about })} />
      <Told name={w.retention} lines={[w.retentionText]} />
      {sources.size > 0 && <Told name={w.source} lines={[...sources]} list={sources.size > 1} />}
      <Told name={w.automated} lines={[w.automatedText]} />
      <p>
        <a href={pathTo("notice", lang)}>{w.readNotice}</a>
      </p>
    </section>
  );
}

/** The rights and where each is used: a link where the portal does it, a contact where people do. */
export function Rights({ lang }: { lang: Lang }) {
  const w = facts[lang];
  return (
    <section aria-labelledby="rights">
      <h2 id="rights">{w.rights}</h2>
      <p>{w.rightsLead}</p>
      <ul>
        {Object.entries(w.right).map(([name, { name: title, how }]) => (
          <li key={name}>
            <strong>{title}.</strong> {how} <Where right={name as RightName} lang={lang} />
          </li>
        ))}
      </ul>
      <h3>{w.contact}</h3>
      <Contacts lang={lang} />
    </section>
  );
}

function Contacts({ lang }: { lang: Lang }) {
  const { contact, offices } = CONTROLLER;
  return (
    <address>
      <p>
        {facts[lang].controller}: <span lang="fi">{CONTROLLER.name} ({CONTROLLER.shortName})</span>
      </p>
      <p>
        {contact.name},{" "}
        <a href={`tel:${contact.phone}`}>{formatPhone(contact.phone).replaceAll(" ", "\u00a0")}</a>,
        {" "}
        <a href={`mailto:${contact.email}`}>{contact.email}</a>
      </p>
      {offices.map((office) => <p key={office.street} lang="fi">{addressOf(office)}</p>)}
    </address>
  );
}

function Where({ right, lang }: { right: RightName; lang: Lang }) {
  const w = facts[lang];
  switch (right) {
    case "portability":
      return <a href={pathTo("myData", lang, "/download")}>{w.toDownload}</a>;
    case "erasure":
      return <a href={pathTo("myData", lang, "/delete")}>{w.toErase}</a>;
    case "rectification":
    case "restriction":
    case "objection":
      return <a href={pathTo("myData", lang, "/ask")}>{w.toAsk}</a>;
    case "complaint":
      return <a href={AUTHORITY.website[lang]} rel="noreferrer">{w.authority}</a>;
    default:
      return null;
  }
}

function Told({ name, lines, list }: { name: string; lines: readonly string[]; list?: boolean }) {
  return (
    <>
      <h3>{name}</h3>
      {list
        ? <ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul>
        : lines.map((line) => <p key={line}>{line}</p>)}
    </>
  );
}

/**
 * Whoever got the data or handles it for the controller, and whether it leaves the EEA and on which
 * safeguard: Article 15(1)(c) and 15(2). The words of the transfer are the notice's own.
 */
export function recipientsOf(
  lang: Lang,
  { given, about }: { given: readonly Disclosure[]; about: ControllerFacts },
): string[] {
  const { recipientsText, processor } = facts[lang];
  const { insideEea, outsideEea, storeIn } = notice[lang];
  const transfer = about.outsideEea;
  return [
    ...tellGiven(given, lang),
    ...recipientsText,
    ...(about.processors ?? []).map(({ name, country }) => processor(name, country)),
    ...(transfer?.leaves && transfer.storeIn ? [storeIn[transfer.storeIn]] : []),
    ...(transfer ? [transfer.leaves ? outsideEea[transfer.safeguard] : insideEea] : []),
  ];
}

/** Who holds the data and whom to complain to, as the download has it. */
export function controllerFacts(
  lang: Lang,
  { given, about }: { given: readonly Disclosure[]; about: ControllerFacts },
): Pick<ExportHead, "controller" | "authority" | "recipients"> {
  const { name, shortName, contact, offices } = about;
  return {
    controller: {
      name: `${name} (${shortName})`,
      contactPerson: contact.name,
      email: contact.email,
      phone: contact.phone,
      offices: offices.map(addressOf),
    },
    authority: { name: facts[lang].authority, website: AUTHORITY.website[lang] },
    recipients: recipientsOf(lang, { given, about }),
  };
}

function addressOf({ street, postalCode, city }: Office): string {
  return `${street}, ${postalCode} ${city}`;
}
