import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { island } from "./_island.tsx";
import { IdleWatch, type Left } from "./idle.ts";
import { askToStay, isOver, leave } from "./idle_calls.ts";

interface IdleWarningProps extends Left {
  /** "My data": what stays there once the session is over is the phone form. */
  home: string;
  words: {
    title: string;
    /** For one minute left and for two. */
    minutes: readonly string[];
    last: string;
    stay: string;
    close: string;
    failed: string;
  };
}

/** What a tab tells the others: until when there is now, and the sentence that says so. */
type Told = Left & { readonly until?: string };

const TABS = "tyyne-portal";
/** Whoever types is there: the session is used as often as the server notes it. */
const USED_EVERY = 60_000;
/** A laptop that slept does not wake its timers: look at the clock at least this often. */
const LOOK_EVERY = 15_000;

/** Asks before an unused session ends, and takes everything personal off the screen when it has. */
function Warning(props: IdleWarningProps) {
  const { home, words } = props;
  const watch = useRef<IdleWatch>(null);
  const state = useSignal<ReturnType<IdleWatch["state"]>>({ phase: "quiet" });
  const failed = useSignal(false);
  const dismissed = useSignal(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const tabs = useRef<BroadcastChannel>(null);
  const used = useRef(0);

  const look = () => {
    state.value = watch.current!.state();
    if (state.value.phase === "over") leave(home);
    if (state.value.phase === "quiet") dismissed.value = false;
  };
  const extend = ({ until, ...left }: Told) => {
    watch.current!.extend(left);
    failed.value = false;
    const told = document.querySelector(".portal-session .hint");
    if (until !== undefined && told) told.textContent = until;
    look();
  };
  const stay = async () => {
    const answer = await askToStay(home);
    if (answer === "signed-out") return leave(home);
    failed.value = answer === "failed";
    if (answer === "failed") return;
    extend(answer);
    tabs.current?.postMessage({ ...watch.current!.left(), until: answer.until });
  };
  const type = () => {
    if (Date.now() - used.current < USED_EVERY) return;
    used.current = Date.now();
    void stay();
  };

  useEffect(() => {
    watch.current = new IdleWatch(Date, props);
    used.current = Date.now();
    const channel = tabs.current = new BroadcastChannel(TABS);
    channel.onmessage = ({ data }: MessageEvent<Told>) => extend(data);
    channel.postMessage(watch.current.left());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      look();
      timer = setTimeout(wait, Math.min(watch.current!.nextChange() + 20, LOOK_EVERY));
    };
    const back = async () => {
      if (document.visibilityState === "hidden") return;
      look();
      if (await isOver(home)) leave(home);
    };
    const restored = (event: PageTransitionEvent) => event.persisted && back();
    wait();
    addEventListener("pageshow", restored);
    document.addEventListener("visibilitychange", back);
    document.addEventListener("input", type);
    return () => {
      clearTimeout(timer);
      channel.close();
      removeEventListener("pageshow", restored);
      document.removeEventListener("visibilitychange", back);
      document.removeEventListener("input", type);
    };
  }, []);

  const current = state.value;
  const asks = current.phase === "warning" || (current.phase === "last" && !dismissed.value);
  useEffect(() => {
    if (asks) dialog.current?.showModal();
    else dialog.current?.close();
  }, [asks]);

  const mayStay = current.phase === "warning";
  const done = () => mayStay ? void stay() : void (dismissed.value = true);
  return (
    <dialog
      ref={dialog}
      class="idle-warning"
      data-phase={watch.current ? current.phase : undefined}
      role="alertdialog"
      aria-labelledby="idle-title"
      aria-describedby="idle-text"
      onCancel={(event) => {
        event.preventDefault();
        done();
      }}
    >
      <h2 id="idle-title">{words.title}</h2>
      <div id="idle-text" aria-live="polite">
        {"minutesLeft" in current && <p>{words.minutes[current.minutesLeft - 1]}</p>}
        {current.phase === "last" && <p>{words.last}</p>}
      </div>
      <p role="status">{failed.value ? words.failed : ""}</p>
      <button class="button" type="button" onClick={done}>
        {current.phase === "last" ? words.close : words.stay}
      </button>
    </dialog>
  );
}

export const IdleWarning = island("IdleWarning", Warning);
