import assert from "node:assert/strict";
import { writeBuiltPages } from "../../../lib/assets/mod.ts";
import {
  builtPages,
  PUBLIC_PAGES,
  renderedPages,
  UNKNOWN_SITE,
} from "../../../routes/site/pages.ts";
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
  const shell = { assets, siteUrl: UNKNOWN_SITE, dev: false };
  const pages = PUBLIC_PAGES.map(async ({ path, render }) => [path, await render(shell)] as const);
  await writeBuiltPages(await Promise.all(pages), root);
  return { root, [Symbol.asyncDispose]: () => Deno.remove(folder, { recursive: true }) };
}

Deno.test("a page that was built is, to the byte and the header, the page that would be rendered", async () => {
  await using built = await build();
  const [ready, rendered] = [builtPages(settings, built.root), renderedPages({ assets, settings })];
  assert.deepEqual(ready.paths, rendered.paths);
  for (const path of ready.paths) {
    const [one, other] = await Promise.all([ready, rendered].map(async (pages) => {
      const answer = await pages.answer(new Request(`https://tyyne.example${path}`));
      assert.ok(answer, path);
      return { headers: [...answer.headers], body: await answer.text() };
    }));
    assert.deepEqual(one, other, path);
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
  await Deno.remove(new URL("build/pages/tietosuoja", built.root));
  const pages = builtPages(settings, built.root);
  const asked = pages.answer(new Request("https://tyyne.example/tietosuoja"));
  await assert.rejects(Promise.resolve(asked), Deno.errors.NotFound);
});
