import { dirname } from "node:path/posix";
import { isFile } from "../kv.ts";
import type { Log } from "../log/mod.ts";
import type { Settings } from "../settings/mod.ts";
import { BackupLog } from "./backup_log.ts";
import { channelsOf } from "./channels.ts";
import type { Watched } from "./checks.ts";
import { freeSpace } from "./disk.ts";
import { Watch } from "./mod.ts";
import { askProvider } from "./provider.ts";

/** The watch over a site as its settings have it. */
export function createWatch(
  kv: Deno.Kv,
  settings: Pick<Settings, "kvUrl" | "oidc" | "alerts">,
  parts: Omit<Watched, "backups" | "folder" | "freeSpace" | "provider"> & { log: Log },
): Watch {
  const { kvUrl, oidc, alerts } = settings;
  return new Watch(kv, {
    ...parts,
    backups: new BackupLog(kv),
    folder: isFile(kvUrl) ? dirname(kvUrl) : null,
    freeSpace,
    provider: oidc === "built-in" ? null : () => askProvider(oidc.issuer),
    channels: channelsOf(alerts, parts),
    dueRequests: () => parts.requests.dueDates(),
  });
}
