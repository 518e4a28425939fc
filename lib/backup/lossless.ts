/**
 * A form of JSON in which every value that the store takes comes back as it was. What JSON does not have
 * is an object with the one field `$`, which names it, and `v`, its content; a plain object that has a
 * field `$` itself is written the same way, so that neither is taken for the other.
 */
type Plain = null | boolean | number | string | Plain[] | { [name: string]: Plain };

/**
 * Writes a value as one line of text.
 * @throws TypeError for what the store would take and this form does not know: nothing is left out in silence.
 */
export function toLine(value: unknown): string {
  return JSON.stringify(toPlain(value));
}

/** Reads what {@link toLine} wrote. */
export function fromLine(line: string): unknown {
  return fromPlain(JSON.parse(line) as Plain);
}

function toPlain(value: unknown): Plain {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0)
        ? value
        : tagged("number", Object.is(value, -0) ? "-0" : String(value));
    case "bigint":
      return tagged("bigint", String(value));
    case "undefined":
      return tagged("undefined");
    case "object":
      return value === null ? null : objectToPlain(value);
    default:
      throw new TypeError(`A value of the type ${typeof value} cannot be backed up`);
  }
}

function objectToPlain(value: object): Plain {
  if (Array.isArray(value)) return Array.from(value, toPlain);
  if (value instanceof Uint8Array) return tagged("bytes", base64(value));
  if (value instanceof ArrayBuffer) return tagged("buffer", base64(new Uint8Array(value)));
  if (value instanceof Date) return tagged("date", toPlain(value.getTime()));
  if (value instanceof Map) return tagged("map", [...value].map(toPlain));
  if (value instanceof Set) return tagged("set", [...value].map(toPlain));
  if (value instanceof Deno.KvU64) return tagged("u64", String(value.value));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`A value of the class ${value.constructor.name} cannot be backed up`);
  }
  const fields = Object.entries(value).map(([name, one]) => [name, toPlain(one)] as const);
  if (Object.hasOwn(value, "$")) return tagged("object", fields.map((field) => [...field]));
  return Object.fromEntries(fields);
}

function fromPlain(plain: Plain): unknown {
  if (plain === null || typeof plain !== "object") return plain;
  if (Array.isArray(plain)) return plain.map(fromPlain);
  if (Object.hasOwn(plain, "$")) return untagged(plain.$ as string, plain.v!);
  return Object.fromEntries(Object.entries(plain).map(([name, one]) => [name, fromPlain(one)]));
}

function untagged(name: string, content: Plain): unknown {
  const all = () => (content as Plain[]).map(fromPlain);
  switch (name) {
    case "number":
      return Number(content);
    case "bigint":
      return BigInt(content as string);
    case "undefined":
      return undefined;
    case "bytes":
      return Uint8Array.fromBase64(content as string);
    case "buffer":
      return Uint8Array.fromBase64(content as string).buffer;
    case "date":
      return new Date(fromPlain(content) as number);
    case "map":
      return new Map(all() as [unknown, unknown][]);
    case "set":
      return new Set(all());
    case "u64":
      return new Deno.KvU64(BigInt(content as string));
    case "object":
      return Object.fromEntries(all() as [string, unknown][]);
    default:
      throw new TypeError("A value is of a kind that this version does not know");
  }
}

function tagged(name: string, v: Plain = null): Plain {
  return { $: name, v };
}

/** By hand, because a Node buffer is a `Uint8Array` with a `toBase64` of its own kind. */
function base64(bytes: Uint8Array): string {
  return Uint8Array.prototype.toBase64.call(bytes);
}
