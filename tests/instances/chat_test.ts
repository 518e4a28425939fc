import assert from "node:assert/strict";
import { testWithDenokv as test } from "../helpers/denokv.ts";
import { signIn, type StaffBrowser } from "../routes/admin/_staff.ts";
import { Browser, type Received } from "../routes/chat/_browser.ts";
import { type Instance, withProcesses } from "./_processes.ts";
import { Listener } from "./_listener.ts";

const AINO = { id: "person-aino", name: "Aino Neuvoja" };
const PATIENCE = 10_000;
const uuid = () => crypto.randomUUID();

/** A visitor at one instance, and the adviser who has taken the chat at the other. */
async function conversation(visitorAt: Instance, adviserAt: Instance) {
  const { presence } = adviserAt.services.chat;
  await presence.set({ adviserId: AINO.id, adviserName: AINO.name }, "present");
  const aino = await signIn(adviserAt, { roles: ["adviser"], ...AINO });
  const visitor = new Browser(visitorAt);
  const { id } = await visitor.start({ nickname: "Kurki" });
  const desk = await Listener.open(() => aino.get("/admin/desk/events?auto"));
  const line = await desk.until(({ event, data }) =>
    event === "overview" && JSON.stringify(data).includes(id)
  );
  assert.ok(JSON.stringify(line.data).includes("Kurki"));
  const chat = await Listener.open(() => visitor.fetch(`/api/chat/${id}/events`));
  await chat.until(({ data }) => statusOf(data) === "waiting");
  const taken = await aino.post(`/admin/desk/chats/${id}/take`);
  await taken.body?.cancel();
  await chat.until(({ data }) => statusOf(data) === "active");
  // The desk reads a chat that has just become the adviser's own, and hears what follows.
  await desk.until(({ event, data }) => event === "overview" && isMine(data, id));
  const [say, answer] = [
    async (text: string, message = uuid(), by: Browser = visitor) => {
      const sent = await by.json(`/api/chat/${id}/messages`, { id: message, text });
      await sent.body?.cancel();
      return sent.status;
    },
    (text: string, by: StaffBrowser = aino) => answerOf(by, id, text),
  ];
  return { id, visitor, aino, desk, chat, say, answer };
}

async function answerOf(by: StaffBrowser, id: string, text: string): Promise<number> {
  const sent = await by.post(`/admin/desk/chats/${id}/messages`, { id: uuid(), text });
  await sent.body?.cancel();
  return sent.status;
}

const isMine = (data: unknown, id: string) =>
  (data as { mine: { id: string }[] }).mine.some((line) => line.id === id);
const statusOf = (data: unknown) => (data as { status?: string }).status;
const textOf = ({ data }: Received) => (data as { text?: string }).text;

/** The same browser, whose next requests the other instance answers. */
function movedTo(instance: Instance, browser: Browser): Browser {
  const moved = new Browser(instance);
  for (const [name, value] of browser.cookies) moved.cookies.set(name, value);
  return moved;
}

test(
  "a visitor at one instance and an adviser at the other hear each other as it happens",
  () =>
    withProcesses(async ({ a, b }) => {
      const { visitor, id, aino, desk, chat, say, answer } = await conversation(a, b);
      for (let n = 1; n <= 5; n++) {
        assert.equal(await say(`kysymys ${n}`), 201);
        await desk.until((event) => textOf(event) === `kysymys ${n}`, PATIENCE);
        assert.equal(await answer(`vastaus ${n}`), 303);
        await chat.until((event) => textOf(event) === `vastaus ${n}`, PATIENCE);
      }
      await visitor.json(`/api/chat/${id}/typing`, {});
      await desk.until(({ event, data }) => event === "typing" && (data as { on: boolean }).on);
      await (await aino.post(`/admin/desk/chats/${id}/typing`)).body?.cancel();
      await chat.until(({ event, data }) => event === "typing" && (data as { on: boolean }).on);
      await (await aino.post(`/admin/desk/chats/${id}/end`)).body?.cancel();
      await chat.until(({ data }) => statusOf(data) === "ended");
      const numbers = chat.seen.filter(({ event }) => event === "message").map(({ id }) => id);
      assert.deepEqual(numbers, Array.from({ length: 10 }, (_, n) => `${n + 1}`));
      await Promise.all([chat.close(), desk.close()]);
    }),
);

for (const signal of ["SIGTERM", "SIGKILL"] as const) {
  test(
    `a visitor whose instance stops by ${signal} goes on at the other, and nothing is missing or twice`,
    () =>
      withProcesses(async ({ a, b, another }) => {
        const { visitor, id, chat, say, answer, desk } = await conversation(a, b);
        const sent = Array.from({ length: 60 }, () => uuid());
        const acknowledged = new Set<string>();
        let stopping: Promise<unknown> | undefined;
        for (const [n, message] of sent.entries()) {
          if (n === 30) stopping = a.stop(signal);
          const status = await say(`viesti ${n}`, message).catch(() => 0);
          if (status === 201 || status === 200) acknowledged.add(message);
          if (n % 10 === 0) assert.equal(await answer(`vastaus ${n}`), 303);
        }
        await stopping;
        assert.ok(acknowledged.size >= 30, `${acknowledged.size}`);
        await chat.ended();

        const there = movedTo(b, visitor);
        const last = chat.seen.findLast(({ event }) => event === "message")?.id ?? "0";
        const rest = await Listener.open(() =>
          there.fetch(`/api/chat/${id}/events`, { headers: { "last-event-id": last } })
        );
        for (const [n, message] of sent.entries()) {
          const status = await say(`viesti ${n}`, message, there);
          if (acknowledged.has(message)) assert.equal(status, 200, "what was told is there");
          else assert.ok(status === 201 || status === 200);
        }
        await answer("viimeinen");
        await rest.until((event) => textOf(event) === "viimeinen", PATIENCE);
        await desk.until((event) => textOf(event) === "viesti 59", PATIENCE);
        const numbers = [...chat.seen, ...rest.seen].filter(({ event }) => event === "message")
          .map(({ id }) => Number(id));
        assert.deepEqual(
          numbers,
          numbers.map((_, n) => n + 1),
          "in order, none missing, none twice",
        );
        assert.equal(numbers.length, 60 + 6 + 1);

        const c = await another();
        const again = movedTo(c, visitor);
        const { messages } = await (await again.fetch(`/api/chat/${id}`)).json();
        assert.equal(messages.length, numbers.length);
        assert.equal(await say("kolmannessa", uuid(), again), 201);
        await desk.until((event) => textOf(event) === "kolmannessa", PATIENCE);
        await Promise.all([rest.close(), desk.close()]);
      }),
  );
}

test(
  "a code that was asked of one process is proven to the other, and my data is open at both",
  () =>
    withProcesses(async ({ a, b }) => {
      const phone = "+358501234501";
      const visitor = new Browser(a);
      await (await visitor.form("/omat-tiedot/code", { phone })).text();
      const there = movedTo(b, visitor);
      const proven = await there.form("/omat-tiedot/verify", { code: await a.lastCode() });
      assert.deepEqual([proven.status, await proven.text()], [303, ""]);
      for (const at of [there, movedTo(a, there)]) {
        assert.ok((await at.get("/omat-tiedot")).includes("Aino Mallikas"));
      }
    }),
);
