import { HTTPException } from "hono/http-exception";
import type { Services } from "../lib/services.ts";

/**
 * Whatever is not there for whoever asks: another's is a 404 like an id that never was, and the log
 * counts both. It is told what was looked for, and no id.
 * @throws HTTPException 404
 */
export function notFound(
  { log }: Pick<Services, "log">,
  { what, page }: { what: string; page: string },
): never {
  log.info("not-found", { what, page });
  throw new HTTPException(404);
}
