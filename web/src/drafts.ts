// What somebody writes is kept while they write it, and is an act only once it is sent. Each draft has a name of its own:
// a second tap, or a second try after the network broke, is the same act to the node (send-key.ts).
import { signal, type Signal } from "@preact/signals";
import { forget, keep, kept, keptUnder } from "./keep.ts";

export interface Draft<T> {
  readonly value: T;
  readonly sendKey: string;
}

/** A random name from what insecure pages have, too. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
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

/** The names of all drafts, those of other days, too. */
export function draftNames(): string[] {
  return keptUnder(kFront).map((name) => name.slice(kFront.length));
}
