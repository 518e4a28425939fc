import type { Duration } from "date-fns";
import type { Holding } from "../holdings.ts";
import type { Disclosure } from "../recipients/mod.ts";
import type { ClientRequest } from "../requests/mod.ts";
import { type HeldKind, RETENTION } from "../retention.ts";
import { writeDate } from "../site/format.ts";
import type { Lang } from "../site/languages.ts";
import type { View } from "../views/mod.ts";
import { facts } from "../words/portal/facts/mod.ts";
import { words } from "../words/portal/mod.ts";
import { exportItem } from "./export_item.ts";
import { type Export, EXPORT_VERSION } from "./export_schema.ts";
import { everything, heldKinds, type Reader, type Unreadable } from "./overview.ts";

/** What a download says beside what is held. */
export interface ExportHead extends Reader {
  readonly lang: Lang;
  /** E.164. */
  readonly phone: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  /** The address at which the schema is served. */
  readonly schema: string;
  readonly requests: readonly ClientRequest[];
  /** When requests were made that do not open, in epoch milliseconds. */
  readonly unreadableRequests?: readonly number[];
  /** Whom to call about what does not open, as people read it. */
  readonly call: string;
  readonly views: readonly View[];
  readonly disclosures: readonly Disclosure[];
  readonly controller: Export["controller"];
  readonly authority: Export["authority"];
  /** Sentences that tell who got the data. */
  readonly recipients: readonly string[];
}

/** Everything that is held and everything that Article 15(1) asks to tell of it, as pieces of JSON. */
export async function* exportJson(
  holdings: readonly Holding[],
  head: ExportHead,
): AsyncGenerator<string> {
  const kinds = await heldKinds(holdings, { ...head, despiteDamage: true });
  const opening = JSON.stringify(exportHead(head, kinds), null, 2).slice(0, -"\n}".length);
  yield `${opening},\n  "items": [`;
  let first = true;
  const unreadable: Unreadable = new Map();
  for await (const item of everything(holdings, { ...head, unreadable })) {
    yield `${first ? "" : ","}\n    ${JSON.stringify(exportItem(item))}`;
    first = false;
  }
  yield "\n  ]";
  // Known once everything was tried; where all opens there is nothing to say.
  const told = unreadableOf(head, unreadable);
  if (told.length > 0) yield `,\n  "unreadable": ${JSON.stringify(told)}`;
  yield "\n}\n";
}

function unreadableOf(
  { lang, call, unreadableRequests = [] }: ExportHead,
  unreadable: Unreadable,
): NonNullable<Export["unreadable"]> {
  const w = words[lang].unreadable;
  const told: NonNullable<Export["unreadable"]> = [...unreadable].map(([kind, count]) => {
    return { kind, count, text: w.entries(count, call) };
  });
  const count = unreadableRequests.length;
  if (count > 0) {
    const dates = unreadableRequests.map((at) => writeDate(at, lang));
    told.push({ kind: "request", count, text: w.requests(dates, call) });
  }
  return told;
}

function exportHead(
  head: ExportHead,
  kinds: readonly HeldKind[],
): Omit<Export, "items" | "unreadable"> {
  const { lang, phone, since, schema, controller, authority } = head;
  const w = facts[lang];
  const explained = (name: string, ...text: string[]) => ({ name, text });
  return {
    schemaVersion: EXPORT_VERSION,
    schema,
    createdAt: iso(head.createdAt),
    language: lang,
    controller,
    subject: {
      phone,
      reachesBackTo: iso(since),
      olderData: `${words[lang].reach(writeDate(since, lang))} ${words[lang].olderChats}`,
    },
    explanations: {
      purposes: explained(w.purposes, ...w.purposesText, w.purposesLimit),
      categories: explained(w.categories, ...categoriesOf(kinds, lang)),
      recipients: explained(w.recipients, ...head.recipients),
      retention: explained(w.retention, w.retentionText),
      automatedDecisions: explained(w.automated, w.automatedText),
    },
    rights: Object.values(w.right).map(({ name, how }) => explained(name, how)),
    authority,
    kinds: kinds.map((kind) => {
      const { many: name, holds, why, source } = w.kinds[kind];
      const { keep, from: countedFrom } = RETENTION[kind];
      return {
        kind,
        name,
        holds,
        why,
        seenBy: w.seenBy,
        source,
        keptFor: period(keep),
        countedFrom,
      };
    }),
    requests: head.requests.map(exportRequest),
    views: [...head.views],
    disclosures: head.disclosures.map(({ recipient, kind, basis, givenOn, reference, endsAt }) => ({
      recipient,
      kind,
      basis,
      givenOn,
      reference,
      keptUntil: iso(endsAt),
    })),
  };
}

/** What is held of this person: the number and the kinds, and what each of them says. */
function categoriesOf(kinds: readonly HeldKind[], lang: Lang): string[] {
  const { categoriesNothing, categoriesText, kinds: told } = facts[lang];
  if (kinds.length === 0) return [categoriesNothing];
  const names = kinds.map((kind) => told[kind].many.toLowerCase()).join(", ");
  return [categoriesText(names), ...kinds.map((kind) => told[kind].holds)];
}

function exportRequest(request: ClientRequest): Export["requests"][number] {
  const { reference, kind, receivedAt, dueOn, decidedAt, expiresAt, decision } = request;
  const { status, text, wrong, right, extension } = request;
  return {
    reference,
    kind,
    receivedAt: iso(receivedAt),
    dueOn,
    ...(decidedAt !== undefined && { decidedAt: iso(decidedAt) }),
    status,
    text,
    wrong,
    right,
    outcome: decision?.outcome,
    ground: decision?.ground,
    reason: decision?.reason,
    extendedBecause: extension?.reason,
    keptUntil: iso(expiresAt),
  };
}

/** An ISO 8601 duration of whole years and months. */
function period({ years, months }: Duration): string {
  return `P${years ? `${years}Y` : ""}${months ? `${months}M` : ""}`;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
