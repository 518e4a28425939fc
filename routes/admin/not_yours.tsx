import { CHOSEN_PURPOSES } from "../../lib/audit/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/desk/mod.ts";
import { words as reviewWords } from "../../lib/words/review/mod.ts";
import { ChoiceField, ErrorSummary } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext } from "../_site.ts";
import { adviserOf } from "./_adviser.ts";
import { StaffPage } from "./_page.tsx";

/**
 * A conversation that is neither waiting nor the adviser's is not found: the answer is the same whether
 * there is one, except for whom a colleague took it over from, who is told. It may be opened for a purpose, which is recorded before anything is shown.
 */
export async function notYours(
  c: SiteContext,
  session: StaffSession,
  { unchosen = false, typed }: { unchosen?: boolean; typed?: string } = {},
): Promise<Response> {
  if (!unchosen) c.get("services").log.info("not-found", { what: "chat", page: "desk" });
  const w = words[session.lang];
  const { desk } = c.get("services").chat;
  const by = await desk.takenBy(adviserOf(session), c.req.param("id") ?? "");
  const { purposes } = reviewWords[session.lang].audit;
  const error = unchosen ? w.notYours.choose : undefined;
  const action = `/admin/desk/chats/${encodeURIComponent(c.req.param("id") ?? "")}/open`;
  const page = (
    <StaffPage c={c} session={session} title={w.notYours.title} item="desk" wrong={unchosen}>
      {error && <ErrorSummary errors={{ purpose: error }} lang={session.lang} />}
      <h1>{w.notYours.title}</h1>
      {by !== null && <p class="notice notice-warning">{w.notYours.taken(by)}</p>}
      {typed && (
        <>
          <p>{w.live.unsent}:</p>
          <pre class="quote" dir="auto">{typed}</pre>
        </>
      )}
      <p>{w.notYours.text}</p>
      <form method="post" action={action} noValidate>
        <ChoiceField
          name="purpose"
          label={w.notYours.purpose}
          error={error}
          options={CHOSEN_PURPOSES.map((value) => ({ value, label: purposes[value] }))}
        />
        <button type="submit" class="button">{w.notYours.open}</button>
      </form>
      <p>
        <a href="/admin/desk">{w.back}</a>
      </p>
    </StaffPage>
  );
  return personalHtml(page, { status: unchosen ? 422 : 404 });
}
