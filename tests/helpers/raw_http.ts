/** The head of an answer as it came over the wire. */
export interface RawAnswer {
  /** 0 when the connection was closed without an answer. */
  readonly status: number;
  readonly text: string;
}

const PATIENCE = 5_000;

/**
 * Writes bytes to a port of this machine as they are, for what `fetch` refuses to send, and reads until
 * the other side closes or nothing more comes.
 */
export async function sendRaw(
  port: number,
  request: string | Uint8Array<ArrayBuffer>,
): Promise<RawAnswer> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  const bytes = typeof request === "string" ? new TextEncoder().encode(request) : request;
  // A server that refuses early stops reading; the rest of the request may then not be written.
  const written = writeAll(connection, bytes).catch(() => {});
  const text = await readAll(connection);
  await written;
  return { status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1] ?? 0), text };
}

async function writeAll(connection: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) at += await connection.write(bytes.subarray(at));
}

async function readAll(connection: Deno.Conn): Promise<string> {
  const chunks: string[] = [];
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(65_536);
  const late = setTimeout(() => connection.close(), PATIENCE);
  try {
    for (let read; (read = await connection.read(buffer)) !== null;) {
      chunks.push(decoder.decode(buffer.subarray(0, read), { stream: true }));
    }
  } catch {
    // Closed by the timer or reset by the server: what came until then is the answer.
  } finally {
    clearTimeout(late);
  }
  return chunks.join("");
}
