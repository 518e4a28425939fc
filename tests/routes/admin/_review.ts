import { DAY } from "../../../lib/clock.ts";
import type { RequestDraft } from "../../../lib/requests/mod.ts";
import { PHONE, recordOf } from "../../helpers/records.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { signIn, type StaffBrowser } from "./_staff.ts";

export const REASON = "Katsoimme asian yhdessä ja kirjasimme sen.";

interface Review {
  readonly site: Site;
  readonly reviewer: StaffBrowser;
  /** Makes a request of the one client, of whom one note is held. */
  readonly ask: (draft?: Partial<RequestDraft>) => Promise<string>;
}

/** A reviewer who is signed in, and a client who asks. */
export async function withReview(test: (review: Review) => Promise<void>): Promise<void> {
  await using site = await openSite({ at: "2026-03-04T08:00:00Z" });
  const reviewer = await signIn(site, {
    roles: ["reviewer"],
    id: "person-riitta",
    name: "Riitta Ratkoja",
  });
  await site.services.records.add(PHONE, recordOf("call_note", site.clock.now() - DAY));
  const client = (await site.services.clients.findByPhone(PHONE))!;
  const ask = async (draft: Partial<RequestDraft> = {}) => {
    const request = await site.services.requests.create({
      kind: "other",
      phone: PHONE,
      clientId: client.id,
      text: "Kertokaa, miten tietojani käytetään.",
      ...draft,
    });
    return request!.id;
  };
  await test({ site, reviewer, ask });
}

/** The address of a request, or of what is done with it. */
export const at = (id: string, below = "") => `/admin/requests/${id}${below}`;

/** The version of a request that a page shows. */
export const versionIn = (page: string) => /name="version" value="(\d+)"/.exec(page)?.[1] ?? "";

/** The id of the client's one note. */
export async function noteId(site: Site): Promise<string> {
  const client = (await site.services.clients.findByPhone(PHONE))!;
  const holding = site.services.holdings.find(({ kinds }) => kinds.includes("call_note"))!;
  const { items } = await holding.page(client, "call_note", { limit: 1, since: 0 });
  return items[0]!.id;
}
