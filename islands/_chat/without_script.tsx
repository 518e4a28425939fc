import type { LiveChatWords } from "./words.ts";

/** A page that asks again by itself would lose what is being written, so writing has its own. */
export function WithoutScript({ at, words: w }: {
  at: (below?: string) => string;
  words: LiveChatWords;
}) {
  return (
    <div class="actions without-script">
      <a class="button" href={at("/write")}>{w.write}</a>
      <a class="button button-quiet" href={at()}>{w.refresh}</a>
    </div>
  );
}
