import type { Message } from "../src/words/book.ts";
export function compile(text: string): Map<string, Message>;
export function compileFile(path: string): Map<string, Message>;
