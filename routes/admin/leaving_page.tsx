import type { DeskLine } from "../../lib/chat/desk_wire.ts";
import { markOf } from "../../lib/chat/mark.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/desk/mod.ts";
import type { SiteContext } from "../_site.ts";
import { StaffPage } from "./_page.tsx";

/** For a break, at the end of the shift, or signing out. */
type Leaving = "away" | "left" | "out";

/** Asks an adviser who goes what becomes of the chats that go on. */
export function LeavingPage({ c, session, to, lines }: {
  c: SiteContext;
  session: StaffSession;
  to: Leaving;
  lines: readonly DeskLine[];
}) {
  const w = words[session.lang];
  const { leaving } = w;
  const action = to === "out" ? "/admin/sign-out" : "/admin/desk/presence";
  return (
    <StaffPage c={c} session={session} title={leaving.title} item="desk">
      <h1>{leaving.title}</h1>
      <p>{lines.length > 0 ? leaving.text : leaving.none}</p>
      <ul>
        {lines.map(({ id, nickname }) => (
          <li key={id}>
            <a href={`/admin/desk/chats/${id}`}>{nickname ?? `${w.anonymous} ${markOf(id)}`}</a>
          </li>
        ))}
      </ul>
      <form method="post" action={action} class="cluster">
        {to !== "out" && <input type="hidden" name="state" value={to} />}
        <button type="submit" name="chats" value="queue" class="button">
          {leaving.queue[to]}
        </button>
        {to === "away" && (
          <button type="submit" name="chats" value="keep" class="button button-quiet">
            {leaving.keep}
          </button>
        )}
      </form>
      {to === "away" && <p class="hint">{leaving.keepHint}</p>}
      <p>
        <a href="/admin/desk">{w.back}</a>
      </p>
    </StaffPage>
  );
}
