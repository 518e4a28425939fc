/**
 * Whether an error means that a value, or a wrapped key, was changed or damaged in the store: its seal
 * does not open, or what lies there is no value any more. The others are whole.
 */
export function isDamaged(error: unknown): boolean {
  return (error instanceof DOMException && error.name === "OperationError") || isNoValue(error);
}

/** The value, or `damaged` where its seal does not open; every other error stays one. */
export async function unlessDamaged<T>(value: Promise<T>): Promise<T | "damaged"> {
  try {
    return await value;
  } catch (error) {
    if (isDamaged(error)) return "damaged";
    throw error;
  }
}

/** How Deno KV says that the bytes of a value are none (V8's own format); its words are all there is. */
function isNoValue(error: unknown): boolean {
  return error instanceof RangeError && error.message === "could not deserialize value";
}
