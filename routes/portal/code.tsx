import { Hono } from "hono";
import * as z from "zod";
import { type ParsedNumber, parseFinnishMobile, readCode } from "../../lib/phone/mod.ts";
import type { Services } from "../../lib/services.ts";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { timeFrom, words } from "../../lib/words/phone/mod.ts";
import { readForm } from "../_body.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { clientAddress } from "../middleware/address.ts";
import { codePath, portalSession, safeReturn } from "../middleware/portal_session.ts";
import { portalTokens } from "./_cookies.ts";
import { showDelivery } from "./code_delivery.tsx";
import { answerCode, answerLimited, answerStart, type Step } from "./code_answers.tsx";

/** More than anybody types; what is longer is cut before it is shown again. */
const typed = z.string().transform((text) => text.slice(0, 200)).optional();
const codeForm = z.object({ phone: typed, again: typed, to: typed });
const verifyForm = z.object({ code: typed, to: typed });

/** The code step: asking for a code, giving it, and signing out. */
export function codeRoutes(_services: Services): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    app.get(pathTo("myData", lang, "/code"), portalSession, (c) => showFreshCode(c, lang));
    app.post(pathTo("myData", lang, "/code"), portalSession, (c) => sendCode(c, lang));
    app.get(pathTo("myData", lang, "/code/delivery"), (c) => showDelivery(c, lang));
    app.post(pathTo("myData", lang, "/verify"), portalSession, (c) => verifyCode(c, lang));
    app.post(pathTo("myData", lang, "/sign-out"), portalSession, (c) => signOut(c, lang));
  }
  return app;
}

/**
 * "My data" for someone who is signed out: the phone form, or the code form while this browser waits
 * for a code. Used by the GET of "my data" when there is no session.
 */
export async function signedOutPage(c: SiteContext, lang: Lang): Promise<Response> {
  const step = await stepOf(c, lang, undefined);
  if (step.waiting && c.req.query("other") === undefined) return answerCode(c, step, {});
  const w = words[lang];
  const outage = await outageNotice(c, lang);
  if (c.req.query("out") !== undefined) {
    return answerStart(c, step, { outage, notice: w.signedOut });
  }
  if (portalTokens.read(c, "session") === null) return answerStart(c, step, { outage });
  return portalTokens.drop(c, answerStart(c, step, { outage, notice: w.ended }), "session");
}

async function showFreshCode(c: SiteContext, lang: Lang): Promise<Response> {
  const step = await stepOf(c, lang, c.req.query("to"));
  if (!step.session) return c.redirect(pathTo("myData", lang), 303);
  const another = step.waiting?.phone !== step.session.phone;
  if (!step.waiting || (another && step.returnTo)) {
    return answerStart(c, step, { outage: await outageNotice(c, lang) });
  }
  return answerCode(c, step, {});
}

async function sendCode(c: SiteContext, lang: Lang): Promise<Response> {
  const form = codeForm.parse(await readForm(c));
  const step = await stepOf(c, lang, form.to);
  const number = await chooseNumber(form, step);
  if (!number.ok && form.again) return noCode(c, step);
  if (!number.ok) {
    const error = words[lang].faults[number.fault];
    return answerStart(c, step, { status: 422, error, value: form.phone });
  }
  const { codes } = c.get("services");
  const { phone } = number;
  const address = clientAddress(c);
  const sent = await codes.send({ phone, lang, address, token: step.token });
  if (sent.outcome === "limited") {
    return answerLimited(c, step, { limited: sent, phone, value: form.phone });
  }
  if (!("token" in sent)) {
    const notice = words[lang].gateway[sent.outcome];
    const options = { status: 503, notice, value: form.phone };
    if (step.waiting?.phone !== phone) return answerStart(c, step, options);
    return answerCode(c, step, { ...options, stillGood: true });
  }
  const { token } = sent;
  const keep = (answer: Response) => portalTokens.give(c, answer, { cookie: "code", token });
  if (sent.outcome === "sent") {
    return keep(c.redirect(step.session ? codePath(lang, step.returnTo) : step.root, 303));
  }
  // Nobody knows whether it left: said at once, and not sent again by itself.
  return keep(answerCode(c, { ...step, waiting: await codes.waiting(token) }, { status: 503 }));
}

async function verifyCode(c: SiteContext, lang: Lang): Promise<Response> {
  const form = verifyForm.parse(await readForm(c));
  const step = await stepOf(c, lang, form.to);
  const { codes, portalSessions } = c.get("services");
  const { token, waiting, session } = step;
  if (token === null || waiting === null) return noCode(c, step);
  const guess = readCode(form.code ?? "");
  if (guess === null) {
    const error = words[lang].codeShape;
    return answerCode(c, step, { status: 422, error, value: form.code });
  }
  const verified = await codes.verify(
    token,
    guess,
    (op, phone) => portalSessions.begin(op, { phone, lang, replaces: session }),
  );
  switch (verified.outcome) {
    case "ok": {
      const answer = c.redirect(step.returnTo ?? step.root, 303);
      portalTokens.give(c, answer, { cookie: "session", token: verified.proof });
      return portalTokens.drop(c, answer, "code");
    }
    case "wrong": {
      const error = words[lang].codeWrong(verified.triesLeft);
      return answerCode(c, step, { status: 422, error, value: form.code });
    }
    case "expired":
      return noCode(c, step);
    case "limited":
      return answerLimited(c, step, { limited: verified, phone: waiting.phone });
  }
}

async function signOut(c: SiteContext, lang: Lang): Promise<Response> {
  const session = c.get("portalSession");
  if (session) await c.get("services").portalSessions.end(session);
  const answer = portalTokens.drop(c, c.redirect(pathTo("myData", lang, "?out=1"), 303), "session");
  return portalTokens.drop(c, answer, "code");
}

/** Says that no text message leaves now, so that nobody types and waits for nothing. */
async function outageNotice(c: SiteContext, lang: Lang): Promise<string | undefined> {
  const until = await c.get("services").texts.outageUntil();
  return until === null ? undefined : words[lang].limits.outage(timeFrom(until, lang));
}

/** A code that is over. Whoever pressed the button twice is already where they want to be. */
function noCode(c: SiteContext, step: Step): Response {
  const { portalSessions } = c.get("services");
  if (step.session && portalSessions.isFresh(step.session)) {
    return c.redirect(step.returnTo ?? step.root, 303);
  }
  return answerStart(c, step, { status: 422, notice: words[step.lang].codeExpired });
}

/** The number that was typed; or the one that waits, for a resend; or the signed-in one. */
async function chooseNumber(
  form: { phone?: string; again?: string },
  { waiting, session }: Step,
): Promise<ParsedNumber> {
  if (form.phone !== undefined) return await parseFinnishMobile(form.phone);
  const phone = (form.again && waiting?.phone) || session?.phone || waiting?.phone;
  return phone ? { ok: true, phone } : { ok: false, fault: "empty" };
}

async function stepOf(c: SiteContext, lang: Lang, to: string | undefined): Promise<Step> {
  const token = portalTokens.read(c, "code");
  const waiting = token === null ? null : await c.get("services").codes.waiting(token);
  const session = c.get("portalSession") ?? null;
  const root = pathTo("myData", lang);
  return { lang, root, token, waiting, session, returnTo: session && safeReturn(to, lang) };
}
