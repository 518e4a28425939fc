import type { RetentionKind } from "../retention.ts";
import { words } from "../words/notice/mod.ts";
import { CONTROLLER, type ControllerFacts } from "./controller.ts";
import { writeDay } from "./format.ts";
import type { NoticeLang } from "./languages.ts";
import { HELD, type Notice } from "./notice_model.ts";
import { rightsSections } from "./notice_rights.ts";
import * as section from "./notice_sections.ts";
import { CURRENT_NOTICE } from "./notice_versions.ts";
import { lengthOf, PERIODS, type Periods, writeAmount } from "./period.ts";

/** What the notice states: the site's own facts and periods, unless a test passes others. */
export interface NoticeSources {
  readonly facts?: ControllerFacts;
  readonly periods?: Periods;
}

/** The notice in a language, made of the facts, the retention table and the dictionary. */
export function noticeOf(lang: NoticeLang, sources: NoticeSources = {}): Notice {
  const { facts = CONTROLLER, periods = PERIODS } = sources;
  const w = words[lang];
  const [shortest, longest] = extremes(periods);
  return {
    lang,
    title: w.title,
    subject: w.subject,
    description: w.description,
    lead: w.lead,
    version: w.version(CURRENT_NOTICE.number, writeDay(CURRENT_NOTICE.date, lang)),
    short: {
      title: w.short.title,
      points: w.short.points(
        writeAmount(periods[shortest].keep, lang),
        writeAmount(periods[longest].keep, lang),
      ),
    },
    sections: [
      section.controller(lang, facts),
      section.purposes(lang, facts),
      section.recorded(lang, facts),
      section.retention(lang, periods),
      section.recipients(lang, facts),
      section.automation(lang),
      ...rightsSections(lang, facts),
      section.cookies(lang),
      section.authority(lang),
      section.versions(lang),
    ],
  };
}

/** The kinds that are kept for the shortest and for the longest time, of what is held of a client. */
function extremes(periods: Periods): [RetentionKind, RetentionKind] {
  const ordered = [...HELD].sort((a, b) => lengthOf(periods[a].keep) - lengthOf(periods[b].keep));
  return [ordered[0] ?? "call", ordered.at(-1) ?? "chat"];
}
