import { HOUR } from "../../../lib/clock.ts";
import { breachFacts, LEAK } from "../../helpers/breaches.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { signIn, type StaffBrowser } from "./_staff.ts";

const AT = "2026-03-04T08:00:00Z";
export const BY = { id: "person-aino", name: "Aino Neuvoja" };
export const NOWHERE = "00000000-0000-4000-8000-000000000000";

/** What somebody types who records a breach. */
export const TYPED = {
  title: "Väärä muistiinpano näkyvissä",
  knownDay: "4.3.2026",
  knownTime: "9.30",
  nature: LEAK,
  "harm-confidentiality": "1",
  happened: "3.3.2026 illalla",
  people: "Asiakkaita",
  peopleCount: "noin 40",
};

export async function withSite(test: (site: Site, reviewer: StaffBrowser) => Promise<void>) {
  await using site = await openSite({ at: AT });
  await test(site, await signIn(site, { roles: ["reviewer"], ...BY }));
}

export async function recorded(site: Site, hoursAgo = 0): Promise<string> {
  const id = crypto.randomUUID();
  const facts = breachFacts(site.clock.now() - hoursAgo * HOUR);
  await site.services.breaches.record(id, { facts, by: BY });
  return id;
}

export function entry(fields: Record<string, string>, version = "1") {
  return { version, key: crypto.randomUUID(), ...fields };
}
