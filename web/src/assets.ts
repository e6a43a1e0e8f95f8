// Files of the page that are loaded when they are needed, beside its scripts. The builder says under which names they lie.
import type { Message, Messages } from "./words/book.ts";

declare const BUILT: { readonly words: string; readonly more: string; readonly meet: string };

/** The builder gave numbers to most messages (tools/numbers.mjs): the first one, those that have one, the others. */
type WordFile = readonly [begin: number, inOrder: readonly Message[], named: Messages];
export async function loadWords(language: string, part: string): Promise<Messages> {
  const [begin, inOrder, named] = ((await import(`/assets/${language}-${part}-${BUILT.words}.js`)) as { default: WordFile }).default;
  return { ...named, ...Object.fromEntries(inOrder.map((message, i) => [begin + i, message])) };
}

const styles = new Map<string, Promise<void>>();
/** A style sheet beside the first one, once. */
export function loadStyle(name: "more" | "meet"): Promise<void> {
  let there = styles.get(name);
  if (!there) {
    there = new Promise((done, failed) => {
      const link = document.createElement("link");
      link.rel = "stylesheet";
      link.href = name === "more" ? BUILT.more : BUILT.meet;
      link.onload = () => done();
      link.onerror = () => {
        styles.delete(name);
        link.remove();
        failed(new Error(name));
      };
      document.head.append(link);
    });
    styles.set(name, there);
  }
  return there;
}
