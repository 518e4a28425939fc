import type { StaffLang } from "../../lib/staff/mod.ts";
import type { SiteContext } from "../_site.ts";

/** The language of somebody who is signed out: what the link says, or Finnish. */
export function langOf(c: SiteContext): StaffLang {
  return c.req.query("lang") === "en" ? "en" : "fi";
}

/** Where a link begins the sign-in; `another`: the provider asks with which account. */
export function signInPath(
  lang: StaffLang,
  { returnTo, another = false }: { returnTo?: string; another?: boolean } = {},
): string {
  const query = new URLSearchParams({
    ...(lang === "en" && { lang }),
    ...(returnTo && { to: returnTo }),
    ...(another && { another: "1" }),
  });
  return query.size > 0 ? `/admin/sign-in?${query}` : "/admin/sign-in";
}
