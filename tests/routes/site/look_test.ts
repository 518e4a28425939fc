import assert from "node:assert/strict";
import { assets } from "../../helpers/site.ts";

const STATIC = new URL("../../../static/", import.meta.url);
const names = (await Array.fromAsync(Deno.readDir(STATIC))).map(({ name }) => name)
  .filter((name) => name.endsWith(".css"));
const css = sheet("site.css");

/** A style sheet as a page gets it. */
function sheet(name: string): string {
  return new TextDecoder().decode(assets.find(assets.url(name))?.body.bytes);
}

type Colours = Readonly<Record<string, string>>;

/** The colours of a theme: each block changes what the ones before it said. */
function theme(...conditions: string[]): Colours {
  const blocks = [...css.matchAll(/(?:@media ([^{]+) \{\s*)?:root \{([^}]*)\}/g)];
  const told = blocks.filter(([, condition]) => !condition || conditions.includes(condition));
  assert.equal(told.length, conditions.length + 1);
  const entries = told.flatMap(([, , body = ""]) => [...body.matchAll(/--([\w-]+): (#\w+);/g)]);
  return Object.fromEntries(entries.map(([, name, value]) => [name, value]));
}

const DARK = "(prefers-color-scheme: dark)";
const MORE = "(prefers-contrast: more)";
const THEMES: Readonly<Record<string, Colours>> = {
  "light": theme(),
  "dark": theme(DARK),
  "light with more contrast": theme(MORE),
  "dark with more contrast": theme(DARK, MORE, `${MORE} and ${DARK}`),
};

/** The contrast ratio of two colours (WCAG 2.1). */
function contrast(colours: Colours, a: string, b: string): number {
  const [high = 0, low = 0] = [a, b].map((name) => luminance(colours[name] ?? "")).sort((x, y) =>
    y - x
  );
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((one) => one + one) : hex.match(/\w\w/g);
  assert.equal(digits?.length, 3, hex);
  const [r = 0, g = 0, b = 0] = (digits ?? []).map((pair) => {
    const part = parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const GROUNDS = ["paper", "sheet", "mist", "amber", "moss", "rose"];

Deno.test("contrast is computed as the standard says", () => {
  const colours = { black: "#000", white: "#ffffff", grey: "#777777" };
  assert.equal(contrast(colours, "white", "black"), 21);
  assert.ok(Math.abs(contrast(colours, "grey", "white") - 4.48) < 0.01);
});

for (const [name, colours] of Object.entries(THEMES)) {
  Deno.test(`${name}: text to read has AAA contrast on every ground, everything else AA`, () => {
    for (const ground of GROUNDS) {
      for (const text of ["ink", "soft", "lake", "seen"]) {
        assert.ok(contrast(colours, text, ground) >= 7, `${text} on ${ground}`);
      }
      for (const text of ["spruce", "lingon"]) {
        assert.ok(contrast(colours, text, ground) >= 4.5, `${text} on ${ground}`);
      }
      assert.ok(contrast(colours, "edge", ground) >= 3, `edge on ${ground}`);
    }
    for (const button of ["spruce", "lingon"]) {
      for (const ground of [button, `${button}-deep`]) {
        assert.ok(contrast(colours, `on-${button}`, ground) >= 4.5, ground);
      }
    }
  });

  Deno.test(`${name}: the focus ring stands out wherever it is`, () => {
    assert.ok(contrast(colours, "ring", "ring-edge") >= 3);
    for (const ground of GROUNDS) {
      const seen = Math.max(
        contrast(colours, "ring", ground),
        contrast(colours, "ring-edge", ground),
      );
      assert.ok(seen >= 3, ground);
    }
  });
}

Deno.test("more contrast is more, and no theme looks like another", () => {
  const pairs = [["light", "light with more contrast"], ["dark", "dark with more contrast"]];
  for (const [plain = "", more = ""] of pairs) {
    for (const text of ["ink", "soft", "lake", "lingon"]) {
      const [before, after] = [plain, more].map((one) =>
        contrast(THEMES[one] ?? {}, text, "paper")
      );
      assert.ok((after ?? 0) > (before ?? 0), `${text} in ${more}`);
    }
  }
  assert.equal(new Set(Object.values(THEMES).map((one) => one["paper"])).size, 4);
});

Deno.test("no style loads anything, and no colour stands outside the themes", () => {
  assert.ok(names.length > 0);
  for (const name of names) assert.doesNotMatch(sheet(name), /url\(|@import|@font-face/, name);
  const rules = css.slice(css.indexOf("*,\n::before"));
  const colours = (rules.match(/#[0-9a-f]{3,8}\b/gi) ?? []).filter((one) => one !== "#0000");
  assert.deepEqual(colours, []);
});
