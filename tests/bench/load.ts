/** Asks again and again over connections that stay open, several requests on the way in each. */
interface Load {
  readonly port: number;
  readonly connections: number;
  /** Requests written at once on each connection. */
  readonly depth: number;
  readonly milliseconds: number;
}

/**
 * Requests a second that a server answers. Every answer must be as long as the first one, so that
 * answers are counted by their bytes: anything cleverer would measure this program.
 * @throws Error when the server answers anything but 200.
 */
export async function throughput(request: string, load: Load): Promise<number> {
  const length = await answerLength(request, load.port);
  const batch = new TextEncoder().encode(request.repeat(load.depth));
  const from = performance.now();
  const until = from + load.milliseconds;
  const work = async () => {
    using connection = await Deno.connect({ hostname: "127.0.0.1", port: load.port });
    connection.setNoDelay(true);
    const buffer = new Uint8Array(1 << 18);
    let answers = 0;
    while (performance.now() < until) {
      for (let at = 0; at < batch.length;) at += await connection.write(batch.subarray(at));
      let missing = length * load.depth;
      while (missing > 0) missing -= await connection.read(buffer) ?? fail();
      if (missing < 0) throw new Error("An answer was longer than the first one");
      answers += load.depth;
    }
    return answers;
  };
  const answers = await Promise.all(Array.from({ length: load.connections }, work));
  const seconds = (performance.now() - from) / 1_000;
  return answers.reduce((sum, one) => sum + one, 0) / seconds;
}

/** One answer as it comes over the wire. */
export async function rawAnswer(request: string, port: number): Promise<Uint8Array<ArrayBuffer>> {
  using connection = await Deno.connect({ hostname: "127.0.0.1", port });
  await connection.write(new TextEncoder().encode(request));
  const buffer = new Uint8Array(1 << 20);
  let size = 0;
  for (;;) {
    size += await connection.read(buffer.subarray(size)) ?? fail();
    const got = buffer.subarray(0, size);
    const head = headOf(got);
    if (head && size === head.end + head.bodyLength) return got.slice();
  }
}

async function answerLength(request: string, port: number): Promise<number> {
  const answer = await rawAnswer(request, port);
  if (!new TextDecoder().decode(answer.subarray(0, 12)).endsWith(" 200")) {
    throw new Error(`Not a 200: ${new TextDecoder().decode(answer.subarray(0, 200))}`);
  }
  return answer.length;
}

/** Where the head of an answer ends, and how long its body is. */
function headOf(
  bytes: Uint8Array,
): { end: number; bodyLength: number; text: string } | null {
  const text = new TextDecoder("latin1").decode(bytes);
  const at = text.indexOf("\r\n\r\n");
  if (at < 0) return null;
  const head = text.slice(0, at);
  const bodyLength = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  return { end: at + 4, bodyLength, text: head };
}

function fail(): never {
  throw new Error("The connection ended in the middle of an answer");
}
