import assert from "node:assert/strict";
import fc from "fast-check";
import { MINUTE } from "../../../lib/clock.ts";
import {
  PORTAL_SESSIONS,
  PORTAL_SESSIONS_BY_PHONE,
  type PortalSession,
  PortalSessions,
} from "../../../lib/portal/session.ts";
import { Vault } from "../../../lib/vault/mod.ts";

const START = Date.parse("2025-03-05T10:00:00Z");
const PHONE = "+358501234501";

interface Stage {
  kv: Deno.Kv;
  clock: { now(): number; at: number };
  vault: Vault;
  sessions: PortalSessions;
  signIn(phone?: string, replaces?: PortalSession): Promise<string>;
}

async function withSessions(test: (stage: Stage) => Promise<void>): Promise<void> {
  const kv = await Deno.openKv(":memory:");
  const clock = { at: START, now: () => clock.at };
  const random = () => crypto.getRandomValues(new Uint8Array(32));
  const vault = await Vault.open({ kv, clock, masterKey: random(), indexKey: random() });
  const sessions = new PortalSessions(kv, { clock, vault });
  const signIn = async (phone = PHONE, replaces?: PortalSession) => {
    const op = kv.atomic();
    const token = await sessions.begin(op, { phone, lang: "fi", replaces });
    assert((await op.commit()).ok);
    return token;
  };
  try {
    await test({ kv, clock, vault, sessions, signIn });
  } finally {
    kv.close();
  }
}

async function rows(kv: Deno.Kv, root: string): Promise<number> {
  return (await Array.fromAsync(kv.list({ prefix: [root] }))).length;
}

Deno.test("a session says whose it is, in which language, and when it ends", async () => {
  await withSessions(async ({ sessions, signIn }) => {
    const token = await signIn();
    assert.deepEqual(await sessions.load(token), {
      token,
      phone: PHONE,
      lang: "fi",
      provenAt: START,
      lastSeenAt: START,
      idleEndsAt: START + 15 * MINUTE,
      endsAt: START + 60 * MINUTE,
    });
    assert.equal(await sessions.isAlive(token), true);
  });
});

Deno.test("a token that was never given opens nothing", async () => {
  await withSessions(async ({ sessions, signIn }) => {
    const token = await signIn();
    for (const guess of ["", "x", token.slice(1), `${token}x`, token.toUpperCase()]) {
      assert.equal(await sessions.load(guess), null);
      assert.equal(await sessions.isAlive(guess), false);
    }
  });
});

Deno.test("a session that is begun in a commit which fails does not exist", async () => {
  await withSessions(async ({ kv, sessions }) => {
    await kv.set(["taken"], 1);
    const op = kv.atomic().check({ key: ["taken"], versionstamp: null });
    const token = await sessions.begin(op, { phone: PHONE, lang: "fi" });
    assert.equal((await op.commit()).ok, false);
    assert.equal(await sessions.load(token), null);
  });
});

Deno.test("an idle session lives to just before its fifteen minutes, and not longer", async () => {
  await withSessions(async ({ sessions, signIn, clock }) => {
    const [kept, left] = [await signIn(), await signIn("+358501234502")];
    clock.at += 15 * MINUTE - 1;
    assert.notEqual(await sessions.load(kept), null);
    clock.at += 1;
    assert.equal(await sessions.load(left), null);
    assert.equal(await sessions.isAlive(left), false);
    assert.notEqual(await sessions.load(kept), null);
  });
});

Deno.test("a session in use ends after sixty minutes all the same", async () => {
  await withSessions(async ({ sessions, signIn, clock }) => {
    const token = await signIn();
    for (let minute = 0; minute < 60; minute += 10) {
      clock.at = START + minute * MINUTE;
      assert.notEqual(await sessions.load(token), null);
    }
    clock.at = START + 60 * MINUTE - 1;
    assert.equal((await sessions.load(token))?.idleEndsAt, START + 60 * MINUTE);
    clock.at += 1;
    assert.equal(await sessions.load(token), null);
  });
});

Deno.test("use is written down once a minute at most", async () => {
  await withSessions(async ({ kv, sessions, signIn, clock }) => {
    const token = await signIn();
    const version = async () => {
      const [row] = await Array.fromAsync(kv.list({ prefix: [PORTAL_SESSIONS] }));
      return row!.versionstamp;
    };
    const begun = await version();
    clock.at += MINUTE - 1;
    await sessions.load(token);
    assert.equal(await version(), begun);
    clock.at += 1;
    assert.equal((await sessions.load(token))?.lastSeenAt, START + MINUTE);
    assert.notEqual(await version(), begun);
  });
});

Deno.test("asking whether a session is alive does not keep it alive", async () => {
  await withSessions(async ({ sessions, signIn, clock }) => {
    const token = await signIn();
    for (let minute = 1; minute < 15; minute++) {
      clock.at += MINUTE;
      assert.equal(await sessions.isAlive(token), true);
    }
    clock.at += MINUTE;
    assert.equal(await sessions.isAlive(token), false);
  });
});

Deno.test("an ended session is gone, and the same number's other one is not", async () => {
  await withSessions(async ({ kv, sessions, signIn }) => {
    const [mine, other] = [await signIn(), await signIn()];
    await sessions.end((await sessions.load(mine))!);
    assert.equal(await sessions.load(mine), null);
    assert.equal(await sessions.isAlive(mine), false);
    assert.notEqual(await sessions.load(other), null);
    assert.equal(await rows(kv, PORTAL_SESSIONS_BY_PHONE), 1);
  });
});

Deno.test("ending all of a number's sessions ends those and no other number's", async () => {
  await withSessions(async ({ kv, vault, sessions, signIn }) => {
    const tokens = [await signIn(), await signIn(), await signIn()];
    const other = await signIn("+358501234502");
    await sessions.endAllOf(await vault.index("phone", PHONE));
    for (const token of tokens) assert.equal(await sessions.load(token), null);
    assert.notEqual(await sessions.load(other), null);
    assert.equal(await rows(kv, PORTAL_SESSIONS), 1);
    assert.equal(await rows(kv, PORTAL_SESSIONS_BY_PHONE), 1);
  });
});

Deno.test("a session that ends while it is used does not come back", async () => {
  await withSessions(async ({ kv, sessions, signIn, clock }) => {
    for (let n = 0; n < 30; n++) {
      const token = await signIn();
      const session = (await sessions.load(token))!;
      clock.at += 2 * MINUTE;
      await Promise.all([sessions.load(token), sessions.end(session), sessions.load(token)]);
      assert.equal(await sessions.load(token), null);
      assert.equal(await sessions.isAlive(token), false);
    }
    assert.equal(await rows(kv, PORTAL_SESSIONS), 0);
  });
});

Deno.test("a proof is fresh for five minutes, use does not freshen it, and a new proof does", async () => {
  await withSessions(async ({ sessions, signIn, clock }) => {
    const token = await signIn();
    clock.at += 5 * MINUTE;
    const session = (await sessions.load(token))!;
    assert.equal(sessions.isFresh(session), true);
    clock.at += 1;
    assert.equal(sessions.isFresh((await sessions.load(token))!), false);
    const again = (await sessions.load(await signIn(PHONE, session)))!;
    assert.equal(sessions.isFresh(again), true);
    assert.equal(await sessions.load(token), null);
    assert.notEqual(again.token, token);
  });
});

Deno.test("the store holds neither the number nor the token", async () => {
  await withSessions(async ({ kv, signIn }) => {
    const token = await signIn();
    for await (const { key, value } of kv.list<{ sealed?: Uint8Array }>({ prefix: [] })) {
      const text = JSON.stringify([key, value]) +
        new TextDecoder("latin1").decode(value.sealed ?? new Uint8Array());
      for (const secret of [PHONE, "501234501", token]) assert(!text.includes(secret));
    }
  });
});

Deno.test("a session's row, moved or given a longer life, opens nothing and goes", async () => {
  await withSessions(async ({ kv, sessions, signIn }) => {
    const [token, other] = [await signIn(), await signIn("+358501234502")];
    const [one, two] = await Array.fromAsync(kv.list<object>({ prefix: [PORTAL_SESSIONS] }));
    await kv.set(one!.key, two!.value);
    await kv.set(two!.key, { ...two!.value, expiresAt: START + 90 * MINUTE });
    for (const one of [token, other]) assert.equal(await sessions.load(one), null);
    assert.deepEqual(await Array.fromAsync(kv.list({ prefix: [PORTAL_SESSIONS] })), []);
  });
});

Deno.test("no sequence of use lengthens a session's life past its sixty minutes", async () => {
  const wait = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 9 * MINUTE }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 * MINUTE }) },
  );
  const waits = fc.array(wait, { maxLength: 30, size: "max" });
  let longest = 0;
  const property = fc.asyncProperty(waits, async (steps) => {
    await withSessions(async ({ sessions, signIn, clock }) => {
      const token = await signIn();
      let idle = 0;
      let ended = false;
      for (const wait of steps) {
        clock.at += wait;
        idle += wait;
        const session = await sessions.load(token);
        if (clock.at >= START + 60 * MINUTE || idle >= 15 * MINUTE) ended = true;
        // Use is written down once a minute, so an end may come a minute early, but never late.
        if (ended) assert.equal(session, null);
        else if (idle < 14 * MINUTE) assert.notEqual(session, null);
        if (session === null) ended = true;
        else [idle, longest] = [0, Math.max(longest, clock.at - START)];
      }
    });
  });
  await fc.assert(property, { seed: 13, numRuns: 60 });
  assert(longest > 55 * MINUTE, "no session was used up to its end");
});
