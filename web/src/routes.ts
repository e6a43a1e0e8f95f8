// Which screen stands at which path, and in which part of the program it comes. A part is loaded when it is needed.
import type { ComponentType } from "preact";
import { loadStyle } from "./assets.ts";
import { Now } from "./screens/now.tsx";
import { openWords } from "./words/words.tsx";
import { matches, type Params, type Place } from "./router.ts";

export interface ScreenProps {
  readonly params: Params;
  readonly query: ReadonlyMap<string, string>;
}
export type Screen = ComponentType<ScreenProps>;

const kParts = {
  decisions: () => import("./screens/parts/decisions.ts"),
  decide: () => import("./screens/parts/decide.ts"),
  compose: () => import("./screens/parts/compose.ts"),
  meet: () => import("./screens/parts/meet.ts"),
  people: () => import("./screens/parts/people.ts"),
  records: () => import("./screens/parts/records.ts"),
  home: () => import("./screens/parts/home.ts"),
  enter: () => import("./screens/parts/enter.ts"),
  secret: () => import("./screens/parts/secret.ts"),
};
/** What a phone shows at once comes with the page. */
type Part = keyof typeof kParts | "first";

/** Which entry of the bar a screen belongs to. */
export type Tab = "now" | "decisions" | "meeting" | "people" | "more";
export interface Route {
  readonly pattern: string;
  readonly part: Part;
  readonly name: string;
  readonly tab: Tab | null;
  /** Without the bar: before somebody is in an assembly, and on the projector. */
  readonly bare?: boolean;
}

const row = (pattern: string, part: Part, name: string, tab: Tab | null, bare = false): Route => ({ pattern, part, name, tab, bare });
export const kRoutes: readonly Route[] = [
  row("/", "first", "Now", "now"),
  row("/decisions", "decisions", "Decisions", "decisions"),
  row("/p/:id", "decide", "Proposal", "decisions"),
  row("/p/:id/amend", "compose", "Amend", "decisions"),
  row("/v/:id", "decide", "Vote", "decisions"),
  row("/secret/:id", "secret", "Secret", "decisions"),
  row("/result/:id", "decide", "Result", "decisions"),
  row("/compose", "compose", "Compose", "decisions"),
  row("/compose/:process", "compose", "ComposeOne", "decisions"),
  row("/meeting", "meet", "Meetings", "meeting"),
  row("/meeting/:id", "meet", "Meeting", "meeting"),
  row("/meeting/:id/chair", "meet", "Chair", "meeting"),
  row("/meeting/:id/check-in", "meet", "CheckIn", "meeting"),
  row("/meeting/:id/minutes", "meet", "Minutes", "meeting"),
  row("/meeting/:id/projector", "meet", "Projector", null, true),
  row("/people", "people", "People", "people"),
  row("/person/:id", "people", "PersonScreen", "people"),
  row("/commissions", "people", "Commissions", "people"),
  row("/mandates", "people", "Mandates", "people"),
  row("/more", "home", "More", "more"),
  row("/calendar", "records", "Calendar", "more"),
  row("/charter", "records", "Charter", "more"),
  row("/power", "records", "Power", "more"),
  row("/history", "records", "History", "more"),
  row("/event/:id", "records", "EventScreen", "more"),
  row("/sync", "home", "Sync", "more"),
  row("/settings", "home", "SettingsScreen", "more"),
  row("/welcome", "enter", "Welcome", null, true),
  row("/join", "enter", "Join", null, true),
  row("/j/:invitation", "enter", "Join", null, true),
  row("/found", "enter", "Found", null, true),
];

/** What stands there without a session. */
export const kEntry: Route = row("", "enter", "Entry", null, true);

export function routeOf(place: Place): { route: Route; params: Params } | null {
  for (const route of kRoutes) {
    const params = matches(route.pattern, place.parts);
    if (params) return { route, params };
  }
  return null;
}

const loaded = new Map<string, Screen>([["/", Now]]);
/** The screen where its part is loaded already. */
export function screenNow(route: Route): Screen | null {
  return loaded.get(route.pattern) ?? null;
}
export async function loadScreen(route: Route): Promise<Screen> {
  if (route.part === "first") return Now;
  const [part] = await Promise.all([kParts[route.part](), openWords(route.part), loadRest(), route.part === "meet" && loadStyle("meet")]);
  const screen = (part as unknown as Record<string, Screen>)[route.name]!;
  loaded.set(route.pattern, screen);
  return screen;
}
/** What every screen but the first needs. */
export function loadRest(): Promise<unknown> {
  return Promise.all([loadStyle("more"), openWords("more")]);
}
