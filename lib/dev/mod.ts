import { DAY, MINUTE } from "../clock.ts";
import { formatPhone } from "../phone/mod.ts";
import type { Services } from "../services.ts";
import { breachAsMadeUp } from "./breaches.ts";
import { type MadeUpClient, PEOPLE, recordsOf } from "./people.ts";
import { pastChatOf } from "./chats.ts";
import { askAsMadeUp } from "./requests.ts";

/** Brings development up with made-up clients, and answers what the console should say. */
export async function bringUp(services: Services): Promise<string[]> {
  for (const person of PEOPLE) await bring(services, person);
  await breachAsMadeUp(services);
  const { settings } = services;
  const origin = settings.siteUrl.origin;
  return [
    "",
    `  Tyyne, development version: ${origin}`,
    "",
    "  Made-up clients, who can sign in to My data (Omat tiedot):",
    ...PEOPLE.map(({ phone, life }) => `    ${formatPhone(phone)}   ${life}`),
    `  No text message is sent. Codes appear at ${origin}/dev/outbox`,
    `  Staff sign in at ${origin}/admin: adviser, reviewer or administrator, without a password.`,
    ...(settings.clockOffsetDays > 0
      ? [`  The site believes that it is ${settings.clockOffsetDays} days later.`]
      : []),
    "",
  ];
}

/** A client who is there already, from an earlier start, is left as they are. */
async function bring(services: Services, person: MadeUpClient) {
  const { clients, records, chat, clock } = services;
  if (await clients.findByPhone(person.phone)) return;
  const now = clock.now();
  await records.addMany(person.phone, recordsOf(person, now));
  if (person.life !== "plenty") return;
  for (const daysAgo of [3, 45, 120]) {
    await chat.importPast(person.phone, pastChatOf(now - daysAgo * DAY + 7 * MINUTE));
  }
  await askAsMadeUp(services, person.phone);
}
