import { Hono } from "hono";
import * as z from "zod";
import { type ParsedNumber, parseFinnishMobile, readCode } from "../../lib/phone/mod.ts";
import { pageAfterCode } from "../../lib/portal/mod.ts";
import type { Services } from "../../lib/services.ts";
import { type Lang, LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { timeFrom, words } from "../../lib/words/phone/mod.ts";
import { readForm } from "../_body.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { clientAddress } from "../middleware/address.ts";
import { codePath, portalSession, signedOutPath } from "../middleware/portal_session.ts";
import { showKept } from "./kept_page.tsx";
import { portalTokens } from "./_cookies.ts";
import { showDelivery } from "./code_delivery.tsx";
import { answerCode, answerLimited, answerStart, type Step } from "./code_answers.tsx";

/** More than anybody types; what is longer is cut before it is shown again. */
const typed = z.string().transform((text) => text.slice(0, 200)).optional();
const along = {
  to: typed,
  /** What was typed when a session had ended, sealed. */
  kept: z.string().optional(),
  /** The number that the page named, so that nobody types it again when the code is over. */
  number: typed,
};
const codeForm = z.object({ phone: typed, again: typed, ...along });
const verifyForm = z.object({ code: typed, ...along });
/** What a form of the code step brings along; `other` where another number is wanted. */
interface Sent {
  readonly to?: string;
  readonly kept?: string;
  readonly other?: boolean;
}

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
  const step = await stepOf(c, lang, { to: c.req.query("to") });
  const again = c.req.query("again") !== undefined;
  if (step.waiting && c.req.query("other") === undefined) return answerCode(c, step, { again });
  const w = words[lang];
  const outage = await outageNotice(c, lang);
  if (c.req.query("out") !== undefined) {
    return answerStart(c, step, { outage, notice: w.signedOut, done: w.signedOut });
  }
  if (portalTokens.read(c, "session") === null) return answerStart(c, step, { outage });
  return portalTokens.drop(c, answerStart(c, step, { outage, notice: w.ended }), "session");
}

/** The code step, with what was typed in a form whose session had ended. */
export async function keptPage(c: SiteContext, lang: Lang, sent: Sent): Promise<Response> {
  const step = await stepOf(c, lang, sent);
  const outage = await outageNotice(c, lang);
  const said = { status: 401, notice: words[lang].kept, outage, calm: true };
  if (step.waiting && !sent.other) return answerCode(c, step, said);
  return answerStart(c, step, said);
}

async function showFreshCode(c: SiteContext, lang: Lang): Promise<Response> {
  const step = await stepOf(c, lang, { to: c.req.query("to") });
  if (!step.session) return c.redirect(pathTo("myData", lang), 303);
  const another = step.waiting?.phone !== step.session.phone;
  if (!step.waiting || (another && step.returnTo)) {
    return answerStart(c, step, { outage: await outageNotice(c, lang) });
  }
  return answerCode(c, step, { again: c.req.query("again") !== undefined });
}

async function sendCode(c: SiteContext, lang: Lang): Promise<Response> {
  const form = codeForm.parse(await readForm(c));
  const step = await stepOf(c, lang, form);
  const number = await chooseNumber(form, step);
  if (!number.ok && form.again) return noCode(c, step, form.number);
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
  if (sent.outcome === "sent" && step.kept !== null) {
    // What was typed is in the page that was sent: an address cannot carry it on.
    const waiting = await codes.waiting(token);
    return keep(answerCode(c, { ...step, token, waiting }, { again: form.again !== undefined }));
  }
  if (sent.outcome === "sent") {
    const path = step.session ? codePath : signedOutPath;
    return keep(c.redirect(path(lang, step.returnTo, form.again && "again=1"), 303));
  }
  // Nobody knows whether it left: said at once, and not sent again by itself.
  return keep(answerCode(c, { ...step, waiting: await codes.waiting(token) }, { status: 503 }));
}

async function verifyCode(c: SiteContext, lang: Lang): Promise<Response> {
  const form = verifyForm.parse(await readForm(c));
  const step = await stepOf(c, lang, form);
  const { codes, portalSessions } = c.get("services");
  const { token, waiting, session } = step;
  if (token === null || waiting === null) return noCode(c, step, form.number);
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
      const answer = await goOn(c, step, verified.proof);
      portalTokens.give(c, answer, { cookie: "session", token: verified.proof });
      return portalTokens.drop(c, answer, "code");
    }
    case "wrong": {
      const error = words[lang].codeWrong(verified.triesLeft);
      return answerCode(c, step, { status: 422, error, value: form.code });
    }
    case "expired":
      return noCode(c, step, form.number);
    case "limited":
      return answerLimited(c, step, { limited: verified, phone: waiting.phone });
  }
}

/** To the page that was asked for, or to what was typed before the session ended. */
async function goOn(c: SiteContext, step: Step, token: string): Promise<Response> {
  const { portalSessions, keptForms } = c.get("services");
  const session = step.kept === null ? null : await portalSessions.load(token);
  const typed = session && await keptForms.open(step.kept!, session);
  if (!typed) return c.redirect(step.returnTo ?? step.root, 303);
  c.set("portalSession", session);
  return await showKept(c, step.lang, typed);
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
function noCode(c: SiteContext, step: Step, number: string | undefined): Response {
  const { portalSessions } = c.get("services");
  if (step.session && portalSessions.isFresh(step.session)) {
    return c.redirect(step.returnTo ?? step.root, 303);
  }
  return answerStart(c, step, {
    status: 422,
    notice: words[step.lang].codeExpired,
    value: number,
  });
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

async function stepOf(c: SiteContext, lang: Lang, { to, kept }: Sent): Promise<Step> {
  const token = portalTokens.read(c, "code");
  const waiting = token === null ? null : await c.get("services").codes.waiting(token);
  const session = c.get("portalSession") ?? null;
  const root = pathTo("myData", lang);
  const returnTo = pageAfterCode(to, lang);
  return { lang, root, token, waiting, session, returnTo, kept: (!session && kept) || null };
}
