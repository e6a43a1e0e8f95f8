// What somebody writes is kept while they write it, and is an act only once it is sent. Each draft has a name of its own:
// a second tap, or a second try after the network broke, is the same act to the node (send-key.ts).
import { signal, type Signal } from "@preact/signals";
import { forget, keep, kept, kPrefix } from "./keep.ts";
import { randomKey } from "./random.ts";

export interface Draft<T> {
  readonly value: T;
  readonly sendKey: string;
}

const kFront = "draft:";
const open = new Map<string, Signal<Draft<unknown> | null>>();
/** The browser could not keep the last change; it is gone once the page is closed. */
export const draftsKept = signal(true);

/** The draft under this name; nothing where nothing was begun. */
export function draft<T>(name: string): Signal<Draft<T> | null> {
  let found = open.get(name);
  if (!found) {
    found = signal(kept<Draft<unknown>>(kFront + name));
    open.set(name, found);
  }
  return found as Signal<Draft<T> | null>;
}

export function write<T>(name: string, value: T): void {
  const there = draft<T>(name);
  there.value = { value, sendKey: there.value?.sendKey ?? randomKey() };
  draftsKept.value = keep(kFront + name, there.value);
}

export function drop(name: string): void {
  draft(name).value = null;
  forget(kFront + name);
}

/** The names of what is kept under this front. */
function keptUnder(front: string): string[] {
  try {
    const out: string[] = [];
    for (let i = 0; i < localStorage.length; ++i) {
      const name = localStorage.key(i);
      if (name?.startsWith(kPrefix + front)) out.push(name.slice(kPrefix.length));
    }
    return out.sort();
  } catch {
    return [];
  }
}

/** The names of all drafts, those of other days, too. */
export function draftNames(): string[] {
  return keptUnder(kFront).map((name) => name.slice(kFront.length));
}
