import { CONTROLLER } from "../../lib/site/controller.ts";
import { formatPhone } from "../../lib/site/format.ts";
import { type Lang, LANG_TAG } from "../../lib/site/languages.ts";
import { pathTo, PLAIN_NOTICE_PATH } from "../../lib/site/paths.ts";
import { words } from "../../lib/words/home/mod.ts";
import { words as shellWords } from "../../lib/words/shell/mod.ts";
import { Icon } from "../_icons.tsx";
import { Page, type Shell } from "../_layout.tsx";
import { Facts } from "./blocks.tsx";

const DOORS = [["chat", "chat"], ["myData", "letter"], ["notice", "shield"]] as const;

/** What Tyyne is, and three doors. */
export function HomePage({ shell, lang }: { shell: Shell; lang: Lang }) {
  const w = words[lang];
  const { phone } = CONTROLLER.contact;
  return (
    <Page
      shell={shell}
      lang={lang}
      page="home"
      title={w.title}
      description={w.description}
      reading
    >
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      <p class="with-icon">
        <Icon name="phone" />
        <span>
          {shellWords[lang].footer.call} <a href={`tel:${phone}`}>{formatPhone(phone)}</a>
        </span>
      </p>
      <h2>{w.doors.title}</h2>
      <ul class="cards">
        {DOORS.map(([page, icon]) => (
          <li key={page} class="door">
            <h3>
              <a href={pathTo(page, lang)}>
                <Icon name={icon} /> {w.doors[page].name}
              </a>
            </h3>
            <p>{w.doors[page].text}</p>
            {page === "notice" && (
              <p>
                <a href={PLAIN_NOTICE_PATH} hreflang={LANG_TAG.selko}>{w.plain}</a>
              </p>
            )}
          </li>
        ))}
      </ul>
      <h2>{w.help.title}</h2>
      {w.help.text.map((text) => <p key={text}>{text}</p>)}
      <h2 id="contact">{w.contact.title}</h2>
      <Facts rows={contactRows(lang)} />
    </Page>
  );
}

function contactRows(lang: Lang) {
  const w = words[lang].contact;
  const { offices, contact: { name, phone, email } } = CONTROLLER;
  return [
    { term: w.person, lines: [{ text: name }] },
    { term: w.phone, lines: [{ text: formatPhone(phone), href: `tel:${phone}` }] },
    { term: w.email, lines: [{ text: email, href: `mailto:${email}` }] },
    {
      term: w.offices,
      lines: offices.map(({ street, postalCode, city }) => ({
        text: `${street}, ${postalCode} ${city}`,
      })),
    },
  ];
}
