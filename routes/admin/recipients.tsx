import type { Hono } from "hono";
import { formatPhone, maskPhone } from "../../lib/phone/mod.ts";
import type { Task } from "../../lib/recipients/mod.ts";
import { writeDate, writeDay } from "../../lib/site/format.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { Card, Count } from "./_card.tsx";
import { notFound, recordDeed } from "./_client.ts";
import { Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { staffRoute } from "./_route.ts";
import { Table } from "./_table.tsx";

/** Whom staff have to tell that data was corrected, erased or restricted (GDPR Article 19). */
export function recipientRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/recipients", (c, session) => show(c, session));
  staffRoute(app, "POST /admin/recipients/:id/number", async (c, session) => {
    const task = await c.get("services").recipients.tasks.get(c.req.param("id") ?? "");
    if (!task?.phone) return notFound(c, "task");
    const client = await c.get("services").clients.findByPhone(task.phone);
    const purpose = "decide-request";
    await recordDeed(c, session, {
      action: "client.number-revealed",
      purpose,
      ...(client && { client }),
    });
    return await show(c, session, task.id);
  });
  staffRoute(app, "POST /admin/recipients/:id/done", async (c, session) => {
    const { tasks } = c.get("services").recipients;
    const task = await tasks.get(c.req.param("id") ?? "");
    if (!task) return notFound(c, "task");
    await recordDeed(c, session, { action: "recipient.told" });
    await tasks.finish(task.id);
    return c.redirect("/admin/recipients?done=told", 303);
  });
}

/** How many wait, for the overview; nothing when nobody does. */
export async function recipientsCard(c: SiteContext, { lang }: StaffSession) {
  const w = words[lang].tasks;
  const { open } = await c.get("services").recipients.tasks.list();
  if (open.length === 0) return null;
  return (
    <Card title={w.title} link={{ to: "/admin/recipients", text: w.link }}>
      <Count value={open.length} text={w.waiting(open.length)} />
    </Card>
  );
}

async function show(c: SiteContext, session: StaffSession, revealed?: string): Promise<Response> {
  const { lang } = session;
  const w = words[lang];
  const { open, done } = await c.get("services").recipients.tasks.list();
  const about = ({ happened, kind, givenOn }: Task) =>
    `${w.tasks.happened[happened]}: ${
      w.tasks.given(w.kinds[kind].toLowerCase(), writeDay(givenOn, lang))
    }`;
  const columns = [w.tasks.who, w.tasks.what, w.tasks.since];
  return personalHtml(
    <StaffPage {...{ c, session }} title={w.tasks.title} item="recipients">
      <h1>{w.tasks.title}</h1>
      {c.req.query("done") === "told" && <Saved>{w.done.told}</Saved>}
      <p>{w.tasks.text}</p>
      {open.length === 0 ? <p>{w.tasks.none}</p> : (
        <Table
          columns={[...columns, w.tasks.whose, ""]}
          rows={open.map((task) => ({
            key: task.id,
            cells: [
              task.recipient,
              about(task),
              writeDate(task.at, lang),
              <Whose key="whose" {...{ task, session }} revealed={task.id === revealed} />,
              <form key="done" method="post" action={`/admin/recipients/${task.id}/done`}>
                <button
                  type="submit"
                  class="button button-quiet"
                  aria-label={`${w.tasks.done}: ${task.recipient}`}
                >
                  {w.tasks.done}
                </button>
              </form>,
            ],
          }))}
        />
      )}
      {done.length > 0 && (
        <>
          <h2>{w.tasks.doneList}</h2>
          <Table
            columns={[...columns, w.tasks.told]}
            rows={done.map((task) => ({
              key: task.id,
              cells: [
                task.recipient,
                about(task),
                writeDate(task.at, lang),
                writeDate(task.doneAt!, lang),
              ],
            }))}
          />
        </>
      )}
    </StaffPage>,
  );
}

function Whose({ task, session, revealed }: {
  task: Task;
  session: StaffSession;
  revealed: boolean;
}) {
  const w = words[session.lang];
  const { id, phone, reference, recipient } = task;
  if (reference || !phone) return <>{reference}</>;
  if (revealed) return <strong>{formatPhone(phone)}</strong>;
  return (
    <form method="post" action={`/admin/recipients/${id}/number`}>
      {maskPhone(phone)}{" "}
      <button type="submit" class="button-link" aria-label={`${w.reveal}: ${recipient}`}>
        {w.reveal}
      </button>
    </form>
  );
}
