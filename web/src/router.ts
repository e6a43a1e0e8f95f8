// Where the reader is: a path in the fragment, which no server and no log sees. Pure but for the last part.
import { signal } from "@preact/signals";

export interface Place {
  readonly path: string;
  readonly parts: readonly string[];
  readonly query: ReadonlyMap<string, string>;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** "#/meeting/5b2e/chair?item=2". A fragment that is no path is the front page. */
export function placeOf(fragment: string): Place {
  const text = fragment.replace(/^#/, "");
  const [path = "", query = ""] = text.startsWith("/") ? text.split("?", 2) : ["/"];
  const parts = path.split("/").filter((part) => part !== "").map(decoded);
  const pairs = query.split("&").filter((pair) => pair !== "");
  return {
    path: `/${parts.join("/")}`,
    parts,
    query: new Map(pairs.map((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [decoded(pair), ""] : [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
    })),
  };
}

/** The way back: every part may hold anything. */
export function hrefOf(...parts: string[]): string {
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

/** The one-time code with which the node opens the page, "#k=CODE". */
export function codeOf(fragment: string): string | null {
  const found = /^#k=([A-Za-z0-9_-]{1,256})$/.exec(fragment);
  return found?.[1] ?? null;
}

export type Params = Readonly<Record<string, string>>;
/** Whether a path is of this pattern, "/meeting/:id/chair", and what stands in its open places. */
export function matches(pattern: string, parts: readonly string[]): Params | null {
  const wanted = pattern.split("/").filter((part) => part !== "");
  if (wanted.length !== parts.length) return null;
  const out: Record<string, string> = {};
  for (let i = 0; i < wanted.length; ++i) {
    const name = wanted[i]!;
    if (name.startsWith(":")) out[name.slice(1)] = parts[i]!;
    else if (name !== parts[i]) return null;
  }
  return out;
}

export const place = signal<Place>(placeOf(""));

export function go(...parts: string[]): void {
  location.hash = hrefOf(...parts);
}
/** Without a step in the browser's history. */
export function replace(...parts: string[]): void {
  location.replace(`${location.pathname}${hrefOf(...parts)}`);
}
export function followFragment(): void {
  const read = () => {
    place.value = placeOf(location.hash);
  };
  addEventListener("hashchange", read);
  read();
}
