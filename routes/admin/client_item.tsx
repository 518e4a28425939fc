import type { HeldItem } from "../../lib/holdings.ts";
import { formatPhone } from "../../lib/phone/mod.ts";
import type { HeldKind } from "../../lib/retention.ts";
import { writeInstant } from "../../lib/site/format.ts";
import type { StaffLang } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";

/** What one thing says, for staff. Of a chat nothing: it is opened by itself. */
export function ItemContent({ item: { content }, lang }: { item: HeldItem; lang: StaffLang }) {
  const w = words[lang];
  switch (content.kind) {
    case "chat":
      return null;
    case "call":
      return (
        <p>
          {w.callEnds(writeInstant(Date.parse(content.endedAt), lang))}. {content.adviserName}.{" "}
          {w.service}: {formatPhone(content.serviceNumber)}
        </p>
      );
    case "contact":
      return (
        <p class="quote" dir="auto">
          {[content.name, content.email, content.address, content.lang].filter((one) => one)
            .join(", ")}
        </p>
      );
    case "call_note":
      return <Text who={content.adviserName} text={content.text} />;
    case "inquiry":
      return <Text who={w.fromClient} text={content.text} />;
    case "sms":
    case "sms_answer": {
      const { direction, adviserName, text } = content;
      const who = direction === "in" ? w.fromClient : adviserName ?? w.fromUs;
      return <Text who={who} text={text} />;
    }
  }
}

/** The ways down a long page, kind by kind. */
export function Jump({ lang, kinds }: { lang: StaffLang; kinds: readonly HeldKind[] }) {
  if (kinds.length < 2) return null;
  return (
    <ul class="jump">
      {kinds.map((kind) => (
        <li key={kind}>
          <a href={`#${kind}`}>{words[lang].kinds[kind]}</a>
        </li>
      ))}
    </ul>
  );
}

/** What stood there before it was corrected, for as long as the thing itself is kept. */
export function Before({ item: { changes }, lang }: { item: HeldItem; lang: StaffLang }) {
  const w = words[lang];
  if (!changes) return null;
  return (
    <details>
      <summary>{w.corrected}</summary>
      {changes.map(({ at, by, before }) => (
        <div key={at}>
          <p class="hint">{w.before(writeInstant(at, lang), by)}</p>
          <p class="quote" dir="auto">
            {Object.values(before).map((value) => value || "–").join(", ")}
          </p>
        </div>
      ))}
    </details>
  );
}

function Text({ who, text }: { who: string; text: string }) {
  return (
    <>
      <p class="hint">{who}</p>
      <p class="quote" dir="auto">{text}</p>
    </>
  );
}
