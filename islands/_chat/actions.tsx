import type { LiveChatWords } from "./words.ts";

/** What can be done with the conversation besides writing. */
export function Actions({ root, over, linked, words: w }: {
  root: string;
  over: boolean;
  linked: boolean;
  words: LiveChatWords;
}) {
  return (
    <section class="no-print" aria-labelledby="actions">
      <h2 id="actions">{w.actions}</h2>
      {linked && <p>{w.isLinked}</p>}
      <div class="actions">
        {over
          ? <a class="button button-quiet" href={`${root}/download.txt`} download>{w.text}</a>
          : <a class="button button-quiet" href={`${root}/end`}>{w.end}</a>}
        <a class="button button-danger" href={`${root}/erase`}>{w.erase}</a>
        {!linked && <a href={`${root}/phone`}>{w.link}</a>}
      </div>
      {over && (
        <form method="post" action={`${root}/close`}>
          <button class="button button-quiet" type="submit">{w.close}</button>
        </form>
      )}
    </section>
  );
}
