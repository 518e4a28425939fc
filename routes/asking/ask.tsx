import { HTTPException } from "hono/http-exception";
import { idOfSent } from "../../lib/sent_once.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { readForm } from "../_body.ts";
import { notFound } from "../_not_found.ts";
import { personalHtml } from "../_render.ts";
import type { Answer, Asker } from "./_asker.ts";
import { faultsOf, kindsFor, type Wish, wishForm, withWordsOf } from "./_wish.ts";
import { AskPage, CheckPage, KindsPage } from "./ask_page.tsx";

/** The kinds of request that can be made here. */
export const showKinds: Answer = async (c, asker) => {
  const chosen = await chosenOf(asker, c.req.query("item"));
  return personalHtml(<KindsPage asker={asker} chosen={chosen} />);
};

/** The form of one kind. */
export const showAsk: Answer = async (c, asker) => {
  const chosen = await chosenOf(asker, c.req.query("item"));
  const kind = kindOf(c.req.param("kind"), chosen);
  const notes = chosen?.notes ?? [];
  const note = notes.length === 1 ? `${notes[0]!.number}` : c.req.query("note") ?? "";
  const wish: Wish = { kind, chosen, note, wrong: "", right: "", text: "" };
  return personalHtml(<AskPage asker={asker} wish={wish} errors={{}} />);
};

/** Checks what was typed, shows it once more, and makes the request of what was seen. */
export const ask: Answer = async (c, asker) => {
  const { item, action, once, ...typed } = wishForm.parse(await readForm(c));
  const chosen = await chosenOf(asker, item);
  const kind = kindOf(c.req.param("kind"), chosen);
  const wish: Wish = { kind, chosen, ...typed };
  if (action === "edit") return personalHtml(<AskPage asker={asker} wish={wish} errors={{}} />);
  const errors = faultsOf(wish, words[asker.lang].ask.faults);
  if (Object.keys(errors).length > 0) {
    return personalHtml(<AskPage asker={asker} wish={wish} errors={errors} />, { status: 422 });
  }
  const meant = kind === "correction" ? withWordsOf(wish) : wish;
  if (action === "check" || !once) return personalHtml(<CheckPage asker={asker} wish={meant} />);
  const request = await make(asker, meant, once);
  if (request) return c.redirect(asker.at(`/request/${request.id}?sent=1`), 303);
  const error = words[asker.lang].ask.tooMany;
  return personalHtml(<CheckPage asker={asker} wish={meant} refused={error} />, { status: 429 });
};

/** Pressed twice, the page has named its request already: the second press finds the first. */
function make(asker: Asker, wish: Wish, once: string) {
  const { services: { requests }, draft, lang, maker } = asker;
  const { kind, chosen, note, wrong, right, text } = wish;
  const target = chosen && kind === "correction" && chosen.notes
    ? { ...chosen.target, note: Number(note) }
    : chosen?.target;
  const content = [kind, target, wrong, right, text];
  const who = "phone" in maker ? maker.phone : maker.chatId;
  return requests.ask(maker, {
    ...draft,
    id: idOfSent(once, { content, maker: who }),
    kind,
    lang,
    ...(target && { target }),
    ...(kind === "correction" && { wrong, right }),
    ...(text !== "" && { text }),
  });
}

/** @throws HTTPException 404 for what is not the asker's, like for what never was. */
async function chosenOf(asker: Asker, named: string | undefined) {
  const chosen = await asker.choose(named || undefined);
  if (named && !chosen) {
    notFound(asker.services, { what: "item", page: asker.page });
  }
  return chosen;
}

function kindOf(told: string | undefined, chosen: Wish["chosen"]): Wish["kind"] {
  const kind = kindsFor(chosen).find((one) => one === told);
  if (!kind) throw new HTTPException(404);
  return kind;
}
