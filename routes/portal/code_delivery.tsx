import { formatPhone, type WaitingCode } from "../../lib/phone/mod.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/phone/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext } from "../_site.ts";
import { portalTokens } from "./_cookies.ts";
import { Notice } from "./phone_page.tsx";

interface DeliveryProps {
  lang: Lang;
  waiting: WaitingCode;
  /** The gateway reports what became of messages. */
  reports: boolean;
}

/** That a message did not arrive; asked again while its report may still come. */
export function Delivery({ lang, waiting, reports }: DeliveryProps) {
  const asking = {
    "data-hx-get": pathTo("myData", lang, "/code/delivery"),
    "data-hx-trigger": "every 5s",
    "data-hx-target": "#delivery",
    // An answer that is none of this one's changes nothing.
    "data-hx-status:4xx": "swap:none",
    "data-hx-status:5xx": "swap:none",
  };
  return (
    <div id="delivery" role="status">
      {waiting.undelivered
        ? <Undelivered {...{ lang, waiting }} />
        : reports && <span {...asking}></span>}
    </div>
  );
}

function Undelivered({ lang, waiting }: Pick<DeliveryProps, "lang" | "waiting">) {
  return <Notice alert>{words[lang].undelivered(formatPhone(waiting.phone))}</Notice>;
}

/**
 * What a page that waits asks by itself: nothing while there is nothing to tell, so that a screen reader
 * hears of it once. What is told takes the place of whoever asks. It is no use of a session.
 */
export async function showDelivery(c: SiteContext, lang: Lang): Promise<Response> {
  const token = portalTokens.read(c, "code");
  const waiting = token === null ? null : await c.get("services").codes.waiting(token);
  if (waiting && !waiting.undelivered) return c.body(null, 204);
  // Whoever asked goes away when there is nothing left to wait for.
  if (!waiting) return c.html("");
  return personalHtml(<Undelivered {...{ lang, waiting }} />, { fragment: true });
}
