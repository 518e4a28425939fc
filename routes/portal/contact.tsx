import { Hono } from "hono";
import { ownContact, readContact, tellContact } from "../../lib/portal/mod.ts";
import { writeDate } from "../../lib/site/format.ts";
import { LANGS } from "../../lib/site/languages.ts";
import { pathTo } from "../../lib/site/paths.ts";
import { words as portal } from "../../lib/words/portal/mod.ts";
import { words } from "../../lib/words/requests/mod.ts";
import { readForm } from "../_body.ts";
import { Done, ErrorSummary, Field, type FieldErrors, SelectField, titleOnce } from "../_forms.tsx";
import { personalHtml } from "../_render.ts";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { portalSession } from "../middleware/portal_session.ts";
import { PortalPage } from "./_page.tsx";
import { signedIn } from "./_door.ts";
import { here, type Visit } from "./_signed_in.ts";

const BELOW = "/contact";

/** What clients tell of themselves: theirs to change, at once. */
export function contactRoutes(): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  for (const lang of LANGS) {
    const at = pathTo("myData", lang, BELOW);
    app.get(at, portalSession, signedIn(lang, show));
    app.post(at, portalSession, signedIn(lang, save));
  }
  return app;
}

async function show(c: SiteContext, visit: Visit): Promise<Response> {
  const own = await ownContact(visit.services, visit.reader);
  const values = own?.content ?? {};
  const saved = c.req.query("saved") !== undefined;
  return personalHtml(<ContactPage {...{ visit, values, saved }} endsAt={own?.expiresAt} />);
}

async function save(c: SiteContext, visit: Visit): Promise<Response> {
  const { lang, services, session, reader } = visit;
  const typed = await readForm(c);
  const own = await ownContact(services, reader);
  if (typed.action === "edit") {
    const props = { visit, values: typed, endsAt: own?.expiresAt };
    return personalHtml(<ContactPage {...props} written />);
  }
  const read = readContact(typed, { empty: own !== null });
  const w = words[lang].contact.faults;
  const refuse = (errors: FieldErrors) => {
    const props = { visit, errors, values: typed, endsAt: own?.expiresAt };
    return personalHtml(<ContactPage {...props} />, { status: 422 });
  };
  if ("faults" in read) {
    return refuse(Object.fromEntries(
      read.faults.map((name) => [name === "nothing" ? "name" : name, w[name]]),
    ));
  }
  const told = await tellContact(services, { phone: session.phone, reader, told: read.told });
  if (told === "full") return refuse({ name: w.full });
  return c.redirect(here(visit, `${BELOW}?saved=1`), 303);
}

function ContactPage({ visit, values, errors = {}, saved, written, endsAt }: {
  visit: Visit;
  values: Readonly<Record<string, string | undefined>>;
  errors?: FieldErrors;
  saved?: boolean;
  /** What stands there was typed and is not saved. */
  written?: boolean;
  /** Epoch milliseconds. */
  endsAt?: number;
}) {
  const { lang } = visit;
  const { contact: w, ask } = words[lang];
  const languages = LANGS.map((value) => ({ value, label: portal[lang].languages[value] }));
  const wrong = Object.keys(errors).length > 0;
  const field = (name: "name" | "email" | "address") => ({
    name,
    label: w[name],
    value: values[name],
    error: errors[name],
  });
  return (
    <PortalPage
      visit={visit}
      title={titleOnce(saved && w.saved, w.title)}
      below={BELOW}
      wrong={wrong}
    >
      <ErrorSummary errors={errors} lang={lang} />
      <h1>{w.title}</h1>
      {saved && <Done>{w.saved}</Done>}
      <p class="lead">{w.lead}</p>
      <form
        method="post"
        action={here(visit, BELOW)}
        noValidate
        data-written={wrong || written ? "" : undefined}
      >
        <input type="hidden" name="mark" value={visit.mark} />
        <Field {...field("name")} hint={ask.privacy} optional={lang} autocomplete="name" />
        <Field
          {...field("email")}
          hint={w.emailHint}
          type="email"
          optional={lang}
          autocomplete="email"
        />
        <Field {...field("address")} optional={lang} rows={3} autocomplete="street-address" />
        <SelectField
          name="lang"
          label={w.language}
          value={values.lang}
          error={errors.lang}
          options={[{ value: "", label: w.noLanguage }, ...languages]}
        />
        <p class="hint">{endsAt === undefined ? w.keptNew : w.kept(writeDate(endsAt, lang))}</p>
        <button class="button" type="submit">{w.button}</button>
      </form>
      <p class="actions">
        <a href={here(visit)}>{portal[lang].back}</a>
      </p>
    </PortalPage>
  );
}
