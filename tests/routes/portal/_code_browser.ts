import assert from "node:assert/strict";
import { Hono } from "hono";
import type { Settings } from "../../../lib/settings/mod.ts";
import type { Handover } from "../../../lib/sms/mod.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { onError } from "../../../routes/_errors.tsx";
import type { SiteEnv } from "../../../routes/_site.ts";
import { portalSession, requireFresh } from "../../../routes/middleware/portal_session.ts";
import { codeRoutes, signedOutPage } from "../../../routes/portal/code.tsx";
import { openSite } from "../../helpers/site.ts";

export const PHONE = "+358501234501";
export const ROOT = "/omat-tiedot";

/** The code step with a signed-in page of its own. */
export async function openCodeStep(settings: Partial<Settings> = {}) {
  const site = await openSite({ settings });
  const { outbox, clock } = site;
  const assets = { ...site.services.assets, url: (name: string) => `/static/${name}` };
  const services = { ...site.services, assets };
  const gateway = { answer: "sent" as Handover };
  const send = outbox.send.bind(outbox);
  outbox.send = async (message) => {
    if (gateway.answer === "sent" || gateway.answer === "unknown") await send(message);
    return gateway.answer;
  };
  const app = new Hono<SiteEnv>().onError(onError);
  app.use(async (c, next) => {
    c.set("services", services);
    await next();
  });
  app.route("/", codeRoutes(services));
  for (const lang of LANGS) {
    app.get(pathTo("myData", lang), portalSession, (c) => {
      const session = c.get("portalSession");
      return session ? c.text(`signed in: ${session.phone}`) : signedOutPage(c, lang);
    });
    const erase = pathTo("myData", lang, "/erase");
    app.get(erase, portalSession, (c) => {
      const session = c.get("portalSession");
      if (!session) return signedOutPage(c, lang);
      return requireFresh(c, session, { lang, returnTo: erase }) ?? c.text("erase everything?");
    });
  }
  const browser = (address = "192.0.2.1") => new Browser(app, address);
  const code = () => outbox.list()[0]!.text.slice(0, 6);
  return {
    ...site,
    app,
    browser,
    code,
    gateway,
    clock,
    [Symbol.asyncDispose]: site[Symbol.asyncDispose],
  };
}

/** A browser that keeps cookies and comes from one address. */
class Browser {
  readonly cookies = new Map<string, string>();
  readonly setCookies: string[] = [];
  readonly #app: Hono<SiteEnv>;
  readonly #address: string;

  constructor(app: Hono<SiteEnv>, address: string) {
    this.#app = app;
    this.#address = address;
  }

  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("x-forwarded-for", this.#address);
    if (this.cookies.size > 0) {
      headers.set("cookie", [...this.cookies].map((pair) => pair.join("=")).join("; "));
    }
    const answer = await this.#app.request(path, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) this.#keep(line);
    return answer;
  }

  post(path: string, fields: Record<string, string> = {}): Promise<Response> {
    return this.ask(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  #keep(line: string): void {
    this.setCookies.push(line);
    const [pair = ""] = line.split(";");
    const [name = "", value = ""] = pair.split("=");
    if (value === "" || /max-age=0/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export const location = (answer: Response) => answer.headers.get("location");

/** A code that is not this one. */
export function wrong(code: string): string {
  return code === "000000" ? "000001" : "000000";
}

export async function signIn(step: Awaited<ReturnType<typeof openCodeStep>>, browser: Browser) {
  assert.equal((await browser.post(`${ROOT}/code`, { phone: PHONE })).status, 303);
  assert.equal((await browser.post(`${ROOT}/verify`, { code: step.code() })).status, 303);
}
