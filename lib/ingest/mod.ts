import type * as z from "zod";
import { type Clock, MINUTE } from "../clock.ts";
import { untilCommitted } from "../kv.ts";
import { type ClientRecord, countedFrom, type Records } from "../records/mod.ts";
import { endOf } from "../retention.ts";
import type { Vault } from "../vault/mod.ts";
import { type CallBody, callBody, type MessageBody, messageBody } from "./schema.ts";
import { isAuthentic, type SignedHeaders } from "./signature.ts";

export { callBody, messageBody } from "./schema.ts";
export { type SignedHeaders } from "./signature.ts";

export const WEBHOOK_IDS = "webhook_ids";
/** The phone system's clock may be this far ahead of ours, in milliseconds. */
const CLOCK_SKEW = 5 * MINUTE;

interface FieldFault {
  readonly field: string;
  readonly message: string;
}

export type Ingested =
  | { readonly outcome: "accepted"; readonly id: string }
  | { readonly outcome: "unsigned" }
  | { readonly outcome: "broken" }
  | { readonly outcome: "wrong"; readonly faults: readonly FieldFault[] };

interface Delivery {
  readonly headers: SignedHeaders;
  /** The body as it came: the signature is over its bytes. */
  readonly body: string;
}

interface Seen {
  readonly recordId: string;
  readonly expiresAt: number;
}

interface IngestOptions {
  clock: Clock;
  vault: Vault;
  records: Records;
  /** Standard Webhooks secret, `whsec_…`. */
  secret: string;
}

/** Takes in what the phone system sends: each delivery once, whatever the number of its copies. */
export class Ingest {
  readonly #kv: Deno.Kv;
  readonly #options: IngestOptions;

  constructor(kv: Deno.Kv, options: IngestOptions) {
    this.#kv = kv;
    this.#options = options;
  }

  call(delivery: Delivery): Promise<Ingested> {
    return this.#take(delivery, callBody, (body: CallBody) => ({
      phone: body.callerNumber,
      faults: callFaults(body),
      field: "endedAt",
      record: (id) => ({ id, kind: "call", ...body }),
    }));
  }

  message(delivery: Delivery): Promise<Ingested> {
    return this.#take(delivery, messageBody, (body: MessageBody) => ({
      phone: body.phone,
      faults: [],
      field: "sentAt",
      record: (id) => messageRecord(id, body),
    }));
  }

  async #take<T>(
    { headers, body }: Delivery,
    schema: z.ZodType<T>,
    read: (body: T) => Reading,
  ): Promise<Ingested> {
    const { clock, secret } = this.#options;
    const now = clock.now();
    if (!isAuthentic(secret, body, { headers, now })) return { outcome: "unsigned" };
    const json = parseJson(body);
    if (json === undefined) return { outcome: "broken" };
    const parsed = schema.safeParse(json);
    if (!parsed.success) return { outcome: "wrong", faults: faultsOf(parsed.error) };
    const reading = read(parsed.data);
    const faults = [...reading.faults, ...timeFaults(reading, now)];
    if (faults.length > 0) return { outcome: "wrong", faults };
    return { outcome: "accepted", id: await this.#storeOnce(headers.id!, reading) };
  }

  /** The webhook's id and the record are one commit, so that parallel copies store one record. */
  #storeOnce(webhookId: string, reading: Reading): Promise<string> {
    const { clock, vault, records } = this.#options;
    return untilCommitted(async () => {
      const key = [WEBHOOK_IDS, await vault.index("webhook", webhookId)];
      const seen = await this.#kv.get<Seen>(key);
      const now = clock.now();
      if (seen.value && seen.value.expiresAt > now) return seen.value.recordId;
      const recordId = crypto.randomUUID();
      const expiresAt = endOf("webhook_id", now);
      const added = await records.add(reading.phone, reading.record(recordId), {
        alongside: async (op) => {
          if ((await this.#kv.get(key)).versionstamp !== seen.versionstamp) return false;
          const row: Seen = { recordId, expiresAt };
          op.check(seen).set(key, row, { expireIn: expiresAt - now });
          return true;
        },
      });
      return added === "stored" ? recordId : "conflict";
    });
  }
}

/** What a body means: whose it is, what it becomes, and which field its end is counted from. */
interface Reading {
  readonly phone: string;
  readonly faults: readonly FieldFault[];
  readonly field: string;
  readonly record: (id: string) => ClientRecord;
}

function callFaults({ startedAt, endedAt }: CallBody): FieldFault[] {
  if (Date.parse(startedAt) <= Date.parse(endedAt)) return [];
  return [{ field: "endedAt", message: "must not be before startedAt" }];
}

/** A time ahead of now would lengthen a life; one whose retention is over must not be stored at all. */
function timeFaults({ field, record }: Reading, now: number): FieldFault[] {
  const made = record(crypto.randomUUID());
  const at = countedFrom(made);
  if (at > now + CLOCK_SKEW) return [{ field, message: "must not be in the future" }];
  if (endOf(made.kind, at) > now) return [];
  return [{ field, message: "is so long ago that its retention period is over" }];
}

function messageRecord(id: string, body: MessageBody): ClientRecord {
  const { kind, sentAt, text, direction } = body;
  const adviser = body.adviserName === undefined ? {} : { adviserName: body.adviserName };
  switch (kind) {
    case "inquiry":
      return { id, kind, sentAt, text };
    case "sms":
      return { id, kind, sentAt, direction, text, ...adviser };
    case "sms_answer":
      return { id, kind, receivedAt: sentAt, direction, text, ...adviser };
  }
}

function faultsOf(error: z.ZodError): FieldFault[] {
  return error.issues.map(({ path, message }) => ({ field: path.join(".") || "(body)", message }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
