import type { Hono } from "hono";
import * as z from "zod";
import type { AdviserNames } from "../../lib/chat/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { readForm } from "../_body.ts";
import { ChoiceField, ErrorSummary } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { Saved } from "./_notice.tsx";
import { StaffPage } from "./_page.tsx";
import { staffRoute } from "./_route.ts";

const CHOICES = ["none", "first", "full"] as const satisfies readonly AdviserNames[];
const settingsForm = z.object({ adviserNames: z.enum(CHOICES) });

/** What an administrator decides for everybody. */
export function settingsRoutes(app: Hono<SiteEnv>): void {
  staffRoute(app, "GET /admin/settings", async (c, session) => {
    const chosen = await c.get("services").chat.settings.adviserNames();
    return personalHtml(<SettingsPage {...{ c, session, chosen }} />);
  });
  staffRoute(app, "POST /admin/settings", async (c, session) => {
    const form = settingsForm.safeParse(await readForm(c));
    const { chat, audit } = c.get("services");
    if (!form.success) {
      return personalHtml(<SettingsPage {...{ c, session }} wrong />, { status: 422 });
    }
    const actor = { id: session.personId, name: session.name };
    await audit.append({ actor, action: "settings.changed" });
    await chat.settings.saveAdviserNames(form.data.adviserNames);
    return c.redirect("/admin/settings?saved=1", 303);
  });
}

function SettingsPage({ c, session, chosen, wrong }: {
  c: SiteContext;
  session: StaffSession;
  chosen?: AdviserNames;
  wrong?: boolean;
}) {
  const w = words[session.lang];
  const error = wrong ? w.settings.choose : undefined;
  return (
    <StaffPage c={c} session={session} title={w.settings.title} item="settings" wrong={wrong}>
      {error && <ErrorSummary errors={{ adviserNames: error }} lang={session.lang} />}
      <h1>{w.settings.title}</h1>
      {c.req.query("saved") && !wrong && <Saved>{w.saved}</Saved>}
      <form method="post" action="/admin/settings" noValidate>
        <ChoiceField
          name="adviserNames"
          label={w.settings.adviserNames}
          hint={w.settings.adviserNamesHint}
          error={error}
          value={chosen}
          options={CHOICES.map((value) => ({ value, label: w.settings.names[value] }))}
        />
        <button type="submit" class="button">{w.save}</button>
      </form>
    </StaffPage>
  );
}
