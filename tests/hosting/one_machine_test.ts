import assert from "node:assert/strict";
import { Guide, succeed } from "../helpers/guide.ts";
import { type Machine, Network, testWithMachines } from "../helpers/machine.ts";
import { surroundingsOf, untilDone } from "./_beside.ts";
import { browse, install, installAs, serveWithCaddy, trust, untilWell } from "./_site.ts";

const [SITE, KEEPER, FRESH] = [10, 20, 11];
const QUESTION = "Mistä saan apua hakemukseen?";
const DAYS_KEPT = 30;
/** What the kernel leaves of a gigabyte, in bytes. */
const LEFT_OF_GB = 900_000_000;
const NOT_HELD = " (left out: no limit of memory can be set here)";
/** So many addresses, each with as many visitors as may be. */
const PLACES = 10;
/** What cannot be had where the machines are; and Caddy's own certificates are good for half a day. */
const ELSEWHERE = ["Staff sign-in", "Certificate", "Gateway"];

testWithMachines("one machine, set up by the steps of docs/operations.md", async (steps) => {
  const [guide, restoring] = [await Guide.read("One machine"), await Guide.read("Restoring")];
  const memory = LEFT_OF_GB * guide.states(/(\d+) GB of memory/);
  await using network = await Network.make();
  const [site, keeper, fresh] = [
    await network.machine(SITE, { "tyyne.example": SITE }, { memory }),
    await network.machine(KEEPER, { "the-site": SITE, "tyyne.example": FRESH }),
    await network.machine(FRESH, { "tyyne.example": FRESH }, { memory }),
  ];
  await install(site, guide);
  await installAs(fresh, site);
  await Promise.all([site.start(), keeper.start()]);
  await serveWithCaddy(site, guide);
  await trust(site, site);
  await untilWell(site);

  await steps.step("answers, and its doctor finds nothing but what is not there", async () => {
    await guide.follow(site, "install /opt/tyyne/docs/hosting/tyyne /usr/local/bin/");
    guide.says("tyyne doctor");
    const { text } = await site.run("tyyne doctor");
    const failing = [...text.matchAll(/^failing +([\w -]+):/gm)].map(([, name]) => name!);
    assert.deepEqual(failing.toSorted(), ELSEWHERE.toSorted(), text);
    assert.match(text, /^well +Site: /m);
  });

  await steps.step("may write where its data is and nowhere else, with few rights", async () => {
    const exposure =
      (await succeed(site, "systemd-analyze security --no-pager tyyne | tail -n 1")).text;
    assert.ok(Number(/tyyne\.service: ([\d.]+)/.exec(exposure)?.[1]) < 3, exposure);
    assert.equal((await asService(site, "touch /var/lib/tyyne/x && rm /var/lib/tyyne/x")).code, 0);
    for (const place of ["/opt/tyyne", "/etc/tyyne", "/usr/local/bin", "/var/backups", "/root"]) {
      assert.notEqual((await asService(site, `touch ${place}/x`)).code, 0, place);
    }
    assert.notEqual((await asService(site, "cat /etc/tyyne/settings")).code, 0);
    const { text: modes } = await succeed(
      site,
      "stat -c %a /var/lib/tyyne /var/lib/tyyne/tyyne.kv",
    );
    assert.equal(modes, "700\n600\n");
  });

  await steps.step(
    "loses nothing when its process is killed or the machine starts anew",
    async () => {
      const started = await browse(site, "/chat", { nickname: "Peikko", question: QUESTION });
      assert.equal(started.status, 303);
      const asked = async () => (await browse(site, "/chat")).text.includes(QUESTION);
      assert.ok(await asked());
      await succeed(site, "systemctl kill --signal=SIGKILL tyyne");
      await untilWell(site);
      assert.ok(await asked());
      await site.stop();
      await site.start();
      await untilWell(site);
      assert.ok(await asked());
    },
  );

  await steps.step(
    "goes within five seconds when it is asked to, and tells nothing of anybody",
    async () => {
      const from = performance.now();
      await succeed(site, "systemctl stop tyyne");
      assert.ok(performance.now() - from < 5_000);
      const { text: result } = await succeed(
        site,
        "systemctl show --value --property=Result tyyne",
      );
      assert.equal(result, "success\n");
      assert.equal((await browse(site, "/chat")).status, 502);
      await succeed(site, "systemctl start tyyne");
      await untilWell(site);
      await breakOff(site);
      const log = (await succeed(site, "journalctl --no-pager; ls -A /var/log/caddy")).text;
      assert.ok(log.includes('"event":"listening"'));
      for (const personal of ["Peikko", "hakemukseen", site.address]) {
        const lines = log.split("\n").filter((line) => line.includes(personal));
        assert.deepEqual(lines, [], `the journal tells of ${personal}`);
      }
    },
  );

  await steps.step("backs itself up every night, and keeps nothing for too long", async () => {
    await guide.follow(site, "install -d -o tyyne -g tyyne -m 700 /var/backups/tyyne");
    await guide.follow(
      site,
      "cd /opt/tyyne/docs/hosting && cp tyyne-backup.* tyyne-ledger.* /etc/systemd/system/",
    );
    await guide.follow(site, "systemctl enable --now tyyne-backup.timer tyyne-ledger.timer");
    await succeed(site, `touch -d '${DAYS_KEPT + 2} days ago' /var/backups/tyyne/too-old.backup`);
    await succeed(site, `touch -d '${DAYS_KEPT - 2} days ago' /var/backups/tyyne/old.backup`);
    await succeed(site, "systemctl start tyyne-backup.service tyyne-ledger.service");
    const { text: kept } = await succeed(site, "cd /var/backups/tyyne && stat -c '%a %U %n' *");
    assert.match(kept, /^600 tyyne \d{4}-\d\d-\d\d\.backup$/m);
    assert.match(kept, /^600 tyyne erasures\.ledger$/m);
    assert.ok(kept.includes(" old.backup\n") && !kept.includes("too-old"), kept);
    await succeed(site, "rm /var/backups/tyyne/old.backup");
    const { text: timers } = await succeed(site, "systemctl list-timers --no-pager");
    assert.match(timers, / 02:30:00 UTC .*tyyne-backup\.timer/);
  });

  await steps.step("lets another machine fetch the backups, and nothing else", async () => {
    guide.says("apt install rsync openssh-client");
    await guide.follow(keeper, "install -d -m 700 /etc/tyyne-fetch /srv/tyyne-backups");
    await guide.follow(keeper, "ssh-keygen -q -t ed25519 -N '' -f /etc/tyyne-fetch/key");
    const key = (await succeed(keeper, "cat /etc/tyyne-fetch/key.pub")).text.trim();
    const bound = 'restrict,command="rrsync -ro /var/backups/tyyne" ssh-ed25519 …';
    guide.says(bound);
    await succeed(site, "install -d -m 700 ~root/.ssh");
    const line = bound.replace("ssh-ed25519 …", key);
    await succeed(site, `echo '${line}' >~root/.ssh/authorized_keys`);
    for (const name of ["tyyne-fetch", "tyyne-fetch.service", "tyyne-fetch.timer"]) {
      guide.says(name);
      const place = name.includes(".") ? "/etc/systemd/system" : "/usr/local/bin";
      const file = `${site.folder}/opt/tyyne/docs/hosting/${name}`;
      await Deno.copyFile(file, `${keeper.folder}${place}/${name}`);
    }
    await guide.follow(keeper, "systemctl enable --now tyyne-fetch.timer");
    await succeed(keeper, "systemctl start tyyne-fetch.service");
    const { text: fetched } = await succeed(keeper, "ls /srv/tyyne-backups");
    assert.match(fetched, /^\d{4}-\d\d-\d\d\.backup$/m);
    assert.match(fetched, /^erasures-\d{4}-\d\d-\d\d\.ledger$/m);
    const known = "-o UserKnownHostsFile=/etc/tyyne-fetch/known_hosts";
    const ssh = `ssh -i /etc/tyyne-fetch/key ${known} -o BatchMode=yes`;
    for (
      const line of [
        `${ssh} root@the-site cat /etc/tyyne/settings`,
        `rsync -e '${ssh}' root@the-site:/../../../etc/tyyne/settings /tmp/`,
        `rsync -e '${ssh}' /etc/hostname root@the-site:/`,
      ]
    ) assert.notEqual((await keeper.run(line)).code, 0, line);
  });

  await steps.step("cannot take the backups along when it falls itself", async () => {
    const copies = "cd /srv/tyyne-backups && sha256sum *.backup *.backup.ledger";
    const { text: before } = await succeed(keeper, copies);
    await succeed(
      site,
      "cd /var/backups/tyyne && for f in *.backup*; do echo noise > $f; touch -d '40 days ago' $f; done",
    );
    await succeed(site, "cd /var/backups/tyyne && ln -s /etc/shadow 2026-02-01.backup");
    await succeed(keeper, "systemctl start tyyne-fetch.service");
    assert.equal((await succeed(keeper, copies)).text, before);
    // What was fetched long ago goes, but the last three.
    await succeed(
      keeper,
      'cd /srv/tyyne-backups && for n in 1 2 3 4 5; do touch -d "$((40 - n)) days ago" 2026-01-0$n.backup; done',
    );
    await succeed(keeper, "systemctl start tyyne-fetch.service");
    const { text: kept } = await succeed(keeper, "cd /srv/tyyne-backups && ls *.backup");
    assert.deepEqual(kept.match(/2026-01-\d\d/g), ["2026-01-04", "2026-01-05"]);
    await succeed(keeper, "rm /srv/tyyne-backups/2026-01-*");
  });

  await steps.step("is brought back on a new machine by what was fetched", async () => {
    await restoring.follow(site, "systemctl stop tyyne tyyne-backup.timer tyyne-ledger.timer");
    await site.stop();
    await fresh.start();
    await guide.follow(fresh, "install /opt/tyyne/docs/hosting/tyyne /usr/local/bin/");
    const folders = "install -d -o tyyne -g tyyne -m 700 /var/lib/tyyne /var/backups/tyyne";
    await restoring.follow(fresh, folders);
    const from = `${keeper.folder}/srv/tyyne-backups`;
    for await (const { name } of Deno.readDir(from)) {
      await Deno.copyFile(`${from}/${name}`, `${fresh.folder}/var/backups/tyyne/${name}`);
    }
    await restoring.follow(fresh, "chown tyyne: /var/backups/tyyne/*");
    restoring.says("tyyne restore FILE");
    const { text } = await succeed(fresh, "tyyne restore /var/backups/tyyne/????-??-??.backup");
    assert.match(text, / 1 chats\./);
    await restoring.follow(fresh, "tyyne audit-verify");
    await serveWithCaddy(fresh, guide);
    await untilWell(fresh);
  });

  await steps.step("is renewed by exchanging the folder, and goes on where it was", async () => {
    await succeed(
      fresh,
      "cp -a /opt/tyyne /opt/tyyne-new",
    );
    await guide.follow(
      fresh,
      "mv /opt/tyyne /opt/tyyne-old && mv /opt/tyyne-new /opt/tyyne && systemctl restart tyyne",
    );
    await untilWell(fresh);
    guide.says("tyyne backup FILE");
    await succeed(fresh, "tyyne backup /var/backups/tyyne/renewed.backup");
  });

  await steps.step("has room for two hundred visitors at once who chat", async () => {
    const people = await surroundingsOf(keeper, { instance: fresh, front: fresh, people: PLACES });
    await untilDone(keeper, ["_crowd.ts", "crowd"], people);
  });

  await steps.step(
    "takes a new master key, step by step, and needs the former one no more",
    async () => {
      const replacing = await Guide.read("Replacing the master key");
      const settings = `${fresh.folder}/etc/tyyne/settings`;
      const set = async (change: (text: string) => string) => {
        await Deno.writeTextFile(settings, change(await Deno.readTextFile(settings)));
        await succeed(fresh, "systemctl restart tyyne");
        await untilWell(fresh);
      };
      const [made] = (await replacing.follow(fresh, "tyyne keys")).text.match(/^MASTER_KEY=.+$/m)!;
      await set((text) => text.replace(/^(MASTER_KEY)=(.+)$/m, `${made}\nOLD_$1S=$2`));
      const { text } = await replacing.follow(fresh, "tyyne rotate-keys");
      const done = "Left under former ones: 0";
      replacing.says(done);
      assert.ok(text.includes(done), text);
      await set((text) => text.replace(/^OLD_MASTER_KEYS=.+\n/m, ""));
      replacing.says("tyyne backup FILE");
      await succeed(fresh, "tyyne backup /var/backups/tyyne/rotated.backup");
      const trial = "tyyne restore FILE --into /var/lib/tyyne/trial.kv";
      restoring.says(trial);
      await succeed(fresh, trial.replace("FILE", "/var/backups/tyyne/rotated.backup"));
      await restoring.follow(fresh, "rm /var/lib/tyyne/trial.kv*");
      const { text: before } = await fresh.run(
        `tyyne restore /var/backups/tyyne/renewed.backup --into /var/lib/tyyne/other.kv`,
      );
      assert.match(before, /another master key/);
      assert.deepEqual(replacing.left(), ["deno task"]);
      assert.deepEqual(restoring.left(), ["--ledger FILE"]);
    },
  );

  const limits = [site.limit, fresh.limit];
  await steps.step({
    name: `needs no more than the memory that the guide asks for${limits[0] ? "" : NOT_HELD}`,
    ignore: limits[0] === null,
    fn: async () => {
      const ended = await Promise.all(limits.map((limit) => limit!.ended()));
      assert.deepEqual(ended, [0, 0], "nothing was ended for want of memory");
    },
  });
  assert.deepEqual(guide.left(), []);
});

/** A visitor whose line breaks while the answer is on its way. */
async function breakOff(site: Machine): Promise<void> {
  const page = "https://tyyne.example/static/vendor/htmx.js";
  await site.run(
    `for i in 1 2 3; do curl -sk --limit-rate 1k --max-time 1 -o /dev/null ${page}; done`,
  );
}

/** Runs a line in the service's own view of the machine, as its user. */
async function asService(site: Machine, line: string) {
  const { text } = await succeed(site, "systemctl show --value --property=MainPID tyyne");
  const user = "setpriv --reuid=tyyne --regid=tyyne --clear-groups";
  return site.run(`nsenter -t ${text.trim()} -m ${user} sh -c '${line}'`);
}
