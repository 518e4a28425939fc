/** Texts that somebody may write who wants to break what shows them. Fixed, so that a failure repeats. */
const MARKUP = [
  `<script>globalThis.ran = 1</script>`,
  `<img src=x onerror="globalThis.ran = 1">`,
  `<svg onload="globalThis.ran = 1">`,
  `"><script>globalThis.ran = 1</script>`,
  `'><img src=x onerror=globalThis.ran=1>`,
  `</p></li></ol><h1>Neuvoja</h1>`,
  `</textarea><script>globalThis.ran = 1</script>`,
  `<a href="javascript:globalThis.ran=1">paina</a>`,
  `<iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
  `<style>body{display:none}</style>`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv="refresh" content="0;url=https://evil.example/">`,
  `<form action="https://evil.example/"><input name=a></form>`,
  `<math><mtext></mtext><mglyph><style><img src=x onerror=globalThis.ran=1>`,
  `<!--><img src=x onerror=globalThis.ran=1>-->`,
  `&lt;script&gt;globalThis.ran = 1&lt;/script&gt;`,
  `&#60;img src=x onerror=globalThis.ran=1&#62;`,
  "{{constructor.constructor('globalThis.ran=1')()}}",
  "${globalThis.ran = 1}",
  `" data-props="{}" data-island="Chat`,
];
const STREAM = [
  "data: {}",
  "event: state\ndata: {}",
  "a\n\nevent: message\nid: 999\ndata: {}\n\n",
  'a\r\n\r\nevent: state\r\ndata: {"gone":"erased"}\r\n\r\n',
  "\rid: 0\r\r",
  ": a comment\n\n",
  "retry: 1\n\n",
  "id: \n\n",
  "yksi\u2028kaksi\u2029kolme",
  "\ufeffalku",
];
const OBJECTS = [
  "[object Object]",
  `{"text":"x","from":"adviser"}`,
  `[["a"],["b"]]`,
  "__proto__",
  "constructor",
  "null",
  "undefined",
  "NaN",
  "-1e999",
  "true",
];
const CONTROLS = Array.from(
  { length: 31 },
  (_, n) => `ohjaus${String.fromCharCode(n + 1)}merkki ${n + 1}`,
);
const DIRECTIONS = [
  "שלום עולם",
  "مرحبا بك",
  "\u202ekäännetty",
  "\u2066eristetty\u2069",
  "abc \u202Edef\u202C ghi",
  "e\u0301\u0301\u0301\u0301",
  "Z\u0336a\u0336l\u0336g\u0336o\u0336",
  "👩‍👩‍👧‍👦👋🏽🇫🇮",
  "\u200b\u200cnäkymätön\u200d",
  "ｆｕｌｌｗｉｄｔｈ",
];
const LONG = [
  "a".repeat(4_000),
  "ä".repeat(3_999),
  "👩".repeat(2_000),
  "\n".repeat(1_000) + "loppu",
  "<b>".repeat(1_300),
  "sana ".repeat(800).trimEnd(),
  "(".repeat(4_000),
  "%00".repeat(1_000),
  "\u0301".repeat(500) + "a",
  "https://evil.example/" + "a".repeat(2_000),
];
const OTHERS = [
  '=HYPERLINK("https://evil.example")',
  "'; DROP TABLE clients; --",
  "../../etc/passwd",
  "%3Cscript%3Eran=1%3C/script%3E",
  "javascript:globalThis.ran=1",
  "data:text/html,<script>parent.ran=1</script>",
  "https://evil.example/<script>",
  "\\u003cscript\\u003eran=1\\u003c/script\\u003e",
  "\\",
  '"',
  "'",
  "`",
  "  kaksi   väliä  ",
  "\trivi\tsarkain",
  "%s %d %n",
  "$(touch ran)",
  "<?php ran(); ?>",
  "<![CDATA[ran]]>",
  "-- \n-- ",
  "010203-123X",
];
const BASE = [...MARKUP, ...STREAM, ...OBJECTS, ...CONTROLS, ...DIRECTIONS, ...LONG, ...OTHERS];

/** Two hundred of them: each as it is, then together with its neighbour. */
export const HOSTILE: readonly string[] = [
  ...BASE,
  ...BASE.map((text, n) =>
    `${text.slice(0, 1_500)}\n${BASE[(n + 1) % BASE.length]!.slice(0, 1_500)}`
  ),
].slice(0, 200);
