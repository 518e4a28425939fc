import { batch, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { DeskConversation, DeskEvent, DeskOverview } from "../../lib/chat/desk_wire.ts";
import { TYPING_FOR } from "../../lib/chat/wire.ts";
import { LiveStream } from "../_live/live_stream.ts";
import { Outbox, type Pending } from "../_live/outbox.ts";
import { outcomeOf, submit } from "../_live/post.ts";
import {
  behind,
  counted,
  fetched,
  lastOf,
  presenceLost,
  read,
  type Told,
  told,
  type Views,
} from "./model.ts";

const EVENTS = ["overview", "message", "state", "typing"] as const;
const WORTH_A_WORD = 3_000;
/** The page says that it is there so often, in milliseconds: a stream outlives a machine that died. */
const HERE_EVERY = 30_000;
/** After so long without a sign of life that arrived, a place at the desk may have been lost unseen. */
const UNHEARD = 3 * HERE_EVERY;
/** The list may tell of a message just before the stream brings it, in milliseconds. */
const ON_ITS_WAY = 1_500;
const address = (id: string, below = "") => `/admin/desk/chats/${id}${below}`;
const JSON_PLEASE = { accept: "application/json" };

/** The desk that goes on by itself: its lists, the conversations that are open in it, what is sent. */
export function useDesk(start: DeskOverview, first: readonly string[]) {
  const overview = useSignal(start);
  const views = useSignal<Views>(new Map());
  const pending = useSignal<ReadonlyMap<string, readonly Pending[]>>(new Map());
  const lost = useSignal(false);
  const live = useSignal(false);
  const signedOut = useSignal(false);
  /** How often the stream was there anew, and what became of the adviser's place at the desk. */
  const came = useSignal<{ times: number; place?: "kept" | "lost" }>({ times: 0 });
  const outboxes = useRef(new Map<string, Outbox>());
  const stream = useRef<LiveStream>(null);

  const ask = async (url: string): Promise<Response | null> => {
    const answer = await fetch(url, { headers: JSON_PLEASE }).catch(() => null);
    if (answer?.status === 401) {
      signedOut.value = true;
      stream.current?.stop();
    }
    return answer;
  };
  const show = (now: Views) => {
    views.value = now;
    for (const [id, outbox] of outboxes.current) {
      outbox.settle(new Set(now.get(id)?.messages.map((one) => one.id)));
    }
  };
  const close = (id: string) => {
    show(new Map([...views.value].filter(([one]) => one !== id)));
    // What is still on its way goes on, and is there when the conversation is opened again.
    if (!outboxes.current.get(id)?.unsent) outboxes.current.delete(id);
  };
  const open = async (id: string) => {
    const answer = await ask(`${address(id)}?auto`);
    if (answer?.ok) {
      const conversation = await answer.json() as DeskConversation;
      show(fetched(views.value, conversation));
    } else if (answer?.status === 404) close(id);
  };
  const outboxOf = (id: string): Outbox => {
    const known = outboxes.current.get(id);
    if (known) return known;
    const made = new Outbox({
      send: async (message) => {
        const answer = await submit(address(id, "/messages"), message, JSON_PLEASE);
        const sent = await outcomeOf(answer);
        if (sent.kind === "refused") void open(id);
        return sent;
      },
      onChange: (now) => pending.value = new Map(pending.value).set(id, now),
    });
    outboxes.current.set(id, made);
    return made;
  };

  useEffect(() => {
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const later = (name: string, work: () => void, after: number) => {
      clearTimeout(timers.get(name));
      timers.set(name, setTimeout(work, after));
    };
    const tab = crypto.randomUUID();
    let connected = false;
    let heardAt = Date.now();
    const catchUp = () => {
      for (const id of behind(views.value, overview.value.mine)) void open(id);
    };
    const comeBack = async (state: "present" | "away") => {
      const answer = await submit("/admin/desk/presence?auto", { state }, JSON_PLEASE);
      came.value = { ...came.value, place: answer?.ok ? "kept" : "lost" };
    };
    const list = (now: DeskOverview) => {
      // A stream may outlive a place that was lost: what was closed for a while has sent no sign meanwhile.
      const unheard = Date.now() - heardAt > UNHEARD;
      const state = connected && !unheard ? null : presenceLost(overview.value, now);
      if (state) void comeBack(state);
      overview.value = now;
      const mine = new Set(now.mine.map(({ id }) => id));
      for (const [id, { state }] of views.value) {
        // What somebody else ended stays in sight until it is closed; what was given away goes.
        if (!mine.has(id) && state.status !== "ended") void open(id).then(() => forget(id));
      }
      if (connected) later("behind", catchUp, ON_ITS_WAY);
      else catchUp();
      connected = true;
    };
    const forget = (id: string) => {
      const state = views.value.get(id)?.state;
      if (state && !state.mine && state.status !== "ended") close(id);
    };
    const running = stream.current = new LiveStream({
      url: () => `/admin/desk/events?auto&tab=${tab}`,
      events: EVENTS,
      onEvent: (event, data) => {
        if (event === "overview") return list(data as DeskOverview);
        const happened = { event, data } as Exclude<DeskEvent, { event: "overview" }>;
        if (event === "message") overview.value = counted(overview.value, happened.data as Told);
        const after = told(views.value, happened);
        const { chat } = happened.data;
        show(after.views);
        if (after.behind) void open(chat);
        if (after.views.get(chat)?.typing) {
          const quiet = { event: "typing", data: { chat, from: "visitor", on: false } } as const;
          later(`typing ${chat}`, () => show(told(views.value, quiet).views), TYPING_FOR);
        }
      },
      onConnection: (connection) => {
        if (connection === "opening") return;
        clearTimeout(timers.get("lost"));
        if (connection === "lost") {
          // A session that was ended ends its stream: what is on the screen goes at once.
          void ask("/admin/desk/overview?auto");
          return later("lost", () => lost.value = true, WORTH_A_WORD);
        }
        lost.value = false;
        connected = false;
        came.value = { times: came.value.times + 1 };
        for (const outbox of outboxes.current.values()) outbox.retry();
      },
      catchUp: async () => (await ask("/admin/desk/overview?auto"))?.status !== 401,
    });
    const here = async () => {
      if ((await submit("/admin/desk/here?auto", {}, JSON_PLEASE))?.ok) heardAt = Date.now();
    };
    const beat = setInterval(() => live.value && !signedOut.value && void here(), HERE_EVERY);
    const online = () => running.wake();
    const offline = () => lost.value = true;
    const seen = () => document.visibilityState === "visible" && lost.value && running.wake();
    addEventListener("online", online);
    addEventListener("offline", offline);
    document.addEventListener("visibilitychange", seen);
    batch(() => {
      live.value = true;
      for (const id of first) void open(id);
    });
    running.start();
    return () => {
      running.stop();
      clearInterval(beat);
      for (const timer of timers.values()) clearTimeout(timer);
      removeEventListener("online", online);
      removeEventListener("offline", offline);
      document.removeEventListener("visibilitychange", seen);
    };
  }, []);

  return {
    overview,
    views,
    pending,
    lost,
    live,
    signedOut,
    came,
    /** The adviser has said how they are at the desk: null when they have gone. */
    sayPresence: (presence: DeskOverview["presence"]) => {
      overview.value = { ...overview.value, presence };
    },
    open,
    close,
    send: (id: string, text: string) => outboxOf(id).add(text),
    retry: (id: string) => outboxOf(id).retry(),
    tellTyping: (id: string) => void submit(address(id, "/typing"), {}, JSON_PLEASE),
    /** Tells the server that everything so far has been seen. */
    tellRead: (id: string) => {
      const seq = String(lastOf(views.value.get(id)));
      overview.value = read(overview.value, id);
      void submit(address(id, "/read?auto"), { seq }, JSON_PLEASE);
    },
    unsent: () => [...outboxes.current.values()].some((outbox) => outbox.unsent),
  };
}
