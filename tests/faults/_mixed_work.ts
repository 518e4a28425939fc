import { devSettings, type Settings } from "../../lib/settings/mod.ts";

/** The time on the site's clock in every round. */
export const AT = "2026-03-04T08:00:00Z";
/** Numbers of whom nothing is erased, and of whom everything is, again and again. */
export const KEPT = ["+358501234501", "+358501234502"];
export const ERASED = ["+358501234503", "+358501234504"];
export const BY = { id: "person-kaisu", name: "Kaisu Kanerva" };

/** What the worker was told, and told on, before it was killed. */
export type Acknowledged =
  | { did: "started" }
  | { did: "ingested"; phone: string; webhookId: string; answered: string }
  | { did: "wrote"; token: string; chatId: string; messageId: string; receipt: string }
  | { did: "asksChatErasure"; token: string }
  | { did: "erasedChat"; token: string }
  | { did: "asksErasure"; phone: string; client: string }
  | { did: "erased"; client: string; reference: string }
  | { did: "asked"; phone: string; requestId: string; item: string }
  | { did: "decided"; phone: string; requestId: string; item: string }
  | { did: "noted"; breach: string }
  /** A kind of a number of its own was erased; what is `kept` came after that. */
  | { did: "trimmed"; phone: string; texts: readonly string[] }
  | { did: "kept"; phone: string; text: string };

export type Did<Name extends Acknowledged["did"]> = Extract<Acknowledged, { did: Name }>;

/** The settings that all rounds share, from a file of secrets; `OLD_MASTER_KEYS` may stand there too. */
export async function settingsOf(path: string): Promise<Partial<Settings>> {
  type Stored = Parameters<typeof devSettings>[1] & { OLD_MASTER_KEYS?: string };
  const { OLD_MASTER_KEYS, ...secrets }: Stored = JSON.parse(await Deno.readTextFile(path));
  const read = devSettings({ KV_URL: ":memory:", OLD_MASTER_KEYS }, secrets);
  if ("problems" in read) throw new Error("The settings of development are incomplete");
  return read;
}
