import type { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { dateOf, type OpeningHours } from "../../lib/chat/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { readForm } from "../_body.ts";
import type { FieldErrors } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import {
  readException,
  readWeek,
  typedWeek,
  withoutException,
  withoutWeek,
} from "./_hours_form.ts";
import { staffRoute } from "./_route.ts";
import { HoursPage, type Saved } from "./hours_page.tsx";

const MOST_EXCEPTIONS = 400;

/** The chat's opening hours and the days that differ. */
export function hoursRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/hours", (c, session) => show(c, session, {}));
  staffRoute(app, "POST /admin/hours", async (c, session) => {
    const typed = await readForm(c);
    const read = readWeek(typed, words[session.lang].hours);
    if ("errors" in read) return show(c, session, { typed, errors: read.errors });
    const done = { typed: withoutWeek(typed), saved: "week" } as const;
    return await save(c, session, done, (hours) => ({ ...hours, week: read.week }));
  });
  staffRoute(app, "POST /admin/hours/exceptions", async (c, session) => {
    const w = words[session.lang].hours;
    const { settings } = c.get("services").chat;
    const typed = await readForm(c);
    const today = dateOf(c.get("services").clock.now());
    const read = readException(typed, { today, w });
    if ("errors" in read) return show(c, session, { typed, errors: read.errors });
    const { dates, spans } = read;
    const others = ({ exceptions }: OpeningHours) =>
      exceptions.filter(({ date }) => !dates.includes(date) && date >= today);
    const { exceptions } = await settings.hours();
    const former = exceptions.filter(({ date }) => dates.includes(date));
    if (former.length > 0 && !typed.replace) {
      return show(c, session, { typed, former, errors: { replace: w.faults.replace } });
    }
    if (others(await settings.hours()).length + dates.length > MOST_EXCEPTIONS) {
      return show(c, session, { typed, errors: { date: w.faults.many } });
    }
    const done = { typed: withoutException(typed), saved: "exception" } as const;
    return await save(c, session, done, (hours) => {
      const added = dates.map((date) => ({ date, spans }));
      const all = [...others(hours), ...added].sort((a, b) => a.date.localeCompare(b.date));
      return { ...hours, exceptions: all };
    });
  });
  staffRoute(app, "POST /admin/hours/exceptions/:date/remove", async (c, session) => {
    const { exceptions } = await c.get("services").chat.settings.hours();
    const wanted = c.req.param("date");
    if (!exceptions.some(({ date }) => date === wanted)) throw new HTTPException(404);
    const done = { typed: await readForm(c), saved: "exception" } as const;
    return await save(c, session, done, (hours) => ({
      ...hours,
      exceptions: hours.exceptions.filter(({ date }) => date !== wanted),
    }));
  });
}

async function save(
  c: SiteContext,
  session: StaffSession,
  { typed, saved }: { typed: Record<string, string>; saved: Saved },
  change: (hours: OpeningHours) => OpeningHours,
): Promise<Response> {
  const { chat, audit } = c.get("services");
  const actor = { id: session.personId, name: session.name };
  await audit.append({ actor, action: "hours.changed" });
  await chat.settings.changeHours(change);
  const unsaved = isUnsaved(typed, await chat.settings.hours(), session);
  if (unsaved) return await show(c, session, { typed, saved, unsaved });
  return c.redirect(`/admin/hours?saved=${saved}`, 303);
}

/** Whether something was typed that saving the other part did not save. */
function isUnsaved(typed: Record<string, string>, hours: OpeningHours, session: StaffSession) {
  if (Object.values(withoutWeek(typed)).some((text) => text.trim() !== "")) return true;
  if (Object.keys(withoutException(typed)).length === 0) return false;
  const read = readWeek(typed, words[session.lang].hours);
  return "errors" in read || JSON.stringify(read.week) !== JSON.stringify(hours.week);
}

async function show(
  c: SiteContext,
  session: StaffSession,
  { typed, errors = {}, ...told }: {
    typed?: Record<string, string>;
    errors?: FieldErrors;
    /** What was there before on the days that were typed. */
    former?: OpeningHours["exceptions"];
    saved?: Saved;
    /** Something else that was typed is still to be saved. */
    unsaved?: boolean;
  },
): Promise<Response> {
  const { chat, clock } = c.get("services");
  const hours = await chat.settings.hours();
  const today = dateOf(clock.now());
  const values = { ...typedWeek(hours), ...typed };
  const page = <HoursPage {...{ c, session, hours, values, errors, today, ...told }} />;
  return personalHtml(page, { status: Object.keys(errors).length > 0 ? 422 : 200 });
}
