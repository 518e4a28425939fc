import { renderToString } from "preact-render-to-string";
import type { VNode } from "preact";

const utf8 = new TextEncoder();

/** A whole page or a fragment as bytes: strings outside Latin-1 are slow to send. */
export function htmlBytes(node: VNode, { fragment = false } = {}): Uint8Array<ArrayBuffer> {
  return utf8.encode((fragment ? "" : "<!doctype html>") + renderToString(node));
}

/** Answers with HTML that belongs to one person, so that nothing between here and there keeps it. */
export function personalHtml(node: VNode, options: { status?: number; fragment?: boolean } = {}) {
  return new Response(htmlBytes(node, options), {
    status: options.status ?? 200,
    headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  });
}
