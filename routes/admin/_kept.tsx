import type { MiddlewareHandler } from "hono";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { readForm } from "../_body.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { langOf, signInPath } from "./_paths.ts";
import { StaffPage } from "./_page.tsx";
import { Outside } from "./sign_in_page.tsx";

/** Nobody writes anything in these: signing in again begins them anew. */
const NOTHING_TYPED = new Set(["/admin/sign-out", "/admin/language", "/admin/stay"]);
/** What forms carry that nobody typed. */
const CARRIED = new Set(["version", "id", "item", "once", "key", "live"]);
/** What people write in the forms of a client and of a chat; the rest is chosen again. */
const WRITTEN = ["recipient", "reference", "reason"];

/**
 * What was sent without a session, ready to be sent again: it goes back to the browser that sent it and
 * stays nowhere else. It is not shown, since anybody may sit there by now. Null where nothing was typed.
 */
export async function keptForm(c: SiteContext): Promise<Response | null> {
  if (c.req.method !== "POST" || NOTHING_TYPED.has(c.req.path)) return null;
  const form = Object.entries(await readForm(c));
  if (form.every(([name, value]) => CARRIED.has(name) || value.trim() === "")) return null;
  const lang = langOf(c);
  const w = words[lang].kept;
  return personalHtml(
    <Outside c={c} lang={lang} title={w.title}>
      <h1>{w.title}</h1>
      <p class="notice notice-warning" role="status">{w.text}</p>
      <ol class="stack">
        <li>
          <a href={signInPath(lang)} target="_blank" rel="noopener">{w.signIn}</a>
        </li>
        <li>
          {w.then}
          <form method="post" action={c.req.path} class="actions">
            {form.map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <button type="submit" class="button">{w.send}</button>
          </form>
        </li>
      </ol>
      <p class="hint">{w.leave}</p>
    </Outside>,
    { status: 401 },
  );
}

/** What was written for something whose opening is over: to be copied, with the way to open it again. */
export async function unsent(
  c: SiteContext,
  session: StaffSession,
  { again, status }: { again: string; status: 404 | 409 },
): Promise<Response | null> {
  const typed = await readForm(c);
  const written = WRITTEN.map((name) => typed[name]?.trim() ?? "").filter((text) => text !== "");
  if (written.length === 0) return null;
  const w = words[session.lang].kept;
  return personalHtml(
    <StaffPage {...{ c, session }} title={w.overTitle}>
      <h1>{w.overTitle}</h1>
      <p class="notice notice-warning" role="status">{w.overText}</p>
      {written.map((text) => <p key={text} class="quote" dir="auto">{text}</p>)}
      <p>
        <a class="button" href={again}>{w.again}</a>
      </p>
    </StaffPage>,
    { status },
  );
}

/** An address of a former session names nothing any more: what was written for it is not lost. */
export const keepsWritten: MiddlewareHandler<SiteEnv> = async (c, next) => {
  await next();
  const session = c.get("staffSession");
  const sealed = /^\/admin\/(clients|chats)\//.exec(c.req.path);
  if (c.req.method !== "POST" || c.res.status !== 404 || !session || !sealed) return;
  const again = sealed[1] === "clients" ? "/admin/clients" : "/admin";
  const page = await unsent(c, session, { again, status: 404 });
  if (page) c.res = page;
};
