import { Hono } from "hono";
import type { Ingested, SignedHeaders } from "../../lib/ingest/mod.ts";
import type { Services } from "../../lib/services.ts";
import { readText } from "../_body.ts";
import { problem } from "../_errors.tsx";
import type { SiteContext, SiteEnv } from "../_site.ts";
import { openApiDocument } from "./openapi.ts";

/** What the phone system sends. The signature is the permission: there is no cookie here. */
export function ingestRoutes({ ingest, settings }: Services): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  const document = JSON.stringify(openApiDocument(settings.siteUrl));
  routes.post("/api/ingest/calls", async (c) => {
    return answer(await ingest.call({ headers: signedHeaders(c), body: await readText(c) }));
  });
  routes.post("/api/ingest/messages", async (c) => {
    return answer(await ingest.message({ headers: signedHeaders(c), body: await readText(c) }));
  });
  routes.get("/api/openapi.json", (c) => {
    const headers = { "content-type": "application/json", "cache-control": "public, max-age=300" };
    return c.body(document, 200, headers);
  });
  return routes;
}

function signedHeaders(c: SiteContext): SignedHeaders {
  return {
    id: c.req.header("webhook-id"),
    timestamp: c.req.header("webhook-timestamp"),
    signature: c.req.header("webhook-signature"),
  };
}

function answer(ingested: Ingested): Response {
  switch (ingested.outcome) {
    case "accepted":
      return Response.json({ id: ingested.id }, { status: 202 });
    case "unsigned":
      return problem(401, {
        title: "The signature or its time is wrong",
        detail: "Check the secret, the three webhook headers, and the sender's clock.",
      }, { "www-authenticate": "StandardWebhooks" });
    case "broken":
      return problem(400, { title: "The body is not JSON" });
    case "wrong":
      return problem(422, { title: "Some fields are wrong", errors: ingested.faults });
  }
}
