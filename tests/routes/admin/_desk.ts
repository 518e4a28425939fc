import assert from "node:assert/strict";
import { openSite, type Site } from "../../helpers/site.ts";
import { signIn, type StaffBrowser } from "./_staff.ts";

/** A Wednesday at ten, when the chat is open. */
const AT = "2026-03-04T08:00:00Z";
export const NOBODYS = "00000000-0000-4000-8000-000000000000";

export interface Desk {
  site: Site;
  aino: StaffBrowser;
  eero: StaffBrowser;
}

export async function withDesk(test: (desk: Desk) => Promise<void>): Promise<void> {
  await using site = await openSite({ at: AT });
  const aino = await signIn(site, { roles: ["adviser"] });
  const eero = await signIn(site, { roles: ["adviser"], id: "person-eero", name: "Eero Auttaja" });
  await test({ site, aino, eero });
}

/** A visitor starts a chat and asks something. Answers the chat's id and the visitor. */
export async function ask({ services }: Site, text = "Hei, tarvitsen apua", nickname?: string) {
  const { access, visitors } = services.chat;
  const started = await visitors.start({ lang: "fi", address: "192.0.2.9", nickname });
  assert.ok(started.outcome === "started");
  const { chatId, token } = started;
  const load = async () => (await access.load(token, chatId))!;
  await visitors.send(await load(), { id: crypto.randomUUID(), text });
  return { chatId, load, path: `/admin/desk/chats/${chatId}` };
}

/** The value of a hidden field. */
export function hidden(page: string, form: RegExp, name: string): string {
  const part = page.slice(page.search(form));
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(part)?.[1] ?? "";
}
