import assert from "node:assert/strict";
import { ACCESS, allows, type RouteName } from "../../../lib/staff/mod.ts";
import { type Role, ROLES } from "../../../lib/staff/roles.ts";
import { openSite, type Site } from "../../helpers/site.ts";
import { goesTo, signIn } from "./_staff.ts";

type Method = "GET" | "POST";

/** Every route of the staff's pages that the router really has. */
function routesOf({ app }: Site): string[] {
  const routes = app.routes.filter(({ path, method }) =>
    /^\/admin(\/|$)/.test(path) && method !== "ALL"
  );
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].sort();
}

/** A path that fits a route, of things that are not there. */
function pathOf(route: string): string {
  return route.split(" ")[1]!.replaceAll(":date", "2026-12-24")
    .replaceAll(/:\w+/g, "00000000-0000-4000-8000-000000000000");
}

Deno.test("the router has the routes of the table, each of them and no other", async () => {
  await using site = await openSite();
  assert.deepEqual(routesOf(site), Object.keys(ACCESS).sort());
});

Deno.test("every route lets in the roles of the table and nobody else", async () => {
  await using site = await openSite();
  const everybody: readonly (readonly Role[] | null)[] = [
    null,
    ...ROLES.map((role) => [role]),
    ["adviser", "reviewer"],
    ["reviewer", "administrator"],
    ROLES,
  ];
  for (const route of routesOf(site)) {
    const access = ACCESS[route as RouteName];
    const method = route.split(" ")[0] as Method;
    for (const roles of everybody) {
      const who = roles && await signIn(site, { roles });
      const answer = await site.fetch(pathOf(route), {
        method,
        headers: {
          accept: "text/html",
          origin: "http://localhost:8000",
          ...(who && { cookie: who.cookie }),
        },
      });
      const told = `${route} for ${roles?.join("+") ?? "nobody"}: ${answer.status}`;
      const toSignIn = /^\/admin(\?to=|$)/.test(goesTo(answer) ?? "");
      if (access === "public") assert.notEqual(answer.status, 403, told);
      else if (roles === null) assert.ok(toSignIn, told);
      else if (allows(access, roles)) assert.ok(answer.status !== 403 && answer.status < 500, told);
      else assert.equal(answer.status, 403, told);
      await answer.body?.cancel();
    }
  }
});

Deno.test("who may not open a page learns nothing of it and is told whose it is", async () => {
  await using site = await openSite();
  const reviewer = await signIn(site, { roles: ["reviewer"] });
  const answer = await reviewer.get("/admin/hours");
  const text = await answer.text();
  assert.equal(answer.status, 403);
  assert.match(text, /Sivu ei kuulu tehtävääsi/);
  assert.match(text, /ylläpitäjä/);
  assert.doesNotMatch(text, /Viikko/);
});

Deno.test("the menu shows what the roles may open, and nothing else", async () => {
  await using site = await openSite();
  for (const role of ROLES) {
    const who = await signIn(site, { roles: [role] });
    const page = await who.page("/admin");
    const shown = [...page.matchAll(/<a href="(\/admin\/[\w-]+)"/g)].map(([, path]) => path!);
    assert.ok(shown.length > 1);
    for (const path of shown) assert.equal((await who.get(path)).status, 200, `${role} ${path}`);
  }
});

Deno.test("signed out, a page leads to the sign-in and back; a change does not come back", async () => {
  await using site = await openSite();
  const html = { headers: { accept: "text/html" } };
  assert.equal(goesTo(await site.fetch("/admin/audit", html)), "/admin?to=%2Fadmin%2Faudit");
  assert.equal(goesTo(await site.post("/admin/hours", {}, html)), "/admin");
  const start = await (await site.fetch("/admin?to=%2Fadmin%2Faudit", html)).text();
  assert.match(start, /href="\/admin\/sign-in\?to=%2Fadmin%2Faudit"/);
});

Deno.test("a script is told by a status and not sent to a page", async () => {
  await using site = await openSite();
  for (const accept of ["application/json", "text/event-stream"]) {
    const out = await site.fetch("/admin/desk", { headers: { accept } });
    assert.equal(out.status, 401);
    assert.match(out.headers.get("content-type") ?? "", /problem\+json/);
    const reviewer = await signIn(site, { roles: ["reviewer"] });
    assert.equal((await reviewer.get("/admin/desk", { headers: { accept } })).status, 403);
  }
});

Deno.test("a page of the staff that is not there is not found", async () => {
  await using site = await openSite();
  const adviser = await signIn(site, { roles: ROLES });
  for (const path of ["/admin/nothing", "/admin/desk/chats", "/admin/answers/1/2"]) {
    assert.equal((await adviser.get(path)).status, 404, path);
  }
});

Deno.test("a change that another site asks for is refused, whoever is signed in", async () => {
  await using site = await openSite();
  const all = await signIn(site, { roles: ROLES });
  const headers = { cookie: all.cookie, origin: "https://evil.example" };
  for (const route of routesOf(site).filter((route) => route.startsWith("POST"))) {
    const answer = await site.fetch(pathOf(route), { method: "POST", headers });
    assert.equal(answer.status, 403, route);
    assert.match(await answer.text(), /ei tullut tältä sivustolta/, route);
  }
  assert.ok(await site.services.staff.sessions.load(all.token));
});

Deno.test("pages of the staff are kept by nobody", async () => {
  await using site = await openSite();
  const all = await signIn(site, { roles: ROLES });
  for (const route of routesOf(site).filter((route) => route.startsWith("GET"))) {
    const answer = await all.get(pathOf(route));
    assert.equal(answer.headers.get("cache-control"), "no-store", route);
    await answer.body?.cancel();
  }
});

Deno.test("a desk that asks by itself does not keep its adviser signed in", async () => {
  await using site = await openSite();
  const adviser = await signIn(site, { roles: ["adviser"] });
  for (let i = 0; i < 6; i++) {
    assert.equal((await adviser.get("/admin/desk?auto")).status, 200);
    site.clock.pass(5 * 60_000);
  }
  assert.equal(goesTo(await adviser.get("/admin/desk?auto")), "/admin?to=%2Fadmin%2Fdesk");
});

Deno.test("whoever is refused for their role leaves a line in the log, without who it was", async () => {
  const lines: unknown[] = [];
  const log = { info: (...line: unknown[]) => void lines.push(line), error: () => {} };
  await using site = await openSite({ log });
  const adviser = await signIn(site, { roles: ["adviser"], id: "person-aino" });
  assert.equal((await adviser.get("/admin/audit")).status, 403);
  assert.equal((await adviser.get(`/admin/desk/chats/${crypto.randomUUID()}`)).status, 404);
  assert.deepEqual(lines.slice(-2), [
    ["refused", { page: "/admin/audit" }],
    ["not-found", { what: "chat", page: "desk" }],
  ]);
});
