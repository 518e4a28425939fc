import assert from "node:assert/strict";
import { pageAfterCode } from "../../../lib/portal/mod.ts";

const ID = "0192f0c1-1111-7000-8000-000000000001";

for (
  const [asked, place] of [
    ["/omat-tiedot", "/omat-tiedot"],
    ["/omat-tiedot/download", "/omat-tiedot/download"],
    ["/omat-tiedot/ask/other", "/omat-tiedot/ask/other"],
    [`/omat-tiedot/request/${ID}`, `/omat-tiedot/request/${ID}`],
    ["/omat-tiedot/delete?scope=call_note", "/omat-tiedot/delete?scope=call_note"],
    ["/sv/mina-uppgifter/delete", "/omat-tiedot/delete"],
  ] as const
) {
  Deno.test(`after the code ${asked} opens in the reader's language`, () => {
    assert.equal(pageAfterCode(asked, "fi"), place);
  });
}

for (
  const asked of [
    undefined,
    "",
    "/",
    "/admin",
    "https://evil.example/omat-tiedot/ask",
    "//evil.example",
    "/omat-tiedot//evil.example",
    "/omat-tiedot/../admin",
    "/omat-tiedotx",
    "/omat-tiedot/",
    "/omat-tiedot/ask?next=https://evil.example",
    "/omat-tiedot/ask#x",
    "/omat-tiedot/delete?scope=0123456789abcdefghij",
    "/omat-tiedot/delete?scope=call&scope=sms",
    "/omat-tiedot/export.json",
    "/omat-tiedot/ask\r\nset-cookie: a=b",
    "/omat-tiedot/verify",
    "/omat-tiedot/sign-out",
    "/omat-tiedot/code/delivery",
    `/omat-tiedot/${"a".repeat(250)}`,
    "\\\\evil.example",
    "javascript:alert(1)",
  ]
) {
  Deno.test(`a code does not lead to ${JSON.stringify(asked)}`, () => {
    assert.equal(pageAfterCode(asked, "fi"), null);
  });
}
