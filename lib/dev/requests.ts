import { DAY } from "../clock.ts";
import type { Services } from "../services.ts";

const REVIEWER = { id: "made-up-reviewer", name: "Kaisu Kanerva" };

/** Requests of a made-up client in several states, and a view by staff. */
export async function askAsMadeUp(services: Services, phone: string): Promise<void> {
  const { requests, clients, records, views, clock } = services;
  const client = await clients.findByPhone(phone);
  if (!client) return;
  const { items: [note] } = await records.page(client, "call_note", { limit: 1, since: 0 });
  const now = clock.now();
  const asked = { phone, clientId: client.id, identity: "code" } as const;
  if (note?.content.kind === "call_note") {
    const target = { kind: "call_note", id: note.id } as const;
    const wrong = note.content.text.split(" ").slice(0, 2).join(" ");
    const words = { wrong, right: "Asiakas kertoi", text: "Muistan sen toisin." };
    await requests.create({ ...asked, kind: "correction", target, ...words });
  }
  await requests.create({
    ...asked,
    kind: "recipients",
    text: "Onko tietojani annettu TE-toimistolle?",
    receivedAt: now - 26 * DAY,
  });
  await requests.enter({
    kind: "restriction",
    phone,
    channel: "phone",
    identity: "called-back",
    enteredBy: REVIEWER,
    text: "Asiakas pyytää, ettei tietoja käytetä, kunnes puhelun aika on selvitetty.",
    receivedAt: now - 35 * DAY,
  });
  const longer = await requests.create({
    ...asked,
    kind: "portability",
    text: "Tarvitsen tiedot toisen neuvonnan järjestelmään.",
    receivedAt: now - 9 * DAY,
  });
  await requests.extend(longer!.id, {
    version: 1,
    by: REVIEWER,
    reason: "Selvitämme, missä muodossa toinen järjestelmä lukee tiedot.",
  });
  await views.record(client.id, "client-asked");
}
