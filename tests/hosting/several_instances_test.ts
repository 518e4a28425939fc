import assert from "node:assert/strict";
import { binary as denokv, STORE_ENV } from "../helpers/denokv.ts";
import { Guide, succeed } from "../helpers/guide.ts";
import { type Machine, Network, testWithMachines } from "../helpers/machine.ts";
import { answered, balance, during, standInForGateway } from "./_balancer.ts";
import { surroundingsOf, untilDone } from "./_beside.ts";
import type { Traffic } from "./_traffic.ts";
import {
  browse,
  install,
  installAs,
  serveWithCaddy,
  trust,
  untilWell,
  useOwnAuthority,
} from "./_site.ts";

const [A, B, FRONT, KV] = [10, 11, 5, 30];
const QUESTION = "Mistä saan apua hakemukseen?";
/** The addresses of instances that the delivered file holds as examples. */
const EXAMPLES = "192.0.2.10 192.0.2.11";

/** Whatever fell: all that was acknowledged is there, once, and both streams told of it. */
function assertNothingLost(seen: Traffic): void {
  const { missed, twice, missedAfterwards, twiceAfterwards, cameBack } = seen;
  const lost = { missed, twice, missedAfterwards, twiceAfterwards };
  assert.deepEqual(lost, { missed: 0, twice: 0, missedAfterwards: 0, twiceAfterwards: 0 });
  assert.ok(cameBack >= 1, `the streams came back ${cameBack} times`);
}

const pause = (time: number) => new Promise((done) => setTimeout(done, time));

async function serveStore(store: Machine, guide: Guide, instances: readonly Machine[]) {
  const hosting = new URL("../../docs/hosting/", import.meta.url);
  const deliver = async (name: string, to: string, mode = 0o644) => {
    guide.says(name);
    await Deno.copyFile(new URL(name, hosting), `${store.folder}${to}`);
    await Deno.chmod(`${store.folder}${to}`, mode);
  };
  guide.says("apt install protobuf-compiler sqlite3 caddy");
  guide.says("cargo install denokv --locked --root /usr/local --version 0.14.0");
  await Deno.copyFile(denokv!, `${store.folder}/usr/local/bin/denokv`);
  await Deno.chmod(`${store.folder}/usr/local/bin/denokv`, 0o755);
  const account = "useradd --system --home-dir /var/lib/denokv --shell /usr/sbin/nologin denokv";
  await guide.follow(store, account);
  await guide.follow(store, "install -d -m 700 /etc/denokv");
  guide.says("openssl rand -hex 32");
  const token = `DENO_KV_ACCESS_TOKEN=${STORE_ENV.DENO_KV_ACCESS_TOKEN}\n`;
  await Deno.writeTextFile(`${store.folder}/etc/denokv/settings`, token);
  await guide.follow(store, "chmod 600 /etc/denokv/settings");
  await deliver("denokv.service", "/etc/systemd/system/denokv.service");
  await guide.follow(store, "systemctl enable --now denokv");
  const caddyfile = "/etc/caddy/Caddyfile";
  await deliver("Caddyfile.denokv", caddyfile);
  const text = await Deno.readTextFile(store.folder + caddyfile);
  assert.ok(text.includes(EXAMPLES));
  const addresses = instances.map(({ address }) => address).join(" ");
  await Deno.writeTextFile(store.folder + caddyfile, text.replace(EXAMPLES, addresses));
  await useOwnAuthority(store);
  await guide.follow(store, "systemctl restart caddy");
  await deliver("denokv-clean.sh", "/usr/local/bin/denokv-clean.sh", 0o755);
  await deliver("denokv-clean.service", "/etc/systemd/system/denokv-clean.service");
  await deliver("denokv-clean.timer", "/etc/systemd/system/denokv-clean.timer");
  await guide.follow(store, "systemctl enable --now denokv-clean.timer");
}

testWithMachines(
  "two instances on one denokv, set up by the steps of docs/operations.md",
  async (steps) => {
    const [one, several] = [
      await Guide.read("One machine"),
      await Guide.read("Several instances on denokv"),
    ];
    await using network = await Network.make();
    const names = (site: number) => ({
      "tyyne.example": site,
      "a.tyyne.example": A,
      "b.tyyne.example": B,
      "kv.tyyne.example": KV,
      "messaging.gatewayapi.eu": KV,
    });
    const [a, b, store, front] = [
      await network.machine(A, names(A)),
      await network.machine(B, names(B)),
      await network.machine(KV, names(FRONT)),
      await network.machine(FRONT, names(FRONT)),
    ];
    await install(a, one, { KV_URL: "https://kv.tyyne.example", ...STORE_ENV });
    await installAs(b, a);
    await Promise.all([a, b, store, front].map((machine) => machine.start()));
    await serveStore(store, several, [a, b]);
    for (const instance of [a, b]) {
      await trust(instance, store);
      await serveWithCaddy(instance, one);
      await untilWell(instance);
    }
    const asked = async (instance: Machine) =>
      (await browse(instance, "/chat")).text.includes(QUESTION);

    await steps.step("a chat begun at one is read at the other", async () => {
      const started = await browse(a, "/chat", { nickname: "Peikko", question: QUESTION });
      assert.equal(started.status, 303);
      await Deno.copyFile(`${a.folder}/var/lib/cookies`, `${b.folder}/var/lib/cookies`);
      assert.ok(await asked(a) && await asked(b));
    });

    await steps.step("nobody else gets a word out of the store", async () => {
      const reach = "curl -sk --max-time 5 -o /dev/null https://kv.tyyne.example/";
      assert.equal((await a.run(reach)).code, 0);
      assert.notEqual((await store.run(reach)).code, 0);
      assert.notEqual((await a.run(`curl -s --max-time 5 http://${store.address}:4512/`)).code, 0);
    });

    await steps.step("an instance that is switched off takes nothing with it", async () => {
      await a.stop();
      assert.ok(await asked(b));
      await a.start();
      await untilWell(a);
      assert.ok(await asked(a));
    });

    await steps.step("a store that is killed comes back, and the instances with it", async () => {
      await succeed(store, "systemctl kill --signal=SIGKILL denokv");
      await untilWell(a);
      await untilWell(b);
      assert.ok(await asked(a) && await asked(b));
    });

    await steps.step("its file is cleaned, and backups are made beside the instances", async () => {
      await succeed(store, "systemctl start denokv-clean.service");
      await succeed(a, "install /opt/tyyne/docs/hosting/tyyne /usr/local/bin/");
      const { text } = await succeed(a, "tyyne backup /var/lib/tyyne/one.backup");
      assert.match(text, /The backup is written and was read back/);
      await succeed(a, "tyyne restore /var/lib/tyyne/one.backup --into /var/lib/tyyne/trial.kv");
      assert.ok(await asked(b));
    });

    await standInForGateway(store);
    await balance(front, several, { "a.tyyne.example": a, "b.tyyne.example": b });
    await untilWell(front);
    const people = await surroundingsOf(store, { instance: a, front, people: 4 });
    const forms = () => Promise.all([a, b].map(answered));

    await steps.step("behind one address people use both of them without knowing", async () => {
      const before = await forms();
      await untilDone(store, ["_journeys.ts", "conversation"], people);
      await untilDone(store, ["_journeys.ts", "request"], people);
      const after = await forms();
      for (const n of [0, 1]) assert.ok(after[n]! - before[n]! >= 5, `${before} ${after}`);
    });

    await steps.step("a limit counts where somebody comes from, at both, once", async () => {
      const before = await forms();
      await untilDone(store, ["_journeys.ts", "limits"], people);
      const after = await forms();
      for (const n of [0, 1]) assert.ok(after[n]! - before[n]! >= 5, `${before} ${after}`);
    });

    await steps.step("nobody gets past the machine in front", async () => {
      for (const [name, instance] of [["a", a], ["b", b]] as const) {
        const page = `https://${name}.tyyne.example/omat-tiedot`;
        const ask = (by: Machine, line: string) => by.run(`curl -s -k --max-time 5 ${line}`);
        const said = "-H 'X-Forwarded-For: 203.0.113.9'";
        const direct = `http://${instance.address}:8000/omat-tiedot`;
        for (
          const line of [page, `${said} -H 'Host: tyyne.example' ${page}`, `${said} ${direct}`]
        ) {
          assert.equal((await ask(store, line)).text, "", line);
        }
        assert.match((await ask(front, page)).text, /<h1/);
      }
    });

    await steps.step("one that is taken out in order is missed by nobody", async () => {
      const seen = await during(store, people, async () => {
        await several.follow(a, "touch /run/leaving");
        await pause(5_000);
        await succeed(a, "systemctl restart tyyne");
        await several.follow(a, "rm /run/leaving");
        await pause(2_000);
      });
      assert.deepEqual([seen.failedPages, seen.failedMessages], [[], []], JSON.stringify(seen));
      assert.ok(seen.slowest < 2_000 && seen.messages > 40, JSON.stringify(seen));
      assertNothingLost(seen);
    });

    await steps.step("one whose site falls costs few a second try, and nothing twice", async () => {
      const seen = await during(store, people, async () => {
        await succeed(a, "systemctl kill --kill-whom=main --signal=SIGKILL tyyne");
        await pause(4_000);
      });
      assert.deepEqual(seen.failedPages, [], JSON.stringify(seen));
      assert.ok(seen.failedMessages.length <= 3, JSON.stringify(seen));
      assertNothingLost(seen);
    });

    await steps.step(
      "one whose power is cut is left out, and its streams go on at the other",
      async () => {
        const seen = await during(store, people, async () => {
          await b.cut();
          await pause(4_000);
        });
        assert.ok(seen.failedPages.length <= 1, JSON.stringify(seen));
        assert.ok(seen.failedMessages.length <= 1, JSON.stringify(seen));
        assertNothingLost(seen);
      },
    );

    await steps.step("neither the machine in front nor an instance notes who came", async () => {
      for (const machine of [front, a]) {
        const log = (await succeed(machine, "journalctl --no-pager; ls -A /var/log/caddy")).text;
        for (const personal of ["Kurki", "kysymys", "203.0.113.", ...people.addresses]) {
          const lines = log.split("\n").filter((line) => line.includes(personal));
          assert.deepEqual(lines, [], personal);
        }
      }
    });
    assert.deepEqual(several.left(), []);
  },
  { without: denokv ? null : "no denokv here" },
);
