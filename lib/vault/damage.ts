/**
 * Whether an error means that a sealed value, or a wrapped key, was changed or damaged in the store: its
 * seal does not open. The others are whole.
 */
export function isDamaged(error: unknown): boolean {
  return error instanceof DOMException && error.name === "OperationError";
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
