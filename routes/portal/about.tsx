import { formatPhone } from "../../lib/phone/mod.ts";
import { AUTHORITY_SITE, CONTROLLER } from "../../lib/portal/contacts.ts";
import type { ExportHead } from "../../lib/portal/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { facts, type RightName } from "../../lib/words/portal/facts/mod.ts";

/** What Article 15(1)(a) to (h) asks to be told beside the data, about this person's data only. */
export function AboutHandling({ kinds, lang }: { kinds: readonly HeldKind[]; lang: Lang }) {
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
      <Told name={w.recipients} lines={w.recipientsText} />
      <Told name={w.retention} lines={[w.retentionText]} />
      {sources.size > 0 && <Told name={w.source} lines={[...sources]} />}
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
      <address>
        <p>
          {w.controller}: {CONTROLLER.name}
        </p>
        <p>
          {CONTROLLER.contactPerson},{" "}
          <a href={`tel:${CONTROLLER.phone}`}>
            {formatPhone(CONTROLLER.phone)}
          </a>, <a href={`mailto:${CONTROLLER.email}`}>{CONTROLLER.email}</a>
        </p>
        {CONTROLLER.offices.map((office) => <p key={office}>{office}</p>)}
      </address>
    </section>
  );
}

function Where({ right, lang }: { right: RightName; lang: Lang }) {
  const w = facts[lang];
  switch (right) {
    case "portability":
      return <a href={pathTo("myData", lang, "/download")}>{w.toDownload}</a>;
    case "erasure":
      return <a href={pathTo("myData", lang, "/delete")}>{w.toErase}</a>;
    case "complaint":
      return <a href={AUTHORITY_SITE} rel="noreferrer">{w.authority}</a>;
    default:
      return null;
  }
}

function Told({ name, lines }: { name: string; lines: readonly string[] }) {
  return (
    <>
      <h3>{name}</h3>
      {lines.map((line) => <p key={line}>{line}</p>)}
    </>
  );
}

/** Who holds the data and whom to complain to, as the download has it. */
export function controllerFacts(lang: Lang): Pick<ExportHead, "controller" | "authority"> {
  const authority = { name: facts[lang].authority, website: AUTHORITY_SITE };
  return { controller: CONTROLLER, authority };
}
