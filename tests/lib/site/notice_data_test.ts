import assert from "node:assert/strict";
import { hashOf } from "../../../lib/assets/mod.ts";
import { CONTROLLER } from "../../../lib/site/controller.ts";
import { LANG_TAG, NOTICE_LANGS } from "../../../lib/site/languages.ts";
import { noticeOf } from "../../../lib/site/notice.ts";
import { noticeData, noticeDataSchema, noticeJsonSchema } from "../../../lib/site/notice_data.ts";
import { NOTICE_VERSIONS } from "../../../lib/site/notice_versions.ts";
import { RETENTION } from "../../../lib/retention.ts";
import { OPTIONAL } from "./_optional.ts";

const SITE = new URL("https://tyyne.example");
const data = JSON.parse(JSON.stringify(noticeData(SITE)));

Deno.test("the JSON is what its schema says, and what is not is refused", () => {
  assert.ok(noticeDataSchema.safeParse(data).success);
  assert.ok(!noticeDataSchema.safeParse({ ...data, callAudioRecorded: true }).success);
  assert.ok(!noticeDataSchema.safeParse({ ...data, date: "24.11.2026" }).success);
  const [first, ...rest] = data.retention;
  const wrong = { ...data, retention: [{ ...first, atMost: "6 months" }, ...rest] };
  assert.ok(!noticeDataSchema.safeParse(wrong).success);
});

Deno.test("the schema is served as JSON Schema and tells where it stands", () => {
  assert.equal(data.$schema, "https://tyyne.example/tietosuoja.schema.json");
  const schema = noticeJsonSchema() as {
    $schema: string;
    properties: Record<string, unknown>;
    required: string[];
  };
  assert.equal(schema.$schema, "https://json-schema.org/draft/2020-12/schema");
  assert.deepEqual(schema.required.sort(), Object.keys(data).sort());
  const whole = noticeData(SITE, { facts: { ...CONTROLLER, ...OPTIONAL } });
  assert.ok(noticeDataSchema.safeParse(whole).success);
  assert.deepEqual(Object.keys(schema.properties).sort(), Object.keys(whole).sort());
});

Deno.test("every period of the table is there, as an ISO 8601 duration", () => {
  const kept = Object.fromEntries(
    data.retention.map((row: { kind: string; atMost: string }) => [row.kind, row.atMost]),
  );
  assert.deepEqual(Object.keys(kept), Object.keys(RETENTION));
  assert.equal(kept.call, "P6M");
  assert.equal(kept.call_note, "P3M");
  assert.equal(kept.chat, "P2Y");
  assert.equal(kept.code, "PT10M");
  const ends = data.retention.filter((row: { endsWithRelationship: boolean }) =>
    row.endsWithRelationship
  );
  assert.deepEqual(ends.map((row: { kind: string }) => row.kind), [
    "call_note",
    "sms",
    "inquiry",
    "contact",
  ]);
});

Deno.test("every language has the whole text of the page, with whole addresses", () => {
  assert.deepEqual(Object.keys(data.languages), NOTICE_LANGS.map((lang) => LANG_TAG[lang]));
  for (const lang of NOTICE_LANGS) {
    const notice = noticeOf(lang);
    const told = data.languages[LANG_TAG[lang]];
    assert.equal(told.title, notice.title);
    assert.deepEqual(told.short, notice.short);
    assert.deepEqual(texts(told.sections), texts(notice.sections));
    for (const href of hrefs(told.sections)) assert.match(href, /^(https:\/\/|tel:|mailto:)/);
  }
});

Deno.test("days are days, and no time of day is local", () => {
  assert.match(data.date, /^\d{4}-\d\d-\d\d$/);
  assert.equal(data.date, NOTICE_VERSIONS[0].date);
  assert.equal(data.chatRecordedSince, "2019-10-15");
  const moments = JSON.stringify(data).match(/\d{4}-\d\d-\d\dT[^"]*/g) ?? [];
  assert.deepEqual(moments.filter((moment) => !moment.endsWith("Z")), []);
});

Deno.test("what the notice states changes only together with its version", async () => {
  const { $schema: _, languages: __, version, date, versions: ___, ...stated } = data;
  const bytes = new TextEncoder().encode(JSON.stringify(stated));
  assert.equal(
    await hashOf(bytes),
    NOTICE_VERSIONS[0].states,
    `A fact or a period differs from version ${version} of ${date}: add a version to ` +
      "lib/site/notice_versions.ts, say in lib/words/notice what changed, and give it this fingerprint",
  );
});

Deno.test("the versions go from the one in force back to the one before this site", () => {
  assert.deepEqual(
    data.versions.map((one: { version: number }) => one.version),
    NOTICE_VERSIONS.map((_, i, all) => all.length - i),
  );
  assert.equal(data.versions.at(-1).date, null);
  assert.equal(data.version, data.versions[0].version);
});

function texts(of: unknown): string[] {
  if (typeof of === "string") return [of];
  if (typeof of !== "object" || of === null) return [];
  return Object.entries(of).filter(([name]) => name !== "href").flatMap(([, value]) =>
    texts(value)
  );
}

function hrefs(of: unknown): string[] {
  if (typeof of !== "object" || of === null) return [];
  return Object.entries(of).flatMap(([name, value]) => name === "href" ? [value] : hrefs(value));
}
