import assert from "node:assert/strict";
import axe from "axe-core";
import { HtmlValidate } from "html-validate";
import type { Page } from "playwright-core";
import type { Visitor } from "./_visitor.ts";

/** The standard and what assistive technology needs; how the markup is written is the renderer's. */
const validator = new HtmlValidate({
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    "doctype-style": "off",
    "attr-quotes": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "no-trailing-whitespace": "off",
    "no-inline-style": "error",
    "void-style": "off",
    "long-title": "off",
    "tel-non-breaking": "off",
  },
});

/** The windows and colours in which every page has to hold. */
const LOOKS = [
  { width: 320, colorScheme: "light" },
  { width: 320, colorScheme: "dark" },
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
] as const;

/** The HTML is valid: as the server sent it, before any script. */
export async function assertValidHtml(html: string, where: string): Promise<void> {
  const { results } = await validator.validateString(html);
  const found = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`)
  );
  assert.deepEqual(found, [], `${where}: not valid`);
}

/** axe finds nothing, nothing is too wide, too small or broken inside a word, in every window and colour. */
export async function assertAccessible(visitor: Visitor, where: string): Promise<void> {
  const { page } = visitor;
  const found: string[] = [];
  for (const { width, colorScheme } of LOOKS) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const problems = [
      ...await violations(page),
      ...await visitor.tooWide(),
      ...await visitor.tooSmall(),
      ...await visitor.brokenWords(),
    ];
    found.push(...problems.map((problem) => `${width} px, ${colorScheme}: ${problem}`));
  }
  assert.deepEqual(found, [], where);
}

/** What axe finds wrong. It is brought into a page once, however often it is asked there. */
async function violations(page: Page): Promise<string[]> {
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await here.run({ resultTypes: ["violations"] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  });
}
