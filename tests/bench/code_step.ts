import { openSite, type Site } from "../helpers/site.ts";
import { type Figure, figure, median, timed } from "./figure.ts";
import { madeUp } from "./held.ts";

const ROUNDS = 120;
const PATH = "/omat-tiedot";
const HOUR = 3_600_000;

/** Asking for a code and giving a wrong one: what it takes for a client's number and for a stranger's. */
export async function codeStep(): Promise<Figure[]> {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-bench-" });
  const kv = await Deno.openKv(`${folder}/site.kv`);
  const site = await openSite({ kv, settings: { smsDailyCap: 10_000 } });
  const known = Array.from({ length: ROUNDS }, (_, n) => `+358501${234_000 + n}`);
  const unknown = Array.from({ length: ROUNDS }, (_, n) => `+358501${235_000 + n}`);
  for (const phone of known) {
    await site.services.records.addMany(phone, madeUp(20, phone, site.clock.now()));
  }
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    // In turns, so that neither is always the first.
    const pair = [["known", known[round]!], ["unknown", unknown[round]!]] as const;
    for (const [kind, phone] of round % 2 ? pair : pair.toReversed()) {
      times[kind].push(await timed(() => oneTry(site, phone)));
    }
    // Ten messages an hour are all that one address gets.
    site.clock.pass(HOUR);
  }
  await site[Symbol.asyncDispose]();
  await Deno.remove(folder, { recursive: true });
  const [value, reference] = [median(times.known.slice(20)), median(times.unknown.slice(20))];
  return [
    figure("code-step-of-a-client", { value, unit: "ms", reference }, {
      target: "ratio from 0.9 to 1.1",
      holds: ({ ratio }) => ratio >= 0.9 && ratio <= 1.1,
    }),
  ];
}

/** Asks for a code and gives a wrong one, which may be given to another instance. */
export async function oneTry(site: Site, phone: string, elsewhere = site): Promise<void> {
  const asked = await site.post(`${PATH}/code`, { phone });
  if (asked.status !== 303) throw new Error(`No code was sent: ${asked.status}`);
  const cookie = asked.headers.getSetCookie().map((line) => line.split(";", 1)[0]!).join("; ");
  const sent = site.outbox.list()[0]!.text.slice(0, 6);
  const code = sent === "111111" ? "222222" : "111111";
  const tried = await elsewhere.post(`${PATH}/verify`, { code }, { headers: { cookie } });
  if (tried.status !== 422) throw new Error(`A wrong code was answered with ${tried.status}`);
  await tried.text();
}
