import * as z from "zod";
import {
  AUDIT_ACTIONS,
  AUDIT_PURPOSES,
  type AuditFilter,
  type Meant,
  whoIsMeant,
} from "../../lib/audit/mod.ts";
import { Handles } from "../../lib/portal/mod.ts";
import type { StaffSession } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/oversight/mod.ts";
import type { FieldErrors } from "../_forms.tsx";
import type { SiteContext } from "../_site.ts";

/**
 * What is looked for, as it was typed. Names and numbers are among it, so an address holds it sealed
 * for this session alone.
 */
export interface Wanted {
  readonly from?: string;
  readonly to?: string;
  readonly who?: string;
  readonly action?: AuditFilter["action"];
  readonly purpose?: AuditFilter["purpose"];
  /** A phone number, a reference, or an entry (`#12`). */
  readonly about?: string;
}

/** The fields of the form, as they are shown again. */
export type Typed = Readonly<Record<string, string>>;

const short = z.string().trim().max(100).transform((text) => text || undefined).optional();
const day = z.string().trim().transform((text, context) => {
  if (text === "") return undefined;
  const [, date, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const iso = year ? `${year}-${month!.padStart(2, "0")}-${date!.padStart(2, "0")}` : text;
  if (z.iso.date().safeParse(iso).success) return iso;
  context.addIssue({ code: "custom" });
  return z.NEVER;
}).optional();
const form = z.object({
  from: day,
  to: day,
  who: short,
  about: short,
  // An empty or unknown choice is no choice.
  action: z.enum(AUDIT_ACTIONS).optional().catch(undefined),
  purpose: z.enum(AUDIT_PURPOSES).optional().catch(undefined),
});

type Read =
  | { readonly wanted: Wanted; readonly meant: Meant | null }
  /** `meant` where it was a number of which nothing is known: that somebody asked is told all the same. */
  | { readonly errors: FieldErrors; readonly meant: Meant | null };

/** Reads the search form. */
export async function readSearch(
  c: SiteContext,
  { lang }: StaffSession,
  typed: Typed,
): Promise<Read> {
  const { faults } = words[lang].search;
  const parsed = form.safeParse(typed);
  const errors: Record<string, string> = {};
  for (const { path } of parsed.error?.issues ?? []) {
    const field = String(path[0]);
    errors[field] = field === "about" || field === "who" ? faults.long : faults.day;
  }
  const { from, to, about } = parsed.data ?? {};
  if (from && to && from > to) errors.to = faults.order;
  const meant = about === undefined ? null : await whoIsMeant(about, c.get("services"));
  if (about !== undefined && !meant?.subjects.length) errors.about = faults.about;
  if (!parsed.success || Object.keys(errors).length > 0) return { errors, meant };
  return { wanted: parsed.data, meant };
}

/** Where a search is found, in this session. */
export async function pathToSearch(handles: Handles, wanted: Wanted): Promise<string> {
  return `/admin/audit?search=${await handles.seal("search", wanted)}`;
}

/** The search of an address or a form; null when it is none of this session. */
export async function openSearch(
  session: StaffSession,
  handle: string | undefined,
): Promise<Wanted | null> {
  if (handle === undefined || handle === "") return {};
  return await (await Handles.of(session)).open<Wanted>("search", handle);
}

/** What the log is asked. Whoever is meant and is gone by now is found nowhere. */
export async function filterOf(
  c: SiteContext,
  { about, ...rest }: Wanted,
): Promise<AuditFilter> {
  if (about === undefined) return rest;
  const meant = await whoIsMeant(about, c.get("services"));
  return { ...rest, subjects: meant?.subjects ?? [] };
}
