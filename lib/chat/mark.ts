const LETTERS = "ABCDEFGHJKLMNPRSTUVXYZ";

/**
 * A letter and two digits by which advisers tell chats apart that have no name, the same for all of
 * them. Comes of the chat's random id, so it says nothing of anybody. Safe for the browser.
 */
export function markOf(chatId: string): string {
  const number = parseInt(chatId.slice(0, 8), 16) % (LETTERS.length * 100);
  return `${LETTERS[Math.floor(number / 100)]}${String(number % 100).padStart(2, "0")}`;
}
