// Options of votes.
import { currentBook } from "./words.tsx";

/** The words of an option. Those that every vote by its method has come from the node in English. */
export function optionText(text: string): string {
  const key = `option-${text.replaceAll(" ", "-")}`;
  return currentBook().has(key) ? currentBook().say(key, null).text : text;
}
