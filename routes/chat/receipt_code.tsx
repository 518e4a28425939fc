import { words } from "../../lib/words/chat/mod.ts";
import { here, type Place } from "./_place.ts";

/** The receipt code: shown from the start, printable, and confirmed as saved. */
export function ReceiptCode(
  { place, receipt, saved }: { place: Place; receipt: string; saved: boolean },
) {
  const w = words[place.lang].receipt;
  return (
    <section class="card receipt" aria-labelledby="receipt">
      <h2 id="receipt">{w.title}</h2>
      <p class="receipt-code" translate={false}>{receipt}</p>
      <p>{w.why}</p>
      <p class="hint no-print">{w.print}</p>
      {saved ? <p>{w.isSaved}</p> : (
        <form method="post" action={here(place, "/receipt-saved")}>
          <button class="button button-quiet" type="submit">{w.saved}</button>
        </form>
      )}
    </section>
  );
}
