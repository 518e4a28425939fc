import assert from "node:assert/strict";
import { ACCESS, type Access } from "../../../lib/staff/mod.ts";
import { ROLES } from "../../../lib/staff/roles.ts";

const DOC = new URL("../../../docs/trust.md", import.meta.url);
const [BEGIN, END] = ["<!-- who may do what -->", "<!-- end of who may do what -->"];

/** The table of access as the document prints it. */
function printed(): string {
  const mark = (access: Access, role: typeof ROLES[number]) =>
    typeof access === "string" || access.includes(role) ? "yes" : "–";
  const rows = Object.entries<Access>(ACCESS).map((
    [route, access],
  ) => [
    `\`${route}\``,
    access === "public" ? "yes" : "–",
    ...ROLES.map((role) => mark(access, role)),
  ]);
  const head = ["route", "signed out", ...ROLES];
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** The formatter aligns the columns of a table. */
function plain(table: string): string {
  return table.replaceAll(/ *\| */g, " | ").replaceAll(/-{3,}/g, "---").replaceAll(/^ | $/gm, "");
}

Deno.test("the document prints who may do what as the site enforces it", async () => {
  const text = await Deno.readTextFile(DOC);
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  assert.ok(begin >= 0 && end > begin, "docs/trust.md has no place for the table");
  const there = plain(text.slice(begin + BEGIN.length, end).trim());
  assert.equal(there, printed(), `put this between the marks of docs/trust.md:\n\n${printed()}\n`);
});

Deno.test("every test that the document names is there", async () => {
  const text = await Deno.readTextFile(DOC);
  const named = [...text.matchAll(/`(tests\/[\w/]+_test\.ts)`/g)].map(([, path]) => path!);
  assert.ok(named.length > 0);
  for (const path of named) {
    assert.ok((await Deno.stat(new URL(`../../../${path}`, import.meta.url))).isFile, path);
  }
});
