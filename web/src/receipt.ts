// What became of the last act.
import { signal } from "@preact/signals";
import type { PlainKey } from "./words/words.tsx";

export interface Receipt {
  readonly event: string | null;
  /** What was done, in words: a message of the page. */
  readonly words: PlainKey;
  readonly at: number;
}
/** The last act of this page; shown until it is closed or another one comes. */
export const receipt = signal<Receipt | null>(null);
