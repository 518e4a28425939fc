import type { Hono } from "hono";
import * as z from "zod";
import {
  type ChangeOutcome,
  erases,
  GROUND_NAMES,
  MEASURES,
  OUTCOMES,
  type Part,
  type Ruling,
  type StaffRequest,
} from "../../lib/requests/mod.ts";
import { type HeldKind, RETENTION } from "../../lib/retention.ts";
import type { RouteName, StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { readForm } from "../_body.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { notFound, recordDeed } from "./_client.ts";
import { about, BY_STAFF, endingWith, requestOf } from "./_request.ts";
import { staffRoute } from "./_route.ts";
import { showRequest } from "./request.tsx";

const versionField = z.coerce.number().int().min(0).catch(-1);
const blank = z.string().transform((text) => text.replaceAll("\r\n", "\n").trim() || undefined);
const rulingForm = z.object({
  version: versionField,
  outcome: z.enum(OUTCOMES),
  ground: z.enum(GROUND_NAMES).optional().catch(undefined),
  measure: z.enum(MEASURES).optional().catch(undefined),
  reason: blank.optional(),
  correctedText: blank.optional(),
});
const checked = z.enum(BY_STAFF.filter((one) => one !== "not-checked"));

type Typed = Readonly<Record<string, string>>;
type Upon = { version: number; by: { id: string; name: string } };
type Done = keyof typeof words.fi.done;

interface Changing {
  /** What is told once it is done. */
  done: Done;
  /** The field of the form that a fault belongs to, unless the fault has one of its own. */
  field: string;
  /** Whether it is done, and by which words; a text is what is wrong with the form. */
  work: (
    id: string,
    upon: Upon,
    typed: Typed,
  ) => Promise<ChangeOutcome> | string;
}

/** What staff do with a request. Everything is done upon the version that its reader saw. */
export function requestChangeRoutes(app: Hono<SiteEnv>): void {
  const on = (name: RouteName, changing: (c: SiteContext, session: StaffSession) => Changing) =>
    staffRoute(app, name, (c, session) => change(c, session, changing(c, session)));
  on("POST /admin/requests/:id/take", (c) => ({
    done: "taken",
    field: "taken",
    work: (id, upon) => c.get("services").requests.take(id, upon),
  }));
  on("POST /admin/requests/:id/release", (c) => ({
    done: "released",
    field: "taken",
    work: (id, upon) => c.get("services").requests.release(id, upon),
  }));
  on("POST /admin/requests/:id/extend", (c) => ({
    done: "extended",
    field: "extendReason",
    work: (id, upon, { extendReason = "" }) =>
      c.get("services").requests.extend(id, { ...upon, reason: blank.parse(extendReason) ?? "" }),
  }));
  on("POST /admin/requests/:id/identify", (c, { lang }) => ({
    done: "identified",
    field: "identity",
    work: (id, upon, typed) => {
      const identity = checked.safeParse(typed.identity);
      if (!identity.success) return words[lang].identify.missing;
      return c.get("services").requests.identify(id, { ...upon, identity: identity.data });
    },
  }));
  on("POST /admin/requests/:id/withdraw", (c, { lang }) => ({
    done: "withdrawn",
    field: "confirm",
    work: (id, upon, { confirm }) =>
      confirm ? c.get("services").requests.withdraw(id, upon) : words[lang].withdraw.missing,
  }));
  staffRoute(app, "POST /admin/requests/:id/decide", decide);
}

async function change(c: SiteContext, session: StaffSession, changing: Changing) {
  const request = await requestOf(c);
  const { done, field, work } = changing;
  const typed = await readForm(c);
  const outcome = await work(request.id, uponOf(session, typed), typed);
  if (typeof outcome === "string") {
    return await showRequest(c, session, request, {
      typed,
      errors: { [field]: outcome },
      status: 422,
    });
  }
  return await answerChange(c, session, outcome, { typed, done, field });
}

/** The audit log is told of a decision before it is made, and of none that cannot be made. */
async function decide(c: SiteContext, session: StaffSession): Promise<Response> {
  const request = await requestOf(c);
  const typed = await readForm(c);
  const form = rulingForm.safeParse(typed);
  if (!form.success) {
    const errors = { outcome: words[session.lang].decide.outcomeMissing };
    return await showRequest(c, session, request, { typed, errors, status: 422 });
  }
  const { measure, ground, version: _version, ...rest } = form.data;
  const parts = rest.outcome === "grantedInPart" ? partsOf(request, typed) : [];
  const ruling = {
    ...rest,
    ...uponOf(session, typed),
    ...(ground && rest.outcome !== "granted" && { ground }),
    ...(measure && request.kind === "objection" && { measure }),
    ...(parts.length > 0 && { parts }),
    ...(parts.length > 0 && typed["keep-held"] && erases(request.kind, { measure }) &&
      { keepHeld: true }),
  };
  const { requests } = c.get("services");
  const stopped = await requests.weigh(request.id, ruling);
  const errors = stopped ? {} : unsureOf(session, request, { typed, ruling });
  if (Object.keys(errors).length > 0) {
    return await showRequest(c, session, request, { typed, errors, status: 422 });
  }
  const destroys = ruling.outcome !== "refused" && erases(request.kind, ruling);
  const ending = stopped || !destroys ? [] : await endingWith(c, request, parts);
  if (!stopped) await recordDeed(c, session, { action: "request.decided", ...about(request) });
  for (const other of ending) {
    await recordDeed(c, session, { action: "request.ended", ...about(other) });
  }
  const outcome = stopped ?? await requests.decide(request.id, ruling);
  return await answerChange(c, session, outcome, { typed, done: "decided", field: "outcome" });
}

/** What has to be ticked first: that data goes for good, and that a colleague has it in review. */
function unsureOf(
  { lang, personId }: StaffSession,
  { kind, takenBy }: StaffRequest,
  { typed, ruling }: { typed: Typed; ruling: Ruling },
): Readonly<Record<string, string>> {
  const { sure } = words[lang];
  const destroys = ruling.outcome !== "refused" && erases(kind, ruling);
  const others = takenBy && takenBy.id !== personId;
  return {
    ...(destroys && !typed.destroy && { destroy: sure.destroyMissing }),
    ...(others && !typed.over && { over: sure.overMissing(takenBy.name) }),
  };
}

/** Which field of the form a fault belongs to. */
const FIELDS: Readonly<Record<string, string>> = {
  "reason-missing": "reason",
  "reason-too-long": "reason",
  "answer-missing": "reason",
  "ground-missing": "ground",
  "ground-not-fitting": "ground",
  "text-needed": "correctedText",
  "text-too-long": "correctedText",
  "parts-needed": "parts",
  "parts-not-fitting": "parts",
};

/** Shows what became of a change: the request again, or what was wrong, with what was typed. */
export async function answerChange(
  c: SiteContext,
  session: StaffSession,
  outcome: ChangeOutcome,
  { typed, done, field }: { typed: Typed; done: Done; field: string },
): Promise<Response> {
  switch (outcome.kind) {
    case "done": {
      const { request } = outcome;
      if (request.decidedAt === undefined && isBegun(typed)) {
        return await showRequest(c, session, request, { typed: unsent(typed, field), done });
      }
      return c.redirect(`/admin/requests/${request.id}?done=${done}`, 303);
    }
    case "changed":
    case "closed": {
      const { kind: overtaken, request } = outcome;
      return await showRequest(c, session, request, { typed, overtaken, status: 409 });
    }
    case "invalid": {
      const { fault } = outcome;
      const name = field === "outcome" ? FIELDS[fault] ?? field : field;
      const errors = { [name]: words[session.lang].decide.faults[fault] };
      return await showRequest(c, session, await requestOf(c), { typed, errors, status: 422 });
    }
    case "not-found":
      return notFound(c, "request");
  }
}

/** Whether somebody has begun to decide: then the page comes at once, with what they have so far. */
function isBegun({ outcome, ground, reason, correctedText, ...more }: Typed): boolean {
  return Boolean(outcome || ground || reason || correctedText) ||
    Object.keys(more).some((name) => name.startsWith("part-"));
}

/** What was typed, but for what was just done. */
function unsent(typed: Typed, field: string): Typed {
  const { [field]: _done, ...rest } = typed;
  return rest;
}

/** The version that the form was made of, and who sends it. */
export function uponOf({ personId, name }: StaffSession, { version }: Typed): Upon {
  return { version: versionField.parse(version), by: { id: personId, name } };
}

/** Of one thing that part is the thing; else kinds are chosen. */
function partsOf({ target, chatId }: StaffRequest, typed: Typed): Part[] {
  const one = target ?? (chatId === undefined ? undefined : { kind: "chat" as const, id: chatId });
  if (one) return typed["part-target"] ? [{ kind: one.kind, id: one.id }] : [];
  return Object.keys(RETENTION).filter((kind) => typed[`part-${kind}`])
    .map((kind) => ({ kind: kind as HeldKind }));
}
