import type { MiddlewareHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { errorAnswer } from "../_errors.tsx";
import type { SiteEnv } from "../_site.ts";

export const BODY_LIMIT = 64 * 1024;
/** What the phone system may send at once. */
export const INGEST_BODY_LIMIT = 256 * 1024;
/** Milliseconds that a whole body may take: what fits comes over the slowest phone line in half of it. */
const BODY_WITHIN = 30_000;
const URL_LIMIT = 4_096;
const INGEST = "/api/ingest/";

/**
 * Refuses a body over its limit: by what it says of itself, and by what really comes, so that a body
 * without a length cannot fill the memory either. One that is not whole in time (`within`, milliseconds)
 * is not waited for: whoever sends a byte a minute would hold a connection for as long as they like.
 */
export function bodyLimit(within: number = BODY_WITHIN): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const { raw } = c.req;
    if (raw.body === null) return await next();
    const limit = c.req.path.startsWith(INGEST) ? INGEST_BODY_LIMIT : BODY_LIMIT;
    if (Number(c.req.header("content-length") ?? 0) > limit) throw new HTTPException(413);
    const bytes = await readUpTo(raw.body, { limit, within });
    if (bytes === "late") return errorAnswer(c, 408, { connection: "close" });
    const { method, headers } = raw;
    c.req.raw = new Request(raw.url, { method, headers, body: bytes });
    await next();
  };
}

/** Pages are read and forms are sent; nothing else is done to this site. */
const METHODS = ["GET", "HEAD", "POST"];

/** Refuses other methods at once: what nobody handles must not get as far as anybody's code. */
export const usedMethod: MiddlewareHandler<SiteEnv> = async (c, next) => {
  if (!METHODS.includes(c.req.method)) return errorAnswer(c, 405, { allow: METHODS.join(", ") });
  return await next();
};

/** Refuses addresses that are far longer than any of ours, or that do not decode. */
export const readableUrl: MiddlewareHandler<SiteEnv> = async (c, next) => {
  const { url } = c.req;
  if (url.length > URL_LIMIT) throw new HTTPException(400, { message: "long-url" });
  try {
    decodeURIComponent(new URL(url).pathname);
  } catch {
    throw new HTTPException(400, { message: "broken-url" });
  }
  await next();
};

/** @throws HTTPException 413 for more than the limit, 400 for a body that breaks off. */
async function readUpTo(
  body: ReadableStream<Uint8Array>,
  { limit, within }: { limit: number; within: number },
): Promise<Uint8Array<ArrayBuffer> | "late"> {
  const reader = body.getReader();
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), within);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const read = await Promise.race([reader.read(), late.promise]);
      if (read === "late") return "late";
      if (read.done) return joined(chunks, size);
      size += read.value.length;
      if (size > limit) throw new HTTPException(413);
      chunks.push(read.value);
    }
  } catch (error) {
    if (error instanceof HTTPException) throw error;
    throw new HTTPException(400, { message: "cut-body" });
  } finally {
    clearTimeout(timer);
    // Nobody waits for what may still come. A body that broke off cannot be given up, and need not be.
    reader.cancel().catch(() => {});
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
