import assert from "node:assert/strict";
import { createTransport } from "nodemailer";
import { readAlerts } from "../../../lib/settings/alerts.ts";
import { channelsOf } from "../../../lib/watch/channels.ts";
import { openSite } from "../../helpers/site.ts";

const MESSAGE = {
  title: "Tyyne: levytila",
  text: "Levy täyttyy.",
  check: "disk",
  state: "failing",
};
const ENV = {
  ALERT_WEBHOOK: "https://hooks.example/tyyne",
  ALERT_EMAIL: "paivystys@tyyne.example",
  SMTP_URL: "smtps://tyyne:salasana@mail.example",
  ALERT_PHONE: "+358 50 123 4590",
};

function alerts(env: Record<string, string>) {
  const problems: string[] = [];
  const read = readAlerts(env, ({ name }) => problems.push(name));
  return { read, problems };
}

Deno.test("nobody has to be told, and then nobody is", async () => {
  await using site = await openSite();
  const { read, problems } = alerts({});
  assert.deepEqual(problems, []);
  assert.deepEqual(channelsOf(read, site.services), []);
});

Deno.test("a webhook gets JSON, the mail server a mail, the phone the first line", async () => {
  await using site = await openSite();
  const { read, problems } = alerts(ENV);
  assert.deepEqual(problems, []);
  const posted: [string, unknown][] = [];
  const ask: typeof fetch = (url, init) => {
    posted.push([String(url), JSON.parse(String(init!.body))]);
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  const mails: { envelope: unknown; message: string }[] = [];
  const json = createTransport({ jsonTransport: true });
  const mailer = () =>
    Promise.resolve({ sendMail: async (mail: object) => mails.push(await json.sendMail(mail)) });
  const channels = channelsOf(read, { texts: site.services.texts, ask, mailer });
  assert.deepEqual(channels.map(({ kind }) => kind), ["webhook", "email", "text"]);
  for (const channel of channels) await channel.tell(MESSAGE);
  assert.deepEqual(posted, [[ENV.ALERT_WEBHOOK, {
    text: "Tyyne: levytila\nLevy täyttyy.",
    check: "disk",
    state: "failing",
  }]]);
  assert.deepEqual(mails[0]!.envelope, { from: ENV.ALERT_EMAIL, to: [ENV.ALERT_EMAIL] });
  const mail = JSON.parse(mails[0]!.message);
  assert.deepEqual([mail.subject, mail.text], [MESSAGE.title, MESSAGE.text]);
  const [text] = site.outbox.list();
  assert.deepEqual([text!.to, text!.text], ["+358501234590", MESSAGE.title]);
});

Deno.test("a channel that does not take the message says so", async () => {
  await using site = await openSite();
  const ask = () => Promise.resolve(new Response("no", { status: 500 }));
  const mailer = () => Promise.resolve({ sendMail: () => Promise.reject(new Error("no")) });
  const { texts } = site.services;
  for (const channel of channelsOf(alerts(ENV).read, { texts, ask, mailer }).slice(0, 2)) {
    await assert.rejects(channel.tell(MESSAGE), channel.kind);
  }
});

Deno.test("a mail's subject cannot bring a header of its own", async () => {
  const json = createTransport({ jsonTransport: true });
  const { message } = await json.sendMail({ subject: "a\r\nBcc: evil@evil.example", text: "b" });
  assert.ok(!JSON.parse(message).bcc);
});

const unsafe: [string, Record<string, string>, string][] = [
  ["a webhook over plain http", { ALERT_WEBHOOK: "http://hooks.example" }, "ALERT_WEBHOOK"],
  ["a webhook that is no address", { ALERT_WEBHOOK: "hooks" }, "ALERT_WEBHOOK"],
  ["an e-mail without a server", { ALERT_EMAIL: ENV.ALERT_EMAIL }, "SMTP_URL"],
  ["a server without TLS", { ...ENV, SMTP_URL: "smtp://mail.example" }, "SMTP_URL"],
  ["an address that is none", { ...ENV, ALERT_EMAIL: "paivystys" }, "ALERT_EMAIL"],
  ["two addresses in one", { ...ENV, ALERT_FROM: "a@b.fi, c@d.fi" }, "ALERT_FROM"],
  ["a phone without its country", { ALERT_PHONE: "050 123 4590" }, "ALERT_PHONE"],
];

for (const [name, env, setting] of unsafe) {
  Deno.test(`${name} is refused`, () => {
    assert.ok(alerts(env).problems.includes(setting));
  });
}

Deno.test("a day that is full of codes does not silence the alarm, and a trial does not use its reserve", async () => {
  await using site = await openSite({ settings: { smsDailyCap: 1 } });
  const { texts } = site.services;
  assert.equal(await texts.send({ to: "+358501234501", text: "koodi" }), "sent");
  assert.equal(await texts.send({ to: "+358501234502", text: "koodi" }), "unavailable");
  const [channel] = channelsOf(alerts({ ALERT_PHONE: ENV.ALERT_PHONE }).read, { texts });
  await assert.rejects(channel!.tell({ ...MESSAGE, check: "trial" }));
  await channel!.tell(MESSAGE);
  assert.equal(site.outbox.list()[0]!.text, MESSAGE.title);
});
