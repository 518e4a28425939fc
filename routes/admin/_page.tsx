import type { ComponentChildren } from "preact";
import { ACCESS, allows, type RouteName, type StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/admin/mod.ts";
import { StaffIdle } from "../../islands/StaffIdle.tsx";
import { Page } from "../_layout.tsx";
import { shellOf, type SiteContext } from "../_site.ts";
import { signInPath } from "./_paths.ts";
import { standingOf } from "./_standing.ts";

/** The staff's menu by what people come for. An item is there for whom the table of access lets in. */
const MENU = {
  work: [
    ["overview", "/admin"],
    ["desk", "/admin/desk"],
    ["answers", "/admin/answers"],
    ["clients", "/admin/clients"],
    ["recipients", "/admin/recipients"],
    ["requests", "/admin/requests"],
  ],
  oversight: [
    ["retention", "/admin/retention"],
    ["audit", "/admin/audit"],
    ["notice", "/admin/notice"],
    ["breaches", "/admin/breaches"],
    ["figures", "/admin/figures"],
  ],
  site: [
    ["status", "/admin/status"],
    ["hours", "/admin/hours"],
    ["settings", "/admin/settings"],
    ["staffSessions", "/admin/staff-sessions"],
    ["sessions", "/admin/sessions"],
  ],
} as const;
const GROUPS = ["work", "oversight", "site"] as const;

type MenuItem = typeof MENU[typeof GROUPS[number]][number][0];

interface StaffPageProps {
  c: SiteContext;
  session: StaffSession;
  title: string;
  /** The item of the menu that this page belongs to. */
  item?: MenuItem;
  /** Something that was sent is refused. */
  wrong?: boolean;
  islands?: readonly string[];
  /** Style sheets of the area, beside the one of all of the staff's pages. */
  styles?: readonly string[];
  refresh?: { seconds: number; path: string };
  /** Parts of the page are replaced by htmx. */
  htmx?: boolean;
  children: ComponentChildren;
}

/** A page for somebody of the staff who is signed in. */
export function StaffPage(props: StaffPageProps) {
  const { c, session, item, title, wrong, islands, styles = [], refresh, htmx } = props;
  return (
    <Page
      shell={shellOf(c.get("services"))}
      lang={session.lang}
      variant="desk"
      styles={["staff.css", ...styles]}
      navigation={<Menu session={session} item={item} path={c.req.path} />}
      signedIn={
        <>
          <SignedIn session={session} />
          {!islands && <Idle c={c} session={session} />}
        </>
      }
      personal
      islands={islands ?? ["StaffIdle"]}
      {...{ title, wrong, refresh, htmx }}
    >
      {props.children}
    </Page>
  );
}

function Menu({ session, item, path }: { session: StaffSession; item?: MenuItem; path: string }) {
  const w = words[session.lang];
  return (
    <nav aria-label={w.navigation}>
      {GROUPS.map((group) => {
        const mine = MENU[group].filter(([, to]) =>
          allows(ACCESS[`GET ${to}` as RouteName], session.roles)
        );
        return mine.length > 0 && (
          <ul key={group} aria-label={w.menuGroups[group]}>
            {mine.map(([name, to]) => (
              <li key={name}>
                <a
                  href={to}
                  aria-current={name !== item ? undefined : path === to ? "page" : "true"}
                >
                  {w.menu[name]}
                </a>
              </li>
            ))}
          </ul>
        );
      })}
    </nav>
  );
}

/** Asks before the session ends unused. It stands beside what htmx replaces. */
function Idle({ c, session }: Pick<StaffPageProps, "c" | "session">) {
  const { minutes, ...told } = words[session.lang].idle;
  return (
    <StaffIdle
      {...standingOf(session, c.get("services").clock.now())}
      signIn={signInPath(session.lang)}
      words={{ ...told, minutes: [minutes(1), minutes(2)] }}
    />
  );
}

function SignedIn({ session }: { session: StaffSession }) {
  const w = words[session.lang];
  const roles = session.roles.map((role) => w.roles[role]).join(", ");
  const other = session.lang === "fi" ? "en" : "fi";
  return (
    <div class="who">
      <p>
        <span class="visually-hidden">{`${w.signedInAs}: `}</span>
        {session.name} <span class="hint">{roles}</span>
      </p>
      <form method="post" action="/admin/language">
        <button type="submit" class="button-link" name="lang" value={other} lang={other}>
          {w.switchTo}
        </button>
      </form>
      <form method="post" action="/admin/sign-out">
        <button type="submit" class="button-link">{w.signOut}</button>
      </form>
    </div>
  );
}
