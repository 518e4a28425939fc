import type { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { dateOf, type OpeningHours } from "../../lib/chat/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { readForm } from "../_body.ts";
import type { FieldErrors } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { readException, readWeek, typedWeek } from "./_hours_form.ts";
import { staffRoute } from "./_route.ts";
import { HoursPage } from "./hours_page.tsx";

const MOST_EXCEPTIONS = 400;

/** The chat's opening hours and the days that differ. */
export function hoursRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/hours", (c, session) => show(c, session, {}));
  staffRoute(app, "POST /admin/hours", async (c, session) => {
    const typed = await readForm(c);
    const read = readWeek(typed, words[session.lang].hours);
    if ("errors" in read) return show(c, session, { typed, errors: read.errors });
    return await save(c, session, (hours) => ({ ...hours, week: read.week }));
  });
  staffRoute(app, "POST /admin/hours/exceptions", async (c, session) => {
    const w = words[session.lang].hours;
    const { settings } = c.get("services").chat;
    const typed = await readForm(c);
    const today = dateOf(c.get("services").clock.now());
    const read = readException(typed, { today, w });
    if ("errors" in read) return show(c, session, { typed, errors: read.errors });
    const others = ({ exceptions }: OpeningHours) =>
      exceptions.filter(({ date }) => date !== read.date && date >= today);
    if (others(await settings.hours()).length >= MOST_EXCEPTIONS) {
      return show(c, session, { typed, errors: { date: w.faults.many } });
    }
    return await save(c, session, (hours) => {
      const all = [...others(hours), read].sort((a, b) => a.date.localeCompare(b.date));
      return { ...hours, exceptions: all };
    });
  });
  staffRoute(app, "POST /admin/hours/exceptions/:date/remove", async (c, session) => {
    const { exceptions } = await c.get("services").chat.settings.hours();
    const wanted = c.req.param("date");
    if (!exceptions.some(({ date }) => date === wanted)) throw new HTTPException(404);
    return await save(c, session, (hours) => ({
      ...hours,
      exceptions: hours.exceptions.filter(({ date }) => date !== wanted),
    }));
  });
}

async function save(
  c: SiteContext,
  session: StaffSession,
  change: (hours: OpeningHours) => OpeningHours,
): Promise<Response> {
  const { chat, audit } = c.get("services");
  const actor = { id: session.personId, name: session.name };
  await audit.append({ actor, action: "hours.changed" });
  await chat.settings.changeHours(change);
  return c.redirect("/admin/hours?saved=1", 303);
}

async function show(
  c: SiteContext,
  session: StaffSession,
  { typed, errors = {} }: { typed?: Record<string, string>; errors?: FieldErrors },
): Promise<Response> {
  const { chat, clock } = c.get("services");
  const hours = await chat.settings.hours();
  const today = dateOf(clock.now());
  const values = { ...typedWeek(hours), ...typed };
  const page = <HoursPage {...{ c, session, hours, values, errors, today }} />;
  return personalHtml(page, { status: Object.keys(errors).length > 0 ? 422 : 200 });
}
