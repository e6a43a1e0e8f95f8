// Icons are drawn here: symbols of fonts are missing on some phones. Each is drawn with lines on a field of 24 by 24.
import type { VNode } from "preact";

const kPaths = {
  now: "M3 11.5 12 4l9 7.5M5.5 10v10h13V10M10 20v-6h4v6",
  decisions: "M4 6.5l2 2 3.5-4M4 14.5l2 2 3.5-4M13 6.5h7.5M13 15h7.5",
  meeting: "M12 8a3 3 0 100-6 3 3 0 000 6zM5 14a2.5 2.5 0 100-5 2.5 2.5 0 000 5zM19 14a2.5 2.5 0 100-5 2.5 2.5 0 000 5zM8 21v-5a4 4 0 018 0v5M2 21v-2a3 3 0 013-3M22 21v-2a3 3 0 00-3-3",
  people: "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20v-1.5a5 5 0 015-5h3a5 5 0 015 5V20M16 4.3a3.5 3.5 0 010 6.5M18 13.7a5 5 0 013.5 4.8V20",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  back: "M15 5l-7 7 7 7",
  onward: "M9 5l7 7-7 7",
  up: "M12 19V5M5.5 11.5 12 5l6.5 6.5",
  down: "M12 5v14M5.5 12.5 12 19l6.5-6.5",
  close: "M6 6l12 12M18 6L6 18",
  check: "M4.5 12.5l5 5L19.5 7",
  add: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  warning: "M12 3.5 22 20.5H2L12 3.5zM12 10v4.5M12 17.5v.01",
  info: "M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v5.5M12 7.5v.01",
  hand: "M7 13V6.5a1.5 1.5 0 013 0V11M10 10.5V4.5a1.5 1.5 0 013 0V11M13 11V6a1.5 1.5 0 013 0v6.5M16 12.5V9a1.5 1.5 0 013 0v6c0 3.5-2.5 6-6 6-3 0-4.5-1.5-6-4L4.5 13.5a1.4 1.4 0 012.3-1.5L8 13.5",
  send: "M21 3 10 14M21 3l-7 18-4-7-7-4 18-7z",
  search: "M10.5 17a6.5 6.5 0 100-13 6.5 6.5 0 000 13zM20.5 20.5 15.3 15.3",
  clock: "M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5.5l3.5 2",
  seal: "M12 3l7.5 3v5.5c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V6L12 3zM8.5 12l2.5 2.5 4.5-5",
  sync: "M4 12a8 8 0 0113.7-5.7L20 8.5M20 4v4.5h-4.5M20 12a8 8 0 01-13.7 5.7L4 15.5M4 20v-4.5h4.5",
  file: "M6 3h8l4.5 4.5V21H6V3zM14 3v5h4.5",
  print: "M7 8V3.5h10V8M7 17H4V8.5h16V17h-3M7 13.5h10v7H7v-7z",
  scale: "M12 4v16M6.5 20h11M5 7h14M5 7l-3 7h6L5 7zM19 7l-3 7h6l-3-7z",
  calendar: "M4 6h16v14.5H4V6zM4 10.5h16M8 3.5V8M16 3.5V8",
  task: "M5 4h14v16H5V4zM8.5 12.5l2.5 2.5 4.5-5.5",
  key: "M15 3a6 6 0 11-5.7 7.9L3 17.2V21h4v-2.5h2.5V16H12l1.1-1.1",
  gear: "M12 15.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1",
  chart: "M4 20V4M4 20h16M8.5 16v-4M13 16V8M17.5 16v-6",
  history: "M4 12a8 8 0 108-8c-3 0-5.5 1.6-7 4M4.5 3.5V8H9M12 8v4.5l3 2",
  grip: "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
  screen: "M3 4.5h18v12H3v-12zM8.5 20.5h7M12 16.5v4",
  branch: "M7 4v16M7 13c6 0 10-1.5 10-6M17 7a2 2 0 100-4 2 2 0 000 4z",
  reply: "M9.5 6 4 11.5l5.5 5.5M4 11.5h9a7 7 0 017 7",
} as const;
export type IconName = keyof typeof kPaths;

// What points along the line of reading is turned with it; clocks and screens are not.
const kMirrors = new Set<IconName>(["back", "onward", "reply", "send"]);

export function Icon({ name, label }: { name: IconName; label?: string }): VNode {
  const heavy = name === "more" || name === "grip";
  return (
    <svg class={kMirrors.has(name) ? "icon mirrors" : "icon"} viewBox="0 0 24 24" fill="none" stroke="currentColor"
      stroke-width={heavy ? 3 : 2} stroke-linecap="round" stroke-linejoin="round" role={label ? "img" : undefined}
      aria-label={label} aria-hidden={label ? undefined : "true"}>
      <path d={kPaths[name]} />
    </svg>
  );
}
