import { TokenCookies } from "../_cookies.ts";

/** Who waits for a code, and who has proven a number; kept no longer than the store knows them. */
export const portalTokens = new TokenCookies({
  code: { name: "tyyne_code", sameSite: "Strict", maxAge: 10 * 60 },
  session: { name: "tyyne_portal", sameSite: "Strict", maxAge: 60 * 60 },
});
