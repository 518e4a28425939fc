import { Hono } from "hono";
import type { Receipt } from "../../lib/erasure/mod.ts";
import { writeDate, writeInstant } from "../../lib/site/format.ts";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import { HELD_KINDS } from "../../lib/portal/mod.ts";
import { Done, ErrorSummary, Field } from "../_forms.tsx";
import { Page, type Shell } from "../_layout.tsx";
import { personalHtml } from "../_render.ts";
import { shellOf, type SiteContext, type SiteEnv } from "../_site.ts";
import { portalSession } from "../middleware/portal_session.ts";
import { PortalPage } from "./_page.tsx";
import { type Visit, visitOf } from "./_signed_in.ts";
import { CountList } from "./erase_page.tsx";
import { Facts } from "./item.tsx";

const REFERENCE = /^P-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

/**
 * The receipt of a deletion: read by its reference, signed in or out, since it names nobody. Without a
 * reference there is a field for one.
 */
export function receiptRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    app.get(pathTo("myData", lang, "/deleted"), portalSession, (c) => showReceipt(c, lang));
  }
  return app;
}

async function showReceipt(c: SiteContext, lang: Lang): Promise<Response> {
  const services = c.get("services");
  const asked = c.req.query("ref");
  const reference = (asked ?? "").trim().toUpperCase();
  const receipt = REFERENCE.test(reference) ? await services.erasure.receipt(reference) : null;
  const visit = await visitOf(c, lang);
  const again = c.req.query("again") !== undefined;
  const shown = { lang, visit, receipt, asked, again };
  const page = <ReceiptPage shell={shellOf(services)} {...shown} />;
  return personalHtml(page, { status: receipt || asked === undefined ? 200 : 404 });
}

interface ReceiptProps {
  shell: Shell;
  lang: Lang;
  /** Whoever is still signed in, since only a part was deleted. */
  visit: Visit | null;
  receipt: Receipt | null;
  /** What was asked for, as it was typed. */
  asked: string | undefined;
  /** It was shown before, and is looked at for what was counted meanwhile: the focus goes there. */
  again: boolean;
}

function ReceiptPage(props: ReceiptProps) {
  const { shell, lang, visit, receipt, asked, again } = props;
  const w = words[lang].receipt;
  const wrong = !receipt && asked !== undefined;
  const below = receipt ? `/deleted?ref=${receipt.reference}` : "/deleted";
  const title = receipt ? titleOf(receipt, lang) : wrong ? w.unknownTitle : w.lookTitle;
  const children = (
    <>
      {wrong && <ErrorSummary errors={{ ref: w.unknown }} lang={lang} />}
      <h1>{receipt ? w.title : title}</h1>
      {receipt ? <Told {...{ receipt, lang, again }} /> : <Look lang={lang} asked={asked} />}
      <p class="actions">
        {visit ? <a href={pathTo("myData", lang)}>{words[lang].back}</a> : (
          <>
            <a href={pathTo("home", lang)}>{w.home}</a>
            <a href={pathTo("myData", lang)}>{receipt ? w.again : w.open}</a>
          </>
        )}
      </p>
    </>
  );
  if (visit) return <PortalPage {...{ visit, title, below, wrong, children }} />;
  return (
    <Page {...{ shell, lang, title, below, wrong }} page="myData" personal>
      {children}
    </Page>
  );
}

/** What was deleted, in a title: everything, or of which kind. */
function titleOf({ scope, counts }: Receipt, lang: Lang): string {
  const { title, all } = words[lang].receipt;
  if (scope === "all") return `${title}: ${all}`;
  const kinds = HELD_KINDS.filter((kind) => counts[kind]);
  const names = kinds.map((kind) =>
    facts[lang].kinds[kind][scope === "item" ? "one" : "many"].toLowerCase()
  );
  return names.length === 0 ? title : `${title}: ${names.join(", ")}`;
}

/** A field for the reference that somebody wrote down. */
function Look({ lang, asked }: Pick<ReceiptProps, "lang" | "asked">) {
  const w = words[lang].receipt;
  return (
    <form method="get" action={pathTo("myData", lang, "/deleted")} noValidate>
      <Field
        name="ref"
        label={w.reference}
        hint={w.lookHint}
        error={asked === undefined ? undefined : w.unknown}
        value={asked?.slice(0, 40)}
        autocomplete="off"
      />
      <button class="button" type="submit">{w.look}</button>
    </form>
  );
}

function Told(
  { receipt, lang, again }: { receipt: Receipt } & Pick<ReceiptProps, "lang" | "again">,
) {
  const w = words[lang].receipt;
  const { reference, erasedAt, scope, counts, counting, expiresAt } = receipt;
  return (
    <>
      {again ? <p class="notice notice-success">{w.saved}</p> : <Done>{w.saved}</Done>}
      <Facts
        lines={[[w.reference, reference], [w.when, writeInstant(erasedAt, lang)]]}
      />
      <h2 {...again && { tabIndex: -1, autoFocus: true }}>{w.what}</h2>
      {counting
        ? <Uncounted receipt={receipt} lang={lang} />
        : Object.keys(counts).length > 0
        ? <CountList counts={counts} lang={lang} />
        : <p>{w.nothing}</p>}
      <p>{w.unreadable} {scope === "all" && w.signedOut}</p>
      <p class="hint">{w.kept(writeDate(expiresAt, lang))}</p>
    </>
  );
}

/** All of it is gone, but how much it was is not known: not yet, or not any more. */
function Uncounted({ receipt: { reference, counting }, lang }: { receipt: Receipt; lang: Lang }) {
  const w = words[lang].receipt;
  if (counting === "lost") return <p>{w.notCounted}</p>;
  // No fragment: the browser would not ask again for the page that it shows.
  const again = pathTo("myData", lang, `/deleted?ref=${reference}&again`);
  return (
    <>
      <p>{w.counting}</p>
      <p>
        <a href={again}>{w.lookAgain}</a>
      </p>
    </>
  );
}
