/**
 * The quiet way out, at once: the page is emptied, the server is told to close what is open, and
 * another site takes the place of this page in the history. Without script the form does the first two.
 */
const PRESSES = 3;
/** Within this time, in milliseconds. */
const TOGETHER = 2_000;

const form = document.querySelector<HTMLFormElement>("form.quick-exit");
let presses: number[] = [];

function leave({ action, dataset }: HTMLFormElement): void {
  document.documentElement.dataset.leaving = "";
  document.body.replaceChildren();
  document.title = "";
  navigator.sendBeacon(action, new URLSearchParams());
  location.replace(dataset.elsewhere!);
}

if (form) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(form);
  });
  addEventListener("keydown", ({ key, repeat, timeStamp, target }) => {
    if (key !== "Escape" || repeat) return;
    // A screen reader's way out of a field is the same key: what is being written is not at stake there.
    if ((target as Element).matches?.("input, textarea")) return;
    presses = [...presses.filter((at) => timeStamp - at < TOGETHER), timeStamp];
    if (presses.length >= PRESSES) leave(form);
  });
}
