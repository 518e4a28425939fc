const utf8 = new TextEncoder();
/** Small enough to hold, large enough that sending does not cost more than making. */
const CHUNK = 32_768;

/** Headers of a file to keep. Its name tells nobody whose data it holds. */
export function attachment(contentType: string, fileName: string): Record<string, string> {
  return {
    "content-type": contentType,
    "content-disposition": `attachment; filename="${fileName}"`,
  };
}

/** Answers with a text as it is made, so that ten thousand records never lie in memory at once. */
export function streamed(
  pieces: AsyncIterable<string>,
  headers: Record<string, string>,
): Response {
  return new Response(ReadableStream.from(encoded(pieces)), {
    headers: { ...headers, "cache-control": "no-store" },
  });
}

async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let waiting = "";
  for await (const piece of pieces) {
    waiting += piece;
    if (waiting.length < CHUNK) continue;
    yield utf8.encode(waiting);
    waiting = "";
  }
  yield utf8.encode(waiting);
}
