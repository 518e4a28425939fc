import assert from "node:assert/strict";
import { IdleWatch, type Left } from "../../islands/idle.ts";
import { FakeClock } from "../helpers/clock.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const FRESH: Left = { idleLeft: 15 * MINUTE, totalLeft: 60 * MINUTE };

function watch(left: Left = FRESH) {
  const clock = new FakeClock();
  return { clock, watch: new IdleWatch(clock, left) };
}

Deno.test("nothing is said until two minutes before the end", () => {
  const { clock, watch: idle } = watch();
  assert.deepEqual(idle.state(), { phase: "quiet" });
  clock.pass(13 * MINUTE - 1);
  assert.deepEqual(idle.state(), { phase: "quiet" });
  clock.pass(1);
  assert.deepEqual(idle.state(), { phase: "warning", minutesLeft: 2 });
});

Deno.test("the last minute is told, and no number below one is", () => {
  const { clock, watch: idle } = watch();
  clock.pass(14 * MINUTE - 1);
  assert.deepEqual(idle.state(), { phase: "warning", minutesLeft: 2 });
  clock.pass(1);
  assert.deepEqual(idle.state(), { phase: "warning", minutesLeft: 1 });
  clock.pass(MINUTE + 999);
  assert.deepEqual(idle.state(), { phase: "warning", minutesLeft: 1 });
});

Deno.test("it is over a second after the server has closed the session, and stays over", () => {
  const { clock, watch: idle } = watch();
  clock.pass(15 * MINUTE + SECOND - 1);
  assert.notEqual(idle.state().phase, "over");
  clock.pass(1);
  assert.deepEqual(idle.state(), { phase: "over" });
  clock.pass(60 * MINUTE);
  assert.deepEqual(idle.state(), { phase: "over" });
});

Deno.test("staying makes it quiet again", () => {
  const { clock, watch: idle } = watch();
  clock.pass(14 * MINUTE);
  idle.extend({ idleLeft: 15 * MINUTE, totalLeft: 46 * MINUTE });
  assert.deepEqual(idle.state(), { phase: "quiet" });
  clock.pass(13 * MINUTE);
  assert.deepEqual(idle.state(), { phase: "warning", minutesLeft: 2 });
});

Deno.test("an older page in another tab does not make the time shorter", () => {
  const { clock, watch: idle } = watch();
  idle.extend({ idleLeft: MINUTE, totalLeft: 46 * MINUTE });
  clock.pass(12 * MINUTE);
  assert.deepEqual(idle.state(), { phase: "quiet" });
});

Deno.test("a session that ends anyway is not said to be one that can go on", () => {
  const { clock, watch: idle } = watch({ idleLeft: 10 * MINUTE, totalLeft: 10 * MINUTE });
  assert.deepEqual(idle.state(), { phase: "quiet" });
  clock.pass(8 * MINUTE);
  assert.deepEqual(idle.state(), { phase: "last", minutesLeft: 2 });
  clock.pass(2 * MINUTE + SECOND);
  assert.deepEqual(idle.state(), { phase: "over" });
});

Deno.test("a page that was asleep finds that it is over", () => {
  const { clock, watch: idle } = watch();
  clock.pass(8 * 60 * MINUTE);
  assert.deepEqual(idle.state(), { phase: "over" });
  assert.equal(idle.nextChange(), 0);
});

Deno.test("tabs tell each other how long there is, not what time it is", () => {
  const one = watch();
  const other = watch({ idleLeft: 3 * MINUTE, totalLeft: 48 * MINUTE });
  one.clock.pass(MINUTE);
  other.clock.set("2031-01-01T00:00:00Z");
  const late = new IdleWatch(other.clock, { idleLeft: 3 * MINUTE, totalLeft: 48 * MINUTE });
  late.extend(one.watch.left());
  assert.deepEqual(late.left(), { idleLeft: 14 * MINUTE, totalLeft: 59 * MINUTE });
});

Deno.test("looking again at each change finds every state once, in its order", () => {
  const { clock, watch: idle } = watch();
  const seen: string[] = [];
  for (let looks = 0; looks < 20 && seen.at(-1) !== "over"; looks++) {
    const state = idle.state();
    seen.push("minutesLeft" in state ? `${state.phase} ${state.minutesLeft}` : state.phase);
    clock.pass(idle.nextChange());
  }
  assert.deepEqual(seen, ["quiet", "warning 2", "warning 1", "over"]);
});
