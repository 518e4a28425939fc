import assert from "node:assert/strict";
import { words } from "../../../lib/words/requests/mod.ts";
import { addOneOfEach, linksTo, openPortal, ROOT, textOf } from "./_portal.ts";

export const by = { id: "reviewer-1", name: "Kaisu Kanerva" };
export const w = words.fi;

/** The site with somebody signed in of whom one thing of each kind is held. */
export async function open() {
  const site = await openPortal();
  await addOneOfEach(site);
  const visitor = await site.visitor().signIn();
  const fixes = linksTo(await visitor.page(ROOT), "/fix?item=");
  return Object.assign(site, { client: visitor, fixes });
}

type Opened = Awaited<ReturnType<typeof open>>;

/** The page of what can be done about the one item whose page says so. */
export async function fixOf(site: Opened, title: string): Promise<string> {
  for (const href of site.fixes) {
    if (textOf(await site.client.page(href)).includes(title)) return href;
  }
  throw new Error("no such item");
}

export const itemOf = (href: string) => new URL(href, "http://site").searchParams.get("item")!;

/** Sends a form, sees it once more, and sends what was seen. */
export async function send(site: Opened, at: string, fields: Record<string, string>) {
  const checked = await site.client.post(at, fields);
  assert.equal(checked.status, 200);
  const page = await checked.text();
  assert.ok(page.includes(w.check.title));
  const once = /name="once" value="([^"]+)"/.exec(page)![1]!;
  const press = () => site.client.post(at, { ...fields, once, action: "send" });
  return { page, press };
}
