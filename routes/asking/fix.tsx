import * as z from "zod";
import { nicknameSchema } from "../../lib/chat/mod.ts";
import { textFault, textSchema } from "../../lib/chat/mod.ts";
import { idOfSent } from "../../lib/sent_once.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { readForm } from "../_body.ts";
import { notFound } from "../_not_found.ts";
import { personalHtml } from "../_render.ts";
import type { Answer, Asker, Chosen } from "./_asker.ts";
import { FixPage, NicknamePage, StatementPage } from "./fix_page.tsx";

const LONGEST_TYPED = 12_000;
/** Whoever comes back to what they had begun goes on writing. */
const action = z.enum(["save", "edit"]).catch("save");
const statementForm = z.object({
  action,
  id: z.uuid().catch(() => crypto.randomUUID()),
  item: z.string().optional(),
  text: z.string().catch("").transform((text) =>
    text.slice(0, LONGEST_TYPED).replaceAll("\r\n", "\n").trim()
  ),
});
const nicknameForm = z.object({
  action,
  item: z.string().optional(),
  nickname: z.string().catch("").transform((name) => name.slice(0, 200)),
});

/** What can be done about one thing that is held. */
export const showFix: Answer = async (c, asker) => {
  const chosen = await chosenOf(asker, c.req.query("item"));
  return personalHtml(<FixPage asker={asker} chosen={chosen} />);
};

export const showStatement: Answer = async (c, asker) => {
  const chosen = await chatOf(asker, c.req.query("item"));
  const saved = c.req.query("saved") !== undefined;
  return personalHtml(<StatementPage {...{ asker, chosen, saved }} />);
};

/** Puts the client's statement beside a conversation, once however often it is sent. */
export const addStatement: Answer = async (c, asker) => {
  const form = await readForm(c);
  const { id, item, text, action } = statementForm.parse(form);
  const chosen = await chatOf(asker, item);
  if (action === "edit") return personalHtml(<StatementPage {...{ asker, chosen, text }} />);
  const fault = textFault(text);
  if (fault) {
    const w = words[asker.lang].statement;
    const error = fault === "too-long" ? w.tooLong : w.fault;
    return personalHtml(<StatementPage {...{ asker, chosen, text, error }} />, { status: 422 });
  }
  const content = textSchema.parse(text);
  const told = { id: idOfSent(id, { content, maker: chosen.target.id }), text: content };
  const added = await asker.services.chat.rights.addStatement(chosen.target.id, told);
  if (added === "full") {
    const error = words[asker.lang].statement.full;
    return personalHtml(<StatementPage {...{ asker, chosen, text, error }} />, { status: 422 });
  }
  return c.redirect(back(asker, chosen, "/statement"), 303);
};

export const showNickname: Answer = async (c, asker) => {
  const chosen = await chatOf(asker, c.req.query("item"));
  const saved = c.req.query("saved") !== undefined;
  return personalHtml(<NicknamePage {...{ asker, chosen, saved }} />);
};

/** Changes a nickname at once; what it was stays with the conversation. */
export const changeNickname: Answer = async (c, asker) => {
  const { item, nickname: typed, action } = nicknameForm.parse(await readForm(c));
  const chosen = await chatOf(asker, item);
  if (action === "edit") return personalHtml(<NicknamePage {...{ asker, chosen, typed }} />);
  const nickname = nicknameSchema.safeParse(typed);
  if (!nickname.success) {
    const error = words[asker.lang].nickname.tooLong;
    return personalHtml(<NicknamePage {...{ asker, chosen, typed, error }} />, { status: 422 });
  }
  const told = await asker.services.chat.rights.tell(chosen.target.id, { nickname: nickname.data });
  if (told === "full") {
    const error = words[asker.lang].nickname.full;
    return personalHtml(<NicknamePage {...{ asker, chosen, typed, error }} />, { status: 422 });
  }
  if (told === "done" && nickname.data !== chosen.nickname) {
    const changed = { happened: "corrected", cause: crypto.randomUUID() } as const;
    await asker.services.recipients.tellOfChat(chosen.target.id, changed);
  }
  return c.redirect(back(asker, chosen, "/nickname"), 303);
};

function back(asker: Asker, { named }: Chosen, below: string): string {
  return asker.at(`${below}?${named === "" ? "" : `item=${named}&`}saved=1`);
}

/** @throws HTTPException 404 for what is not the asker's, like for what never was. */
async function chosenOf(asker: Asker, named: string | undefined): Promise<Chosen> {
  const chosen = await asker.choose(named || undefined);
  return chosen ?? notFound(asker.services, { what: "item", page: asker.page });
}

async function chatOf(asker: Asker, named: string | undefined): Promise<Chosen> {
  const chosen = await chosenOf(asker, named);
  const { services, page } = asker;
  return chosen.target.kind === "chat" ? chosen : notFound(services, { what: "chat", page });
}
