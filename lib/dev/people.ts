import type { ClientRecord } from "../records/mod.ts";

/** A made-up client of development. */
export interface MadeUpClient {
  /** E.164; obviously unreal. */
  readonly phone: string;
  readonly life: "plenty" | "a little" | "nothing";
}

export const PEOPLE: readonly MadeUpClient[] = [
  { phone: "+358501234501", life: "plenty" },
  { phone: "+358501234502", life: "a little" },
  { phone: "+358501234503", life: "nothing" },
];

const ADVISERS = [
  { adviserName: "Aino Mallikas", adviserNumber: "+358501234590" },
  { adviserName: "Veikko Esimerkki", adviserNumber: "+358501234591" },
] as const;
const SERVICE_NUMBER = "+358501234599";
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const NOTES = [
  "Soittaja kysyi, voiko työttömyysturvan hakea takautuvasti. Katsottiin ohje yhdessä.",
  "Käytiin läpi asumistuen liitteet. Soittaja lähettää ne itse.",
  "Jännittää haastattelua. Harjoiteltiin kysymyksiä ja sovittiin uusi soitto.",
  "Kysyi kuntouttavasta työtoiminnasta. Annettiin kunnan yhteystiedot.",
];
const TEXTS: readonly ["in" | "out", string][] = [
  ["in", "Moi, sainko oikean lomakkeen? Siinä lukee TT1."],
  ["out", "Hei, kyllä: TT1 on oikea lomake. Soita, jos jokin kohta mietityttää."],
  ["in", "Kiitos paljon! Laitan sen tänään 🙂"],
  ["out", "Hienoa. Palataan asiaan ensi viikolla."],
];
const INQUIRIES = [
  "En päässyt läpi. Voitteko soittaa takaisin? Asia koskee karenssia.",
  "Onko teillä aikaa torstaina klo 10? Tarvitsen apua hakemukseen.",
];

/** What is held of a made-up client at `now` (epoch milliseconds), the newest a day old. */
export function recordsOf(client: MadeUpClient, now: number): ClientRecord[] {
  if (client.life === "nothing") return [];
  const calls = client.life === "plenty" ? 24 : 1;
  const records: ClientRecord[] = [];
  for (let n = 0; n < calls; n++) {
    records.push(...contact(client.phone, now - DAY * (1 + n * 7), n));
  }
  return client.life === "plenty" ? [...records, ...inquiries(now)] : records;
}

function contact(phone: string, at: number, n: number): ClientRecord[] {
  const adviser = ADVISERS[n % ADVISERS.length]!;
  const length = (4 + (n * 7) % 23) * MINUTE;
  const call: ClientRecord = {
    id: crypto.randomUUID(),
    kind: "call",
    startedAt: iso(at - length),
    endedAt: iso(at),
    callerNumber: phone,
    serviceNumber: SERVICE_NUMBER,
    ...adviser,
  };
  const [direction, text] = TEXTS[n % TEXTS.length]!;
  const { adviserName } = adviser;
  return [
    call,
    {
      id: crypto.randomUUID(),
      kind: "call_note",
      writtenAt: iso(at + 3 * MINUTE),
      adviserName,
      text: NOTES[n % NOTES.length]!,
    },
    {
      id: crypto.randomUUID(),
      kind: "sms",
      sentAt: iso(at + 40 * MINUTE),
      direction,
      ...(direction === "out" ? { adviserName } : {}),
      text,
    },
  ];
}

function inquiries(now: number): ClientRecord[] {
  return INQUIRIES.flatMap((text, n): ClientRecord[] => {
    const at = now - DAY * (5 + 20 * n);
    return [
      { id: crypto.randomUUID(), kind: "inquiry", sentAt: iso(at), text },
      {
        id: crypto.randomUUID(),
        kind: "sms_answer",
        receivedAt: iso(at + 50 * MINUTE),
        direction: "out",
        adviserName: ADVISERS[n]!.adviserName,
        text: "Hei, kiitos viestistä. Soitan sinulle huomenna klo 10.",
      },
    ];
  });
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
