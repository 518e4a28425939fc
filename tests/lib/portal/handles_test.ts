import assert from "node:assert/strict";
import { Handles, linkSection, type NamedItem, type NamedPlace } from "../../../lib/portal/mod.ts";
import { newToken } from "../../../lib/vault/mod.ts";
import { recordOf } from "../../helpers/records.ts";

const named: NamedItem = { kind: "call", id: "kx3-something", at: 1_700_000_000_000 };
const session = () => ({ token: newToken() });

Deno.test("a handle opens in the session that it was made for", async () => {
  const mine = session();
  const handle = await (await Handles.of(mine)).seal("item", named);
  assert.deepEqual(await (await Handles.of(mine)).open("item", handle), named);
});

Deno.test("a handle opens in no other session", async () => {
  const handle = await (await Handles.of(session())).seal("item", named);
  assert.equal(await (await Handles.of(session())).open("item", handle), null);
});

Deno.test("the handle of an item is none of a place in a list", async () => {
  const handles = await Handles.of(session());
  assert.equal(await handles.open("after", await handles.seal("item", named)), null);
});

Deno.test("a handle that was changed, cut or made up opens nothing", async () => {
  const handles = await Handles.of(session());
  const handle = await handles.seal("item", named);
  const flipped = handle.slice(0, 30) + (handle[30] === "A" ? "B" : "A") + handle.slice(31);
  const made = ["", "x", handle.slice(0, -4), flipped, `${handle}AAAA`, "A".repeat(80), "%%%"];
  for (const text of [...made, "=".repeat(60), handle.repeat(20)]) {
    assert.equal(await handles.open("item", text), null, text.slice(0, 20));
  }
});

Deno.test("the same item has another handle each time, and none shows its id or time", async () => {
  const handles = await Handles.of(session());
  const [one, other] = [await handles.seal("item", named), await handles.seal("item", named)];
  assert.notEqual(one, other);
  assert.match(one, /^[\w-]+$/);
  const bytes = new TextDecoder("latin1").decode(
    Uint8Array.fromBase64(one, { alphabet: "base64url" }),
  );
  for (const part of [named.id, String(named.at), "call"]) assert.ok(!bytes.includes(part));
});

Deno.test("every item of a section gets a handle, and the page after it one too", async () => {
  const handles = await Handles.of(session());
  const content = recordOf("sms", named.at);
  const item = { kind: "sms" as const, id: "a-1", at: named.at, expiresAt: named.at + 1, content };
  const linked = await linkSection(handles, { kind: "sms", items: [item], next: "cursor" });
  const opened = await handles.open<NamedItem>("item", linked.items[0]!.handle);
  assert.deepEqual(opened, { kind: "sms", id: "a-1", at: named.at });
  const place = await handles.open<NamedPlace>("after", linked.next!);
  assert.deepEqual(place, { kind: "sms", after: "cursor" });
});

Deno.test("the last page of a section leads nowhere", async () => {
  const linked = await linkSection(await Handles.of(session()), { kind: "sms", items: [] });
  assert.deepEqual(linked, { kind: "sms", items: [] });
});
