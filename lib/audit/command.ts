import type { Audit } from "./mod.ts";

/** Verifies the chain for whoever runs the site: the line to print, and whether all is well. */
export async function verifyCommand(audit: Audit): Promise<{ ok: boolean; line: string }> {
  const found = await audit.verify();
  if (!found.ok) {
    return { ok: false, line: `The audit log is not whole: ${found.fault} at entry ${found.seq}.` };
  }
  const { count, tip } = found;
  const mark = tip.seq === 0 ? "" : ` Last: ${tip.seq}, ${tip.hash.slice(0, 16)}.`;
  return { ok: true, line: `The audit log is whole: ${count} entries.${mark}` };
}
