import assert from "node:assert/strict";
import { codeText } from "../../../lib/phone/text.ts";
import { LANGS } from "../../../lib/site/languages.ts";
import { timeFrom, timeUntil } from "../../../lib/words/phone/mod.ts";

/** The basic character set of GSM 03.38: one septet each. Others cost two, or a whole message more. */
const GSM_BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
  "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

for (const lang of LANGS) {
  Deno.test(`a code's message in ${lang} is one text message, with the code in front`, () => {
    for (const host of [null, "tyyne.info", "omat-tiedot.tietosuoja.tyyne.info"]) {
      for (const opens of ["myData", "chat"] as const) {
        const text = codeText("012345", { lang, opens, host });
        assert(text.length <= 160, `${text.length} characters`);
        assert.deepEqual([...text].filter((char) => !GSM_BASIC.includes(char)), []);
        assert(text.startsWith("012345 "));
        assert.equal(/chat/.test(text), opens === "chat", "it says what the code is for");
      }
    }
  });

  Deno.test(`a code's message in ${lang} ends with the line that binds it to the site`, () => {
    const text = codeText("012345", { lang, opens: "myData", host: "tyyne.info" });
    assert.equal(text.split("\n").at(-1), "@tyyne.info #012345");
    const unbound = codeText("012345", { lang, opens: "myData", host: null });
    assert(!unbound.includes("@") && !unbound.includes("#") && !unbound.includes("\n"));
  });
}

Deno.test("a time to come back at is never too early, a time to be done by never too late", () => {
  const at = Date.parse("2025-03-05T07:04:20Z");
  assert.equal(timeFrom(at, "fi"), "klo 9.05");
  assert.equal(timeUntil(at, "fi"), "klo 9.04");
  assert.equal(timeFrom(at - 20_000, "sv"), "kl. 9.04");
  assert.equal(timeUntil(at, "en"), "at 9:04");
  assert.equal(timeFrom(Date.parse("2025-03-05T22:00:00Z"), "fi"), "klo 0.00");
  assert.equal(timeFrom(Date.parse("2025-07-05T18:30:00Z"), "fi"), "klo 21.30");
});
