import assert from "node:assert/strict";
import { type DevProvider, startDevProvider } from "../../../lib/staff/dev_provider.ts";
import { Visitor } from "./_browser.ts";
import { openStaff } from "./_staff.ts";

const SITE = new URL("http://localhost:8000");

async function withProvider(test: (provider: DevProvider) => Promise<void>) {
  const provider = await startDevProvider({ siteUrl: SITE });
  try {
    await test(provider);
  } finally {
    await provider.close();
  }
}

for (
  const [account, role] of [
    ["dev-adviser", "adviser"],
    ["dev-reviewer", "reviewer"],
    ["dev-administrator", "administrator"],
  ] as const
) {
  Deno.test(`in development one may choose to be the ${role}`, () =>
    withProvider(async (provider) => {
      await using desk = await openStaff({
        issuer: provider.settings.issuer,
        change: provider.settings,
      });
      const begun = await desk.staff.signIn.begin({ lang: "fi" });
      assert.ok(begun !== "unavailable");
      const back = await new Visitor().signInAs(account, begun.url);
      assert.equal(back.origin + back.pathname, "http://localhost:8000/admin/callback");
      const done = await desk.staff.signIn.finish(begun.token, {
        query: back.search,
        browser: "",
        replaces: null,
      });
      assert.ok(done.outcome === "signed-in");
      const session = await desk.staff.sessions.load(done.token);
      assert.deepEqual(session?.roles, [role]);
      assert.match(session?.name ?? "", /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u);
      assert.ok(session?.idToken);
    }));
}

Deno.test("the provider of development knows nobody else", () =>
  withProvider(async (provider) => {
    await using desk = await openStaff({
      issuer: provider.settings.issuer,
      change: provider.settings,
    });
    const begun = await desk.staff.signIn.begin({ lang: "fi" });
    assert.ok(begun !== "unavailable");
    await assert.rejects(() => new Visitor().signInAs("root", begun.url), /400/);
  }));

Deno.test("it sends nobody back to a place that was not agreed", () =>
  withProvider(async (provider) => {
    await using desk = await openStaff({
      issuer: provider.settings.issuer,
      change: provider.settings,
    });
    const begun = await desk.staff.signIn.begin({ lang: "fi" });
    assert.ok(begun !== "unavailable");
    begun.url.searchParams.set("redirect_uri", "https://evil.example/admin/callback");
    const answer = await fetch(begun.url, { redirect: "manual" });
    assert.equal(answer.status, 400);
    await answer.body?.cancel();
  }));

Deno.test("it gives no code without PKCE, and no token for a code without its verifier", () =>
  withProvider(async (provider) => {
    await using desk = await openStaff({
      issuer: provider.settings.issuer,
      change: provider.settings,
    });
    const begun = await desk.staff.signIn.begin({ lang: "fi" });
    assert.ok(begun !== "unavailable");
    const without = new URL(begun.url);
    without.searchParams.delete("code_challenge");
    without.searchParams.delete("code_challenge_method");
    const refused = await fetch(without, { redirect: "manual" });
    assert.match(refused.headers.get("location") ?? "", /error=invalid_request/);
    await refused.body?.cancel();
    const back = await new Visitor().signInAs("dev-adviser", begun.url);
    const { clientId, clientSecret, issuer } = provider.settings;
    const answer = await fetch(new URL("/token", issuer), {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "authorization_code",
        code: back.searchParams.get("code")!,
        redirect_uri: "http://localhost:8000/admin/callback",
        client_id: clientId,
        client_secret: clientSecret,
      }),
    });
    assert.equal(answer.status, 400);
    await answer.body?.cancel();
  }));

Deno.test("it listens on this machine only", () =>
  withProvider((provider) => {
    assert.equal(provider.settings.issuer.hostname, "127.0.0.1");
    return Promise.resolve();
  }));

Deno.test("it does not start for a site that others can reach", async () => {
  for (const url of ["https://tyyne.example", "http://192.0.2.7:8000", "https://localhost:8000"]) {
    await assert.rejects(() => startDevProvider({ siteUrl: new URL(url) }), /this machine only/);
  }
});

Deno.test("nothing of the site imports it but the start of development", async () => {
  const root = new URL("../../../", import.meta.url);
  const importers: string[] = [];
  const look = async (folder: string) => {
    for await (const { name, isDirectory } of Deno.readDir(new URL(folder, root))) {
      const path = `${folder}${name}`;
      if (isDirectory) await look(`${path}/`);
      else if (/\.tsx?$/.test(name)) {
        const text = await Deno.readTextFile(new URL(path, root));
        if (/(from|import\() ?"[^"]*\/dev_provider\.ts"/.test(text)) importers.push(path);
      }
    }
  };
  for (const folder of ["commands/", "lib/", "routes/", "islands/"]) await look(folder);
  assert.deepEqual(importers.filter((path) => !path.startsWith("lib/dev/")), ["commands/dev.ts"]);
  const main = await Deno.readTextFile(new URL("main.ts", root));
  assert.doesNotMatch(main, /dev_provider\.ts"/);
});
