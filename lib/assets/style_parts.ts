import type { Bytes } from "./hash.ts";

const PART = /^@import "([^"]+)";$/gm;

/**
 * Puts the parts of a style sheet where it names them (`@import "site/colours.css";`), and leaves them
 * out of what is served by itself: a page asks for one file, in however many it is written.
 * @throws Error when a part is not there.
 */
export function joinStyles(files: ReadonlyMap<string, Bytes>): Map<string, Bytes> {
  const joined = new Map(files);
  for (const [name, bytes] of files) {
    if (!name.endsWith(".css")) continue;
    const sheet = new TextDecoder().decode(bytes);
    const whole = sheet.replaceAll(PART, (_, part: string) => {
      const found = files.get(part);
      if (!found) throw new Error(`There is no static/${part}, a part of static/${name}`);
      joined.delete(part);
      return new TextDecoder().decode(found);
    });
    if (whole !== sheet) joined.set(name, new TextEncoder().encode(`${whole.trimEnd()}\n`));
  }
  return joined;
}
