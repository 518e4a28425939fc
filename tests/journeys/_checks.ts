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

/** The windows in which every page has to hold, in light and in dark colours. */
const WIDTHS = [320, 1280];
/** What of axe can differ with the colours alone. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** The HTML is valid: as the server sent it, before any script. */
export async function assertValidHtml(html: string, where: string): Promise<void> {
  const { results } = await validator.validateString(html);
  const found = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`)
  );
  assert.deepEqual(found, [], `${where}: not valid`);
}

/**
 * axe finds nothing, nothing is too wide, too small or broken inside a word, in every window and colour.
 * `wordsAlone`: of a page that was seen so in another language, so that only its words are new.
 */
export async function assertAccessible(
  visitor: Visitor,
  where: string,
  { wordsAlone = false } = {},
): Promise<void> {
  const { page } = visitor;
  const found: string[] = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme: "light" });
    const isSeen = wordsAlone && width !== WIDTHS[0];
    const problems = [
      ...isSeen ? [] : await violations(page),
      ...await visitor.tooWide(),
      ...await visitor.tooSmall(),
      ...await visitor.brokenWords(),
    ];
    found.push(...problems.map((problem) => `${width} px: ${problem}`));
    if (wordsAlone) continue;
    await page.emulateMedia({ colorScheme: "dark" });
    const inDark = await violations(page, OF_COLOURS);
    found.push(...inDark.map((problem) => `${width} px, dark: ${problem}`));
  }
  assert.deepEqual(found, [], where);
}

/** What axe finds wrong by all rules, or by some. It is brought into a page once, however often it is asked there. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  if (!await page.evaluate(() => "axe" in globalThis)) await page.evaluate(axe.source);
  return await page.evaluate(async (only) => {
    const { axe: here } = globalThis as unknown as { axe: typeof axe };
    const asked = only ? { runOnly: only } : {};
    const { violations } = await here.run({ resultTypes: ["violations"], ...asked });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }, rules);
}
