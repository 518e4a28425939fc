import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { DeskOverview } from "../lib/chat/desk_wire.ts";
import { type DraftKind, Drafts } from "./_desk/drafts.ts";
import { Left } from "./_desk/left.tsx";
import { lineId, Lists } from "./_desk/lists.tsx";
import { newsOf } from "./_desk/model.ts";
import { namesIn } from "./_desk/names.ts";
import { Panel, type ReadyText } from "./_desk/panel.tsx";
import { Presence } from "./_desk/presence.tsx";
import { useAlerts } from "./_desk/use_alerts.ts";
import { useDesk } from "./_desk/use_desk.ts";
import { useKeptFocus } from "./_desk/use_kept_focus.ts";
import type { LiveDeskWords } from "./_desk/words.ts";
import { island } from "./_island.tsx";

interface DeskProps {
  title: string;
  overview: DeskOverview;
  answers: readonly ReadyText[];
  /** Of the server, epoch milliseconds. */
  now: number;
  lang: "fi" | "en";
  words: LiveDeskWords;
}

/** So many conversations are opened by themselves; the others with a press. */
const OPEN_AT_FIRST = 3;
/** How long people have waited is told anew so often, in milliseconds. */
const TICK = 15_000;

/** The desk. The server renders the same lists, for whoever has no script. */
function AdviserDesk({ title, overview: start, answers, now, lang, words: w }: DeskProps) {
  const desk = useDesk(start, start.mine.slice(0, OPEN_AT_FIRST).map(({ id }) => id));
  const alerts = useAlerts(title);
  const clock = useSignal(now);
  const said = useSignal("");
  const begun = useSignal(0);
  const kept = useRef<Drafts>(null);
  const drafts = kept.current ??= new Drafts(() => begun.value++);
  const heading = useRef<HTMLHeadingElement>(null);
  /** The conversation that the adviser has opened just now. */
  const wanted = useRef<string>(null);
  const overview = desk.overview.value;
  const views = desk.views.value;
  const live = desk.live.value;
  const { waiting, mine, advisers } = overview;
  const nameOf = namesIn(overview, w.anonymous);
  // Begun and over are what makes it look anew; every letter would be too often.
  const left = begun.value > 0
    ? drafts.left(new Set([...views.keys(), ...mine.map(({ id }) => id)]))
    : [];
  const unread = mine.reduce((sum, line) => sum + line.unread, 0);

  const before = useRef(start);
  useEffect(() => {
    const news = newsOf(before.current, overview);
    before.current = overview;
    document.title = unread + waiting.length > 0 ? `(${unread + waiting.length}) ${title}` : title;
    if (!news || !live) return;
    said.value = `${w.live[news.what]} ${nameOf(news.line)}`;
    alerts.alert(w.live[news.what]);
  }, [overview]);
  useEffect(() => {
    const ahead = now - Date.now();
    const timer = setInterval(() => clock.value = Date.now() + ahead, TICK);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (drafts.any || desk.unsent()) event.preventDefault();
    };
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);

  const came = desk.came.value;
  useEffect(() => {
    if (came.place) said.value = came.place === "kept" ? w.live.placeKept : w.live.placeLost;
    // What was not answered belonged to the connection that is over.
    else if (said.value === w.live.notNow) said.value = "";
  }, [came]);
  useEffect(() => {
    if (!desk.signedOut.value) return;
    document.title = `(!) ${w.live.signedOut}`;
    alerts.alert(w.live.signedOut);
  }, [desk.signedOut.value]);

  useKeptFocus(heading);
  const open = (id: string) => {
    wanted.current = id;
    void desk.open(id);
  };
  const close = (id: string) => {
    desk.close(id);
    document.getElementById(lineId(id))?.focus();
  };

  /** Does what the form does, and stays on the page; what is refused goes the form's own way. */
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, event.submitter)) body.set(name, String(value));
    const answer = await fetch(form.action, { method: "POST", body }).catch(() => null);
    if (!answer) return void (said.value = w.live.notNow);
    const acted = form.action.split("/").at(-2)!;
    const written = form.querySelector<HTMLElement>("[data-draft]")?.dataset.draft;
    // It has gone with the form, which shows it again where it is refused.
    if (written) drafts.drop(acted, written as DraftKind);
    if (!answer.ok || !answer.redirected) return form.submit();
    const { pathname, searchParams } = new URL(answer.url);
    // Somebody who goes is asked first what becomes of their chats.
    if (pathname === "/admin/desk/leaving") return location.assign(answer.url);
    const done = searchParams.get("done") ?? "";
    const refused = searchParams.get("refused") ?? "";
    said.value = w.done[done] ?? w.refused[refused] ?? "";
    const presence = body.get("state");
    if (presence) desk.sayPresence(presence === "left" ? null : presence as "present");
    form.reset();
    const details = form.closest("details");
    if (details?.contains(document.activeElement)) details.querySelector("summary")!.focus();
    details?.removeAttribute("open");
    const id = pathname.split("/")[4];
    if (id && done === "taken") open(id);
    else if (id) void desk.open(id);
    if (["handed-over", "ended", "blocked", "block-unknown"].includes(done)) desk.close(acted);
  };

  if (desk.signedOut.value) {
    return (
      <p class="notice notice-warning" role="alert">
        {w.live.signedOut} <a href="/admin">{w.live.signIn}</a>
      </p>
    );
  }
  return (
    <>
      <div class="desk-head">
        <h1 ref={heading} tabIndex={-1}>{title}</h1>
        <Presence {...{ overview, words: w }} onSubmit={live ? submit : undefined} />
      </div>
      {live && (
        <div class="desk-alerts cluster">
          <Choice
            id="alert-sound"
            label={w.live.sound}
            checked={alerts.sound.value}
            onChange={alerts.setSound}
          />
          <Choice
            id="alert-notify"
            label={w.live.notify}
            checked={alerts.notify.value}
            onChange={alerts.setNotify}
          />
          {alerts.refused.value && <span role="alert">{w.live.notifyRefused}</span>}
        </div>
      )}
      <p role="status" class="desk-said">{desk.lost.value ? w.live.lost : said.value}</p>
      <Left drafts={left} words={w} onDrop={({ chat, kind }) => drafts.drop(chat, kind)} />
      <div class={views.size > 0 ? "desk-work desk-work-split" : "desk-work"}>
        <Lists
          {...{ overview, lang, words: w, nameOf }}
          now={clock.value}
          begun={(id) => drafts.of(id).length > 0}
          onSubmit={live ? submit : undefined}
          beside={live
            ? (line) => {
              const { id } = line;
              const isOpen = views.has(id);
              return (
                <button
                  class="button button-quiet"
                  type="button"
                  onClick={() => isOpen ? desk.close(id) : open(id)}
                >
                  {isOpen ? w.live.closeHere : w.live.openHere}
                  <span class="visually-hidden">{`: ${nameOf(line)}`}</span>
                </button>
              );
            }
            : undefined}
        />
        {views.size > 0 && (
          <div class="desk-panels">
            {[...views].map(([id, view]) => (
              <Panel
                key={id}
                {...{ id, view, answers, drafts, lang, words: w }}
                name={nameOf({ id, nickname: view.nickname })}
                pending={desk.pending.value.get(id) ?? []}
                others={advisers.filter(({ me }) => !me)}
                onSend={(text) => desk.send(id, text)}
                onRetry={() => desk.retry(id)}
                onTyping={() => desk.tellTyping(id)}
                onSeen={() => desk.tellRead(id)}
                onClose={() => close(id)}
                isWanted={() => wanted.current === id}
                onSubmit={submit}
              />
            ))}
          </div>
        )}
      </div>
    </>
  );
}

function Choice({ id, label, checked, onChange }: {
  id: string;
  label: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}) {
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
    </div>
  );
}

export const Desk = island("Desk", AdviserDesk);
