import { TokenCookies } from "../_cookies.ts";

/**
 * Who has gone to the identity provider, and who is signed in; kept no longer than the store knows
 * them. `Lax`, because the provider sends the browser back from another site; a change that another
 * site asks for is refused by its origin.
 */
export const staffTokens = new TokenCookies({
  pending: { name: "tyyne_staff_pending", sameSite: "Lax", maxAge: 10 * 60 },
  session: { name: "tyyne_staff", sameSite: "Lax", maxAge: 8 * 60 * 60 },
});
