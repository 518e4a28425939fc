import { rights as dictionary } from "../words/notice/rights/mod.ts";
import type { ControllerFacts } from "./controller.ts";
import { type NoticeLang, shellLang } from "./languages.ts";
import { type Block, type Line, type Section, text } from "./notice_model.ts";
import { pathTo } from "./paths.ts";

/** The rights of a client and the articles of the GDPR they stand in, in the order of the notice. */
export const RIGHTS = {
  access: "15",
  rectification: "16",
  erasure: "17",
  restriction: "18",
  notification: "19",
  portability: "20",
  objection: "21",
  complaint: "77",
} as const;
export type Right = keyof typeof RIGHTS;

/** What a client may ask for, how to use each right here, and how a request is handled. */
export function rightsSections(lang: NoticeLang, facts: ControllerFacts): Section[] {
  const w = dictionary[lang];
  const groups = (Object.keys(RIGHTS) as Right[]).map((right): Block => {
    const { name, text: said, how } = w.list[right];
    const blocks: Block[] = [text(said), text(how), { kind: "links", links: links(right, lang) }];
    return { kind: "group", title: `${name} (${w.article(RIGHTS[right])})`, blocks };
  });
  const { responses } = facts;
  const practice = responses ? [text(w.requests.practice(responses.by, responses.days))] : [];
  return [
    { id: "rights", title: w.title, blocks: [text(w.intro), ...groups] },
    {
      id: "requests",
      title: w.requests.title,
      blocks: [...w.requests.text.map(text), ...practice],
    },
  ];
}

/** Where a right is used: in the portal at once, or by reaching the office or the authority. */
function links(right: Right, lang: NoticeLang): Line[] {
  const w = dictionary[lang];
  const { link } = w.list[right];
  if (right === "complaint") return [{ text: link, href: "#authority" }];
  if (right !== "access" && right !== "portability" && right !== "erasure") {
    const ask = { text: w.ask, href: pathTo("myData", shellLang(lang), "/ask") };
    return [ask, { text: link, href: "#controller" }];
  }
  const below = { access: "", portability: "/download", erasure: "/delete" }[right];
  const myData = { text: link, href: pathTo("myData", shellLang(lang), below) };
  const receipt = { text: w.openReceipt, href: pathTo("receipt", shellLang(lang)) };
  return right === "portability" ? [myData] : [myData, receipt];
}
