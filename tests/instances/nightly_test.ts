import assert from "node:assert/strict";
import { DAY, MINUTE } from "../../lib/clock.ts";
import { SILENCE } from "../../lib/chat/head.ts";
import { testWithDenokv as test } from "../helpers/denokv.ts";
import { PHONE, recordOf } from "../helpers/records.ts";
import { ask } from "../routes/admin/_desk.ts";
import { withTwoSites } from "./_sites.ts";

const ADVISER = { adviserId: "person-aino", adviserName: "Aino Neuvoja" };

test(
  "the night's job runs at one of two instances, at once or a little late",
  () =>
    withTwoSites(async ({ a, b, clock }) => {
      await a.services.records.add(PHONE, recordOf("call_note", clock.now()));
      clock.pass(100 * DAY);
      const runs = await Promise.all([a, b].map(({ services }) => services.retentionJob.nightly()));
      assert.equal(runs.filter((run) => run === "elsewhere").length, 1);
      clock.pass(MINUTE);
      for (const { services } of [a, b]) {
        assert.equal(await services.retentionJob.nightly(), "elsewhere");
      }
      const history = await b.services.retentionJob.history();
      assert.deepEqual(history.map(({ outcome, overdue }) => [outcome, overdue.records]), [
        ["done", 1],
      ]);
    }),
);

test(
  "a chat that fell silent ends once, though both instances look after it",
  () =>
    withTwoSites(async ({ a, b, clock }) => {
      await a.services.chat.presence.set(ADVISER, "present");
      const { chatId } = await ask(a);
      await b.services.chat.desk.take(ADVISER, chatId);
      const silentAt = clock.now() + SILENCE;
      clock.pass(SILENCE + MINUTE);
      await Promise.all([a, b].map(({ services }) => services.chat.care.everyMinute()));
      for (const { services } of [a, b]) {
        const head = (await services.chat.store.head(chatId))!;
        assert.deepEqual([head.status, head.endedBy, head.endedAt], ["ended", "silence", silentAt]);
      }
      const places = a.kv.list({ prefix: ["chat_index"] });
      assert.equal((await Array.fromAsync(places)).length, 1);
    }),
);

test(
  "an erasure that one instance promised and could not finish is finished by the other",
  () =>
    withTwoSites(async ({ a, b, clock }) => {
      const { records, clients, erasure } = a.services;
      for (let n = 1; n <= 30; n++) {
        await records.add(PHONE, recordOf("call", clock.now() - n * DAY));
      }
      const client = (await clients.findByPhone(PHONE))!;
      // The first instance stops after its commit: the rows are still there, and nobody can read them.
      const { list, atomic } = a.kv;
      const stopped = new Error("stopped");
      a.kv.atomic = () => {
        const op = atomic.call(a.kv);
        const commit = op.commit.bind(op);
        op.commit = async () => {
          const outcome = await commit();
          a.kv.list = () => {
            throw stopped;
          };
          return outcome;
        };
        return op;
      };
      await assert.rejects(erasure.erase(client, { type: "all" }, { since: 0 }), stopped);
      Object.assign(a.kv, { list, atomic });
      assert.equal(await b.services.clients.findByPhone(PHONE), null);
      const rows = () => Array.fromAsync(b.kv.list({ prefix: ["records", client.id] }));
      assert.equal((await rows()).length, 30);
      await Promise.all([a, b].map(({ services }) => services.erasure.finishPending()));
      assert.equal((await rows()).length, 0);
      assert.deepEqual(await Array.fromAsync(b.kv.list({ prefix: ["pending_sweeps"] })), []);
    }),
);
