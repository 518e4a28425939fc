import { filled, type LiveChatWords } from "./words.ts";

/** The receipt code: shown from the start, printable, and confirmed as saved. */
export function ReceiptCode({ receipt, page, saved, words: w, action, back, onSave, live }: {
  receipt: string;
  /** Where the code is given, as one writes it down. */
  page: string;
  saved: boolean;
  words: LiveChatWords;
  action: string;
  /** The page below the chat that it is confirmed on. */
  back?: string;
  onSave?: (event: SubmitEvent) => void;
  live: boolean;
}) {
  return (
    <section class="card receipt" aria-labelledby="receipt" tabIndex={-1}>
      <h2 id="receipt">{w.receipt.title}</h2>
      <p class="receipt-code" translate={false}>{receipt}</p>
      <p>
        {w.receipt.why} {filled(w.receipt.where, { page })}
      </p>
      {live
        ? (
          <p class="no-print">
            <button class="button-link" type="button" onClick={() => print()}>
              {w.live.printNow}
            </button>
          </p>
        )
        : <p class="hint no-print">{w.receipt.print}</p>}
      {saved
        ? <p role="status">{w.receipt.isSaved}</p>
        : (
          <form method="post" action={action} onSubmit={onSave}>
            {back && <input type="hidden" name="back" value={back} />}
            <button class="button button-quiet" type="submit">{w.receipt.saved}</button>
          </form>
        )}
    </section>
  );
}
