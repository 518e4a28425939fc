import type { Site } from "../helpers/site.ts";

const PATH = "/omat-tiedot";
const AT_ONCE = 16;

/** Does something so many times, a few at once. */
export async function atOnce(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Somebody who proves a number: reads the first page of their data whenever it is called, at any site. */
export async function proven(
  site: Site,
  phone: string,
  elsewhere = site,
): Promise<() => Promise<void>> {
  const asked = await site.post(`${PATH}/code`, { phone });
  const code = site.outbox.list()[0]!.text.slice(0, 6);
  const answer = await elsewhere.post(`${PATH}/verify`, { code }, {
    headers: { cookie: cookieOf(asked) },
  });
  if (answer.status !== 303) throw new Error(`Not signed in: ${answer.status}`);
  const headers = { cookie: cookieOf(answer) };
  return async () => {
    const page = await (await elsewhere.fetch(PATH, { headers })).text();
    if (!page.includes("Aino Mallikas")) throw new Error("The page does not show the records");
  };
}

/** Asks for a page and reads all of it; one that is refused measures nothing. */
export async function whole(asked: Promise<Response>): Promise<void> {
  const answer = await asked;
  if (answer.status !== 200 && answer.status !== 303) throw new Error(`Refused: ${answer.status}`);
  await answer.arrayBuffer();
}

function cookieOf(answer: Response): string {
  const lines = answer.headers.getSetCookie().map((line) => line.split(";", 1)[0]!);
  return lines.filter((pair) => !pair.endsWith("=")).join("; ");
}
