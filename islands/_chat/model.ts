import type {
  ChatEvent,
  Gone,
  WireConversation,
  WireMessage,
  WireState,
} from "../../lib/chat/wire.ts";

/** What the page knows of the conversation. */
export interface Known {
  readonly messages: readonly WireMessage[];
  readonly state: WireState;
  /** The adviser is writing. */
  readonly typing: boolean;
  /** The page may not know any more than it does. */
  readonly gone?: Gone;
}

/** The number of the last message that the page has. */
export function lastOf({ messages }: Pick<Known, "messages">): number {
  return messages.at(-1)?.seq ?? 0;
}

/** What is known after an event. One that was told before changes nothing. */
export function told(known: Known, { event, data }: ChatEvent): Known {
  switch (event) {
    case "message":
      if (data.seq <= lastOf(known)) return known;
      return { ...known, messages: [...known.messages, data], typing: false };
    case "state":
      if ("gone" in data) return { ...known, gone: data.gone, typing: false };
      return {
        ...known,
        state: data,
        messages: withErased(known.messages, data),
        typing: known.typing && data.status === "active",
      };
    case "typing":
      return { ...known, typing: data.on };
  }
}

/** What is known after the conversation was asked for, from the last known message on. */
export function caughtUp(known: Known, { state, messages }: WireConversation): Known {
  const after = lastOf(known);
  const all = [...known.messages, ...messages.filter(({ seq }) => seq > after)];
  const typing = known.typing && state.status === "active";
  return { ...known, state, messages: withErased(all, state), typing };
}

function withErased(messages: readonly WireMessage[], { erased }: WireState) {
  if (!erased?.some((seq) => messages.some((one) => one.seq === seq && !one.erased))) {
    return messages;
  }
  return messages.map((one) =>
    erased.includes(one.seq) ? { ...one, text: "", erased: true as const } : one
  );
}
