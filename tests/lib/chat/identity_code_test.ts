import assert from "node:assert/strict";
import { hasIdentityCode } from "../../../lib/chat/identity_code.ts";

Deno.test("a personal identity code is found in a text, in small letters and of every century", () => {
  // Of the range that is never given to anybody (900 and up).
  for (const code of ["010190-900P", "010190Y900P", "010190-900P."]) {
    assert.ok(hasIdentityCode(`Tunnukseni on ${code}`), code);
  }
  assert.ok(hasIdentityCode("010101a900r"));
});

Deno.test("what only looks like one is no identity code", () => {
  for (
    const text of ["010190-900Q", "050 123 4567", "1010190-900P", "5.3.2026-100"]
  ) {
    assert.ok(!hasIdentityCode(text), text);
  }
});
