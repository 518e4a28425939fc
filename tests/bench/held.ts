import type { ClientRecord } from "../../lib/records/mod.ts";

const MINUTE = 60_000;
/** What ends soonest of it is kept for three months. */
const ALIVE = 60 * 24 * 60 * MINUTE;

/** Made-up records of one number, newest first, all of them alive at `now` (epoch milliseconds). */
export function madeUp(count: number, phone: string, now: number): ClientRecord[] {
  const apart = Math.min(5 * MINUTE, Math.floor(ALIVE / count));
  return Array.from({ length: count }, (_, n) => {
    const at = now - n * apart;
    return n % 2 ? text(n, at) : call(phone, at);
  });
}

function call(phone: string, end: number): ClientRecord {
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

function text(n: number, at: number): ClientRecord {
  return {
    id: crypto.randomUUID(),
    kind: "sms",
    sentAt: new Date(at).toISOString(),
    direction: n % 4 === 1 ? "in" : "out",
    text: `Viesti ${n}: kiitos, sovitaan uusi aika ensi viikolle. `.repeat(3),
  };
}
