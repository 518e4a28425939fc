import type { LinkedSection } from "../../lib/portal/mod.ts";
import type { Lang } from "../../lib/site/languages.ts";
import { facts } from "../../lib/words/portal/facts/mod.ts";
import { words } from "../../lib/words/portal/mod.ts";
import { longTitle } from "../_long_title.ts";
import { here } from "./_signed_in.ts";
import { Unreadable } from "../_unreadable.tsx";
import { Facts, Item } from "./item.tsx";

interface SectionProps {
  section: LinkedSection;
  lang: Lang;
  /** Whom to call about what does not open (E.164). */
  call: string;
}

/** One kind of what is held: why, who sees it, its newest items, and the ways on. */
export function HeldSection({ section, lang, call }: SectionProps) {
  const { kind, items, next, damaged } = section;
  const w = words[lang];
  const { many } = facts[lang].kinds[kind];
  return (
    <section aria-labelledby={kind}>
      <h2 id={kind}>{longTitle(many)}</h2>
      <AboutKind kind={kind} lang={lang} />
      {next && <p class="hint">{w.newest(items.length)}</p>}
      {damaged && <Unreadable say={(phone) => w.unreadable.entries(damaged, phone)} call={call} />}
      {items.length > 0 && <HeldItems {...{ section, lang, call }} />}
      <p class="actions">
        {next && (
          <a class="button button-quiet" href={here({ lang }, `/kind/${kind}?after=${next}`)}>
            {w.showMore(many)}
          </a>
        )}
        <a class="link-danger" href={here({ lang }, `/delete?scope=${kind}`)}>
          {w.eraseKind(many)}
        </a>
      </p>
    </section>
  );
}

/** What Article 15(1) asks to tell of a kind: once, since it is the same for each of its items. */
export function AboutKind({ kind, lang }: { kind: LinkedSection["kind"]; lang: Lang }) {
  const w = words[lang];
  const { holds, why, source } = facts[lang].kinds[kind];
  const lines = [
    [w.sectionHolds, holds],
    [w.sectionWhy, why],
    [w.sectionSeenBy, facts[lang].seenBy],
    [w.sectionSource, source],
  ] as const;
  return <Facts lines={lines} />;
}

export function HeldItems(
  { section: { kind, items }, lang, call, heading }: SectionProps & { heading?: "h2" | "h3" },
) {
  return (
    <ol class="letter">
      {items.map((item, index) => (
        <Item
          key={item.id}
          item={item}
          lang={lang}
          id={`${kind}-${index + 1}`}
          heading={heading}
          eraseHref={here({ lang }, `/delete?scope=${item.handle}`)}
          fixHref={here({ lang }, `/fix?item=${item.handle}`)}
          held={item.held}
          call={call}
        />
      ))}
    </ol>
  );
}
