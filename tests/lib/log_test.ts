import assert from "node:assert/strict";
import { jsonLog } from "../../lib/log/mod.ts";

Deno.test("whatever is in a field, an event is one line of JSON that says when, how bad and what", () => {
  const lines: [string, string][] = [];
  const log = jsonLog((line, level) => void lines.push([level, line]));
  const hostile = `a\n{"level":"info","event":"all-is-well"}\r\u2028\u001b[31m"`;
  log.error("sign-in-failed", { error: hostile, count: 2 });
  log.info("listening");
  assert.deepEqual(lines.map(([level]) => level), ["error", "info"]);
  const [first, second] = lines.map(([, line]) => JSON.parse(line));
  for (const cut of ["\n", "\r", "\u001b"]) assert.ok(!lines[0]![1].includes(cut));
  assert.deepEqual([first.event, first.error, first.count], ["sign-in-failed", hostile, 2]);
  assert.match(second.time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});
