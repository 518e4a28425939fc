import { HTTPException } from "hono/http-exception";
import type { SiteContext } from "./_site.ts";

const FORM = "application/x-www-form-urlencoded";

/**
 * The fields of a posted form, one text a name. Repeated names keep the last.
 * @throws HTTPException 400 when it is no form, or no valid UTF-8.
 */
export async function readForm(c: SiteContext): Promise<Record<string, string>> {
  const type = mediaType(c);
  if (type === "multipart/form-data") return await multipart(c);
  const body = await readText(c);
  if (type !== FORM && body !== "") throw new HTTPException(400, { message: "not-a-form" });
  return Object.fromEntries(decodeForm(body));
}

/**
 * The value of a posted JSON body, not yet checked.
 * @throws HTTPException 400 when it is no JSON or no valid UTF-8, 415 when it says it is another type.
 */
export async function readJson(c: SiteContext): Promise<unknown> {
  if (mediaType(c) !== "application/json") throw new HTTPException(415, { message: "not-json" });
  try {
    return JSON.parse(await readText(c));
  } catch (error) {
    if (error instanceof HTTPException) throw error;
    throw new HTTPException(400, { message: "broken-json" });
  }
}

function mediaType(c: SiteContext): string {
  return (c.req.header("content-type") ?? "").split(";")[0]!.trim().toLowerCase();
}

/** The posted body as text. `TextDecoder` replaces broken bytes silently unless it is told to refuse them. */
export async function readText(c: SiteContext): Promise<string> {
  const bytes = await c.req.arrayBuffer();
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new HTTPException(400, { message: "not-utf-8" });
  }
}

function* decodeForm(body: string): Generator<[string, string]> {
  for (const pair of body.split("&")) {
    if (pair === "") continue;
    const [name = "", ...rest] = pair.split("=");
    yield [decode(name), decode(rest.join("="))];
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll("+", " "));
  } catch {
    throw new HTTPException(400, { message: "not-utf-8" });
  }
}

async function multipart(c: SiteContext): Promise<Record<string, string>> {
  try {
    const form = await c.req.formData();
    return Object.fromEntries([...form].filter((field) => typeof field[1] === "string")) as Record<
      string,
      string
    >;
  } catch {
    throw new HTTPException(400, { message: "broken-form" });
  }
}
