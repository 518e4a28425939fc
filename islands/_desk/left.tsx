import type { Draft } from "./drafts.ts";
import type { LiveDeskWords } from "./words.ts";

/** What was written and cannot be sent any more, to be copied or dropped. */
export function Left({ drafts, words: w, onDrop }: {
  drafts: readonly Draft[];
  words: LiveDeskWords;
  onDrop: (draft: Draft) => void;
}) {
  if (drafts.length === 0) return null;
  const labels = { reply: w.reply, note: w.note, handOver: w.handOverNote };
  return (
    <section class="notice desk-left">
      <p>
        <strong>{w.live.unsent}.</strong> {w.live.unsentText}
      </p>
      {drafts.map((draft) => (
        <div key={`${draft.kind}/${draft.chat}`}>
          <p class="hint">
            {labels[draft.kind]}: <bdi>{draft.name}</bdi>
          </p>
          <pre class="quote" dir="auto">{draft.text}</pre>
          <button class="button-link" type="button" onClick={() => onDrop(draft)}>
            {w.live.dropDraft}
            <span class="visually-hidden">{`: ${draft.name}`}</span>
          </button>
        </div>
      ))}
    </section>
  );
}
