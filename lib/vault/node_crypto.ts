/** The engine's way to a built-in module without an import, which would be paid for at every start. */
interface Builtins {
  getBuiltinModule(name: "node:crypto"): typeof import("node:crypto");
}

/**
 * Hashes that are there at once, where WebCrypto's come later. Loaded when first needed: imported at the
 * top of a module, it takes as long as the whole rest of a start.
 */
export function nodeCrypto(): typeof import("node:crypto") {
  return (globalThis as unknown as { process: Builtins }).process.getBuiltinModule("node:crypto");
}
