// Icons are drawn here: symbols of fonts are missing on some phones. Each is drawn with lines on a field of 24 by 24.
// Those of the first screen are here, the others come with the other screens (rest.ts).
import type { VNode } from "preact";
import type { kMorePaths } from "./icon-paths.ts";

const kFirstPaths = {
  now: "M3 11.5 12 4l9 7.5M5.5 10v10h13V10M10 20v-6h4v6",
  decisions: "M4 6.5l2 2 3.5-4M4 14.5l2 2 3.5-4M13 6.5h7.5M13 15h7.5",
  meeting: "M12 8a3 3 0 100-6 3 3 0 000 6zM5 14a2.5 2.5 0 100-5 2.5 2.5 0 000 5zM19 14a2.5 2.5 0 100-5 2.5 2.5 0 000 5zM8 21v-5a4 4 0 018 0v5M2 21v-2a3 3 0 013-3M22 21v-2a3 3 0 00-3-3",
  people: "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20v-1.5a5 5 0 015-5h3a5 5 0 015 5V20M16 4.3a3.5 3.5 0 010 6.5M18 13.7a5 5 0 013.5 4.8V20",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  back: "M15 5l-7 7 7 7",
  onward: "M9 5l7 7-7 7",
  close: "M6 6l12 12M18 6L6 18",
  check: "M4.5 12.5l5 5L19.5 7",
  warning: "M12 3.5 22 20.5H2L12 3.5zM12 10v4.5M12 17.5v.01",
  info: "M12 21a9 9 0 100-18 9 9 0 000 18zM12 11v5.5M12 7.5v.01",
  clock: "M12 21a9 9 0 100-18 9 9 0 000 18zM12 7v5.5l3.5 2",
  sync: "M4 12a8 8 0 0113.7-5.7L20 8.5M20 4v4.5h-4.5M20 12a8 8 0 01-13.7 5.7L4 15.5M4 20v-4.5h4.5",
} as const;
export type IconName = keyof typeof kFirstPaths | keyof typeof kMorePaths;

const paths: Partial<Record<IconName, string>> = { ...kFirstPaths };
export function addIcons(more: typeof kMorePaths): void {
  Object.assign(paths, more);
}

// What points along the line of reading is turned with it; clocks and screens are not.
const kMirrors = new Set<IconName>(["back", "onward", "reply", "send"]);

export function Icon({ name, label }: { name: IconName; label?: string }): VNode {
  const heavy = name === "more" || name === "grip";
  return (
    <svg class={kMirrors.has(name) ? "icon mirrors" : "icon"} viewBox="0 0 24 24" fill="none" stroke="currentColor"
      stroke-width={heavy ? 3 : 2} stroke-linecap="round" stroke-linejoin="round" role={label ? "img" : undefined}
      aria-label={label} aria-hidden={label ? undefined : "true"}>
      <path d={paths[name]} />
    </svg>
  );
}
