import { Hono } from "hono";
import type { Visitor } from "../../lib/chat/mod.ts";
import { type Limited, OF_THE_SITE, parseFinnishMobile, readCode } from "../../lib/phone/mod.ts";
import { LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/chat/mod.ts";
import { timeFrom, words as phoneWords } from "../../lib/words/phone/mod.ts";
import { readForm } from "../_body.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { clientAddress } from "../middleware/address.ts";
import { portalTokens } from "../portal/_cookies.ts";
import { chatTokens } from "./_cookies.ts";
import { own, type OwnAnswer } from "./_own.ts";
import { here, type Place } from "./_place.ts";
import { LinkPage, type LinkPageProps } from "./link_page.tsx";

type Said = Pick<LinkPageProps, "errors" | "notice" | "outage" | "phone"> & { status?: number };

/** Proving a phone number in a chat. Only a proven number links anything. */
export function linkRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    app.get(
      pathTo("chat", lang, "/phone"),
      own(lang, "chat", showPage),
    );
    app.post(pathTo("chat", lang, "/phone"), own(lang, "chat", sendCode));
    app.post(pathTo("chat", lang, "/phone/code"), own(lang, "chat", checkCode));
  }
  return app;
}

const showPage: OwnAnswer = async (c, place, visitor) => {
  const until = visitor.head.client ? null : await place.services.texts.outageUntil();
  if (until === null) return await answerPage(c, place, { visitor });
  const { lang } = place;
  const outage = phoneWords[lang].limits.outage(timeFrom(until, lang));
  return await answerPage(c, place, { visitor, said: { outage } });
};

const sendCode: OwnAnswer = async (c, place, visitor) => {
  const { lang, services } = place;
  const typed = ((await readForm(c)).phone ?? "").slice(0, 200);
  const number = await parseFinnishMobile(typed);
  if (!number.ok) {
    const errors = { phone: phoneWords[lang].faults[number.fault] };
    return await answerPage(c, place, { visitor, said: { status: 422, errors, phone: typed } });
  }
  const { phone } = number;
  const token = chatTokens.read(c, "code") ?? null;
  const sent = await services.codes.send({
    phone,
    lang,
    address: clientAddress(c),
    token,
    opens: "chat",
  });
  if (sent.outcome === "limited") {
    return await answerLimited(c, place, { visitor, limited: sent, phone: typed });
  }
  if (!("token" in sent)) {
    const notice = phoneWords[lang].gateway[sent.outcome];
    return await answerPage(c, place, { visitor, said: { status: 503, notice, phone: typed } });
  }
  const answer = c.redirect(here(place, "/phone"), 303);
  return chatTokens.give(c, answer, { cookie: "code", token: sent.token });
};

const checkCode: OwnAnswer = async (c, place, visitor) => {
  const { lang, services } = place;
  const w = words[lang].link;
  const token = chatTokens.read(c, "code");
  const guess = readCode((await readForm(c)).code ?? "");
  const say = (said: Said) => answerPage(c, place, { visitor, said: { status: 422, ...said } });
  if (!token) return await say({ notice: w.expired });
  if (guess === null) return await say({ errors: { code: phoneWords[lang].codeShape } });
  const verified = await services.codes.verify(
    token,
    guess,
    (_op, phone) => Promise.resolve(phone),
    { opens: "chat" },
  );
  switch (verified.outcome) {
    case "wrong":
      return await say({ errors: { code: phoneWords[lang].codeWrong(verified.triesLeft) } });
    case "expired":
      return chatTokens.drop(c, await say({ notice: w.expired }), "code");
    case "limited":
      return await answerLimited(c, place, { visitor, limited: verified });
    case "ok": {
      const linked = await services.chat.links.link(visitor, verified.proof);
      if (linked === "another") return chatTokens.drop(c, await say({ notice: w.taken }), "code");
      return chatTokens.drop(c, c.redirect(here(place, "?linked=1"), 303), "code");
    }
  }
};

async function answerLimited(
  c: SiteContext,
  place: Place,
  { visitor, limited, phone }: { visitor: Visitor; limited: Limited; phone?: string },
): Promise<Response> {
  const { limit, until } = limited;
  const time = timeFrom(until, place.lang);
  const notice = phone !== undefined && await isForMyData(c, place, limited, phone)
    ? words[place.lang].link.sentForMyData(time)
    : phoneWords[place.lang].limits[limit](time);
  const status = OF_THE_SITE.has(limit) ? 503 : 429;
  const answer = await answerPage(c, place, { visitor, said: { status, notice, phone } });
  const wait = Math.max(1, Math.ceil((until - place.now) / 1_000));
  answer.headers.set("retry-after", `${wait}`);
  return answer;
}

/**
 * Whether the code that was just sent is the one that this browser asked for to open "my data". What
 * other browsers asked for is not told: it would give away who does.
 */
async function isForMyData(
  c: SiteContext,
  { services }: Place,
  { limit, until }: Limited,
  typed: string,
): Promise<boolean> {
  const token = portalTokens.read(c, "code");
  if (limit !== "soon" || !token) return false;
  const [waiting, number] = await Promise.all([
    services.codes.waiting(token),
    parseFinnishMobile(typed),
  ]);
  return number.ok && waiting?.phone === number.phone && waiting.mayResendAt === until;
}

async function answerPage(
  c: SiteContext,
  place: Place,
  { visitor, said = {} }: { visitor: Visitor; said?: Said },
): Promise<Response> {
  const { status = 200, ...rest } = said;
  const token = chatTokens.read(c, "code");
  const waiting = token ? await place.services.codes.waiting(token, "chat") : null;
  const linked = visitor.head.client !== undefined;
  return personalHtml(<LinkPage {...{ place, waiting, linked }} {...rest} />, { status });
}
