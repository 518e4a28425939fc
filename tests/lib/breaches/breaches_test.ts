import assert from "node:assert/strict";
import { BREACH_ENTRIES, BREACHES, MAX_TEXT } from "../../../lib/breaches/mod.ts";
import { DAY, HOUR } from "../../../lib/clock.ts";
import { endOf } from "../../../lib/retention.ts";
import { breachFacts, LEAK } from "../../helpers/breaches.ts";
import {
  addition,
  AINO,
  closed,
  DECIDER,
  notTold,
  openBreach,
  personsNotTold,
  RAITA,
  told,
} from "./_breaches.ts";

type Opened = Awaited<ReturnType<typeof openBreach>>;

async function withBreach(test: (opened: Opened) => Promise<void>): Promise<void> {
  const opened = await openBreach();
  await test(opened);
  opened.kv.close();
}

const note = (text: string) => ({ step: "note", text }) as const;

Deno.test("what was recorded is read again, with who wrote it and when", () =>
  withBreach(async ({ breaches, id, clock, facts }) => {
    const breach = (await breaches.get(id))!;
    assert.deepEqual(breach.facts, facts);
    const [entry] = breach.entries;
    assert.deepEqual([entry!.step, entry!.by, entry!.writtenAt], ["recorded", AINO, clock.now()]);
    assert.equal(await breaches.get(crypto.randomUUID()), null);
    assert.equal(await breaches.get("../x"), null);
  }));

Deno.test("the same form sent twice records one breach and adds one entry", () =>
  withBreach(async ({ breaches, id, kv, facts }) => {
    await breaches.record(id, { facts, by: AINO });
    const once = addition(note("Soitin käyttäjätukeen."));
    await breaches.add(id, once);
    await Promise.all([breaches.add(id, once), breaches.add(id, once)]);
    assert.equal((await breaches.get(id))!.version, 2);
    assert.equal((await Array.fromAsync(kv.list({ prefix: [BREACHES] }))).length, 1);
  }));

Deno.test("nothing is lost when many add at once", () =>
  withBreach(async ({ breaches, id }) => {
    const texts = Array.from({ length: 30 }, (_, i) => `Huomio ${i}`);
    const by = (i: number) => i % 2 ? AINO : RAITA;
    const outcomes = await Promise.all(
      texts.map((text, i) => breaches.add(id, addition(note(text), 1, by(i)))),
    );
    assert.ok(outcomes.every(({ kind }) => kind === "added"));
    const { entries, version } = (await breaches.get(id))!;
    const added = entries.flatMap((entry) => entry.step === "note" ? [entry.text] : []);
    assert.deepEqual(added.toSorted(), texts.toSorted());
    assert.deepEqual(
      entries.map(({ seq }) => seq),
      Array.from({ length: version }, (_, i) => i + 1),
    );
  }));

Deno.test("two who change different facts do not undo each other; of the same one the second is told", () =>
  withBreach(async ({ breaches, id, facts }) => {
    const change = (changes: Partial<typeof facts>) =>
      addition({ step: "facts", facts: { ...facts, ...changes } });
    assert.equal((await breaches.add(id, change({ peopleCount: 44 }))).kind, "added");
    assert.equal(
      (await breaches.add(id, change({ measures: "Salasanat vaihdettiin." }))).kind,
      "added",
    );
    const second = await breaches.add(id, change({ peopleCount: 12 }));
    assert.equal(second.kind, "changed");
    const { facts: now, entries } = (await breaches.get(id))!;
    assert.deepEqual([now.peopleCount, now.measures], [44, "Salasanat vaihdettiin."]);
    assert.deepEqual(entries.at(-1)!.step === "facts" && entries.at(-1), {
      ...entries.at(-1),
      facts: { measures: "Salasanat vaihdettiin." },
    });
    assert.deepEqual((entries[0] as { facts: unknown }).facts, facts);
    const same = await breaches.add(id, addition({ step: "facts", facts: now }, 3));
    assert.deepEqual(same.kind === "invalid" && same.faults, ["nothing-changed"]);
  }));

Deno.test("of two who decide on the authority the second is told, and may decide upon that", () =>
  withBreach(async ({ breaches, id, clock }) => {
    clock.pass(HOUR);
    const both = await Promise.all([
      breaches.add(id, addition(told(clock.now()), 1, AINO)),
      breaches.add(id, addition(notTold, 1, RAITA)),
    ]);
    assert.deepEqual(both.map(({ kind }) => kind).sort(), ["added", "changed"]);
    assert.equal((await breaches.add(id, addition(personsNotTold))).kind, "added");
    assert.equal((await breaches.add(id, addition(told(clock.now()), 3))).kind, "added");
    assert.equal((await breaches.get(id))!.version, 4);
  }));

Deno.test("a telling lies neither ahead nor before anybody knew; a late one needs its reason", () =>
  withBreach(async ({ breaches, id, clock }) => {
    const knownAt = clock.now();
    const faults = async (at: number, changes = {}) => {
      const outcome = await breaches.add(id, addition(told(at, changes)));
      return outcome.kind === "invalid" ? outcome.faults : outcome.kind;
    };
    assert.deepEqual(await faults(knownAt + 1), ["told-ahead"]);
    assert.deepEqual(await faults(knownAt - 1), ["told-before-known"]);
    clock.pass(72 * HOUR + 1);
    assert.deepEqual(await faults(clock.now()), ["late-reason-missing"]);
    assert.equal(await faults(clock.now(), { lateReason: "Odotimme selvitystä." }), "added");
  }));

Deno.test("a breach that nobody can know of yet is not recorded", () =>
  withBreach(async ({ breaches, clock }) => {
    const facts = breachFacts(clock.now() + 1);
    const id = crypto.randomUUID();
    assert.equal(await breaches.record(id, { facts, by: AINO }), "known-ahead");
    assert.equal(await breaches.get(id), null);
    await assert.rejects(breaches.record("no-uuid", { facts, by: AINO }));
  }));

Deno.test("it is closed when everything the law asks is written, and not before", async () => {
  const { breaches, id, clock, facts, kv } = await openBreach();
  const step = { step: "facts", facts: { ...facts, people: "", measures: "" } } as const;
  await breaches.add(id, addition(step));
  const close = async (upon: number) => {
    const outcome = await breaches.add(id, addition(closed, upon));
    return outcome.kind === "invalid" ? outcome.faults : outcome.kind;
  };
  assert.deepEqual(await close(2), [
    "facts-incomplete",
    "authority-undecided",
    "persons-undecided",
  ]);
  await breaches.add(id, addition({ step: "facts", facts }, 2));
  await breaches.add(id, addition(notTold, 3));
  assert.deepEqual(await close(4), ["persons-undecided"]);
  await breaches.add(id, addition(personsNotTold, 4));
  assert.equal(await close(4), "changed", "somebody added something that was not read");
  assert.equal(await close(5), "added");
  assert.deepEqual((await breaches.list()).open, []);
  assert.deepEqual((await breaches.add(id, addition(note("Vielä yksi"), 6))).kind, "closed");
  const reopened = { step: "reopened", text: "Asiasta kuultiin lisää." } as const;
  clock.pass(DAY);
  assert.equal((await breaches.add(id, addition(reopened, 6))).kind, "added");
  assert.equal((await breaches.add(id, addition(note("Vielä yksi"), 7))).kind, "added");
  assert.equal((await breaches.list()).open.length, 1);
  const twice = await breaches.add(id, addition(reopened, 8));
  assert.deepEqual(twice.kind === "invalid" && twice.faults, ["not-closed"]);
  kv.close();
});

Deno.test("a breach told late without a reason is not closed, however the times came about", () =>
  withBreach(async ({ breaches, id, clock, facts }) => {
    clock.pass(70 * HOUR);
    await breaches.add(id, addition(told(clock.now())));
    const earlier = { ...facts, knownAt: facts.knownAt - 5 * HOUR };
    await breaches.add(id, addition({ step: "facts", facts: earlier }, 2));
    await breaches.add(id, addition(personsNotTold, 3));
    const outcome = await breaches.add(id, addition(closed, 4));
    assert.deepEqual(outcome.kind === "invalid" && outcome.faults, ["late-reason-missing"]);
    const further = told(clock.now(), { lateReason: "Aika tarkentui myöhemmin." });
    await breaches.add(id, addition(further, 4));
    assert.equal((await breaches.add(id, addition(closed, 5))).kind, "added");
  }));

Deno.test("it ends five years after it was recorded, whatever is added, and leaves nothing readable", () =>
  withBreach(async ({ breaches, id, clock, kv }) => {
    const end = endOf("breach", clock.now());
    assert.equal(new Date(end).toISOString().slice(0, 10), "2031-03-02");
    clock.pass(400 * DAY);
    await breaches.add(id, addition(note("Vuoden päästä")));
    assert.equal((await breaches.get(id))!.expiresAt, end);
    clock.set(new Date(end - 1).toISOString());
    assert.ok(await breaches.get(id));
    clock.pass(1);
    assert.equal(await breaches.get(id), null);
    assert.deepEqual(await breaches.list(), { open: [], closed: [], damaged: [] });
    assert.deepEqual(await breaches.add(id, addition(note("Liian myöhään"))), {
      kind: "not-found",
    });
    for await (const { value } of kv.list<{ expiresAt: number }>({ prefix: [] })) {
      assert.equal(value.expiresAt, end);
    }
  }));

Deno.test("the store holds no word of it, not on the disk either", async () => {
  const path = await Deno.makeTempFile({ prefix: "tyyne-test-" });
  const { breaches, id, kv } = await openBreach({ path });
  await breaches.add(id, addition(note("Toiminnanjohtaja on kuullut asiasta.")));
  kv.close();
  const bytes = await Promise.all(
    [path, `${path}-wal`].map((file) => Deno.readFile(file).catch(() => new Uint8Array())),
  );
  const raw = bytes.map((each) => new TextDecoder("latin1").decode(each)).join("");
  assert.ok(raw.includes(BREACHES) && raw.includes(BREACH_ENTRIES), "the file was not read");
  for (const word of [LEAK, "Muistiinpanoja", "Toiminnanjohtaja", AINO.name, DECIDER]) {
    assert.ok(!raw.includes(word), word);
  }
  for (const file of [path, `${path}-wal`, `${path}-shm`]) await Deno.remove(file).catch(() => {});
});

Deno.test("an entry that was moved, or whose breach lost one, is not read as if it were whole", () =>
  withBreach(async ({ breaches, id, kv, facts }) => {
    await breaches.add(id, addition(note("Toinen merkintä")));
    const { value } = await kv.get([BREACH_ENTRIES, id, 2]);
    await kv.set([BREACH_ENTRIES, id, 1], value);
    await assert.rejects(breaches.get(id));
    await kv.delete([BREACH_ENTRIES, id, 1]);
    await assert.rejects(breaches.get(id), /lost an entry/);
    const whole = crypto.randomUUID();
    await breaches.record(whole, { facts, by: AINO });
    const { open, damaged } = await breaches.list();
    assert.deepEqual([open.map((one) => one.id), damaged], [[whole], [id]]);
  }));

Deno.test("the longest texts fit into the store, whatever signs they are made of", () =>
  withBreach(async ({ breaches, id, facts }) => {
    for (const sign of ["ä", "€", "\u0001", "😀".slice(0, 1)]) {
      const longest = sign.repeat(MAX_TEXT);
      const change = { nature: longest, people: longest, data: longest, consequences: longest };
      const step = { step: "facts", facts: { ...facts, ...change, measures: longest } } as const;
      const { version } = (await breaches.get(id))!;
      assert.equal((await breaches.add(id, addition(step, version))).kind, "added");
      assert.equal((await breaches.get(id))!.facts.nature, longest);
    }
  }));
