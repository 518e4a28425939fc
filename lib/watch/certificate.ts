import { connect } from "node:tls";
import { SECOND } from "../clock.ts";

const PATIENCE = 5 * SECOND;

/** The certificate that a site shows. */
interface Certificate {
  /** Epoch milliseconds. */
  readonly end: number;
  /** Whether a browser would believe it: its time, its name and who signed it. */
  readonly trusted: boolean;
}

/**
 * The certificate that a site shows, or null when none could be had. One that nobody trusts is looked at
 * too, since its end tells why; nothing is sent over the connection. `ca`: whom to trust instead of the
 * authorities that the machine knows, in PEM.
 */
export function certificateOf(
  { hostname, port }: URL,
  { ca }: { ca?: string } = {},
): Promise<Certificate | null> {
  return new Promise((tell) => {
    const socket = connect({
      host: hostname,
      port: Number(port || 443),
      servername: hostname,
      rejectUnauthorized: false,
      ...(ca !== undefined && { ca: [ca] }),
    });
    const done = (certificate: Certificate | null) => {
      clearTimeout(late);
      socket.destroy();
      tell(certificate);
    };
    const late = setTimeout(() => done(null), PATIENCE);
    socket.once("secureConnect", () => {
      const end = Date.parse(socket.getPeerCertificate().valid_to ?? "");
      done(Number.isNaN(end) ? null : { end, trusted: socket.authorized });
    });
    socket.once("error", () => done(null));
  });
}
