export const RESTORE_STATE = "restore_state";

/** A store whose restore was cut short holds a part of the data: the site must not serve it. */
export async function isHalfRestored(kv: Deno.Kv): Promise<boolean> {
  return (await kv.get([RESTORE_STATE])).value !== null;
}
