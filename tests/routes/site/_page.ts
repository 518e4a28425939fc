/** The text of a page as a reader meets it: no markup, no soft hyphens, single spaces. */
export function textOf(html: string): string {
  return html
    .replace(/<head>.*<\/head>/s, " ")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"').replaceAll("&#39;", "'")
    .replaceAll("\u00ad", "").replace(/\s+/g, " ");
}

/** The value of an attribute of every element that a pattern finds. */
export function all(html: string, pattern: RegExp): string[] {
  return [...html.matchAll(pattern)].map((match) => match[1] ?? "");
}
