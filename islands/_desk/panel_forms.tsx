import type { TargetedInputEvent } from "preact";
import { writeTime } from "../../lib/site/format.ts";
import type { DraftKind } from "./drafts.ts";
import type { PanelProps } from "./panel.tsx";

/** A field of a form whose text outlives its panel. */
function kept({ id, name, drafts }: PanelProps, kind: DraftKind) {
  return {
    "data-draft": kind,
    ref: (field: HTMLTextAreaElement | null) => {
      const text = drafts.text(id, kind);
      if (!field || field.value !== "" || text === "") return;
      field.value = text;
      field.closest("details")!.open = true;
    },
    onInput: ({ currentTarget: { value: text } }: TargetedInputEvent<HTMLTextAreaElement>) =>
      drafts.write({ chat: id, kind, text, name }),
  };
}

/** What colleagues noted, and what the client stated beside the conversation. */
export function Notes({ view: { notes }, lang, words: w }: PanelProps) {
  if (notes.length === 0) return null;
  return (
    <div class="desk-panel-notes">
      {notes.map(({ text, writtenAt, adviserName, by, damaged }, n) =>
        damaged ? <p key={n} class="hint">{w.damagedNote}</p> : (
          <div key={n} class="note">
            <p class="hint">
              {`${by === "client" ? w.statement : adviserName}, ${
                writeTime(Date.parse(writtenAt), lang)
              }`}
            </p>
            <p class="bubble-text" dir="auto">{text}</p>
          </div>
        )
      )}
    </div>
  );
}

/** An internal note, which the client sees in their data. */
export function Note(props: PanelProps) {
  const { id, words: w, onSubmit } = props;
  return (
    <details>
      <summary>{w.note}</summary>
      <form
        method="post"
        action={`/admin/desk/chats/${id}/note`}
        onSubmit={onSubmit}
      >
        <input type="hidden" name="id" value={crypto.randomUUID()} />
        <label for={`note-${id}`}>{w.note}</label>
        <p class="hint" id={`note-${id}-hint`}>{w.noteHint}</p>
        <textarea
          id={`note-${id}`}
          name="note"
          rows={3}
          required
          {...kept(props, "note")}
          aria-describedby={`note-${id}-hint`}
        />
        <button class="button button-quiet" type="submit">{w.addNote}</button>
      </form>
    </details>
  );
}

/** To another adviser or back to the queue, with a word for whoever goes on. */
export function HandOver(props: PanelProps) {
  const { id, others, words: w, onSubmit } = props;
  return (
    <details>
      <summary>{w.handOver}</summary>
      <form
        method="post"
        action={`/admin/desk/chats/${id}/hand-over`}
        onSubmit={onSubmit}
      >
        <label for={`to-${id}`}>{w.handOverTo}</label>
        <select id={`to-${id}`} name="to" required>
          <option value="">{w.chooseTo}</option>
          <option value="queue">{w.toQueue}</option>
          {others.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
        </select>
        <label for={`hand-over-${id}`}>{w.handOverNote}</label>
        <p class="hint" id={`hand-over-${id}-hint`}>{w.noteHint}</p>
        <textarea
          id={`hand-over-${id}`}
          name="note"
          rows={2}
          {...kept(props, "handOver")}
          aria-describedby={`hand-over-${id}-hint`}
        />
        <button class="button button-quiet" type="submit">{w.doHandOver}</button>
      </form>
    </details>
  );
}

/** Ends the conversation, after a word of what that means. */
export function End({ id, words: w, onSubmit }: PanelProps) {
  return (
    <details>
      <summary>{w.end}</summary>
      <p>{w.endText}</p>
      <form method="post" action={`/admin/desk/chats/${id}/end`} onSubmit={onSubmit}>
        <button class="button button-quiet" type="submit">{w.end}</button>
      </form>
    </details>
  );
}

/** Ends a disturber's chat and keeps them away for a while. */
export function Block({ id, words: w, onSubmit }: PanelProps) {
  const { title, text, howLong, hours, act } = w.block;
  return (
    <details>
      <summary>{title}</summary>
      <form method="post" action={`/admin/desk/chats/${id}/block`} onSubmit={onSubmit}>
        <p>{text}</p>
        <label for={`block-${id}`}>{howLong}</label>
        <select id={`block-${id}`} name="hours">
          {hours.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
        </select>
        <button class="button button-danger" type="submit">{act}</button>
      </form>
    </details>
  );
}
