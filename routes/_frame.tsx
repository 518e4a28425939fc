import type { ComponentChildren } from "preact";
import { CONTROLLER } from "../lib/site/controller.ts";
import { formatPhone } from "../lib/site/format.ts";
import {
  type Lang,
  LANG_NAME,
  LANG_TAG,
  type NoticeLang,
  shellLang,
} from "../lib/site/languages.ts";
import { alternates, type PageName, pathTo, PLAIN_NOTICE_PATH } from "../lib/site/paths.ts";
import { words } from "../lib/words/shell/mod.ts";
import { Icon } from "./_icons.tsx";

const MENU = ["home", "notice", "chat", "myData"] as const;

interface HeaderProps {
  lang: NoticeLang;
  page?: PageName;
  below?: string;
  variant?: "site" | "desk";
  navigation?: ComponentChildren;
  signedIn?: ComponentChildren;
}

/** The name of the site, the languages of this page, and the main menu. */
export function Header(props: HeaderProps) {
  const { page, below, signedIn } = props;
  const lang = shellLang(props.lang);
  const menu = props.variant === "desk" ? null : <Menu lang={lang} page={page} below={below} />;
  return (
    <>
      <header class="site-header">
        <div class="site-bar">
          <a class="brand" href={pathTo("home", lang)}>{words[lang].siteName}</a>
          {page && <Languages lang={props.lang} page={page} below={below} />}
        </div>
        <div class="site-bar">
          {props.navigation ?? menu}
          {signedIn}
        </div>
      </header>
      <div class="bark"></div>
    </>
  );
}

function Menu({ lang, page, below }: { lang: Lang; page?: PageName; below?: string }) {
  const w = words[lang];
  const current = page === "receipt" ? "chat" : page;
  const whole = page === current && !below;
  return (
    <nav aria-label={w.mainNavigation}>
      <ul>
        {MENU.map((name) => (
          <li key={name}>
            <a
              href={pathTo(name, lang)}
              aria-current={name === current ? (whole ? "page" : "true") : undefined}
            >
              {w[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same page in its other languages, each named as it names itself. */
function Languages({ lang, page, below }: { lang: NoticeLang; page: PageName; below?: string }) {
  return (
    <nav aria-label={words[shellLang(lang)].languageSwitch}>
      <ul>
        {alternates(page, below).map((other) => (
          <li key={other.lang}>
            <a
              href={other.path}
              lang={LANG_TAG[other.lang]}
              hreflang={LANG_TAG[other.lang]}
              aria-current={other.lang === lang ? "true" : undefined}
            >
              {LANG_NAME[other.lang]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Whose the site is, how to reach them, and what tells of the site. */
export function Footer({ lang }: { lang: Lang }) {
  const w = words[lang];
  return (
    <footer class="site-footer">
      <div class="cards">
        <div>
          <h2>{w.footer.whose}</h2>
          <p lang="fi">{CONTROLLER.name}</p>
          <p lang="fi">{CONTROLLER.shortName}</p>
        </div>
        <Contact lang={lang} />
        <nav aria-label={w.footer.about}>
          <h2>{w.footer.about}</h2>
          <ul>
            <li>
              <a href={pathTo("notice", lang)}>{w.notice}</a>
            </li>
            <li>
              <a href={PLAIN_NOTICE_PATH} hreflang={LANG_TAG.selko}>{w.plainNotice}</a>
            </li>
            <li>
              <a href={pathTo("accessibility", lang)}>{w.accessibility}</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}

function Contact({ lang }: { lang: Lang }) {
  const w = words[lang].footer;
  const { phone, email } = CONTROLLER.contact;
  return (
    <div>
      <h2>{w.contact}</h2>
      <p class="with-icon">
        <Icon name="phone" />
        <span>
          {w.call} <a href={`tel:${phone}`}>{formatPhone(phone)}</a>
        </span>
      </p>
      <p class="with-icon">
        <Icon name="mail" />
        <span>
          {w.write} <a href={`mailto:${email}`}>{email}</a>
        </span>
      </p>
      {CONTROLLER.offices.map(({ street, postalCode, city }) => (
        <p key={city} class="with-icon">
          <Icon name="place" />
          <span>
            {`${w.visit}: `}
            <span class="part">{`${street},`}</span>{" "}
            <span class="part">{`${postalCode} ${city}`}</span>
          </span>
        </p>
      ))}
    </div>
  );
}
