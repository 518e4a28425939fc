import type { ClientRecord } from "../../lib/records/mod.ts";

const MINUTE = 60_000;

/** Made-up records of one number, newest first, all of them alive at `now` (epoch milliseconds). */
export function madeUp(count: number, phone: string, now: number): ClientRecord[] {
  return Array.from({ length: count }, (_, n) => n % 2 ? text(n, now) : call(n, phone, now));
}

function call(n: number, phone: string, now: number): ClientRecord {
  const end = now - n * 5 * MINUTE;
  return {
    id: crypto.randomUUID(),
    kind: "call",
    startedAt: new Date(end - 4 * MINUTE).toISOString(),
    endedAt: new Date(end).toISOString(),
    callerNumber: phone,
    serviceNumber: "+358501234599",
    adviserName: "Aino Mallikas",
    adviserNumber: "+358501234590",
  };
}

function text(n: number, now: number): ClientRecord {
  return {
    id: crypto.randomUUID(),
    kind: "sms",
    sentAt: new Date(now - n * 5 * MINUTE).toISOString(),
    direction: n % 4 === 1 ? "in" : "out",
    text: `Viesti ${n}: kiitos, sovitaan uusi aika ensi viikolle. `.repeat(3),
  };
}
