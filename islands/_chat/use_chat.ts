import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ChatEvent, WireConversation } from "../../lib/chat/wire.ts";
import { TYPING_FOR } from "../../lib/chat/wire.ts";
import { type Connection, LiveStream } from "../_live/live_stream.ts";
import { Outbox, type Pending } from "../_live/outbox.ts";
import { outcomeOf, post } from "../_live/post.ts";
import { caughtUp, type Known, lastOf, told } from "./model.ts";

const EVENTS = ["message", "state", "typing"] as const;
/** A cut that heals at once is not worth a word, in milliseconds. */
const WORTH_A_WORD = 3_000;
/** An acknowledged message that the stream does not show after this long tells that it is dead. */
const OWED = 5_000;

/** A conversation that goes on by itself: its stream, what is on its way, and what the network does. */
export function useChat(start: WireConversation) {
  const api = `/api/chat/${start.id}`;
  const known = useSignal<Known>({ ...start, typing: false });
  const pending = useSignal<readonly Pending[]>([]);
  const lost = useSignal(false);
  const live = useSignal(false);
  const outbox = useRef<Outbox>(null);
  const stream = useRef<LiveStream>(null);

  const learn = (next: Known) => {
    known.value = next;
    outbox.current?.settle(new Set(next.messages.map(({ id }) => id)));
    if (next.gone) stream.current?.stop();
  };

  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const later = (work: () => void, after: number) => {
      const timer = setTimeout(() => (timers.delete(timer), work()), after);
      timers.add(timer);
      return timer;
    };
    const tab = crypto.randomUUID();
    let typing: ReturnType<typeof setTimeout> | undefined;
    let cut: ReturnType<typeof setTimeout> | undefined;
    outbox.current = new Outbox({
      send: async (message) => {
        const sent = await outcomeOf(await post(`${api}/messages`, message));
        if (sent.kind === "refused") void catchUp();
        if (sent.kind === "stored") {
          later(() => {
            if (outbox.current!.pending.some(({ id }) => id === message.id)) stream.current?.wake();
          }, OWED);
        }
        return sent;
      },
      onChange: (now) => pending.value = now,
    });
    const catchUp = async () => {
      try {
        const answer = await fetch(`${api}?after=${lastOf(known.value)}`);
        if (answer.ok) {
          const conversation = await answer.json() as WireConversation;
          learn(caughtUp(known.value, conversation));
        }
        if (answer.status === 404) learn({ ...known.value, gone: "signed-out" });
        return answer.status !== 404;
      } catch {
        return true;
      }
    };
    const onConnection = (connection: Connection) => {
      clearTimeout(cut);
      if (connection === "open") {
        lost.value = false;
        outbox.current!.retry();
      }
      if (connection === "lost") cut = later(() => lost.value = true, WORTH_A_WORD);
    };
    const running = stream.current = new LiveStream({
      url: () => `${api}/events?tab=${tab}&after=${lastOf(known.value)}`,
      events: EVENTS,
      onEvent: (event, data) => {
        learn(told(known.value, { event, data } as ChatEvent));
        clearTimeout(typing);
        if (known.value.typing) {
          typing = later(() => known.value = { ...known.value, typing: false }, TYPING_FOR);
        }
      },
      onConnection,
      catchUp,
    });
    const online = () => running.wake();
    const offline = () => lost.value = true;
    const seen = () => document.visibilityState === "visible" && lost.value && running.wake();
    const restored = (event: PageTransitionEvent) => event.persisted && running.wake();
    addEventListener("online", online);
    addEventListener("offline", offline);
    addEventListener("pageshow", restored);
    document.addEventListener("visibilitychange", seen);
    running.start();
    live.value = true;
    return () => {
      running.stop();
      for (const timer of timers) clearTimeout(timer);
      removeEventListener("online", online);
      removeEventListener("offline", offline);
      removeEventListener("pageshow", restored);
      document.removeEventListener("visibilitychange", seen);
    };
  }, []);

  return {
    known,
    pending,
    /** The connection is cut for long enough to say so. */
    lost,
    /** The script has taken over from the server's page. */
    live,
    send: (text: string) => outbox.current!.add(text),
    retry: () => outbox.current!.retry(),
    tellTyping: () => void post(`${api}/typing`),
    /** Leaves the question or confirms the receipt; false when the plain form should. */
    tell: async (what: "leave" | "receipt-saved") => (await post(`${api}/${what}`))?.ok ?? false,
    unsent: () => outbox.current?.unsent ?? false,
  };
}
