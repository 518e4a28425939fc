import type { Left } from "./idle.ts";

/** How long there is now, and the sentence that says so. */
interface Stayed extends Left {
  readonly until: string;
}

/** Leaving twice would stop what is on its way. */
let leaving = false;

/**
 * Empties the screen at once, whether or not there is a connection, and goes to the phone form, which
 * leads back here. What was typed is handed over first, for whoever proves the same number.
 */
export function leave(home: string): void {
  if (leaving) return;
  leaving = true;
  addEventListener("pageshow", () => leaving = false, { once: true });
  const form = typedForm();
  const { pathname, search } = location;
  history.scrollRestoration = "manual";
  document.body.replaceChildren();
  document.title = "";
  if (form) return handOver(form, home);
  const to = pathname === home ? "" : `?to=${encodeURIComponent(pathname + search)}`;
  location.replace(home + to);
}

/** The form that somebody has written in: now, or before it came back to them. */
function typedForm(): HTMLFormElement | undefined {
  return [...document.forms].find((form) =>
    form.querySelector("[name=mark]") !== null &&
    (form.dataset.written !== undefined || [...form.elements].some(isChanged))
  );
}

function isChanged(field: Element): boolean {
  const written = field instanceof HTMLTextAreaElement ||
    field instanceof HTMLInputElement && field.type !== "hidden";
  return written && field.value !== field.defaultValue;
}

/** Sends what was typed to where it is sealed; nothing of it is seen meanwhile. */
function handOver(form: HTMLFormElement, home: string): void {
  const place = document.createElement("input");
  place.type = "hidden";
  place.name = "place";
  place.value = form.getAttribute("action")!;
  form.append(place);
  form.hidden = true;
  form.setAttribute("action", `${home}/keep`);
  document.body.append(form);
  form.submit();
}

/** Uses the session, so that its idle end moves. Answers how long there is now. */
export async function askToStay(home: string): Promise<Stayed | "signed-out" | "failed"> {
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
