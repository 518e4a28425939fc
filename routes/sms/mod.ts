import { Hono } from "hono";
import type { Services } from "../../lib/services.ts";
import { reportSecretOf } from "../../lib/settings/mod.ts";
import {
  isFromElks,
  readElksReport,
  readGatewayApiReport,
  type ReadReport,
  REPORT_PATHS,
} from "../../lib/sms/mod.ts";
import { readForm } from "../_body.ts";
import { problem } from "../_errors.tsx";
import type { SiteEnv } from "../_site.ts";

/**
 * What the text-message gateway reports of messages. There is a door only for the gateway that is used,
 * and only with a secret. A message that is not known is answered like one that is: 46elks wants 200
 * to 204, GatewayAPI 2xx within five seconds, and both report again what gets anything else.
 */
export function smsRoutes({ settings, texts, refusals }: Services): Hono<SiteEnv> {
  const routes = new Hono<SiteEnv>();
  const { gateway } = settings;
  const secret = reportSecretOf(gateway);
  if (secret === null) return routes;
  // A secret that is not the gateway's is seen nowhere else: its reports simply never come.
  const unsigned = (): Response => {
    refusals.noteReport("secret");
    return notProven();
  };
  const take = async (read: ReadReport): Promise<Response> => {
    if (read.outcome === "unsigned") return unsigned();
    if (read.outcome === "broken") {
      refusals.noteReport("form");
      return problem(422, { title: "The report is not as documented" });
    }
    const { report } = read;
    if (report) await texts.report(report.reference, report.reported);
    return new Response(null, { status: 204 });
  };
  if (gateway.kind === "46elks") {
    routes.post(REPORT_PATHS["46elks"], async (c) => {
      if (!isFromElks(secret, c.req.header("authorization"))) return unsigned();
      return await take(readElksReport(await readForm(c), c.req.query("reference")));
    });
  }
  if (gateway.kind === "gatewayapi") {
    routes.post(REPORT_PATHS.gatewayapi, async (c) => {
      const body = new Uint8Array(await c.req.arrayBuffer());
      return await take(
        readGatewayApiReport(secret, { signature: c.req.header("signature"), body }),
      );
    });
  }
  return routes;
}

function notProven(): Response {
  const headers = { "www-authenticate": 'Basic realm="delivery reports", charset="UTF-8"' };
  return problem(401, { title: "The report is not proven to be the gateway's" }, headers);
}
