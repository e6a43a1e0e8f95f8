// The way to the node: whether it is heard, and what time it is there. What it tells is dated by its clock, and a phone's
// may be wrong by hours.
import { signal } from "@preact/signals";

/** Whether the node can be heard, since when it cannot. */
export const lostSince = signal<number | null>(null);

const kNearMs = 30_000;
/** By how much the node's clock is ahead of this browser's, in ms; 0: they agree. */
export const apart = signal(0);

/** With every answer. What it took on its way makes no difference worth telling. */
export function heardTime(date: string | null): void {
  const ms = Date.parse(date ?? "") - Date.now();
  if (Math.abs(ms - apart.value) > kNearMs) apart.value = Math.abs(ms) > kNearMs ? ms : 0;
}

export function nodeNow(): number {
  return Date.now() + apart.value;
}

/** What is on its way to the node. After a sleep, or where the line is dead, no answer comes: nobody waits for one. */
export let awake = new AbortController();
export function breakOff(): void {
  const before = awake;
  awake = new AbortController();
  before.abort();
}
