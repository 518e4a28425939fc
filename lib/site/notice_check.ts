import { facts as factWords } from "../words/notice/facts/mod.ts";
import { words } from "../words/notice/mod.ts";
import {
  CONTROLLER,
  type ControllerFacts,
  type OptionalFacts,
  type Processor,
} from "./controller.ts";
import { NOTICE_LANGS, type NoticeLang } from "./languages.ts";
import { noticeOf } from "./notice.ts";
import type { Notice } from "./notice_model.ts";
import { type PointName, POINTS } from "./notice_points.ts";
import { PERIODS, type Periods } from "./period.ts";

export { type PointName, unnamedTasks } from "./notice_points.ts";

/**
 * How the notice stands against what an article asks. `depends`: whether it is asked at all follows
 * from a fact that is not told yet. `differs`: the notice says one thing and the site does another.
 */
export type PointStatus = "present" | "lacking" | "not-applicable" | "depends" | "differs";

/** One thing that Articles 12 to 14 ask of the notice. */
export interface CheckedPoint {
  readonly name: PointName;
  readonly articles: readonly string[];
  readonly status: PointStatus;
  /** What has to be told for it; absent where the notice says it without. */
  readonly fact?: keyof OptionalFacts;
}

/** What the running site does, which the notice must not contradict. */
export interface Practice {
  /** What companies do for it, as its settings have it. */
  readonly tasks: readonly Processor["task"][];
  /** Clients see advisers' names. */
  readonly adviserNamesShown: boolean;
}

/** What a point is judged by: the facts, and whether the notice says something in every language. */
export interface Told {
  readonly facts: ControllerFacts;
  readonly periods: Periods;
  readonly practice?: Practice;
  /** Whether each of the notices has every one of these texts. */
  readonly says: (texts: (lang: NoticeLang) => readonly string[]) => boolean;
  readonly notice: typeof words;
  readonly factWords: typeof factWords;
}

/** The notice against Articles 12 to 14, point by point, judged by what it really says. */
export function checkNotice(
  { facts = CONTROLLER, periods = PERIODS, practice, make = noticeOf }: {
    facts?: ControllerFacts;
    periods?: Periods;
    practice?: Practice;
    make?: typeof noticeOf;
  } = {},
): CheckedPoint[] {
  const said = new Map(
    NOTICE_LANGS.map((lang) => [lang, textsOf(make(lang, { facts, periods })).join("\n")]),
  );
  const says: Told["says"] = (texts) =>
    NOTICE_LANGS.every((lang) => texts(lang).every((text) => said.get(lang)?.includes(text)));
  const told: Told = { facts, periods, practice, says, notice: words, factWords };
  return POINTS.map(({ name, articles, fact, judge }) => ({
    name,
    articles,
    status: judge(told),
    ...(fact && { fact }),
  }));
}

/** What somebody has to do something about. */
export function gapsOf(points: readonly CheckedPoint[]): CheckedPoint[] {
  return points.filter(({ status }) => status === "lacking" || status === "differs");
}

/** Every text of a notice, its title and version left out. */
function textsOf({ short, sections }: Notice): string[] {
  const all = (of: unknown): string[] => {
    if (typeof of === "string") return [of];
    return typeof of === "object" && of ? Object.values(of).flatMap(all) : [];
  };
  return [...all(short), ...all(sections)];
}
