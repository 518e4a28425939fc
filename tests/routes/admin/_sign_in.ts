import assert from "node:assert/strict";
import { type DevProvider, startDevProvider } from "../../../lib/staff/dev_provider.ts";
import { openSite, type Site, type SiteOptions } from "../../helpers/site.ts";
import { Visitor } from "../../lib/staff/_browser.ts";
import { goesTo } from "./_staff.ts";

export const SITE = new URL("http://localhost:8000");
export const HTML = { headers: { accept: "text/html" } };

interface Setting {
  site: Site;
  provider: DevProvider;
}

/** The site with the provider of development beside it. */
export async function withSite(
  test: (setting: Setting) => Promise<void>,
  settings: SiteOptions["settings"] = {},
): Promise<void> {
  const provider = await startDevProvider({ siteUrl: SITE });
  try {
    await using site = await openSite({ settings: { oidc: provider.settings, ...settings } });
    await test({ site, provider });
  } finally {
    await provider.close();
  }
}

/** The value of a cookie that an answer sets, or undefined. */
export function cookieOf(answer: Response, name: string): string | undefined {
  const line = answer.headers.getSetCookie().find((one) => one.startsWith(`${name}=`));
  return line?.split(";")[0]?.slice(name.length + 1) || undefined;
}

/** Presses "sign in", chooses an account, and answers how the browser comes back. */
export async function goAndComeBack(site: Site, account: string, start = "/admin/sign-in") {
  const begun = await site.fetch(start, HTML);
  const pending = cookieOf(begun, "tyyne_staff_pending");
  assert.ok(pending);
  const to = new URL(goesTo(begun)!);
  const back = await new Visitor().signInAs(account, to);
  return { pending, path: back.pathname + back.search };
}

export function comeBack(site: Site, path: string, cookie: string): Promise<Response> {
  return site.fetch(path, { headers: { accept: "text/html", cookie } });
}
