import type { Site } from "../../helpers/site.ts";

/** Starts a chat with one message, and answers its id. */
export async function startChat(site: Site): Promise<string> {
  const started = await site.services.chat.visitors.start({
    lang: "fi",
    nickname: "Kulkija",
    question: { id: crypto.randomUUID(), text: "Miten haen päivärahaa?" },
    address: "192.0.2.7",
  });
  if (started.outcome !== "started") throw new Error(started.outcome);
  return started.chatId;
}
