import type { LiveChatWords } from "./words.ts";

/** What can be done with the conversation besides writing. */
export function Actions({ at, over, linked, words: w }: {
  at: (below: string) => string;
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
          ? <a class="button button-quiet" href={at("/download.txt")} download>{w.text}</a>
          : <a class="button button-quiet" href={at("/end")}>{w.end}</a>}
        <a class="button button-danger" href={at("/erase")}>{w.erase}</a>
        {!linked && <a href={at("/phone")}>{w.link}</a>}
      </div>
      {over && (
        <form method="post" action={at("/close")}>
          <button class="button button-quiet" type="submit">{w.close}</button>
        </form>
      )}
    </section>
  );
}
