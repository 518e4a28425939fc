/** Run beside a machine: as many visitors as addresses may have, each with a chat that is followed. */
import { STREAM_LIMITS } from "../../lib/chat/stream_places.ts";
import { Listener } from "../instances/_listener.ts";
import { Browser, type Received } from "../routes/chat/_browser.ts";
import { peopleOf, surroundings } from "./_people.ts";

const MESSAGES = 3;
const TEXT = "Mistä saan apua hakemukseen? ".repeat(100);

const around = surroundings();
const at = peopleOf(around);
const places = around.addresses.flatMap((_, n) => Array(STREAM_LIMITS.address).fill(n));
const followed = await Promise.all(places.map(chat));
for (const stream of followed) await stream.close();
console.log("done");
Deno.exit(0);

/** A visitor who has heard back all that they wrote, and stays. */
async function chat(from: number): Promise<Listener> {
  const visitor = new Browser(at(from));
  const { id } = await visitor.start();
  const stream = await Listener.open(() => visitor.fetch(`/api/chat/${id}/events`));
  for (let n = 1; n <= MESSAGES; n++) {
    const message = { id: crypto.randomUUID(), text: `${n} ${TEXT}` };
    const said = await visitor.json(`/api/chat/${id}/messages`, message);
    if (said.status !== 201) throw new Error(`A message was answered ${said.status}`);
    await said.body?.cancel();
    await stream.until((event) => numberOf(event) === n);
  }
  return stream;
}

function numberOf({ event, id }: Received): number | null {
  return event === "message" ? Number(id) : null;
}
