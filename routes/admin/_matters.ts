import type * as z from "zod";
import { holdSchema } from "../../lib/holds/mod.ts";
import { disclosureSchema, type Told } from "../../lib/recipients/mod.ts";
import type { StaffLang } from "../../lib/staff/mod.ts";
import { words } from "../../lib/words/client/mod.ts";
import type { FieldErrors } from "../_forms.tsx";

export type Typed = Readonly<Record<string, string>>;

/** What a form says, or what is wrong with it. */
type Read<T> = { readonly told: T } | { readonly errors: FieldErrors };

/** An open matter, as it was typed: a client's or a chat's. */
export function readHold(typed: Typed, lang: StaffLang): Read<z.infer<typeof holdSchema>> {
  const told = holdSchema.safeParse(typed);
  if (told.success) return { told: told.data };
  const w = words[lang].hold;
  const wrong = new Set(told.error.issues.map(({ path }) => path[0]));
  return {
    errors: {
      ...(wrong.has("ground") && { ground: w.needGround }),
      ...(wrong.has("reason") && { reason: w.needReason }),
    },
  };
}

/** Who was given what, as it was typed. `today`: `YYYY-MM-DD`. */
export function readGiven(
  typed: Typed,
  { lang, today }: { lang: StaffLang; today: string },
): Read<Told> {
  const { faults } = words[lang].recipients;
  const reference = typed.reference?.trim() || undefined;
  const told = disclosureSchema.safeParse({ ...typed, reference });
  const errors: Record<string, string> = {};
  for (const { path } of told.error?.issues ?? []) {
    const name = Object.keys(faults).find((one) => one === path[0]) as keyof typeof faults;
    errors[name] = faults[name];
  }
  if (told.data && told.data.givenOn > today) errors.givenOn = faults.givenOn;
  return told.data && Object.keys(errors).length === 0 ? { told: told.data } : { errors };
}
