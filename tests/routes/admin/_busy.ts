import assert from "node:assert/strict";
import { DAY } from "../../../lib/clock.ts";
import type { StaffLang } from "../../../lib/staff/mod.ts";
import { ROLES } from "../../../lib/staff/roles.ts";
import type { ServedSite } from "../../helpers/site.ts";
import { Visitor } from "../../journeys/_visitor.ts";
import { signIn } from "./_staff.ts";

export const AT = "2026-03-04T08:00:00Z";
const AINO = { adviserId: "person-aino", adviserName: "Aino Neuvoja" };
const ACCOUNT = { username: "u", password: "p", sender: "Tyyne", reportSecret: "s".repeat(32) };
/** With a gateway, whose state stands on the overview too. */
export const SENDING = { gateway: { kind: "46elks", ...ACCOUNT } } as const;

/** A busy day: chats, questions, requests, a pause of the codes, rows that were overdue. */
export async function busy(site: ServedSite): Promise<{ mine: string; theirs: string }> {
  const { chat, requests, retentionJob, audit } = site.services;
  const ask = async (nickname: string) => {
    const started = await chat.visitors.start({ lang: "fi", address: nickname, nickname });
    assert.ok(started.outcome === "started");
    const visitor = (await chat.access.load(started.token))!;
    const text = "Miten haen työttömyysetuutta, kun työ loppui viime viikolla?";
    await chat.visitors.send(visitor, { id: crypto.randomUUID(), text });
    return started.chatId;
  };
  await ask("Kysyjä");
  await chat.presence.set(AINO, "present");
  const mine = await ask("Kurki");
  const theirs = await ask("Haikara");
  await ask("Joutsen");
  await chat.desk.take(AINO, mine);
  await chat.desk.send(AINO, mine, { id: crypto.randomUUID(), text: "Hei, autan sinua." });
  await chat.desk.note(AINO, mine, { id: crypto.randomUUID(), text: "Soitetaan huomenna." });
  await chat.desk.take({ adviserId: "person-eero", adviserName: "Eero Auttaja" }, theirs);
  await chat.desk.block(AINO, await ask("Häirikkö"), { hours: 4 });
  const text = { fi: "Hei", sv: "Hej", en: "Hello" };
  await chat.answers.save({ id: crypto.randomUUID(), title: "Tervehdys", text });
  await chat.settings.changeHours((hours) => ({
    ...hours,
    exceptions: [{ date: "2026-12-24", spans: [{ from: "09:00", to: "12:00" }] }],
  }));
  for (let i = 0; i < 6; i++) {
    const phone = `+35850123450${i}`;
    await requests.create({ kind: "number_new_owner", phone, clientId: null });
  }
  await audit.append({
    actor: { id: AINO.adviserId, name: AINO.adviserName },
    action: "chat.opened",
    purpose: "client-asked",
  });
  await site.kv.set(["forgotten", "row"], { expiresAt: site.clock.now() - 1 });
  await retentionJob.run();
  const now = site.clock.now();
  const at = Array.from({ length: 200 }, () => now);
  await site.kv.set(["code_site", "wrong"], { at, lastPausedAt: now, expiresAt: now + DAY });
  site.outbox.send = () => Promise.resolve("unavailable");
  for (let i = 0; i < 3; i++) await site.services.texts.send({ to: "+358501234509", text: "Hei" });
  return { mine, theirs };
}

/** Opens a window in which somebody with every role is signed in. */
export async function openDesk(
  site: ServedSite,
  browser: Parameters<typeof Visitor.open>[0],
  { lang, ...options }: { javaScript?: boolean; lang?: StaffLang } = {},
) {
  const { token } = await signIn(site, { roles: ROLES, id: AINO.adviserId, lang });
  const visitor = await Visitor.open(browser, site.url, options);
  await visitor.page.context().addCookies([
    { name: "tyyne_staff", value: token, url: site.url, httpOnly: true, sameSite: "Lax" },
  ]);
  return visitor;
}
