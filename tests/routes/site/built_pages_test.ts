import assert from "node:assert/strict";
import { writeBuiltPages } from "../../../lib/assets/mod.ts";
import { buildPages, builtPages, renderedPages, UNKNOWN_SITE } from "../../../routes/site/pages.ts";
import { assets, testSettings } from "../../helpers/site.ts";

const settings = {
  ...testSettings(),
  mode: "production" as const,
  siteUrl: new URL("https://tyyne.example"),
};

/** The pages as the build writes them, in a folder that goes with the test. */
async function build() {
  const folder = await Deno.makeTempDir({ prefix: "tyyne-test-" });
  const root = new URL(`file://${folder}/`);
  await writeBuiltPages(await buildPages(assets), root);
  return { root, [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }) };
}

Deno.test("a page that was built is, to the byte and the header, the page that would be rendered", async () => {
  await using built = await build();
  for (const storeOutsideEea of [null, "adequacy", "standard_clauses"] as const) {
    const here = { ...settings, storeOutsideEea };
    const ready = builtPages(here, built.root);
    const rendered = renderedPages({ assets, settings: here });
    assert.deepEqual(ready.paths, rendered.paths);
    for (const path of ready.paths) {
      const [one, other] = await Promise.all([ready, rendered].map(async (pages) => {
        const answer = await pages.answer(new Request(`https://tyyne.example${path}`));
        assert.ok(answer, path);
        return { headers: [...answer.headers], body: await answer.text() };
      }));
      assert.deepEqual(one, other, path);
    }
  }
});

Deno.test("a store outside the EEA is stated in every language and in the data, and only where it is so", async () => {
  await using built = await build();
  const said = async (storeOutsideEea: "standard_clauses" | null, path: string) => {
    const pages = builtPages({ ...settings, storeOutsideEea }, built.root);
    return await (await pages.answer(new Request(`https://tyyne.example${path}`)))!.text();
  };
  const names = {
    "/tietosuoja": /Yhdysvalloissa/,
    "/selko/tietosuoja": /Yhdysvalloissa/,
    "/sv/dataskydd": /i USA/,
    "/en/privacy": /in the United States/,
    "/tietosuoja.json": /in the United States/,
  };
  for (const [path, name] of Object.entries(names)) {
    assert.match(await said("standard_clauses", path), name);
    assert.doesNotMatch(await said(null, path), name);
  }
});

Deno.test("no built page names the site that it was rendered for", async () => {
  await using built = await build();
  const pages = builtPages(settings, built.root);
  for (const path of pages.paths) {
    const answer = await pages.answer(new Request(`https://tyyne.example${path}`));
    assert.ok(!(await answer!.text()).includes(UNKNOWN_SITE.host), path);
  }
});

Deno.test("a page that was not built is not answered", async () => {
  await using built = await build();
  await Deno.remove(new URL("build/pages/eea/tietosuoja", built.root));
  const pages = builtPages(settings, built.root);
  const asked = pages.answer(new Request("https://tyyne.example/tietosuoja"));
  await assert.rejects(Promise.resolve(asked), Deno.errors.NotFound);
});
