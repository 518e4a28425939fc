import type { Pending } from "../_live/outbox.ts";
import type { LiveChatWords } from "./words.ts";

/** How far a message has come. Only a failure is announced. */
export function Delivery({ pending, words: w, onRetry }: {
  pending: Pending;
  words: LiveChatWords;
  onRetry: () => void;
}) {
  const { status, reason } = pending;
  if (status !== "failed") {
    return <p class="delivery hint">{w.live[status]}</p>;
  }
  const refused = reason === "network" ? undefined : w.faults[reason!] ?? w.live.notSent;
  return (
    <div class="delivery delivery-failed">
      <p role="alert">
        <b>{w.live.failed}.</b> {refused ?? w.live.notSent}
      </p>
      {!refused && (
        <button class="button button-quiet" type="button" onClick={onRetry}>{w.live.retry}</button>
      )}
    </div>
  );
}
