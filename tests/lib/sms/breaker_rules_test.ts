import assert from "node:assert/strict";
import fc from "fast-check";
import { MINUTE } from "../../../lib/clock.ts";
import {
  admit,
  afterFailure,
  afterSuccess,
  BREAKER,
  type BreakerState,
  broken,
  isTooMany,
  trying,
  WELL,
} from "../../../lib/sms/breaker_rules.ts";

const NOW = Date.parse("2026-03-02T09:00:00Z");
const someone = { patient: false };
const failing = { wasTry: false, tooMany: false };

/** An outage that began now. */
const out = broken(WELL, NOW, "no-answer");

Deno.test("two failures in a row change nothing yet, the third stops everything", () => {
  let state: BreakerState = WELL;
  for (const expected of ["go", "go", { until: NOW + BREAKER.firstWait }]) {
    state = afterFailure(state, NOW, failing);
    assert.deepEqual(admit(state, NOW, someone), expected);
  }
  assert.equal(state.outage?.reason, "no-answer");
});

Deno.test("failures that a success parts are not in a row", () => {
  let state: BreakerState = WELL;
  for (let n = 0; n < 10; n++) {
    state = afterFailure(state, NOW, failing);
    state = afterFailure(state, NOW, failing);
    state = afterSuccess(state, NOW, { wasTry: false });
  }
  assert.equal(admit(state, NOW, someone), "go");
});

Deno.test("a success while all is well changes nothing, so nothing has to be written", () => {
  assert.equal(afterSuccess(WELL, NOW, { wasTry: false }), WELL);
});

Deno.test("too large a part stops everything, though no three failed in a row", () => {
  const state = afterFailure(WELL, NOW, { wasTry: false, tooMany: true });
  assert.equal(state.outage?.reason, "rate");
});

Deno.test("half of ten is too many; half of nine, and less than half, is not", () => {
  assert.equal(isTooMany({ wrong: 5, all: 10 }), true);
  assert.equal(isTooMany({ wrong: 9, all: 9 }), false);
  assert.equal(isTooMany({ wrong: 49, all: 100 }), false);
});

Deno.test("after the wait one message may be tried, and only one", () => {
  const then = NOW + BREAKER.firstWait;
  assert.deepEqual(admit(out, then - 1, someone), { until: then });
  assert.equal(admit(out, then, someone), "try");
  const busy = trying(out, then);
  assert.deepEqual(admit(busy, then, someone), { until: then + BREAKER.tryFor });
});

Deno.test("a try that nobody finished is over after a minute, and another may be made", () => {
  const then = NOW + BREAKER.firstWait;
  assert.equal(admit(trying(out, then), then + BREAKER.tryFor, someone), "try");
});

Deno.test("a try that went through ends the outage; any other success does not", () => {
  const then = NOW + BREAKER.firstWait;
  const busy = trying(out, then);
  assert.equal(afterSuccess(busy, then, { wasTry: false }), busy);
  const after = afterSuccess(busy, then, { wasTry: true });
  assert.deepEqual(after, { failures: 0, outage: null, wellSince: then });
});

Deno.test("each try that fails doubles the wait, up to a quarter of an hour, and the outage is the same one", () => {
  let state = out;
  let now = NOW + BREAKER.firstWait;
  for (const minutes of [2, 4, 8, 15, 15]) {
    state = afterFailure(trying(state, now), now, { wasTry: true, tooMany: false });
    assert.deepEqual(admit(state, now, someone), { until: now + minutes * MINUTE });
    now += minutes * MINUTE;
  }
  assert.equal(state.outage?.since, NOW);
});

Deno.test("what was under way when the outage began makes it neither longer nor shorter", () => {
  assert.equal(afterFailure(out, NOW + 1, failing), out);
  assert.equal(broken(out, NOW + 1, "rate"), out);
});

Deno.test("whoever has nobody waiting leaves the try to whoever has, but not for ever", () => {
  const patient = { patient: true };
  const then = NOW + BREAKER.firstWait;
  assert.deepEqual(admit(out, then, patient), { until: then + BREAKER.patience });
  assert.equal(admit(out, then + BREAKER.patience, patient), "try");
});

Deno.test("a clock that is set back does not make a wait of a minute one of a year", () => {
  const before = NOW - 365 * 24 * 60 * MINUTE;
  assert.equal(admit(out, before, someone), "try");
  assert.equal(admit(trying(out, NOW), before, someone), "try");
});

Deno.test("whatever happens in whatever order, a wait has its end and tries do not overlap", () => {
  const event = fc.record({
    after: fc.integer({ min: 0, max: 20 * MINUTE }),
    what: fc.constantFrom("ask", "ask patiently", "fails", "goes through", "report"),
  });
  fc.assert(fc.property(fc.array(event, { maxLength: 80 }), (events) => {
    let state: BreakerState = WELL;
    let now = NOW;
    let tried: number | null = null;
    for (const { after, what } of events) {
      now += after;
      const wasTry = tried !== null && now - tried < BREAKER.tryFor;
      switch (what) {
        case "fails":
          state = afterFailure(state, now, { wasTry, tooMany: false });
          tried = null;
          break;
        case "goes through":
          state = afterSuccess(state, now, { wasTry });
          tried = null;
          break;
        case "report":
          state = broken(state, now, "rate");
          break;
        default: {
          const patient = what === "ask patiently";
          const admission = admit(state, now, { patient });
          if (admission === "try") {
            assert.ok(tried === null || now - tried >= BREAKER.tryFor);
            state = trying(state, now);
            tried = now;
          }
          if (typeof admission === "string") break;
          assert.ok(admission.until > now);
          assert.ok(admission.until <= now + BREAKER.longestWait + BREAKER.patience);
        }
      }
    }
  }));
});
