import type { Hono } from "hono";
import * as z from "zod";
import type { AuditAction } from "../../lib/audit/mod.ts";
import {
  type Breach,
  type BreachStep,
  type DamagedBreach,
  writtenInstant,
} from "../../lib/breaches/mod.ts";
import { idOfSent } from "../../lib/sent_once.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/breaches/mod.ts";
import { readForm } from "../_body.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { fieldOf, mergedFacts, readFacts, readHidden, readStep } from "./_breach_form.ts";
import { notFound } from "./_client.ts";
import { staffRoute } from "./_route.ts";
import { BreachPage, type BreachProps, BrokenPage } from "./breach_page.tsx";
import { EntryPage, ListPage } from "./breaches_page.tsx";

const uuid = z.uuid();

/** The log of data breaches (GDPR Article 33(5)). */
export function breachRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/breaches", async (c, session) => {
    const { breaches, clock } = c.get("services");
    const all = await breaches.list();
    return personalHtml(<ListPage {...{ c, session, ...all }} now={clock.now()} />);
  });
  staffRoute(app, "GET /admin/breaches/enter", (c, session) => {
    const { day: knownDay, time: knownTime } = writtenInstant(c.get("services").clock.now());
    return personalHtml(<EntryPage {...{ c, session }} typed={{ knownDay, knownTime }} />);
  });
  staffRoute(app, "POST /admin/breaches/enter", enter);
  staffRoute(app, "GET /admin/breaches/:id", async (c, session) => {
    const breach = await breachOf(c);
    if ("damaged" in breach) return await showBroken({ c, session, breach });
    return await show({ c, session, breach });
  });
  staffRoute(app, "POST /admin/breaches/:id/entries", add);
}

async function enter(c: SiteContext, session: StaffSession): Promise<Response> {
  const typed = await readForm(c);
  const w = words[session.lang];
  const refuse = (errors: Readonly<Record<string, string>>) =>
    personalHtml(<EntryPage {...{ c, session, typed, errors }} />, { status: 422 });
  const read = readFacts(typed, w);
  if ("errors" in read) return refuse(read.errors);
  if (read.facts.knownAt > c.get("services").clock.now()) {
    return refuse({ knownDay: w.faults.ahead });
  }
  const { key } = readHidden(typed);
  const id = idOfSent(key, { content: read.facts, maker: session.personId });
  await record(c, session, { action: "breach.recorded", id });
  const outcome = await c.get("services").breaches.record(id, { ...read, by: writerOf(session) });
  if (outcome === "known-ahead") return refuse({ knownDay: w.faults.ahead });
  return c.redirect(`/admin/breaches/${id}?done=recorded`, 303);
}

const ACTIONS: Readonly<Partial<Record<BreachStep["step"], AuditAction>>> = {
  closed: "breach.closed",
  reopened: "breach.reopened",
};

async function add(c: SiteContext, session: StaffSession): Promise<Response> {
  const before = await breachOf(c);
  const typed = await readForm(c);
  if ("damaged" in before) return await showBroken({ c, session, breach: before, typed }, 409);
  const w = words[session.lang];
  const read = readStep(typed, w);
  if ("errors" in read) {
    return await show({ c, session, breach: before, typed, errors: read.errors }, 422);
  }
  const { step } = read;
  const { id } = before;
  const hidden = readHidden(typed);
  const outcome = await c.get("services").breaches.add(id, {
    upon: hidden.upon,
    key: idOfSent(hidden.key, { content: step, maker: session.personId }),
    step,
    by: writerOf(session),
    before: () => record(c, session, { action: ACTIONS[step.step] ?? "breach.added", id }),
  });
  switch (outcome.kind) {
    case "added":
      return c.redirect(`/admin/breaches/${id}?done=added`, 303);
    case "changed":
    case "closed": {
      const { breach, kind: overtaken } = outcome;
      const merged = mergedFacts(typed, { breach, upon: hidden.upon });
      return await show({ c, session, breach, typed: merged, overtaken }, 409);
    }
    case "invalid": {
      const { breach, faults } = outcome;
      const errors: Record<string, string> = {};
      for (const fault of faults) {
        const field = fieldOf(fault, step);
        errors[field] = [errors[field], w.refused[fault]].filter(Boolean).join(" ");
      }
      return await show({ c, session, breach, typed, errors }, 422);
    }
    case "not-found":
      return notFound(c, "breach");
  }
}

/** In the log before it is shown, whatever was asked for: a refused entry shows the breach as well. */
async function show(props: BreachProps, status = 200): Promise<Response> {
  const { c, session, breach: { id } } = props;
  await record(c, session, { action: "breach.viewed", id });
  return personalHtml(<BreachPage {...props} />, { status });
}

/** Whoever runs the site hears of it by the log, which says how much is damaged and not of whom. */
async function showBroken(
  props: Parameters<typeof BrokenPage>[0],
  status = 200,
): Promise<Response> {
  const { c, session, breach: { id } } = props;
  await record(c, session, { action: "breach.viewed", id });
  const damaged = props.breach.damaged.length;
  c.get("services").log.error("value-damaged", { what: "breach", damaged });
  return personalHtml(<BrokenPage {...props} />, { status });
}

async function breachOf(c: SiteContext): Promise<Breach | DamagedBreach> {
  const id = uuid.safeParse(c.req.param("id"));
  const breach = id.success ? await c.get("services").breaches.read(id.data) : null;
  return breach ?? notFound(c, "breach");
}

function writerOf({ personId: id, name }: StaffSession) {
  return { id, name };
}

/** Written before it is done. */
async function record(
  c: SiteContext,
  session: StaffSession,
  { action, id }: { action: AuditAction; id: string },
): Promise<void> {
  const subject = { kind: "breach", id } as const;
  await c.get("services").audit.append({ actor: writerOf(session), action, subject });
}
