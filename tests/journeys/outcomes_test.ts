import assert from "node:assert/strict";
import { groundsFor, type RequestKind } from "../../lib/requests/mod.ts";
import { words } from "../../lib/words/requests/mod.ts";
import {
  asks,
  type Both,
  decides,
  fixes,
  opens,
  PLENTY,
  REASON,
  ROOT,
  withBoth,
} from "./_review.ts";
import type { Ruling } from "./_review.ts";

const NEW = "Näin se oli oikeasti.";

interface Kind {
  /** What the client does in their window until they have asked. */
  readonly ask: (both: Both) => Promise<void>;
  readonly granted: Omit<Ruling, "outcome">;
  readonly inPart: Omit<Ruling, "outcome">;
  /** What has to be true of the store after each outcome. */
  readonly holds: (both: Both, outcome: string) => Promise<void>;
}

const client = async ({ site }: Both) => (await site.services.clients.findByPhone(PLENTY))!;

async function notesOf(both: Both) {
  const { records } = both.site.services;
  return (await records.page(await client(both), "call_note", { limit: 50, since: 0 })).items;
}

async function restricted(both: Both, kind: "call_note" | "sms"): Promise<boolean> {
  const { records } = both.site.services;
  const { items } = await records.page(await client(both), kind, { limit: 5, since: 0 });
  return items.length > 0 && items.every(({ restrictedUntil }) => restrictedUntil !== undefined);
}

const asksFor = (kind: RequestKind) => async ({ client }: Both) =>
  await asks(client, kind, { text: "Kerron tässä, mitä pyydän." });

/** Nothing is carried out: the answer is what staff write. */
const answered = { granted: { reason: REASON }, inPart: { reason: REASON } };

const KINDS: Partial<Record<RequestKind, Kind>> = {
  correction: {
    ask: async ({ client }) => {
      await fixes(client, "call_note");
      await client.press(`a[href*="/ask/correction"]`);
      const wrong = (await client.page.innerText(".quote")).split(" ").slice(0, 2).join(" ");
      await asks(client, "correction", { wrong, right: "Aivan toisin", text: "Muistan sen." });
    },
    granted: {},
    inPart: { correctedText: NEW, reason: REASON },
    holds: async (both, outcome) => {
      const [note] = await notesOf(both);
      const { text } = note!.content as { text: string };
      assert.equal(text.startsWith("Aivan toisin"), outcome === "granted");
      assert.equal(text === NEW, outcome === "grantedInPart");
      assert.equal(note!.changes !== undefined, outcome !== "refused");
    },
  },
  erasure: {
    ask: async (both) => {
      const { id: clientId } = await client(both);
      const [note] = await notesOf(both);
      await both.site.services.holds.place(
        { kind: "call_note", clientId, id: note!.id },
        { ground: "17(3)(e)", reason: "Valitus on kesken." },
      );
      await fixes(both.client, "call_note");
      await both.client.press(`a[href*="/ask/erasure"]`);
      await asks(both.client, "erasure", { text: "Valitus on ohi." });
    },
    granted: {},
    inPart: { reason: REASON, parts: ["part-target"] },
    holds: async (both, outcome) => {
      const { holds } = both.site.services;
      const kept = await holds.of(await client(both));
      assert.equal(kept.length, outcome === "refused" ? 1 : 0);
      assert.equal((await notesOf(both)).length, outcome === "refused" ? 14 : 13);
    },
  },
  restriction: {
    ask: asksFor("restriction"),
    granted: {},
    inPart: { reason: REASON, parts: ["part-sms"] },
    holds: async (both, outcome) => {
      assert.equal(await restricted(both, "sms"), outcome !== "refused");
      assert.equal(await restricted(both, "call_note"), outcome === "granted");
    },
  },
  objection: {
    ask: asksFor("objection"),
    granted: { measure: "restrict" },
    inPart: { reason: REASON, parts: ["part-call_note"], measure: "erase" },
    holds: async (both, outcome) => {
      assert.equal(await restricted(both, "sms"), outcome === "granted");
      assert.equal((await notesOf(both)).length, outcome === "grantedInPart" ? 0 : 14);
    },
  },
  portability: {
    ask: asksFor("portability"),
    ...answered,
    holds: async ({ client }, outcome) => {
      const links = await client.page.locator(`main a.button[href="${ROOT}/download"]`).count();
      assert.equal(links > 0, outcome !== "refused");
    },
  },
  recipients: { ask: asksFor("recipients"), ...answered, holds: async () => {} },
  other: { ask: asksFor("other"), ...answered, holds: async () => {} },
  number_new_owner: {
    ask: async ({ client }) => {
      await client.goto(`${ROOT}/new-number`);
      await client.page.check("#confirm");
      await client.press(`form[action="${ROOT}/new-number"] button`);
    },
    granted: {},
    inPart: { reason: REASON },
    holds: async (both, outcome) => {
      assert.equal(await client(both) !== null, outcome === "refused");
    },
  },
};

for (const [kind, journey] of Object.entries(KINDS) as [RequestKind, Kind][]) {
  for (const outcome of ["granted", "grantedInPart", "refused"] as const) {
    Deno.test(`${kind}, ${outcome}: asked on a phone, answered at a desk, read on the phone, in Finnish and without JavaScript`, () =>
      withBoth({ javaScript: false }, async (both) => {
        const { site, client, reviewer } = both;
        await journey.ask(both);
        const { pathname } = new URL(client.page.url());
        await opens(reviewer, client);
        const sent = site.outbox.list().length;
        const ground = groundsFor(kind).at(-1)!;
        const ruling = outcome === "refused"
          ? { ground, reason: REASON }
          : journey[outcome === "granted" ? "granted" : "inPart"];
        await decides(reviewer, { outcome, ...ruling });
        await client.goto(pathname);
        const read = await client.text();
        assert.ok(read.includes(words.fi.outcome[outcome]), read);
        if (ruling.reason) assert.ok(read.includes(ruling.reason));
        if (outcome === "refused") assert.ok(read.includes(words.fi.ground[ground]));
        assert.ok(read.includes(words.fi.follow.complainText));
        assert.ok(!/Riitta|Ratkoja/.test(read), "the client is told no name");
        assert.equal(site.outbox.list().length, sent + 1);
        assert.equal(site.outbox.list()[0]!.text, words.fi.textMessage);
        await journey.holds(both, outcome);
        client.assertQuiet("the client");
        reviewer.assertQuiet("the reviewer");
      }));
  }
}

Deno.test("every kind that can be asked in my data goes to each of its outcomes here", () => {
  // A copy comes by letter or phone: `access_outcomes_test.ts` takes it to each of its outcomes.
  const { access: _onlyByHand, ...asked } = words.fi.kind;
  assert.deepEqual(Object.keys(KINDS).sort(), Object.keys(asked).sort());
});
