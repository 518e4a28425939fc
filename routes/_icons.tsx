/** Icons, drawn inline in the colour of their text. Each stands beside words, never alone. */
const PATHS = {
  phone:
    "M6 3h3l2 5-2.5 1.8a12 12 0 0 0 5.7 5.7L16 13l5 2v3a3 3 0 0 1-3.2 3A16 16 0 0 1 3 6.2 3 3 0 0 1 6 3z",
  mail: "M3 6h18v12H3zM3 7l9 7 9-7",
  place:
    "M12 21s7-6.3 7-11.5a7 7 0 0 0-14 0C5 14.7 12 21 12 21zM12 7a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z",
  chat: "M4 5h16v11h-8l-5 4v-4H4zM8 9h8M8 12.5h5",
  letter: "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 16h7",
  shield: "M12 3l8 3v6c0 5-4 8-8 9-4-1-8-4-8-9V6zM9 12l2.2 2.2L15.5 10",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  print: "M7 8V3h10v5M7 18H4V9h16v9h-3M7 14h10v7H7z",
  bin: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5M13.5 11v5",
  check: "M4 12.5l5.5 5.5L20 7",
  info: "M12 11v6M12 7.5v.1M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z",
  warning: "M12 4l9 16H3zM12 10v4.5M12 17.2v.1",
  leave: "M14 4H5v16h9M10 12h11M17 8l4 4-4 4",
} as const;

type IconName = keyof typeof PATHS;

/** An icon that says nothing of its own to a screen reader. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
