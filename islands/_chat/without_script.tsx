import { filled, type LiveChatWords } from "./words.ts";

/** A page that asks again by itself would lose what is being written, so writing has its own. */
export function WithoutScript({ root, seconds, still, words: w }: {
  root: string;
  seconds: number | null;
  still: boolean;
  words: LiveChatWords;
}) {
  return (
    <div class="actions">
      <a class="button" href={`${root}/write`}>{w.write}</a>
      <a class="button button-quiet" href={still ? `${root}?still=1` : root}>{w.refresh}</a>
      <noscript>
        {still ? <a href={root}>{w.refreshGo}</a> : (
          <p class="hint">
            {filled(w.refreshes, { seconds: seconds ?? 0 })}{" "}
            <a href={`${root}?still=1`}>{w.refreshStop}</a>
          </p>
        )}
      </noscript>
    </div>
  );
}
