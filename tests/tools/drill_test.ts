import assert from "node:assert/strict";
import { NotProved, Proofs } from "../../tools/drill/proofs.ts";
import { runToEnd, taskArgs } from "../helpers/process.ts";

const PROVED = [
  /A backup of \d+ rows was made while the site ran; .* answered [1-9]\d* times/,
  /Neither the backup, nor its rows once it is opened, nor the ledger holds/,
  /A client erased everything after it/,
  /one changed byte is refused, at each of \d places/,
  /A cut backup is refused/,
  /A wrong MASTER_KEY and a wrong INDEX_KEY are refused/,
  /killed in the middle leaves a store that no site starts over/,
  /Run again it is complete: \d+ calls and \d chats/,
  /The client who erased everything after the backup did not come back/,
  /No row belongs to nobody/,
  /The audit log is whole, and its last entry is the restore/,
  /Restored 200 days later, only .* comes back: chat\./,
  /not changed under a site that was not told/,
  /wrapped anew while the site answered [1-9]\d* times, although it was killed once/,
  /The new master key alone opens everything/,
  /With the new master key only, the old backup does not open/,
  /none of its \d+ data keys would/,
  /A new backup opens with the new master key/,
];

Deno.test("the drill proves what it says, a line each, and leaves nothing behind", async () => {
  const TMPDIR = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  try {
    const { code, stdout, stderr } = await runToEnd(await taskArgs("drill"), { TMPDIR });
    assert.equal(code, 0, stderr);
    const lines = stdout.split("\n").filter((line) => /^ ?\d+\. /.test(line));
    assert.equal(lines.length, PROVED.length);
    for (const [n, proof] of PROVED.entries()) assert.match(lines[n]!, proof);
    assert.match(stdout, new RegExp(`The drill proved ${PROVED.length} things`));
    assert.deepEqual(await Array.fromAsync(Deno.readDir(TMPDIR)), []);
  } finally {
    await Deno.remove(TMPDIR, { recursive: true });
  }
});

Deno.test("what does not hold ends the drill", () => {
  assert.throws(() => new Proofs().show("The sky is green.", false, { seen: "blue" }), NotProved);
});
