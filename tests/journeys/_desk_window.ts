import type { Browser } from "playwright-core";
import type { Role } from "../../lib/staff/mod.ts";
import type { ServedSite } from "../helpers/site.ts";
import { signIn } from "../routes/admin/_staff.ts";
import { Visitor, type VisitorOptions } from "./_visitor.ts";

/** A window in which somebody of the staff is signed in; the sign-in has tests of its own. */
export async function openStaffWindow(
  browser: Browser,
  site: ServedSite,
  { roles = ["adviser"], id = "person-aino", name = "Aino Neuvoja", ...window }:
    & VisitorOptions
    & { roles?: readonly Role[]; id?: string; name?: string } = {},
): Promise<Visitor> {
  const { token } = await signIn(site, { roles, id, name });
  const visitor = await Visitor.open(browser, site.url, window);
  await visitor.page.context().addCookies([
    { name: "tyyne_staff", value: token, url: site.url, httpOnly: true, sameSite: "Lax" },
  ]);
  return visitor;
}
