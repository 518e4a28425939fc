import type { ControllerFacts } from "../../lib/site/controller.ts";
import { exampleOf } from "../../lib/site/controller_examples.ts";
import { writeDay } from "../../lib/site/format.ts";
import {
  type CheckedPoint,
  gapsOf,
  type Practice,
  unnamedTasks,
} from "../../lib/site/notice_check.ts";
import { CURRENT_NOTICE } from "../../lib/site/notice_versions.ts";
import { pathTo } from "../../lib/site/paths.ts";
import type { StaffLang, StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/duties/mod.ts";
import type { SiteContext } from "../_site.ts";
import { Alarm, Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { Table } from "./_table.tsx";

/** The facts of the notice, what the site does, and how the one stands against the law and the other. */
interface Checked {
  facts: ControllerFacts;
  practice: Practice;
  points: readonly CheckedPoint[];
}

/** The notice against what Articles 12 to 14 ask, and how what is missing gets into it. */
export function NoticePage({ c, session, ...checked }: Checked & {
  c: SiteContext;
  session: StaffSession;
}) {
  const { lang } = session;
  const w = words[lang].notice;
  const { number, date } = CURRENT_NOTICE;
  return (
    <StaffPage c={c} session={session} title={w.title} item="notice">
      <h1>{w.title}</h1>
      <p>{w.text}</p>
      <p class="cluster">
        {w.inForce(number, writeDay(date, lang))}
        <a href={pathTo("notice", lang)}>{w.toNotice}</a>
        <a href="/admin/notice/record">{w.toRecord}</a>
      </p>
      <Points lang={lang} points={checked.points} />
      <Decide lang={lang} {...checked} />
    </StaffPage>
  );
}

/** Every point with its state; what is missing or wrong stands out. */
export function Points({ lang, points }: { lang: StaffLang; points: readonly CheckedPoint[] }) {
  const w = words[lang].notice;
  const gaps = gapsOf(points);
  const rows = points.map((point) => ({
    key: point.name,
    alarm: gaps.includes(point),
    cells: [w.points[point.name], point.articles.join(", "), w.statuses[point.status]],
  }));
  return (
    <>
      {gaps.length > 0 ? <Alarm>{w.gaps(gaps.length)}</Alarm> : <Saved>{w.whole}</Saved>}
      <Table columns={[w.columns.what, w.columns.articles, w.columns.status]} rows={rows} />
    </>
  );
}

/** What has to be decided for each gap, and the line by which it gets into the notice. */
export function Decide({ lang, ...checked }: Checked & { lang: StaffLang }) {
  const w = words[lang].notice;
  const gaps = gapsOf(checked.points);
  if (gaps.length === 0) return null;
  return (
    <div class="columns">
      <section aria-labelledby="decide">
        <h2 id="decide">{w.decide}</h2>
        {gaps.map(({ name, status, fact }) => (
          <section key={name} aria-labelledby={name}>
            <h3 id={name}>{w.points[name]}</h3>
            {status === "differs" && (
              <p class="alarm-text">{contradiction(lang, { ...checked, name })}</p>
            )}
            {fact && (
              <>
                <p>{w.questions[fact]}</p>
                <details>
                  <summary>{w.line}</summary>
                  <p>
                    <code class="code" lang="en">{exampleOf(fact)}</code>
                  </p>
                </details>
              </>
            )}
          </section>
        ))}
      </section>
      <section aria-labelledby="how">
        <h2 id="how">{w.how}</h2>
        <ol>{w.steps.map((step) => <li key={step}>{step}</li>)}</ol>
        <p class="hint">{w.why}</p>
        <details>
          <summary>{w.files}</summary>
          <dl class="facts">
            <dt>{w.factsFile}</dt>
            <dd>
              <code class="code">lib/site/controller.ts</code>
            </dd>
            <dt>{w.versionsFile}</dt>
            <dd>
              <code class="code">lib/site/notice_versions.ts</code>
            </dd>
          </dl>
        </details>
      </section>
    </div>
  );
}

function contradiction(
  lang: StaffLang,
  { name, facts, practice }: Checked & { name: CheckedPoint["name"] },
): string {
  const { differs } = words[lang].notice;
  if (name === "adviserNames") return differs.adviserNames(practice.adviserNamesShown);
  const tasks = unnamedTasks(facts, practice).map((task) => differs.tasks[task]);
  return differs.processors(tasks.join(", "));
}
