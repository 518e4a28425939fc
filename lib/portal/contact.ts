import type { Clients } from "../clients/mod.ts";
import type { Clock } from "../clock.ts";
import type { Recipients } from "../recipients/mod.ts";
import { contactSchema, type RecordOf, type Records } from "../records/mod.ts";
import type { Reader } from "./overview.ts";

type Contact = RecordOf<"contact">;
type ToldContact = Pick<Contact, "name" | "email" | "address" | "lang">;
type ContactFault = "name" | "email" | "address" | "lang" | "nothing";
/** Changes whose former text is kept with what holds. */
const MOST_CHANGES = 50;

const FIELDS = ["name", "email", "address", "lang"] as const;
const schema = contactSchema.pick({ name: true, email: true, address: true, lang: true });

interface Parts {
  readonly clients: Clients;
  readonly records: Records;
  readonly recipients: Recipients;
  readonly clock: Clock;
}

/** What the client has told of themselves, or null. */
export async function ownContact({ records }: Pick<Parts, "records">, { client, since }: Reader) {
  if (!client) return null;
  const { items: [item] } = await records.page(client, "contact", {
    limit: 1,
    since,
    // What does not open is not shown here; "my data" says so.
    despiteDamage: true,
  });
  return item?.content.kind === "contact" ? { ...item, content: item.content } : null;
}

/** Reads a form; an empty field is one that the client does not tell. All may be `empty` on a change. */
export function readContact(
  form: Readonly<Record<string, string | undefined>>,
  { empty }: { empty: boolean },
): { told: ToldContact } | { faults: ContactFault[] } {
  const filled = FIELDS.map((name) => [name, (form[name] ?? "").replaceAll("\r\n", "\n").trim()])
    .filter(([, value]) => value !== "");
  const read = schema.safeParse(Object.fromEntries(filled));
  if (!read.success) {
    const names = read.error.issues.map(({ path }) => path[0] as ContactFault);
    return { faults: [...new Set(names)] };
  }
  return filled.length === 0 && !empty ? { faults: ["nothing"] } : { told: read.data };
}

/**
 * Writes what the client tells. Told again it changes at once; what stood there before stays with it,
 * and its end does not move. `full`: nothing changes, since nothing that stood there is to be lost.
 */
export async function tellContact(
  parts: Parts,
  { phone, reader, told }: { phone: string; reader: Reader; told: ToldContact },
): Promise<"told" | "full"> {
  const { records, recipients, clock } = parts;
  const own = await ownContact(parts, reader);
  const toldAt = new Date(clock.now()).toISOString();
  if (!own || !reader.client) {
    const id = crypto.randomUUID();
    await records.add(phone, { id, kind: "contact", toldAt, ...told });
    return "told";
  }
  const once = crypto.randomUUID();
  const changed = await records.rights.amend<Contact>(reader.client, {
    kind: "contact",
    id: own.id,
  }, {
    once,
    by: "client",
    most: MOST_CHANGES,
    change: ({ id, kind, toldAt: first, ...before }) => {
      const same = FIELDS.every((name) => before[name] === told[name]);
      return same ? null : { id, kind, toldAt: first, ...told };
    },
  });
  // Whoever was given what stood there before has to be told (Article 19).
  if (changed !== "done") return changed === "full" ? changed : "told";
  await recipients.tellAfter(reader.client, {
    kinds: ["contact"],
    happened: "corrected",
    cause: once,
  });
  return "told";
}
