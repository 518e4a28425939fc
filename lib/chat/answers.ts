import * as z from "zod";
import { ANSWERS } from "./keys.ts";
import type { ChatStore } from "./store.ts";
import { MAX_TEXT } from "./wire.ts";

const MOST_ANSWERS = 200;
const text = z.string().trim().min(1).refine((value) => [...value].length <= MAX_TEXT);

/** A ready-made answer, in the three languages of the site. */
export const readyAnswerSchema = z.object({
  id: z.uuid(),
  /** What advisers call it. */
  title: z.string().trim().min(1).max(80),
  text: z.object({ fi: text, sv: text, en: text }),
});

export type ReadyAnswer = z.infer<typeof readyAnswerSchema>;

/** Ready-made answers that advisers keep. They are about nobody, so they are not sealed. */
export class ReadyAnswers {
  readonly #store: ChatStore;

  constructor(store: ChatStore) {
    this.#store = store;
  }

  /** In the order of their titles. */
  async list(): Promise<ReadyAnswer[]> {
    const rows = this.#store.kv.list<ReadyAnswer>({ prefix: [ANSWERS] }, { limit: MOST_ANSWERS });
    const answers = (await Array.fromAsync(rows)).map(({ value }) => value);
    return answers.sort((a, b) => a.title.localeCompare(b.title, "fi"));
  }

  /** Adds or replaces an answer. It must have passed `readyAnswerSchema`. */
  async save(answer: ReadyAnswer): Promise<"saved" | "full"> {
    const known = await this.list();
    if (known.length >= MOST_ANSWERS && !known.some(({ id }) => id === answer.id)) return "full";
    await this.#store.kv.set([ANSWERS, answer.id], answer);
    return "saved";
  }

  async remove(id: string): Promise<void> {
    await this.#store.kv.delete([ANSWERS, id]);
  }
}
