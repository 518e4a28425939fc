import type { WireState } from "../../lib/chat/wire.ts";
import { writeDate } from "../../lib/site/format.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { filled, type LiveChatWords } from "./words.ts";

/** Who has waited for this long is offered to leave the question instead, in milliseconds. */
const LONG_WAIT = 3 * 60_000;

interface StatusProps {
  state: WireState;
  /** Nothing has been asked yet. */
  empty: boolean;
  lang: Lang;
  /** Epoch milliseconds. */
  now: number;
  words: LiveChatWords;
  /** Where the question is left; with `onLeave` the page stays. */
  leaveAction: string;
  onLeave?: (event: SubmitEvent) => void;
}

/** How things stand, in a sentence or two. */
export function Status(props: StatusProps) {
  const { state, empty, lang, words: w } = props;
  switch (state.status) {
    case "ended":
      return (
        <div class="notice">
          {state.endedBy && <p>{w.endedBy[state.endedBy]}</p>}
          {state.deletedAt && (
            <p>{filled(w.deletedAt, { date: writeDate(Date.parse(state.deletedAt), lang) })}</p>
          )}
        </div>
      );
    case "question":
      return <p class="notice">{empty ? w.questionEmpty : w.questionWaits}</p>;
    case "active": {
      const here = state.handedOver ? w.handedOver : w.adviserHere;
      const name = state.adviser?.name;
      return (
        <p class="notice">
          {(state.handedOver || !name) && here} {name && filled(w.adviserNamed, { name })}
        </p>
      );
    }
    case "waiting":
      return <Waiting {...props} />;
  }
}

function Waiting({ state, empty, now, words: w, leaveAction, onLeave }: StatusProps) {
  const { place = 1, advisers: count = 0 } = state;
  const long = now - Date.parse(state.startedAt) >= LONG_WAIT;
  return (
    <div class="notice">
      <p>
        {place === 1 ? w.next : filled(w.place, { place })}{" "}
        {filled(w.advisers[Math.min(count, 2)]!, { count })}
      </p>
      <p>{state.handedOver ? w.handedOver : w.writeAlready}</p>
      {(long || count === 0) && (
        <>
          <p>{w.leaveOffer}</p>
          {empty
            ? <p>{w.leaveFirst}</p>
            : (
              <form method="post" action={leaveAction} onSubmit={onLeave}>
                <button class="button button-quiet" type="submit">{w.leave}</button>
              </form>
            )}
        </>
      )}
    </div>
  );
}
