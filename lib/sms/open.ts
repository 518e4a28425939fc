import type { GatewaySettings } from "../settings/mod.ts";
import { Elks } from "./elks.ts";
import { GatewayApi } from "./gatewayapi.ts";
import type { Gateway } from "./mod.ts";
import type { Reach } from "./post.ts";

/** The gateway that the settings of production name. Development has its {@link Outbox} instead. */
export function openGateway(
  settings: Exclude<GatewaySettings, { kind: "outbox" }>,
  reach?: Reach,
): Gateway {
  switch (settings.kind) {
    case "46elks":
      return new Elks(settings, reach);
    case "gatewayapi":
      return new GatewayApi(settings, reach);
  }
}
