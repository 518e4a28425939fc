import type { Hono } from "hono";
import * as z from "zod";
import { overview } from "../../lib/portal/mod.ts";
import type { HeldItem } from "../../lib/holdings.ts";
import {
  type ChangeOutcome,
  GROUND_NAMES,
  MEASURES,
  OUTCOMES,
  type Part,
  type StaffRequest,
} from "../../lib/requests/mod.ts";
import { type HeldKind, RETENTION } from "../../lib/retention.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/deciding/mod.ts";
import { readForm } from "../_body.ts";
import type { FieldErrors } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { adviserOf } from "./_adviser.ts";
import { notFound, pathToOpened, recordDeed } from "./_client.ts";
import { staffRoute } from "./_route.ts";
import { RequestPage, type Touched } from "./request_page.tsx";

const uuid = z.uuid();
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
/** Pages of what is held that are gone through to find what a request is about. */
const MOST_PAGES = 40;

type Typed = Readonly<Record<string, string>>;

interface Shown {
  typed?: Typed;
  errors?: FieldErrors;
  status?: number;
  /** Somebody else was faster. */
  overtaken?: "changed" | "closed";
  revealed?: boolean;
}

/** One request: what was asked, what it is about, and the decision. */
export function requestPageRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/requests/:id", async (c, session) => {
    const request = await requestOf(c);
    await recordView(c, session, request);
    return await show(c, session, request);
  });
  staffRoute(app, "POST /admin/requests/:id/number", async (c, session) => {
    const request = await requestOf(c);
    await recordDeed(c, session, {
      action: "client.number-revealed",
      purpose: "decide-request",
      ...about(request),
    });
    return await show(c, session, request, { revealed: true });
  });
  staffRoute(app, "POST /admin/requests/:id/client", async (c, session) => {
    const request = await requestOf(c);
    const client = clientOf(request);
    if (!client) return notFound(c, "client");
    await recordDeed(c, session, {
      action: "client.viewed",
      purpose: "decide-request",
      ...about(request),
    });
    return c.redirect(await pathToOpened(c, session, { client, purpose: "decide-request" }), 303);
  });
  staffRoute(
    app,
    "POST /admin/requests/:id/take",
    (c, session) =>
      change(c, session, "taken", (id, upon) => c.get("services").requests.take(id, upon)),
  );
  staffRoute(
    app,
    "POST /admin/requests/:id/release",
    (c, session) =>
      change(c, session, "released", (id, upon) => c.get("services").requests.release(id, upon)),
  );
  staffRoute(
    app,
    "POST /admin/requests/:id/extend",
    (c, session) =>
      change(c, session, "extended", (id, { reason = "", ...upon }) => {
        return c.get("services").requests.extend(id, { ...upon, reason });
      }),
  );
  staffRoute(app, "POST /admin/requests/:id/decide", decide);
}

type Upon = { version: number; by: { id: string; name: string }; reason?: string };

async function change(
  c: SiteContext,
  session: StaffSession,
  done: "taken" | "released" | "extended",
  work: (id: string, upon: Upon) => Promise<ChangeOutcome>,
): Promise<Response> {
  const { id } = await requestOf(c);
  const typed = await readForm(c);
  const by = { id: session.personId, name: session.name };
  const version = versionField.parse(typed.version);
  const outcome = await work(id, { version, by, reason: blank.parse(typed.extendReason ?? "") });
  return await answer(c, session, outcome, { typed, done, field: "extendReason" });
}

async function decide(c: SiteContext, session: StaffSession): Promise<Response> {
  const request = await requestOf(c);
  const typed = await readForm(c);
  const form = rulingForm.safeParse(typed);
  if (!form.success) {
    const errors = { outcome: words[session.lang].decide.outcomeMissing };
    return await show(c, session, request, { typed, errors, status: 422 });
  }
  const { version, ...ruling } = form.data;
  const by = { id: session.personId, name: session.name };
  const parts = partsOf(request, typed);
  const { measure, ground, ...rest } = ruling;
  await recordDeed(c, session, { action: "request.decided", ...about(request) });
  const outcome = await c.get("services").requests.decide(request.id, {
    ...rest,
    version,
    by,
    ...(ground && rest.outcome !== "granted" && { ground }),
    ...(measure && request.kind === "objection" && { measure }),
    ...(parts.length > 0 && { parts }),
  });
  return await answer(c, session, outcome, { typed, done: "decided", field: "outcome" });
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

async function answer(
  c: SiteContext,
  session: StaffSession,
  outcome: ChangeOutcome,
  { typed, done, field }: { typed: Typed; done: string; field: string },
): Promise<Response> {
  switch (outcome.kind) {
    case "done":
      return c.redirect(`/admin/requests/${outcome.request.id}?done=${done}`, 303);
    case "changed":
    case "closed": {
      const { kind: overtaken, request } = outcome;
      return await show(c, session, request, { typed, overtaken, status: 409 });
    }
    case "invalid": {
      const { fault } = outcome;
      const name = field === "extendReason" ? field : FIELDS[fault] ?? field;
      const errors = { [name]: words[session.lang].decide.faults[fault] };
      return await show(c, session, await requestOf(c), { typed, errors, status: 422 });
    }
    case "not-found":
      return notFound(c, "request");
  }
}

async function show(
  c: SiteContext,
  session: StaffSession,
  request: StaffRequest,
  { status, ...shown }: Shown = {},
): Promise<Response> {
  const touched = await touchedBy(c, session, request);
  const page = <RequestPage {...{ c, session, request, touched, ...shown }} />;
  return personalHtml(page, { status });
}

/** What the request is about, as it stands now. */
async function touchedBy(
  c: SiteContext,
  session: StaffSession,
  { target, kind, chatId, ...request }: StaffRequest,
): Promise<Touched> {
  const { holdings, recipients, chat, clients } = c.get("services");
  if (chatId !== undefined) {
    const purpose = "decide-request";
    const found = await chat.desk.open(adviserOf(session), chatId, { purpose });
    return { kinds: ["chat"], ...(found !== "not-found" && { conversation: found }) };
  }
  const client = clientOf(request);
  if (!client || !await clients.profile(client)) return { kinds: [] };
  const held = await overview(holdings, { client, since: 0 });
  const kinds = held.map((one) => one.kind);
  const given = kind === "recipients" ? await recipients.of(client) : undefined;
  if (!target) return { kinds, client, given };
  const holding = holdings.find((one) => one.kinds.includes(target.kind));
  let item: HeldItem | undefined;
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES && holding && !item; page++) {
    const found = await holding.page(client, target.kind, { limit: 50, since: 0, after });
    item = found.items.find(({ id }) => id === target.id);
    after = found.next;
    if (after === undefined) break;
  }
  return { kinds, client, given, item };
}

/** Of one thing that part is the thing; else kinds are chosen. */
function partsOf({ target }: StaffRequest, typed: Typed): Part[] {
  if (target) return typed["part-target"] ? [{ kind: target.kind, id: target.id }] : [];
  return Object.keys(RETENTION).filter((kind) => typed[`part-${kind}`])
    .map((kind) => ({ kind: kind as HeldKind }));
}

/** The request of the address, whatever becomes of it: one that is not there is a 404. */
async function requestOf(c: SiteContext): Promise<StaffRequest> {
  const id = uuid.safeParse(c.req.param("id"));
  const request = id.success ? await c.get("services").requests.get(id.data) : null;
  return request ?? notFound(c, "request");
}

function clientOf({ clientId }: Pick<StaffRequest, "clientId">) {
  return clientId === null ? null : { id: clientId };
}

function about(request: StaffRequest) {
  const client = clientOf(request);
  return { request: request.id, ...(client && { client }) };
}

async function recordView(c: SiteContext, session: StaffSession, request: StaffRequest) {
  const purpose = "decide-request";
  await recordDeed(c, session, { action: "request.viewed", purpose, ...about(request) });
}
