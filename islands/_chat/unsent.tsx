import type { LiveChatWords } from "./words.ts";

/** What was being written when the conversation ended: it stays, and can go out as a new question. */
export function Unsent({ text, root, nickname, ready, words: { live: w }, onDraft }: {
  text: string;
  root: string;
  nickname?: string;
  /** Starting anew takes away nothing that is still needed, such as the receipt code. */
  ready: boolean;
  words: LiveChatWords;
  /** What of it is not sent. */
  onDraft: (text: string) => void;
}) {
  return (
    <form class="card unsent" method="post" action={root} onSubmit={() => onDraft("")}>
      {nickname && <input type="hidden" name="nickname" value={nickname} />}
      <label for="unsent">{w.unsent}</label>
      <p class="hint" id="unsent-hint">{ready ? w.unsentAgain : w.unsentCode}</p>
      <textarea
        id="unsent"
        name="question"
        rows={4}
        dir="auto"
        aria-describedby="unsent-hint"
        defaultValue={text}
        onInput={({ currentTarget }) => onDraft(currentTarget.value)}
      />
      {ready && (
        <div class="actions">
          <button class="button" type="submit">{w.unsentSend}</button>
        </div>
      )}
    </form>
  );
}
