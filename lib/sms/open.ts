import type { Settings } from "../settings/mod.ts";
import { Elks } from "./elks.ts";
import { GatewayApi } from "./gatewayapi.ts";
import type { Gateway } from "./mod.ts";
import type { Reach } from "./post.ts";

/** Where a gateway's delivery reports come in. */
export const REPORT_PATHS = { "46elks": "/api/sms/46elks", gatewayapi: "/api/sms/gatewayapi" };
/** The name in front of the secret, where a gateway uses HTTP Basic. */
export const REPORT_USER = "report";

/**
 * The gateway that the settings of production name. Development has its `Outbox` instead.
 * @throws Error when the settings name an outbox.
 */
export function openGateway(
  { gateway, siteUrl }: Pick<Settings, "gateway" | "siteUrl">,
  reach?: Reach,
): Gateway {
  switch (gateway.kind) {
    case "46elks": {
      const { reportSecret } = gateway;
      const reportTo = reportSecret === null ? null : addressOfReports(siteUrl, reportSecret);
      return new Elks({ ...gateway, reportTo }, reach);
    }
    case "gatewayapi":
      return new GatewayApi(gateway, reach);
    case "outbox":
      throw new Error("An outbox is no gateway of production");
  }
}

/** 46elks is told with each message where its reports go to, and signs in there with HTTP Basic. */
function addressOfReports(siteUrl: URL, secret: string): URL {
  const address = new URL(REPORT_PATHS["46elks"], siteUrl);
  address.username = REPORT_USER;
  address.password = secret;
  return address;
}
