import type { Left } from "./idle.ts";

/** How long the session has, and whose it is. */
export interface Standing extends Left {
  readonly who: string;
}

/** Asks how long there is; `stay` uses the session, so that its idle end moves. */
export async function askHowLong(stay?: "stay"): Promise<Standing | "signed-out" | "failed"> {
  const init = { headers: { accept: "application/json" }, redirect: "error" } as const;
  try {
    const answer = stay
      ? await fetch("/admin/stay", { method: "POST", ...init })
      : await fetch("/admin/alive?auto", init);
    if (answer.status === 401) return "signed-out";
    return answer.ok ? await answer.json() : "failed";
  } catch {
    return "failed";
  }
}

/** Whether anything on the page was written that has not been sent. */
export function isTyped(): boolean {
  const fields = document.querySelectorAll<HTMLTextAreaElement | HTMLInputElement>(
    "main textarea, main input:not([type=hidden], [type=checkbox], [type=radio])",
  );
  return [...fields].some(({ value, defaultValue }) => value !== defaultValue);
}

/** Takes what is shown off the screen, or brings it back. What was typed stays where it is. */
export function hideMain(hidden: boolean): void {
  document.querySelector("main")!.hidden = hidden;
}

/** Empties the screen at once and goes to where staff sign in. */
export function leave(): void {
  document.body.replaceChildren();
  document.title = "";
  location.replace("/admin");
}

/** Whether htmx asks by the clock and not because somebody pressed something. */
export function isByItself({ target }: Event): boolean {
  return target instanceof Element &&
    (target.getAttribute("data-hx-trigger") ?? "").includes("every");
}
