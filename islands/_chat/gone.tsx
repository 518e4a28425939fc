import type { Gone } from "../../lib/chat/wire.ts";
import type { LiveChatWords } from "./words.ts";

/** Nothing of the conversation stays on the page once it was erased or closed elsewhere. */
export function GoneNotice({ gone, root, receiptPage, words: { live } }: {
  gone: Gone;
  root: string;
  receiptPage: string;
  words: LiveChatWords;
}) {
  const erased = gone === "erased";
  return (
    <>
      <h1 tabIndex={-1} ref={(title) => title?.focus()}>{erased ? live.erased : live.signedOut}</h1>
      <p>
        {erased ? <a href={root}>{live.startAgain}</a> : <a href={receiptPage}>{live.openAgain}</a>}
      </p>
    </>
  );
}
