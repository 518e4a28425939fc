import { TokenCookies } from "../_cookies.ts";

/**
 * The page that started a chat, a chat opened with its receipt, and a number that waits for its code:
 * gone when the browser is closed. `Lax`: whoever comes back by a link still finds the running chat,
 * and changes are checked by their origin anyway.
 */
export const chatTokens = new TokenCookies({
  chat: { name: "tyyne_chat", sameSite: "Lax" },
  receipt: { name: "tyyne_receipt", sameSite: "Lax" },
  code: { name: "tyyne_chat_code", sameSite: "Lax" },
});
