import { reportSecretOf } from "../../lib/settings/mod.ts";
import { writeInstant, writeTime } from "../../lib/site/format.ts";
import type { TextsStatus } from "../../lib/sms/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import type { SiteContext } from "../_site.ts";
import { Card } from "./_card.tsx";

type Lang = StaffSession["lang"];

/** Whether codes are being sent and arrive: everybody hears of it, since callers will ask. */
export async function codesCard(c: SiteContext, { lang }: StaffSession) {
  const w = words[lang].overview;
  const { codes, texts, clock, settings: { gateway } } = c.get("services");
  const [status, { outage, lastDay }] = await Promise.all([codes.status(), texts.status()]);
  const { paused, pausedUntil, lastPausedAt, wrongLastHour, sentToday, cap } = status;
  const well = !paused && outage === null;
  const reports = reportSecretOf(gateway) !== null;
  return (
    <Card title={w.codes} alarm={!well}>
      {paused && <p>{w.codesPaused(pausedUntil === null ? "–" : writeTime(pausedUntil, lang))}</p>}
      {outage && <Outage {...{ outage, lang }} now={clock.now()} />}
      {well && <p>{w.codesOk(wrongLastHour, sentToday, cap)}</p>}
      {well && lastPausedAt !== null && <p>{w.codesWerePaused(writeInstant(lastPausedAt, lang))}
      </p>}
      {reports && <Delivery {...{ lastDay, lang }} />}
      {gateway.kind !== "outbox" && !reports && <p>{w.noReports}</p>}
    </Card>
  );
}

function Outage({ outage, now, lang }: {
  outage: NonNullable<TextsStatus["outage"]>;
  now: number;
  lang: Lang;
}) {
  const w = words[lang].overview;
  const { since, reason, tryFrom } = outage;
  const next = tryFrom > now ? w.outageUntil(writeTime(tryFrom, lang)) : w.outageTry;
  return <p>{[w.outage[reason](writeInstant(since, lang)), next, w.outageAdvice].join(" ")}</p>;
}

/** The shares of a day; nothing where no message was sent. */
function Delivery({ lastDay, lang }: { lastDay: TextsStatus["lastDay"]; lang: Lang }) {
  const { delivered, failed, unknown } = lastDay;
  const all = delivered + failed + unknown;
  if (all === 0) return null;
  const share = (count: number) => Math.round(count / all * 100);
  const shares = [share(delivered), share(failed), share(unknown)] as const;
  return <p>{words[lang].overview.delivery(all, ...shares)}</p>;
}
