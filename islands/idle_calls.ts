import type { Left } from "./idle.ts";

/** Empties the screen at once, whether or not there is a connection, and goes to the phone form. */
export function leave(home: string): void {
  document.body.replaceChildren();
  document.title = "";
  location.replace(home);
}

/** Uses the session, so that its idle end moves. Answers how long there is now. */
export async function askToStay(home: string): Promise<Left | "signed-out" | "failed"> {
  try {
    const headers = { accept: "application/json" };
    const answer = await fetch(`${home}/stay`, { method: "POST", headers, redirect: "error" });
    if (answer.status === 401) return "signed-out";
    return answer.ok ? await answer.json() : "failed";
  } catch {
    return "failed";
  }
}

/** Whether the session has ended elsewhere, by signing out in another tab for instance. */
export async function isOver(home: string): Promise<boolean> {
  try {
    return (await fetch(`${home}/alive`, { redirect: "error" })).status === 401;
  } catch {
    return false;
  }
}
