import assert from "node:assert/strict";
import { HOUR, MINUTE } from "../../lib/clock.ts";
import { CHAT_LIMITS } from "../../lib/chat/limits.ts";
import { newToken } from "../../lib/vault/mod.ts";
import { receiptOf } from "../../lib/chat/receipt.ts";
import { LIMITS } from "../../lib/phone/limits.ts";
import { testWithDenokv as test } from "../helpers/denokv.ts";
import { ADVISER, PHONE, recordOf } from "../helpers/records.ts";
import type { Site } from "../helpers/site.ts";
import { tally, wrongCode } from "../lib/phone/_code_step.ts";
import { Browser } from "../routes/chat/_browser.ts";
import { type TwoSites, withTwoSites } from "./_sites.ts";

const ROOT = "/omat-tiedot";

/** Asks for a code as a service: what the browser holds then, and the code that arrived. */
async function ask({ services, outbox }: Site, phone = PHONE, address = "192.0.2.1") {
  const sent = await services.codes.send({ phone, lang: "fi", address, token: null });
  if (!("token" in sent)) throw new Error(`no code was sent: ${JSON.stringify(sent)}`);
  return { token: sent.token, code: outbox.list()[0]!.text.slice(0, 6) };
}

function guess({ services }: Site, token: string, code: string) {
  const { codes, portalSessions } = services;
  return codes.verify(token, code, (op, phone) => portalSessions.begin(op, { phone, lang: "fi" }));
}

/** So many times at once, at one instance and the other in turns. */
function inTurns<T>(
  { a, b }: TwoSites,
  times: number,
  work: (site: Site, n: number) => Promise<T>,
) {
  return Promise.all(Array.from({ length: times }, (_, n) => work(n % 2 ? a : b, n)));
}

test(
  "a code that was asked at one instance opens my data at the other, and at both",
  () =>
    withTwoSites(async ({ a, b, clock }) => {
      await a.services.records.add(PHONE, recordOf("call_note", clock.now() - HOUR));
      const atA = new Browser(a);
      assert.equal((await atA.form(`${ROOT}/code`, { phone: PHONE })).status, 303);
      const code = a.outbox.list()[0]!.text.slice(0, 6);
      const atB = new Browser(b);
      for (const [name, value] of atA.cookies) atB.cookies.set(name, value);
      assert.equal((await atB.form(`${ROOT}/verify`, { code })).status, 303);
      assert.ok((await atB.get(ROOT)).includes(ADVISER));
      for (const [name, value] of atB.cookies) atA.cookies.set(name, value);
      assert.ok((await atA.get(ROOT)).includes(ADVISER));
      await atA.form(`${ROOT}/sign-out`);
      assert.ok(
        !(await atB.get(ROOT)).includes(ADVISER),
        "signed out at one is signed out at both",
      );
    }),
);

test(
  "a code is spent once, however many give it to both instances at once",
  () =>
    withTwoSites(async (sites) => {
      const { token, code } = await ask(sites.a);
      const outcomes = await inTurns(sites, 20, (site) => guess(site, token, code));
      assert.deepEqual(tally(outcomes), { ok: 1, expired: 19 });
    }),
);

test(
  "of forty guesses over both instances at once, five are looked at",
  () =>
    withTwoSites(async (sites) => {
      const { token, code } = await ask(sites.a);
      const wrong = wrongCode(code);
      const outcomes = await inTurns(sites, 40, (site) => guess(site, token, wrong));
      assert.deepEqual(tally(outcomes), { wrong: LIMITS.tries - 1, tries: 41 - LIMITS.tries });
      const last = await guess(sites.b, token, code);
      assert.equal(last.outcome === "limited" && last.limit, "tries");
    }),
);

test(
  "a number gets one message a minute, whichever instance is asked, and three in ten",
  () =>
    withTwoSites(async (sites) => {
      const send = ({ services }: Site, n: number) =>
        services.codes.send({ phone: PHONE, lang: "fi", address: `192.0.2.${n}`, token: null });
      const sent = () => sites.a.outbox.list().length + sites.b.outbox.list().length;
      for (let minute = 1; minute <= 5; minute++) {
        await inTurns(sites, 12, send);
        assert.equal(sent(), Math.min(minute, LIMITS.sends.count));
        sites.clock.pass(MINUTE);
      }
    }),
);

test(
  "an address gets ten messages an hour, and the site its cap a day, over both instances",
  () =>
    withTwoSites(async (sites) => {
      const send = ({ services }: Site, n: number, address: string) =>
        services.codes.send({
          phone: `+358501${234_000 + n}`,
          lang: "fi",
          address,
          token: null,
        });
      const one = await inTurns(sites, 30, (site, n) => send(site, n, "192.0.2.1"));
      assert.deepEqual(tally(one), { sent: 10, address: 20 });
      const cap = sites.a.services.settings.smsDailyCap;
      const many = await inTurns(sites, cap, (site, n) => send(site, 100 + n, `198.51.100.${n}`));
      assert.deepEqual(tally(many), { sent: cap - 10, "site-day": 10 });
    }),
);

test(
  "past two hundred wrong codes in an hour the step pauses at both instances",
  () =>
    withTwoSites(async (sites) => {
      const { a, b } = sites;
      const numbers = Array.from({ length: LIMITS.wrongOnSite.count / 4 }, (_, n) => 234_000 + n);
      let wrong = 0;
      for (const [n, number] of numbers.entries()) {
        const { token, code } = await ask(n % 2 ? a : b, `+358501${number}`, `192.0.2.${n}`);
        const four = await Promise.all(
          [a, b, a, b].map((site) => guess(site, token, wrongCode(code))),
        );
        wrong += tally(four).wrong ?? 0;
      }
      assert.equal(wrong, LIMITS.wrongOnSite.count);
      for (const { services } of [a, b]) assert.equal((await services.codes.status()).paused, true);
    }),
);

test(
  "ten receipt codes an hour are looked at for an address, over both instances",
  () =>
    withTwoSites(async (sites) => {
      const { count } = CHAT_LIMITS.wrongReceiptsOfAddress;
      const outcomes = await inTurns(sites, 3 * count, async ({ services }) => {
        const receipt = await receiptOf(newToken());
        return await services.chat.access.openReceipt(receipt, { address: "192.0.2.1" });
      });
      assert.deepEqual(tally(outcomes), { wrong: count, limited: 2 * count });
    }),
);
