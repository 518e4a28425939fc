import type { Role } from "../../../lib/staff/roles.ts";
import { openWithClient, PHONE, type WithClient } from "../../lib/requests/_requests.ts";
import { goesTo, signIn, type StaffBrowser } from "./_staff.ts";

export { openWithClient, PHONE };

/** Finds a client by number as staff do, and answers the address that leads to a purpose. */
export async function find(who: StaffBrowser, phone = PHONE): Promise<string> {
  return goesTo(await who.post("/admin/clients", { phone }))!;
}

/** Somebody of the staff who has found the client and opened them for a purpose. */
export async function openClient(site: WithClient, roles: readonly Role[] = ["adviser"]) {
  const who = await signIn(site, { roles });
  const found = await find(who);
  const purpose = roles.includes("adviser") ? "client-asked" : "decide-request";
  const at = goesTo(await who.post(`${found}/open`, { purpose }))!;
  return { who, found, at };
}

/** The actions of the newest entries of the audit log, newest first. */
export async function actions(site: WithClient, limit = 5): Promise<string[]> {
  const { entries } = await site.services.audit.list({ limit });
  return entries.map(({ action, purpose }) => purpose ? `${action} ${purpose}` : action);
}

/** What a page has in a hidden field or address named `item`. */
export function itemsOf(page: string): string[] {
  return [...page.matchAll(/\/hold\?item=([\w-]+)/g)].map(([, handle]) => handle!);
}
