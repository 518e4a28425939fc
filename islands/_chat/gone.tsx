import type { Gone } from "../../lib/chat/wire.ts";
import type { LiveChatWords } from "./words.ts";

/** Nothing of the conversation stays on the page once it was erased or closed elsewhere. */
export function GoneNotice({ gone, root, receiptPage, words: { live, gone: said } }: {
  gone: Gone;
  root: string;
  receiptPage: string;
  words: LiveChatWords;
}) {
  return (
    <>
      <h1 tabIndex={-1} ref={(title) => title?.focus()}>{said[gone]}</h1>
      <p>
        {gone === "erased"
          ? <a href={root}>{live.startAgain}</a>
          : <a href={receiptPage}>{live.openAgain}</a>}
      </p>
    </>
  );
}
