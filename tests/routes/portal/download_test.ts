import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../../lib/clock.ts";
import { exportSchema } from "../../../lib/portal/mod.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { pathTo } from "../../../lib/site/paths.ts";
import { facts } from "../../../lib/words/portal/facts/mod.ts";
import { words } from "../../../lib/words/portal/mod.ts";
import {
  addCalls,
  addOneOfEach,
  openPortal,
  OTHER_PHONE,
  PHONE,
  recordOf,
  ROOT,
  textOf,
} from "./_portal.ts";

const WAYS = ["/export.json", "/export.csv", "/print"] as const;

for (const lang of LANGS) {
  Deno.test(`the JSON in ${lang} holds everything, keeps to its schema and explains itself`, async () => {
    await using site = await openPortal();
    const records = await addOneOfEach(site);
    const visitor = await site.visitor().signIn(PHONE, lang);
    const answer = await visitor.get(pathTo("myData", lang, "/export.json"));
    assert.equal(answer.headers.get("content-type"), "application/json; charset=utf-8");
    const whole = exportSchema.parse(await answer.json());
    assert.deepEqual(
      whole.items.map(({ kind }) => kind),
      records.map(({ kind }) => kind),
    );
    for (const record of records) {
      const item = whole.items.find(({ kind }) => kind === record.kind)!;
      for (const [name, value] of Object.entries(record)) {
        if (name !== "id") assert.deepEqual(item[name as keyof typeof item], value, name);
      }
    }
    assert.deepEqual([whole.language, whole.subject.phone], [lang, PHONE]);
    const { nobodyReceived, recipientsText } = facts[lang];
    assert.deepEqual(whole.explanations.recipients.text, [nobodyReceived, ...recipientsText]);
    assert.equal(whole.kinds.find(({ kind }) => kind === "call")?.keptFor, "P6M");
    assert.equal(whole.kinds.find(({ kind }) => kind === "call_note")?.keptFor, "P3M");
    assert.equal(whole.rights.length, 7);
  });
}

for (const lang of LANGS) {
  Deno.test(`what is explained in ${lang} is explained of this person's data, in the file and on paper`, async () => {
    await using site = await openPortal();
    await addCalls(site, 1);
    const w = facts[lang];
    const visitor = await site.visitor().signIn(PHONE, lang);
    const at = (below: string) => pathTo("myData", lang, below);
    const whole = exportSchema.parse(await (await visitor.get(at("/export.json"))).json());
    assert.deepEqual(whole.kinds.map(({ kind }) => kind), ["call"]);
    const { many, holds } = w.kinds.call;
    const categories = [w.categoriesText(many.toLowerCase()), holds];
    assert.deepEqual(whole.explanations.categories.text, categories);
    const print = textOf(await visitor.page(at("/print")));
    assert.ok(print.includes(w.categoriesText(many.toLowerCase())));
    for (const kind of ["sms", "chat", "contact"] as const) {
      assert.ok(!print.includes(w.kinds[kind].source), kind);
    }
  });

  Deno.test(`of whom nothing is held, the file and the paper say so in ${lang}, and of no kind anything else`, async () => {
    await using site = await openPortal();
    const visitor = await site.visitor().signIn(PHONE, lang);
    const at = (below: string) => pathTo("myData", lang, below);
    const whole = exportSchema.parse(await (await visitor.get(at("/export.json"))).json());
    assert.deepEqual(whole.kinds, []);
    assert.deepEqual(whole.explanations.categories.text, [facts[lang].categoriesNothing]);
    const print = textOf(await visitor.page(at("/print")));
    assert.ok(print.includes(facts[lang].categoriesNothing));
    assert.ok(print.includes(words[lang].nothing.title("050 123 4501")));
    assert.ok(!print.includes(words[lang].held("050 123 4501")));
  });
}

Deno.test("times in the JSON are in UTC, whatever the record was written in", async () => {
  await using site = await openPortal();
  const sentAt = "2026-03-01T12:30:00+02:00";
  const base = { id: crypto.randomUUID(), kind: "inquiry" as const, text: "Moi" };
  await site.services.records.add(PHONE, { ...base, sentAt });
  const whole = exportSchema.parse(
    await (await (await site.visitor().signIn()).get(`${ROOT}/export.json`)).json(),
  );
  const [item] = whole.items;
  assert.equal(item?.kind === "inquiry" && item.sentAt, "2026-03-01T10:30:00.000Z");
});

Deno.test("the schema that the JSON names is served to everybody", async () => {
  await using site = await openPortal();
  const whole = await (await (await site.visitor().signIn()).get(`${ROOT}/export.json`)).json();
  const answer = await site.visitor().get(new URL(whole.schema).pathname);
  assert.equal(answer.status, 200);
  const schema = await answer.json();
  assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.ok(schema.required.includes("items") && schema.properties.items.items.oneOf.length === 7);
});

Deno.test("the table begins with its mark, names its columns and lets no cell run", async () => {
  await using site = await openPortal();
  const sentAt = new Date(site.clock.now() - DAY).toISOString();
  const text = '=HYPERLINK("http://example.invalid";"x")';
  await site.services.records.add(PHONE, {
    id: crypto.randomUUID(),
    kind: "inquiry",
    sentAt,
    text,
  });
  await addCalls(site, 1);
  const answer = await (await site.visitor().signIn()).get(`${ROOT}/export.csv`);
  assert.match(answer.headers.get("content-type")!, /^text\/csv; charset=utf-8/);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  assert.deepEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
  const csv = new TextDecoder().decode(bytes);
  const lines = csv.split("\r\n");
  assert.equal(lines.length, 4);
  assert.ok(lines[0]!.includes('"Soittajan numero"'));
  assert.ok(csv.includes(`"'+358501234501"`) && csv.includes(`"'+358501234590"`));
  assert.ok(csv.includes(`"'=HYPERLINK(""http://example.invalid"";""x"")"`));
  assert.doesNotMatch(csv, /(^|,)"[=+\-@]/m);
});

Deno.test("a chat's messages are all there, in each of the three", async () => {
  await using site = await openPortal();
  await addCalls(site, 1);
  const at = new Date(site.clock.now() - DAY).toISOString();
  const message = { from: "visitor" as const, sentAt: at, text: "Onko lomake oikea?" };
  const answerText = { ...message, from: "adviser" as const, text: "On se", adviserName: "Aino" };
  const note = { ...message, from: "note" as const, text: "Palataan asiaan" };
  const content = {
    kind: "chat" as const,
    id: crypto.randomUUID(),
    startedAt: at,
    endedAt: at,
    nickname: "Pihlaja",
    adviserNames: ["Aino"],
    messages: [message, answerText, note],
  };
  const item = { kind: "chat" as const, id: content.id, at: Date.parse(at), content };
  const chats = site.services.chat.holding;
  chats.page = (_client, kind) =>
    Promise.resolve({
      items: kind === "chat" ? [{ ...item, expiresAt: site.clock.now() + DAY }] : [],
    });
  const visitor = await site.visitor().signIn();
  const whole = exportSchema.parse(await (await visitor.get(`${ROOT}/export.json`)).json());
  const [, chat] = whole.items;
  assert.deepEqual(chat?.kind === "chat" && chat.messages, content.messages);
  for (const path of ["", "/export.csv", "/print"]) {
    const text = await visitor.page(`${ROOT}${path}`);
    for (const part of ["Onko lomake oikea?", "On se", "Palataan asiaan", "Pihlaja", "Aino"]) {
      assert.ok(text.includes(part), `${path} ${part}`);
    }
  }
});

Deno.test("downloads are kept by no cache, and their names tell nothing", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  for (const path of WAYS) {
    const answer = await visitor.get(`${ROOT}${path}`);
    assert.equal(answer.headers.get("cache-control"), "no-store");
    const name = answer.headers.get("content-disposition");
    assert.ok(
      path === "/print" ? name === null : /^attachment; filename="tyyne\.(json|csv)"$/.test(name!),
    );
    await answer.body?.cancel();
  }
});

Deno.test("a copy is handed out right after a code; later a fresh one is asked for", async () => {
  await using site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  site.clock.pass(5 * MINUTE);
  for (const path of WAYS) {
    const answer = await visitor.get(`${ROOT}${path}`);
    assert.equal(answer.status, 200, path);
    await answer.body?.cancel();
  }
  site.clock.pass(1);
  const code = `${ROOT}/code?to=${encodeURIComponent(`${ROOT}/download`)}`;
  for (const path of [...WAYS, "/download"]) {
    const answer = await visitor.get(`${ROOT}${path}`);
    assert.deepEqual([answer.status, answer.headers.get("location")], [303, code], path);
    assert.equal(await answer.text(), "");
  }
  assert.equal((await visitor.get(ROOT)).status, 200);
});

Deno.test("what is downloaded is one number's own, and no more than a code reaches", async () => {
  await using site = await openPortal();
  await site.services.records.add(OTHER_PHONE, recordOf("sms", site.clock.now(), OTHER_PHONE));
  const visitor = await site.visitor().signIn();
  const whole = exportSchema.parse(await (await visitor.get(`${ROOT}/export.json`)).json());
  assert.deepEqual(whole.items, []);
  assert.equal((await visitor.page(`${ROOT}/export.csv`)).split("\r\n").length, 2);
  assert.ok(!(await visitor.page(`${ROOT}/print`)).includes("rästissä"));
});

Deno.test("three thousand records come whole, each once, in every form", async () => {
  await using site = await openPortal();
  await addCalls(site, 3_000);
  const visitor = await site.visitor().signIn();
  const whole = exportSchema.parse(await (await visitor.get(`${ROOT}/export.json`)).json());
  assert.equal(new Set(whole.items.map(({ id }) => id)).size, 3_000);
  const rows = (await visitor.page(`${ROOT}/export.csv`)).split("\r\n");
  assert.equal(rows.length, 3_002);
  const print = await visitor.page(`${ROOT}/print`);
  assert.match(print, /<div class="letterhead print-only">/);
  assert.equal(print.split('<li id="item-').length - 1, 3_000);
  assert.ok(print.endsWith("</html>"));
  const text = textOf(print.slice(0, 20_000));
  assert.ok(text.includes(facts.fi.kinds.call.holds));
});
