import process from "node:process";

/**
 * Hashes that are there at once, where WebCrypto's come later. Loaded when first needed: imported at the
 * top of a module, it takes as long as the whole rest of a start.
 */
export function nodeCrypto(): typeof import("node:crypto") {
  return process.getBuiltinModule("node:crypto");
}
