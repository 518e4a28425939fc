import type { DeskOverview } from "../../lib/chat/desk_wire.ts";
import type { LiveDeskWords } from "./words.ts";

/** Whether the adviser is there, and who else is. */
export function Presence({ overview, words: w, onSubmit }: {
  overview: DeskOverview;
  words: LiveDeskWords;
  onSubmit?: (event: SubmitEvent) => void;
}) {
  const { presence, advisers, open, mine } = overview;
  const forgotten = presence === null && mine.length > 0;
  const others = advisers.map(({ name, state, me }) => `${me ? w.me : name} (${w.states[state]})`);
  const button = (state: string, text: string, quiet: boolean) => (
    <button
      type="submit"
      name="state"
      value={state}
      class={quiet ? "button button-quiet" : "button"}
    >
      {text}
    </button>
  );
  return (
    <div class="presence">
      <p class={forgotten ? "notice notice-warning" : undefined}>
        <strong>
          {presence ? w.presence[presence] : forgotten ? w.presence.noneWithChats : w.presence.none}
        </strong>{" "}
        {open ? w.open : w.closed}
      </p>
      <form method="post" action="/admin/desk/presence" class="cluster" onSubmit={onSubmit}>
        {presence !== "present" && button("present", w.presence.toPresent, false)}
        {presence === "present" && button("away", w.presence.toAway, true)}
        {presence !== null && button("left", w.presence.toLeft, true)}
      </form>
      <p class="hint">
        {others.length > 0 ? `${w.atDesk}: ${others.join(", ")}.` : w.nobodyAtDesk}
      </p>
    </div>
  );
}
