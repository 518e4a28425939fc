import assert from "node:assert/strict";
import { HOUR } from "../../../lib/clock.ts";
import { ask, NOBODYS, withDesk } from "./_desk.ts";
import { goesTo, signIn } from "./_staff.ts";

const BLOCKS = "/admin/desk/blocks";
const lifting = (page: string) => /action="(\/admin\/desk\/blocks\/[^"]+\/lift)"/.exec(page)?.[1];

Deno.test("blocks that stand are listed with who set them and until when, and no address", () =>
  withDesk(async ({ site, aino, eero }) => {
    assert.match(await eero.page(BLOCKS), /Yhtään estoa ei ole voimassa/);
    const { path, chatId } = await ask(site, "häiriköintiä", "Kurki");
    await aino.post(`${path}/block`, { hours: "4" });
    assert.ok((await eero.page("/admin/desk")).includes(`href="${BLOCKS}"`));
    const page = await eero.page(BLOCKS);
    assert.match(page, /Aino Neuvoja/);
    assert.match(page, /4\.3\.2026 klo 10\.00/, "since when");
    assert.match(page, /4\.3\.2026 klo 14\.00/, "until when");
    assert.match(page, new RegExp(`href="/admin/desk/chats/${chatId}"`));
    assert.doesNotMatch(page, /192\.0\.2|Kurki|häiriköintiä/);
    await site.services.chat.store.erase(chatId);
    const after = await eero.page(BLOCKS);
    assert.doesNotMatch(after, new RegExp(chatId), "a chat that is gone leads nowhere");
    assert.ok(lifting(after), "its block stands");
    site.clock.pass(4 * HOUR);
    const evening = await signIn(site, { roles: ["adviser"] });
    assert.match(await evening.page(BLOCKS), /Yhtään estoa ei ole voimassa/);
  }));

Deno.test("a colleague lifts a block after a question; the visitor may begin again, and the log knows", () =>
  withDesk(async ({ site, aino, eero }) => {
    const { path, chatId } = await ask(site, "häiriköintiä");
    await aino.post(`${path}/block`, { hours: "24" });
    const start = () => site.services.chat.visitors.start({ lang: "fi", address: "192.0.2.9" });
    assert.equal((await start()).outcome, "blocked");
    const page = await eero.page(BLOCKS);
    assert.match(page, /<details><summary>Poista esto/, "it asks first");
    const lift = lifting(page)!;
    assert.equal(goesTo(await eero.post(lift)), `${BLOCKS}?done=block-lifted`);
    assert.match(page, /<th scope="col"><span class="visually-hidden">Toiminto<\/span><\/th>/);
    const done = await eero.page(`${BLOCKS}?done=block-lifted`);
    assert.match(done, /<p class="notice notice-success" [^>]*autofocus[^>]*>Esto on poistettu/);
    assert.match(done, /<title>Esto on poistettu – Estot/);
    assert.equal((await start()).outcome, "started");
    const { entries } = await site.services.audit.list({ subject: { kind: "chat", id: chatId } });
    assert.deepEqual(
      entries.map(({ action, actorName }) => `${actorName} ${action}`),
      ["Eero Auttaja chat.block-lifted", "Aino Neuvoja chat.blocked"],
    );
    assert.equal(goesTo(await aino.post(lift)), `${BLOCKS}?refused=no-block`);
    assert.match(await aino.page(`${BLOCKS}?refused=no-block`), /ei ole enää voimassa/);
    for (const none of [NOBODYS, "x"]) {
      assert.equal(goesTo(await aino.post(`${BLOCKS}/${none}/lift`)), `${BLOCKS}?refused=no-block`);
    }
    assert.equal((await site.services.audit.list()).entries.length, 2);
  }));

Deno.test("only an adviser sees and lifts blocks", () =>
  withDesk(async ({ site, aino }) => {
    const { path } = await ask(site, "häiriköintiä");
    await aino.post(`${path}/block`, { hours: "1" });
    const lift = lifting(await aino.page(BLOCKS))!;
    const other = await signIn(site, {
      roles: ["reviewer", "administrator"],
      id: "person-taina",
      name: "Taina Tutkija",
    });
    assert.equal((await other.get(BLOCKS)).status, 403);
    assert.equal((await other.post(lift)).status, 403);
    const outside = await site.post(lift, {}, { headers: { accept: "text/html" } });
    assert.notEqual(goesTo(outside), `${BLOCKS}?done=block-lifted`);
    assert.equal((await site.services.chat.desk.blocks()).length, 1);
  }));

Deno.test("from the desk without script one's own conversation leads to where its visitor is blocked", () =>
  withDesk(async ({ site, aino }) => {
    await aino.post("/admin/desk/presence", { state: "present" });
    const { path } = await ask(site);
    await aino.post(`${path}/take`);
    assert.ok((await aino.page("/admin/desk")).includes(`href="${path}#block"`));
    const page = await aino.page(path);
    assert.match(page, /<details id="block">/);
    assert.ok(page.includes(`action="${path}/block"`));
  }));
