import { Hono } from "hono";
import type { Receipt } from "../../lib/erasure/mod.ts";
import { writeDate, writeInstant } from "../../lib/site/format.ts";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { Page, type Shell } from "../_layout.tsx";
import { personalHtml } from "../_render.ts";
import { shellOf, type SiteContext, type SiteEnv } from "../_site.ts";
import { CountList } from "./erase_page.tsx";
import { Facts } from "./item.tsx";

const REFERENCE = /^P-[0-9A-Z]{4}-[0-9A-Z]{4}$/;

/** The receipt of a deletion: read by its reference, signed in or out, since it names nobody. */
export function receiptRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    app.get(pathTo("myData", lang, "/deleted"), (c) => showReceipt(c, lang));
  }
  return app;
}

async function showReceipt(c: SiteContext, lang: Lang): Promise<Response> {
  const services = c.get("services");
  const reference = (c.req.query("ref") ?? "").toUpperCase();
  const receipt = REFERENCE.test(reference) ? await services.erasure.receipt(reference) : null;
  const page = <ReceiptPage shell={shellOf(services)} lang={lang} receipt={receipt} />;
  return personalHtml(page, { status: receipt ? 200 : 404 });
}

function ReceiptPage({ shell, lang, receipt }: {
  shell: Shell;
  lang: Lang;
  receipt: Receipt | null;
}) {
  const w = words[lang].receipt;
  const title = receipt ? w.title : w.unknownTitle;
  const below = receipt ? `/deleted?ref=${receipt.reference}` : "/deleted";
  return (
    <Page shell={shell} lang={lang} title={title} page="myData" below={below} personal>
      <h1>{title}</h1>
      {receipt ? <Told receipt={receipt} lang={lang} /> : <p>{w.unknown}</p>}
      <p class="actions">
        <a href={pathTo("home", lang)}>{w.home}</a>
        <a href={pathTo("myData", lang)}>{w.again}</a>
      </p>
    </Page>
  );
}

function Told({ receipt, lang }: { receipt: Receipt; lang: Lang }) {
  const w = words[lang].receipt;
  const { reference, erasedAt, scope, counts, expiresAt } = receipt;
  return (
    <>
      <p class="notice notice-success">{w.saved}</p>
      <Facts
        lines={[[w.reference, reference], [w.when, writeInstant(erasedAt, lang)]]}
      />
      <h2>{w.what}</h2>
      {Object.keys(counts).length > 0
        ? <CountList counts={counts} lang={lang} />
        : <p>{w.nothing}</p>}
      <p>{w.unreadable} {scope === "all" && w.signedOut}</p>
      <p class="hint">{w.kept(writeDate(expiresAt, lang))}</p>
    </>
  );
}
