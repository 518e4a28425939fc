/** Run beside a machine: a visitor reads and writes without a pause until standard input ends. */
import { Listener } from "../instances/_listener.ts";
import { Browser } from "../routes/chat/_browser.ts";
import { peopleOf, surroundings } from "./_people.ts";

/** What a visitor saw meanwhile. */
export interface Traffic {
  pages: number;
  /** How pages and messages failed at the first try: a status, or 0 for a line that broke. */
  failedPages: number[];
  messages: number;
  failedMessages: number[];
  /** Milliseconds that somebody waited for an answer at most. */
  slowest: number;
  /** How often a stream had to be opened anew. */
  cameBack: number;
  /** What a stream never told of what was acknowledged, and what it told twice. */
  missed: number;
  twice: number;
  /** The same of the conversation as it is read afterwards. */
  missedAfterwards: number;
  twiceAfterwards: number;
}

const BETWEEN = 30;
/** As browsers wait before they open a stream again. */
const RETRY = 500;
const PATIENCE = 15_000;
const pause = (time: number) => new Promise((done) => setTimeout(done, time));

const visitor = new Browser(peopleOf(surroundings())(0));
const { id } = await visitor.start({ nickname: "Kurki" });
const tally: Traffic = {
  pages: 0,
  failedPages: [],
  messages: 0,
  failedMessages: [],
  slowest: 0,
  cameBack: -2,
  missed: 0,
  twice: 0,
  missedAfterwards: 0,
  twiceAfterwards: 0,
};
let over = false;
/** Opened in turn: one stream is at each instance. */
const streams = [new Set<string>(), new Set<string>()];
for (const heard of streams) void follow(heard);
await pause(RETRY);
console.log("going");
const ended = Deno.stdin.readable.pipeTo(new WritableStream()).then(() => over = true);
const acknowledged: string[] = [];
while (!over) {
  const status = await ask(() => visitor.fetch(`/api/chat/${id}?after=${tally.messages}`));
  tally.pages++;
  if (status !== 200) tally.failedPages.push(status);
  acknowledged.push(await say());
  await pause(BETWEEN);
}
await ended;
const until = performance.now() + PATIENCE;
const missed = () => streams.map((heard) => acknowledged.filter((one) => !heard.has(one)).length);
while (missed().some((count) => count > 0) && performance.now() < until) await pause(RETRY);
tally.missed = Math.max(...missed());
const { messages } = await (await visitor.fetch(`/api/chat/${id}`)).json();
const texts = (messages as { text: string }[]).map(({ text }) => text);
tally.missedAfterwards = acknowledged.filter((one) => !texts.includes(one)).length;
tally.twiceAfterwards = texts.length - new Set(texts).size;
console.log(JSON.stringify(tally));
Deno.exit(0);

/** Writes one message, and sends it again with its id until it is taken, as the page does. */
async function say(): Promise<string> {
  const text = `viesti ${tally.messages++}`;
  const message = { id: crypto.randomUUID(), text };
  for (let tries = 0;; tries++) {
    const status = await ask(() => visitor.json(`/api/chat/${id}/messages`, message));
    if (status === 201 || status === 200) return text;
    if (tries === 0) tally.failedMessages.push(status);
    await pause(RETRY);
  }
}

async function ask(what: () => Promise<Response>): Promise<number> {
  const from = performance.now();
  try {
    const answer = await what();
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 0;
  } finally {
    tally.slowest = Math.max(tally.slowest, Math.round(performance.now() - from));
  }
}

/** Hears the conversation, and comes back with what it has heard last, as `EventSource` does. */
async function follow(heard: Set<string>): Promise<void> {
  let last = "0";
  for (;;) {
    try {
      const headers = { "last-event-id": last };
      const stream = await Listener.open(() =>
        visitor.fetch(`/api/chat/${id}/events`, { headers })
      );
      tally.cameBack++;
      for (;;) {
        const from = Number(last);
        const next = await stream.until(({ id }) => Number(id ?? 0) > from, 2 ** 30);
        const { text } = next.data as { text: string };
        if (heard.has(text)) tally.twice++;
        heard.add(text);
        last = next.id!;
      }
    } catch {
      await pause(RETRY);
    }
  }
}
