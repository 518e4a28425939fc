import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { island } from "./_island.tsx";
import { IdleWatch, type Left } from "./idle.ts";
import {
  askHowLong,
  hideMain,
  isByItself,
  isTyped,
  leave,
  type Standing,
} from "./staff_idle_calls.ts";

interface StaffIdleProps extends Left {
  /** Whose session it is: another's never shows what this one had on the screen. */
  who: string;
  signIn: string;
  words: {
    title: string;
    minutes: readonly string[];
    last: string;
    stay: string;
    close: string;
    overTitle: string;
    over: string;
    signIn: string;
    goOn: string;
    notYet: string;
  };
}

/** A laptop that slept does not wake its timers: look at the clock at least this often. */
const LOOK_EVERY = 15_000;

/**
 * Asks before an unused session of the staff ends. When it has, what was shown leaves the screen; what
 * was typed stays in the page, unseen, until the same person has signed in again in another tab.
 */
function Warning(props: StaffIdleProps) {
  const { words, who } = props;
  const watch = useRef<IdleWatch>(null);
  const phase = useSignal<"quiet" | "warning" | "last" | "over">("quiet");
  const minutes = useSignal(2);
  const failed = useSignal(false);
  const dismissed = useSignal(false);
  const dialog = useRef<HTMLDialogElement>(null);

  const settle = (standing: Standing | "signed-out" | "failed") => {
    if (typeof standing !== "string") {
      if (standing.who !== who) return leave();
      watch.current!.extend(standing);
    }
    const state = watch.current!.state();
    const over = standing === "signed-out" || (standing === "failed" && state.phase === "over");
    if (over && !isTyped()) return leave();
    phase.value = over ? "over" : state.phase === "over" ? "last" : state.phase;
    if ("minutesLeft" in state) minutes.value = state.minutesLeft;
    if (phase.value === "quiet") dismissed.value = false;
    hideMain(over);
  };
  const look = async () => {
    if (watch.current!.state().phase !== "quiet" || phase.value !== "quiet") {
      settle(await askHowLong());
    }
  };
  const press = async () => {
    if (phase.value === "last") return void (dismissed.value = true);
    const standing = phase.value === "over" ? await askHowLong() : await askHowLong("stay");
    failed.value = typeof standing === "string";
    settle(standing);
  };

  useEffect(() => {
    watch.current = new IdleWatch(Date, props);
    dialog.current!.dataset.phase = "ready";
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = async () => {
      await look();
      const next = phase.value === "quiet" ? watch.current!.nextChange() + 20 : LOOK_EVERY;
      timer = setTimeout(wait, Math.min(next, LOOK_EVERY));
    };
    const back = async () => {
      if (document.visibilityState === "visible") settle(await askHowLong());
    };
    // What htmx asks by itself would lead away from what was typed, once the session is over.
    const ask = (event: Event) => {
      if (watch.current!.state().phase !== "quiet" && isTyped()) event.preventDefault();
    };
    const asksItself = (event: Event) => isByItself(event) && ask(event);
    void wait();
    document.addEventListener("htmx:before:request", asksItself);
    document.addEventListener("visibilitychange", back);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("htmx:before:request", asksItself);
      document.removeEventListener("visibilitychange", back);
    };
  }, []);

  const asks = phase.value !== "quiet" && !(phase.value === "last" && dismissed.value);
  useEffect(() => {
    if (asks && !dialog.current?.open) dialog.current?.showModal();
    if (!asks) dialog.current?.close();
  }, [asks]);

  const over = phase.value === "over";
  const button = { over: words.goOn, last: words.close, warning: words.stay, quiet: words.stay };
  return (
    <dialog
      ref={dialog}
      class="idle-warning"
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      onCancel={(event) => {
        event.preventDefault();
        void press();
      }}
    >
      <h2 id="idle-title">{over ? words.overTitle : words.title}</h2>
      <div id="idle-text" aria-live="polite">
        {phase.value === "warning" && <p>{words.minutes[minutes.value - 1]}</p>}
        {phase.value === "last" && <p>{words.last}</p>}
        {over && <p>{words.over}</p>}
        {over && (
          <p>
            <a href={props.signIn} target="_blank" rel="noopener">{words.signIn}</a>
          </p>
        )}
      </div>
      <p role="status">{failed.value ? words.notYet : ""}</p>
      <button class="button" type="button" onClick={press}>{button[phase.value]}</button>
    </dialog>
  );
}

export const StaffIdle = island("StaffIdle", Warning);
