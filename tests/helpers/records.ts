import type { ClientRecord } from "../../lib/records/mod.ts";
import type { RecordKind } from "../../lib/retention.ts";

export const PHONE = "+358501234501";
export const OTHER_PHONE = "+358501234502";
export const ADVISER = "Aino Mallikas";
export const SENTENCE = "Vuokra on rästissä ja puhelin pelottaa.";

/** A record of a kind whose time is `at` (epoch milliseconds). */
export function recordOf(kind: RecordKind, at: number, phone = PHONE): ClientRecord {
  const id = crypto.randomUUID();
  const time = new Date(at).toISOString();
  switch (kind) {
    case "call":
      return {
        id,
        kind,
        startedAt: new Date(at - 60_000).toISOString(),
        endedAt: time,
        callerNumber: phone,
        serviceNumber: "+358501234599",
        adviserName: ADVISER,
        adviserNumber: "+358501234590",
      };
    case "call_note":
      return { id, kind, writtenAt: time, adviserName: ADVISER, text: SENTENCE };
    case "sms":
      return { id, kind, sentAt: time, direction: "in", text: SENTENCE };
    case "inquiry":
      return { id, kind, sentAt: time, text: SENTENCE };
    case "contact":
      return { id, kind, toldAt: time, name: "Ilmari Esimerkki", lang: "fi" };
    case "sms_answer":
      return { id, kind, receivedAt: time, direction: "out", adviserName: ADVISER, text: SENTENCE };
  }
}
