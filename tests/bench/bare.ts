/**
 * The reference: a bare `Deno.serve` that answers the same bytes as the site.
 * `deno run -A tests/bench/bare.ts PORT [FILE]`; FILE holds an answer as it came over the wire.
 */
const [port, file] = Deno.args;
const wire = file ? Deno.readFileSync(file) : new TextEncoder().encode("HTTP/1.1 200 OK\r\n\r\nok");
const text = new TextDecoder("latin1").decode(wire);
const end = text.indexOf("\r\n\r\n");
const headers = text.slice(0, end).split("\r\n").slice(1)
  .map((line): [string, string] => {
    const at = line.indexOf(":");
    return [line.slice(0, at), line.slice(at + 1).trim()];
  })
  .filter(([name]) => name !== "date" && name !== "content-length");
const body = wire.slice(end + 4);

Deno.serve(
  { hostname: "127.0.0.1", port: Number(port), onListen: () => {} },
  () => new Response(body, { headers }),
);
