import type { Site } from "../helpers/site.ts";
import { Listener } from "../instances/_listener.ts";
import { signIn } from "../routes/admin/_staff.ts";
import { Browser } from "../routes/chat/_browser.ts";

const ADVISER = { id: "person-aino", name: "Aino Neuvoja" };

/** A visitor at one instance, and an adviser who has taken the chat and listens at another. */
export class Conversation {
  readonly #visitor: Browser;
  readonly #id: string;
  readonly #desk: Listener;

  private constructor(visitor: Browser, { id, desk }: { id: string; desk: Listener }) {
    this.#visitor = visitor;
    this.#id = id;
    this.#desk = desk;
  }

  static async begin({ here, there }: { here: Site; there: Site }): Promise<Conversation> {
    const adviser = { adviserId: ADVISER.id, adviserName: ADVISER.name };
    await there.services.chat.presence.set(adviser, "present");
    const aino = await signIn(there, { roles: ["adviser"], ...ADVISER });
    const visitor = new Browser(here);
    const { id } = await visitor.start();
    await (await aino.post(`/admin/desk/chats/${id}/take`)).body?.cancel();
    const desk = await Listener.open(() => aino.get("/admin/desk/events?auto"));
    await desk.until(({ event, data }) =>
      event === "overview" && JSON.stringify(data).includes(id)
    );
    return new Conversation(visitor, { id, desk });
  }

  /** Sends a message, and waits until the adviser's desk has heard it. */
  async say(): Promise<void> {
    const message = crypto.randomUUID();
    const heard = this.#desk.until(({ event, data }) =>
      event === "message" && (data as { id: string }).id === message
    );
    const path = `/api/chat/${this.#id}/messages`;
    const sent = await this.#visitor.json(path, { id: message, text: "Kiitos, tämä auttoi." });
    if (sent.status !== 201) throw new Error(`A message was answered with ${sent.status}`);
    await sent.body?.cancel();
    await heard;
  }

  async close(): Promise<void> {
    await this.#desk.close();
  }
}
