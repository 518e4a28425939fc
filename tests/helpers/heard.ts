import type { Log } from "../../lib/log/mod.ts";
import type { Site } from "./site.ts";

/** The errors that the site logs from now on. */
export function heard({ services }: Pick<Site, "services">): Parameters<Log["error"]>[] {
  const lines: Parameters<Log["error"]>[] = [];
  services.log.error = (...line) => void lines.push(line);
  return lines;
}
