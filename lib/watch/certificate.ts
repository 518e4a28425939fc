import { connect } from "node:tls";
import { SECOND } from "../clock.ts";

const PATIENCE = 5 * SECOND;

/** When a site's certificate ends (epoch milliseconds), or null when none could be had. */
export function certificateEnd({ hostname, port }: URL): Promise<number | null> {
  return new Promise((tell) => {
    const socket = connect({ host: hostname, port: Number(port || 443), servername: hostname });
    const end = (at: number | null) => {
      clearTimeout(late);
      socket.destroy();
      tell(at);
    };
    const late = setTimeout(() => end(null), PATIENCE);
    socket.once("secureConnect", () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to ?? "");
      end(Number.isNaN(until) ? null : until);
    });
    socket.once("error", () => end(null));
  });
}
