import type { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { type ReadyAnswer, readyAnswerSchema } from "../../lib/chat/mod.ts";
import { LANGS } from "../../lib/site/languages.ts";
import type { StaffLang, StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/desk/mod.ts";
import { readForm } from "../_body.ts";
import type { FieldErrors } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { staffRoute } from "./_route.ts";
import { AnswersPage, EditPage } from "./answers_page.tsx";

type Typed = Readonly<Record<string, string>>;

/** The ready-made answers that advisers keep together. */
export function answerRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/answers", (c, session) => list(c, session, {}));
  staffRoute(app, "POST /admin/answers", async (c, session) => {
    const typed = await readForm(c);
    const refused = await save(c, session, crypto.randomUUID(), typed);
    return refused
      ? list(c, session, { typed, errors: refused })
      : c.redirect("/admin/answers?saved=1", 303);
  });
  staffRoute(app, "GET /admin/answers/:id", async (c, session) => {
    const { id, title, text } = await load(c);
    const values = { title, ...text };
    return personalHtml(<EditPage {...{ c, session, id, values }} errors={{}} />);
  });
  staffRoute(app, "POST /admin/answers/:id", async (c, session) => {
    const { id } = await load(c);
    const values = await readForm(c);
    const errors = await save(c, session, id, values);
    if (!errors) return c.redirect("/admin/answers?saved=1", 303);
    return personalHtml(<EditPage {...{ c, session, id, values, errors }} />, { status: 422 });
  });
  staffRoute(app, "POST /admin/answers/:id/remove", async (c, session) => {
    const { id } = await load(c);
    await record(c, session);
    await c.get("services").chat.answers.remove(id);
    return c.redirect("/admin/answers?saved=1", 303);
  });
}

async function list(
  c: SiteContext,
  session: StaffSession,
  { typed = {}, errors = {} }: { typed?: Typed; errors?: FieldErrors },
): Promise<Response> {
  const answers = await c.get("services").chat.answers.list();
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  const page = <AnswersPage {...{ c, session, answers, errors }} values={typed} />;
  return personalHtml(page, { status });
}

async function load(c: SiteContext): Promise<ReadyAnswer> {
  const answers = await c.get("services").chat.answers.list();
  const found = answers.find(({ id }) => id === c.req.param("id"));
  if (!found) throw new HTTPException(404);
  return found;
}

/** Saves what was typed, or says what is wrong with it. */
async function save(
  c: SiteContext,
  session: StaffSession,
  id: string,
  { title, fi, sv, en }: Typed,
): Promise<FieldErrors | null> {
  const read = readyAnswerSchema.safeParse({ id, title, text: { fi, sv, en } });
  if (!read.success) {
    const wrong = new Set(read.error.issues.map(({ path }) => String(path.at(-1))));
    return faults(wrong, session.lang);
  }
  await record(c, session);
  const outcome = await c.get("services").chat.answers.save(read.data);
  return outcome === "full" ? { title: words[session.lang].answers.full } : null;
}

function faults(wrong: ReadonlySet<string>, lang: StaffLang): FieldErrors {
  const w = words[lang].answers;
  return Object.fromEntries([
    ...(wrong.has("title") ? [["title", w.needName]] : []),
    ...LANGS.filter((one) => wrong.has(one)).map((one) => [one, w.needText(w.inLang[one])]),
  ]);
}

async function record(c: SiteContext, { personId, name }: StaffSession): Promise<void> {
  const actor = { id: personId, name };
  await c.get("services").audit.append({ actor, action: "answers.changed" });
}
