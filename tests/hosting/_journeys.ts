/** Run beside a machine: people of all kinds use the site by its one address. Ends with 0 if all is well. */
import assert from "node:assert/strict";
import { DAY } from "../../lib/clock.ts";
import { LIMITS } from "../../lib/phone/limits.ts";
import { PHONE, recordOf, SENTENCE } from "../helpers/records.ts";
import { Listener } from "../instances/_listener.ts";
import { Browser, type Received } from "../routes/chat/_browser.ts";
import { gateway, peopleOf, servicesOf, staff, surroundings } from "./_people.ts";

const ROOT = "/omat-tiedot";
/** What is said is heard before anybody would notice; a stream that is gathered up takes far longer. */
const AT_ONCE = 3_000;
const [VISITOR, CLIENT, MANY, ANOTHER] = [0, 1, 2, 3];

const around = surroundings();
const at = peopleOf(around);
const services = await servicesOf(around);
const site = { services, ...at(0), post: () => Promise.reject(new Error("Nobody posts here")) };
const textOf = ({ data }: Received) => (data as { text?: string }).text;
const statusOf = ({ data }: Received) => (data as { status?: string }).status;
const WORK = { conversation, request, limits };
await WORK[Deno.args[0] as keyof typeof WORK]();
console.log("done");
Deno.exit(0);

/** A visitor and an adviser hear each other as it happens, and read afterwards what was said. */
async function conversation() {
  const always = [{ from: "00:00", to: "23:59" }];
  const week = [1, 2, 3, 4, 5, 6, 7].map(() => always);
  const days = [0, 1].map((days) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10));
  const exceptions = days.map((date) => ({ date, spans: always }));
  await services.chat.settings.changeHours(() => ({ week, exceptions }));
  const aino = { id: "person-aino", name: "Aino Neuvoja" };
  const presence = { adviserId: aino.id, adviserName: aino.name };
  await services.chat.presence.set(presence, "present");
  const adviser = await staff(site, { ...aino, role: "adviser" });
  const visitor = new Browser(at(VISITOR));
  const { id } = await visitor.start({ nickname: "Kurki" });
  const desk = await Listener.open(() => adviser.get("/admin/desk/events?auto"));
  const chat = await Listener.open(() => visitor.fetch(`/api/chat/${id}/events`));
  const taken = await adviser.post(`/admin/desk/chats/${id}/take`);
  assert.equal(taken.status, 303);
  await chat.until((event) => statusOf(event) === "active", AT_ONCE);
  // The desk reads a chat that has just become the adviser's own, and hears what follows.
  await desk.until(({ event, data }) =>
    event === "overview" && (data as { mine: { id: string }[] }).mine.some((line) => line.id === id)
  );
  for (let n = 1; n <= 6; n++) {
    const message = { id: crypto.randomUUID(), text: `kysymys ${n}` };
    const said = await visitor.json(`/api/chat/${id}/messages`, message);
    assert.deepEqual([said.status, (await said.json()) !== null], [201, true]);
    await desk.until((event) => textOf(event) === `kysymys ${n}`, AT_ONCE);
    const answer = { id: crypto.randomUUID(), text: `vastaus ${n}` };
    assert.equal((await adviser.post(`/admin/desk/chats/${id}/messages`, answer)).status, 303);
    await chat.until((event) => textOf(event) === `vastaus ${n}`, AT_ONCE);
  }
  const numbers = chat.seen.filter(({ event }) => event === "message").map(({ id }) => Number(id));
  assert.deepEqual(numbers, numbers.map((_, n) => n + 1));
  assert.equal(numbers.length, 12);
}

/** A client proves a number with a code, reads their data, and asks for a correction, which is decided. */
async function request() {
  await using sent = gateway();
  await services.records.add(PHONE, recordOf("call_note", Date.now() - DAY));
  const client = new Browser(at(CLIENT));
  assert.equal((await client.form(`${ROOT}/code`, { phone: PHONE })).status, 303);
  const code = sent.texts.at(-1)!.slice(0, 6);
  assert.equal((await client.form(`${ROOT}/verify`, { code })).status, 303);
  const page = await client.get(ROOT);
  assert.ok(page.includes(SENTENCE));
  const item = /\/fix\?item=([^"&]+)/.exec(page)![1]!;
  const fields = { item, wrong: "Vuokra on rästissä", right: "Vuokra on maksettu", text: "" };
  const checked = await (await client.form(`${ROOT}/ask/correction`, fields)).text();
  const once = /name="once" value="([^"]+)"/.exec(checked)![1]!;
  const asked = await client.form(`${ROOT}/ask/correction`, { ...fields, once, action: "send" });
  assert.equal(asked.status, 303);
  const [{ id } = { id: "" }] = await services.requests.listOpen();
  const reviewer = await staff(site, { id: "onni", name: "Onni Oras", role: "reviewer" });
  const shown = await (await reviewer.get(`/admin/requests/${id}`)).text();
  const version = /name="version" value="(\d+)"/.exec(shown)![1]!;
  const decision = { version, outcome: "granted" };
  assert.equal((await reviewer.post(`/admin/requests/${id}/decide`, decision)).status, 303);
  assert.ok((await client.get(ROOT)).includes("Vuokra on maksettu"));
}

/** What one address may do it may do once, wherever its requests land and whatever they say of themselves. */
async function limits() {
  await using sent = gateway();
  const { count } = LIMITS.sendsOfAddress;
  let number = 0;
  const send = async (from: number) => {
    // What a browser of these tests says of where it comes from is invented, and another one each time.
    const browser = new Browser(at(from), `203.0.113.${number}`);
    const phone = `+358501234${100 + number++}`;
    return (await browser.form(`${ROOT}/code`, { phone })).status;
  };
  const tried = [];
  for (let n = 0; n < count + 4; n++) tried.push(await send(MANY));
  assert.deepEqual(tried, [...Array(count).fill(303), 429, 429, 429, 429]);
  assert.equal(await send(ANOTHER), 303);
  assert.equal(sent.texts.length, count + 1);
}
