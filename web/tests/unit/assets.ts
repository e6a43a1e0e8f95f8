// In place of src/assets.ts: words straight from the files of messages, and no styles.
import type { Messages } from "../../src/words/book.ts";
import { compileFile } from "../../tools/compile.mjs";

export async function loadWords(language: string, part: string): Promise<Messages> {
  return part === "first" ? Object.fromEntries(compileFile(`locales/${language}.ftl`)) : {};
}
export async function loadStyle(): Promise<void> {
  // There is nothing to look at.
}
