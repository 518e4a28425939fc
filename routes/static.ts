import { Hono } from "hono";
import { preferredEncoding, type SharedBody } from "../lib/assets/mod.ts";
import type { Services } from "../lib/services.ts";
import type { SiteContext, SiteEnv } from "./_site.ts";

/** A name with a hash in it never means anything else. */
const FOREVER = "public, max-age=31536000, immutable";

/** Stylesheets, icons and scripts, from memory. */
export function assetRoutes({ assets }: Pick<Services, "assets">): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  routes.get("/static/*", async (c) => {
    const asset = assets.find(c.req.path);
    if (asset) return await sharedAnswer(c, asset.body, headersOf(asset.contentType, FOREVER));
    const successor = assets.successor(c.req.path);
    if (!successor) return c.notFound();
    return await sharedAnswer(c, successor.body, headersOf(successor.contentType, "no-cache"));
  });
  return routes;
}

/** Answers with a body that is the same for everybody, compressed and with an ETag. */
async function sharedAnswer(
  c: SiteContext,
  body: SharedBody,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const common = { ...headers, etag: body.etag, vary: "accept-encoding" };
  if (c.req.header("if-none-match")?.includes(body.etag)) {
    return new Response(null, { status: 304, headers: common });
  }
  const encoding = preferredEncoding(c.req.header("accept-encoding"));
  if (!encoding) return new Response(body.bytes, { headers: common });
  const bytes = await body.as(encoding);
  return new Response(bytes, { headers: { ...common, "content-encoding": encoding } });
}

function headersOf(contentType: string, cacheControl: string): Record<string, string> {
  return { "content-type": contentType, "cache-control": cacheControl };
}
