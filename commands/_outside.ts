import { DAY, SECOND, systemClock } from "../lib/clock.ts";
import { certificateOf } from "../lib/watch/certificate.ts";
import { askGateway } from "../lib/watch/gateway_account.ts";

const CERTIFICATE_OLD = { failing: 3 * DAY, attention: 20 * DAY };
const PATIENCE = 5 * SECOND;

/** What the doctor found, in a line. */
export interface Line {
  readonly state: "well" | "attention" | "failing";
  readonly says: string;
}

/** How long the site's certificate is still good. */
export async function certificate(
  siteUrl: URL,
  options?: Parameters<typeof certificateOf>[1],
): Promise<Line> {
  const found = await certificateOf(siteUrl, options);
  if (found === null) return { state: "failing", says: "Certificate: none could be had." };
  const left = found.end - systemClock().now();
  const day = new Date(found.end).toISOString().slice(0, 10);
  if (left <= 0) return { state: "failing", says: `Certificate: ended on ${day}.` };
  if (!found.trusted) {
    return { state: "failing", says: `Certificate: browsers do not trust it. Ends on ${day}.` };
  }
  const state = left < CERTIFICATE_OLD.failing
    ? "failing"
    : left < CERTIFICATE_OLD.attention
    ? "attention"
    : "well";
  return { state, says: `Certificate: ends on ${day}.` };
}

/** Whether the site answers where its visitors ask. */
export async function answering(siteUrl: URL): Promise<Line> {
  const status = await fetch(new URL("/readyz", siteUrl), { signal: AbortSignal.timeout(PATIENCE) })
    .then(async (answer) => {
      await answer.body?.cancel();
      return answer.status;
    }, () => null);
  const says = `Site: ${siteUrl.origin}/readyz ${
    status === null ? "does not answer" : `says ${status}`
  }.`;
  return { state: status === 200 ? "well" : "failing", says };
}

/** Whether the gateway knows the account. */
export async function account(...asked: Parameters<typeof askGateway>): Promise<Line> {
  const answer = await askGateway(...asked);
  const says = {
    well: "knows the account",
    refused: "refuses the credentials",
    silent: "does not answer",
  }[answer];
  const [{ kind }] = asked;
  return { state: answer === "well" ? "well" : "failing", says: `Gateway: ${kind} ${says}.` };
}

/** The file holds sealed values, but when contacts took place can be read from it. */
export async function filePermissions(path: string): Promise<Line> {
  const mode = await Deno.stat(path).then((file) => file.mode ?? 0, () => null);
  if (mode === null) return { state: "failing", says: `Store: there is no file ${path}.` };
  const others = (mode & 0o077) !== 0;
  return others
    ? { state: "attention", says: "Store: others on this machine may read the file." }
    : { state: "well", says: "Store: nobody else may read the file." };
}
