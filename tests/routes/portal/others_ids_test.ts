import assert from "node:assert/strict";
import { DAY, HOUR } from "../../../lib/clock.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import type { Lang } from "../../../lib/site/languages.ts";
import type { Site } from "../../helpers/site.ts";
import { addCalls, addOneOfEach, openPortal, OTHER_PHONE, PHONE, type Visitor } from "./_portal.ts";

/** What a page lets its reader ask for: an address, or a form with what is hidden in it. */
interface Ask {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
}

const UUID = /[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}/;
const HANDLE = /[\w-]{60,}/;
/** Names of fields whose value is a fresh id of the sender's and names nothing. */
const FRESH = new Set(["id", "once"]);

/** Somebody of whom plenty is held, with a request in each state, and whatever they can see. */
async function openFull(site: Site): Promise<void> {
  await addOneOfEach(site);
  await addCalls(site, 30);
  const { requests, clients, chat, holds, records } = site.services;
  const now = site.clock.now();
  await chat.importPast(PHONE, {
    startedAt: now - 2 * HOUR,
    endedAt: now - HOUR,
    nickname: "Kulkija",
    messages: [{ from: "visitor", sentAt: now - 2 * HOUR, text: "Hei" }],
  });
  const client = (await clients.findByPhone(PHONE))!;
  const { items: [note] } = await records.page(client, "call_note", { limit: 1, since: 0 });
  const on = { kind: "call_note", id: note!.id, clientId: client.id } as const;
  await holds.place(on, { ground: "17(3)(e)", reason: "Kesken." });
  const draft = { kind: "other", phone: PHONE, clientId: client.id, text: "Kysymys" } as const;
  const by = { id: "r1", name: "Kaisu Kanerva" };
  const [, decided, cancelled] = await Promise.all([1, 2, 3].map(() => requests.create(draft)));
  const answer = { version: 1, by, outcome: "granted", reason: "Vastaus." } as const;
  await requests.decide(decided!.id, answer);
  await requests.cancel({ phone: PHONE, since: 0 }, cancelled!.id);
}

/** Follows every link of one's own pages, and answers everything that they let one ask for. */
async function crawl(visitor: Visitor, root: string): Promise<Ask[]> {
  const asks = new Map<string, Ask>();
  const waiting = [root];
  const seen = new Set(waiting);
  const add = (ask: Ask) => asks.set(JSON.stringify(ask), ask);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const answer = await visitor.get(path);
    if (!answer.headers.get("content-type")?.startsWith("text/html")) {
      await answer.body?.cancel();
      continue;
    }
    const page = (await answer.text()).replaceAll("&amp;", "&");
    for (const [, href = ""] of page.matchAll(/<a [^>]*href="([^"#]+)"/g)) {
      if (!href.startsWith(root)) continue;
      add({ method: "GET", path: href, fields: {} });
      if (seen.has(href)) continue;
      seen.add(href);
      waiting.push(href);
    }
    for (const [, attributes = "", body = ""] of page.matchAll(/<form ([^>]*)>(.*?)<\/form>/gs)) {
      const action = /action="([^"]+)"/.exec(attributes)?.[1] ?? "";
      const hidden = [...body.matchAll(/<input[^>]* type="hidden"[^>]*>/g)].map(([tag]) => [
        /name="([^"]+)"/.exec(tag!)?.[1] ?? "",
        /value="([^"]*)"/.exec(tag!)?.[1] ?? "",
      ]);
      if (action.startsWith(root)) {
        add({ method: "POST", path: action, fields: Object.fromEntries(hidden) });
      }
    }
  }
  return [...asks.values()];
}

/** The same with every id of somebody's replaced by one that names nothing; null where it names none. */
function unnamed({ method, path, fields }: Ask): Ask | null {
  let found = false;
  const replaced = (text: string) => {
    const shape = UUID.test(text) ? UUID : HANDLE.test(text) ? HANDLE : null;
    if (!shape) return text;
    found = true;
    return text.replace(shape, (id) => UUID.test(id) ? crypto.randomUUID() : "A".repeat(id.length));
  };
  const other = {
    method,
    path: replaced(path),
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [
        name,
        FRESH.has(name) ? value : replaced(value),
      ]),
    ),
  };
  return found ? other : null;
}

/** What a person would fill in besides: enough for every form to go through if it could. */
const FILLED = { confirm: "yes", text: "Anna ne minulle.", nickname: "X", wrong: "a", right: "b" };

async function answerTo(visitor: Visitor, { method, path, fields }: Ask) {
  const answer = method === "GET"
    ? await visitor.get(path)
    : await visitor.post(path, { ...FILLED, ...fields, action: "send" });
  const body = await answer.text();
  // What an answer says of the one address that was asked for is the same as was asked for.
  return {
    status: answer.status,
    body: body.replaceAll(new RegExp(UUID, "g"), "").replaceAll(new RegExp(HANDLE, "g"), ""),
  };
}

for (const lang of ["fi", "sv", "en"] as const satisfies readonly Lang[]) {
  Deno.test(`every id in somebody's pages is a 404 to another client, like one that never was, and recorded (${lang})`, async () => {
    await using site = await openPortal();
    await openFull(site);
    const root = pathTo("myData", lang);
    const mine = await site.visitor().signIn(PHONE, lang);
    const asks = await crawl(mine, root);
    const named = asks.filter((ask) => unnamed(ask) !== null);
    const kinds = new Set(named.map(({ method, path }) => {
      return `${method} ${path.slice(root.length).split("?")[0]!.replace(UUID, ":id")}`;
    }));
    for (
      const kind of [
        "GET /request/:id",
        "POST /request/:id/cancel",
        "GET /fix",
        "GET /ask/correction",
        "POST /ask/erasure",
        "GET /statement",
        "POST /statement",
        "GET /nickname",
        "POST /nickname",
        "GET /delete",
        "POST /delete",
        "GET /kind/call",
      ]
    ) assert.ok(kinds.has(kind), `${kind} was not found: ${[...kinds].join(", ")}`);

    const client = (await site.services.clients.findByPhone(PHONE))!;
    const before = await state(site, client);
    site.clock.pass(DAY / 24);
    const other = await site.visitor().signIn(OTHER_PHONE, lang);
    const counted: unknown[] = [];
    const { log } = site.services;
    const info = log.info.bind(log);
    log.info = (event, fields) => {
      if (event === "not-found") counted.push(fields);
      info(event, fields);
    };
    for (const ask of named) {
      const what = `${ask.method} ${ask.path.slice(0, 80)}`;
      const known = counted.length;
      const theirs = await answerTo(other, ask);
      assert.equal(theirs.status, 404, what);
      assert.equal(counted.length, known + 1, `not recorded: ${what}`);
      const none = await answerTo(other, unnamed(ask)!);
      assert.deepEqual(theirs, none, what);
      assert.equal(counted.length, known + 2, `a random one was not recorded: ${what}`);
    }
    assert.deepEqual(await state(site, client), before, "nothing changed");
    const told = JSON.stringify(counted);
    assert.ok(!UUID.test(told) && !HANDLE.test(told) && !told.includes("501234"), "says no id");
  });
}

/** Everything of a client's, to see whether it is still the same. */
async function state(site: Site, client: { id: string }) {
  const { holdings, requests, holds } = site.services;
  const held = await Promise.all(
    holdings.flatMap((holding) =>
      holding.kinds.map((kind) => holding.page(client, kind, { limit: 100, since: 0 }))
    ),
  );
  const items = held.flatMap(({ items }) => items);
  return { items, requests: await requests.byPhone(PHONE), holds: await holds.of(client) };
}
