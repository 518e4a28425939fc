import { hasIdentityCode } from "../../lib/chat/identity_code.ts";
import { nicknameSchema, textFault, textSchema } from "../../lib/chat/mod.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { timeFrom } from "../../lib/words/phone/mod.ts";
import { readForm } from "../_body.ts";
import type { FieldErrors } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext } from "../_site.ts";
import { clientAddress } from "../middleware/address.ts";
import { asTyped, isSure } from "./_asked.tsx";
import { chatTokens } from "./_cookies.ts";
import { messageId } from "./_message_id.ts";
import { here, type Place, placeOf, visitorOf } from "./_place.ts";
import { StartPage, type StartPageProps } from "./start_page.tsx";

type Values = { nickname?: string; question?: string };
type Said = Pick<StartPageProps, "done" | "errors" | "refused" | "values">;

/** The page before the start. */
export async function showStart(place: Place, said: Said & { status?: number } = {}) {
  const { status = 200, ...rest } = said;
  const { availability, settings } = place.services.chat;
  const [available, hours] = await Promise.all([availability.now(), settings.hours()]);
  const props = { place, available, hours, messageId: crypto.randomUUID(), ...rest };
  return personalHtml(<StartPage {...props} />, { status });
}

/** Starts a chat by the form. Whoever has one going is led to it instead of losing it. */
export async function start(c: SiteContext, lang: Lang): Promise<Response> {
  const place = placeOf(c, lang, "chat");
  const current = await visitorOf(c, place);
  if (current && current.head.status !== "ended") return c.redirect(here(place), 303);
  const form = await readForm(c);
  const values: Values = {
    nickname: form.nickname,
    question: form.question === undefined ? undefined : asTyped(form.question),
  };
  const { canChat } = await place.services.chat.availability.now();
  const errors = faultsOf(values, { lang, canChat, sure: isSure(form, values.question ?? "") });
  if (Object.keys(errors).length > 0) {
    return await showStart(place, { status: 422, errors, values });
  }
  const { text, id } = { text: values.question ?? "", id: form.id };
  const started = await place.services.chat.visitors.start({
    lang,
    nickname: nicknameSchema.parse(values.nickname ?? ""),
    address: clientAddress(c),
    ...(text.trim() !== "" && { question: { id: messageId(id), text: textSchema.parse(text) } }),
  });
  if (started.outcome !== "started") {
    const { tooMany, blocked } = words[lang].start;
    const time = timeFrom(started.until, lang);
    const refused = started.outcome === "blocked" ? blocked(time) : tooMany(time);
    const answer = await showStart(place, { status: 429, refused, values });
    const wait = Math.max(1, Math.ceil((started.until - place.now) / 1_000));
    answer.headers.set("retry-after", `${wait}`);
    return answer;
  }
  return chatTokens.give(c, c.redirect(here(place), 303), { cookie: "chat", token: started.token });
}

function faultsOf(
  values: Values,
  { lang, canChat, sure }: { lang: Lang; canChat: boolean; sure: boolean },
): FieldErrors {
  const w = words[lang];
  const errors: Record<string, string> = {};
  if (!nicknameSchema.safeParse(values.nickname ?? "").success) {
    errors.nickname = w.start.nicknameTooLong;
  }
  const fault = textFault(values.question ?? "");
  // Somebody may come to the desk while the question is being written: then it need not be there.
  if (fault && !(canChat && fault === "empty")) {
    errors.question = fault === "empty" ? w.start.questionEmpty : w.faults[fault];
  } else if (!sure && hasIdentityCode(values.question ?? "")) {
    errors.question = w.faults.identity;
  }
  return errors;
}
