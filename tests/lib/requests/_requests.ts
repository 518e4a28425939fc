import { openSite, type Site } from "../../helpers/site.ts";
import { OTHER_PHONE, PHONE, recordOf } from "../../helpers/records.ts";
import type { ClientRef } from "../../../lib/clients/mod.ts";
import type { RequestDraft, StaffRequest } from "../../../lib/requests/mod.ts";
import { DAY } from "../../../lib/clock.ts";

export { OTHER_PHONE, PHONE };
export const REVIEWER = { id: "reviewer-1", name: "Kaisu Kanerva" };
export const OTHER_REVIEWER = { id: "reviewer-2", name: "Onni Oras" };
export const NOTE = "Asiakas on muuttanut Lieksaan ja hakee töitä.";
const START = "2026-11-24T08:00:00Z";

/** The site with one client, of whom one note and one text message are held. */
export async function openWithClient() {
  const site = await openSite({ at: START });
  const now = site.clock.now();
  const note = { ...recordOf("call_note", now - DAY), text: NOTE };
  await site.services.records.add(PHONE, note as ReturnType<typeof recordOf>);
  await site.services.records.add(PHONE, recordOf("sms", now - 2 * DAY));
  const client = (await site.services.clients.findByPhone(PHONE))!;
  const item = (await held(site, client, "call_note"))[0]!;
  return Object.assign(site, { client, note: item });
}

export type WithClient = Awaited<ReturnType<typeof openWithClient>>;

export async function held(site: Site, client: ClientRef, kind: "call_note" | "sms") {
  return (await site.services.records.page(client, kind, { limit: 50, since: 0 })).items;
}

/** Makes a request of the client's and answers it as staff see it. */
export async function ask(
  site: WithClient,
  draft: Partial<RequestDraft> & Pick<RequestDraft, "kind">,
): Promise<StaffRequest> {
  const { requests } = site.services;
  const made = await requests.create({ phone: PHONE, clientId: site.client.id, ...draft });
  return (await requests.get(made!.id))!;
}

/** A correction of the note. */
export function correction(site: WithClient) {
  const target = { kind: "call_note", id: site.note.id } as const;
  return ask(site, { kind: "correction", target, wrong: "Lieksaan", right: "Joensuuhun" });
}

/** The grant of a request upon its version. */
export function grant(request: StaffRequest, by = REVIEWER) {
  return { version: request.version, by, outcome: "granted" } as const;
}

/** A refusal that the law allows. */
export function refusal(request: StaffRequest, by = REVIEWER) {
  const reason = "Tieto on tarkistettu äänitteettömästä soittolistasta, ja se on oikein.";
  const { version } = request;
  return { version, by, outcome: "refused", ground: "12(5)", reason } as const;
}
