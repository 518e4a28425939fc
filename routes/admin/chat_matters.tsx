import type { Hono } from "hono";
import type { ComponentChildren } from "preact";
import { dayOf } from "../../lib/requests/mod.ts";
import type { RouteName, StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";
import { readForm } from "../_body.ts";
import { ErrorSummary, type FieldErrors } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { type ChatAtHand, chatOf } from "./_chat.ts";
import { ChatMatters } from "./_chat_matters.tsx";
import { recordDeed } from "./_client.ts";
import { unsent } from "./_kept.tsx";
import { HoldForm, RecipientForm } from "./_matter_forms.tsx";
import { readGiven, readHold, type Typed } from "./_matters.ts";
import { Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { staffRoute } from "./_route.ts";

/** Somebody of the staff with a chat that they have opened. */
interface Desk {
  c: SiteContext;
  session: StaffSession;
  chat: ChatAtHand;
}

interface Refused {
  typed?: Typed;
  errors?: FieldErrors;
}

/** The open matter on one chat and who was given it: with a number or without one. */
export function chatMatterRoutes(app: Hono<SiteEnv>): void {
  const on = (name: RouteName, work: (desk: Desk) => Promise<Response> | Response) =>
    staffRoute(app, name, async (c, session) => {
      const chat = await chatOf(c, session);
      if (!("over" in chat)) return await work({ c, session, chat });
      const over = { again: chat.over, status: 409 } as const;
      const kept = c.req.method === "POST" && await unsent(c, session, over);
      return kept || c.redirect(chat.over, 303);
    });
  on("GET /admin/chats/:id", show);
  on("GET /admin/chats/:id/hold", (desk) => showHold(desk, {}));
  on("POST /admin/chats/:id/hold", hold);
  on("POST /admin/chats/:id/lift", lift);
  on("GET /admin/chats/:id/recipients", (desk) => showNote(desk, {}));
  on("POST /admin/chats/:id/recipients", note);
  on("POST /admin/chats/:id/recipients/remove", remove);
}

/** What stands beside the chat. Nothing that was said in it is shown here, so it is no view of it. */
function show({ c, session, chat }: Desk): Response {
  const w = words[session.lang];
  const said = {
    held: w.matters.held,
    lifted: w.done.lifted,
    noted: w.matters.noted,
    removed: w.done.removed,
  };
  const done = Object.entries(said).find(([name]) => name === c.req.query("done"))?.[1];
  return personalHtml(
    <Around {...{ c, session, chat }} title={w.matters.title} back={chat.from}>
      {done && <Saved>{done}</Saved>}
      <p>{w.matters.text}</p>
      <ChatMatters {...{ session }} matters={chat.matters} base={chat.base} level="h2" />
    </Around>,
  );
}

function showHold({ c, session, chat }: Desk, { typed = {}, errors = {} }: Refused): Response {
  const w = words[session.lang].hold;
  return personalHtml(
    <Around {...{ c, session, chat, errors }} title={w.title} back={chat.base}>
      <p>{w.text}</p>
      <HoldForm lang={session.lang} action={`${chat.base}/hold`} {...{ typed, errors }} />
    </Around>,
    { status: Object.keys(errors).length > 0 ? 422 : 200 },
  );
}

async function hold(desk: Desk): Promise<Response> {
  const { c, session, chat } = desk;
  const typed = await readForm(c);
  const read = readHold(typed, session.lang);
  if ("errors" in read) return showHold(desk, { typed, errors: read.errors });
  await recordDeed(c, session, { action: "hold.placed", chat: chat.chatId });
  await c.get("services").holds.place({ kind: "chat", id: chat.chatId }, read.told);
  return c.redirect(`${chat.base}?done=held`, 303);
}

async function lift({ c, session, chat }: Desk): Promise<Response> {
  await recordDeed(c, session, { action: "hold.lifted", chat: chat.chatId });
  await c.get("services").holds.lift({ kind: "chat", id: chat.chatId });
  return c.redirect(`${chat.base}?done=lifted`, 303);
}

function showNote({ c, session, chat }: Desk, { typed = {}, errors = {} }: Refused): Response {
  const w = words[session.lang].recipients;
  return personalHtml(
    <Around {...{ c, session, chat, errors }} title={w.add} back={chat.base}>
      <p>{w.text}</p>
      <RecipientForm
        lang={session.lang}
        action={`${chat.base}/recipients`}
        today={dayOf(c.get("services").clock.now())}
        reference={chat.linked ? undefined : "needed"}
        {...{ typed, errors }}
      />
    </Around>,
    { status: Object.keys(errors).length > 0 ? 422 : 200 },
  );
}

async function note(desk: Desk): Promise<Response> {
  const { c, session, chat } = desk;
  const typed = await readForm(c);
  const { clock, recipients } = c.get("services");
  const { lang } = session;
  const w = words[lang];
  const today = dayOf(clock.now());
  const read = readGiven({ ...typed, kind: "chat" }, { lang, today });
  if ("errors" in read) return showNote(desk, { typed, errors: read.errors });
  await recordDeed(c, session, { action: "recipient.noted", chat: chat.chatId });
  switch (await recipients.chats.note(chat.chatId, read.told)) {
    case "full":
      return showNote(desk, { typed, errors: { recipient: w.recipients.faults.full } });
    case "reference-needed":
      return showNote(desk, { typed, errors: { reference: w.matters.referenceNeeded } });
    default:
      return c.redirect(`${chat.base}?done=noted`, 303);
  }
}

async function remove({ c, session, chat }: Desk): Promise<Response> {
  const { recipient = "" } = await readForm(c);
  await recordDeed(c, session, { action: "recipient.removed", chat: chat.chatId });
  await c.get("services").recipients.chats.remove(chat.chatId, recipient);
  return c.redirect(`${chat.base}?done=removed`, 303);
}

/** The page around a deed, with the way back to the chat or to the request that it was opened for. */
function Around({ c, session, chat, title, back, errors = {}, children }: Desk & {
  title: string;
  back: string;
  errors?: FieldErrors;
  children: ComponentChildren;
}) {
  const { matters } = words[session.lang];
  const isRequest = chat.from.startsWith("/admin/requests");
  const toChat = isRequest ? matters.toRequest : matters.back;
  return (
    <StaffPage
      {...{ c, session, title }}
      item={isRequest ? "requests" : "desk"}
      wrong={Object.keys(errors).length > 0}
    >
      <ErrorSummary errors={errors} lang={session.lang} />
      <p>
        <a href={back}>{back === chat.from ? toChat : matters.toMatters}</a>
      </p>
      <h1>{title}</h1>
      {children}
    </StaffPage>
  );
}
