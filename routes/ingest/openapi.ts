import * as z from "zod";
import { callBody, messageBody } from "../../lib/ingest/mod.ts";

const HEADERS = ["webhook-id", "webhook-timestamp", "webhook-signature"];

/** The OpenAPI 3.1 document of what the phone system may send, made from the schemas that check it. */
export function openApiDocument(siteUrl: URL) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Tyyne: calls and messages of the phone system",
      version: "1.0.0",
      description:
        "Signed by Standard Webhooks (https://www.standardwebhooks.com). A delivery that is " +
        "sent again with the same webhook-id is stored once and gets the same answer.",
    },
    servers: [{ url: siteUrl.origin }],
    paths: {
      "/api/ingest/calls": { post: operation("ingestCall", "Call", "A call that took place") },
      "/api/ingest/messages": {
        post: operation("ingestMessage", "Message", "An inquiry or a text message"),
      },
    },
    components: {
      schemas: { Call: schemaOf(callBody), Message: schemaOf(messageBody), Accepted, Problem },
      securitySchemes: {
        standardWebhooks: { type: "apiKey", in: "header", name: "webhook-signature" },
      },
    },
  };
}

const Accepted = {
  type: "object",
  properties: { id: { type: "string", format: "uuid" } },
  required: ["id"],
};

const Problem = {
  type: "object",
  description: "RFC 9457",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: { field: { type: "string" }, message: { type: "string" } },
        required: ["field", "message"],
      },
    },
  },
  required: ["title", "status"],
};

function operation(operationId: string, schema: string, summary: string) {
  return {
    operationId,
    summary,
    security: [{ standardWebhooks: [] }],
    parameters: HEADERS.map((name) => ({
      name,
      in: "header",
      required: true,
      schema: { type: "string" },
    })),
    requestBody: { required: true, content: { "application/json": { schema: ref(schema) } } },
    responses: {
      202: response("Stored now, or stored already", "application/json", "Accepted"),
      400: response(
        "The body is no JSON, or no valid UTF-8",
        "application/problem+json",
        "Problem",
      ),
      401: response("A wrong or stale signature", "application/problem+json", "Problem"),
      413: response("More than 256 KB", "application/problem+json", "Problem"),
      422: response("Every field that is wrong", "application/problem+json", "Problem"),
    },
  };
}

function response(description: string, type: string, schema: string) {
  return { description, content: { [type]: { schema: ref(schema) } } };
}

function ref(schema: string) {
  return { $ref: `#/components/schemas/${schema}` };
}

function schemaOf(schema: z.ZodType) {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { target: "draft-2020-12" });
  return rest;
}
