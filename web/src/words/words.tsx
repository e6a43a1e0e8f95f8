// The words of the page in the language that was chosen. `t` gives a text, for attributes and titles; `w` gives what
// can stand in the page, marked with its language where that is another one (WCAG 3.1.2).
import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { loadWords } from "../assets.ts";
import { Book, type Messages } from "./book.ts";
import type { Messages as Sayable } from "./keys.ts";
import { bestLocale, localeOf, type Locale } from "./locales.ts";
import { settings } from "../settings.ts";
import type { Tables } from "./tables.ts";

export type Key = keyof Sayable;
/** A message that needs no values. */
export type PlainKey = { [K in Key]: Sayable[K] extends null ? K : never }[Key];
type Values<K extends Key> = Sayable[K] extends null ? [] : [Sayable[K]];

interface Open {
  readonly book: Book;
  readonly tables: Tables | null;
}
const open = signal<Open | null>(null);

export function currentBook(): Book {
  return open.value!.book;
}
export function currentLocale(): Locale {
  return currentBook().locale;
}
export function dateTables(): Tables | null {
  return open.value!.tables;
}
/** Shows the page in the words of this book. */
export function showWords(book: Book, tables: Tables | null): void {
  open.value = { book, tables };
}

/** The language that was chosen, or that the browser wishes. */
export function wishedLocale(): Locale {
  return localeOf(settings.value.language) ?? bestLocale(navigator.languages ?? [navigator.language]);
}

// The messages of a language come in files: those of the first screen, those that several parts of the page share, and
// those of one part. Partial languages are short, and come whole.
const wanted = new Set(["first"]);
let opening: Promise<void> | null = null;
let turn = 0;

async function textsOf(one: Locale): Promise<{ locale: Locale; messages: Messages }> {
  const parts = one.fallback ? ["first"] : [...wanted];
  const files = await Promise.all(parts.map((part) => loadWords(one.tag, part)));
  return { locale: one, messages: Object.assign({}, ...files) as Messages };
}

async function read(locale: Locale): Promise<void> {
  const mine = ++turn;
  const chain = [locale];
  for (let next = locale.fallback; next; next = localeOf(next)?.fallback ?? null) chain.push(localeOf(next)!);
  const [texts, tables] = await Promise.all([
    Promise.all(chain.map(textsOf)),
    locale.browserDates ? null : import("./tables.ts").then(({ kTables }) => kTables[locale.tag] ?? null),
  ]);
  // What was wished for in the meantime is the one that counts.
  if (mine !== turn) return opening!;
  showWords(new Book(locale, texts, settings.value.digits), tables);
  document.documentElement.lang = locale.tag;
  document.documentElement.dir = locale.direction;
}

/** Shows the page in this language. */
export function openBook(locale: Locale): Promise<void> {
  opening = read(locale);
  return opening;
}

/** The words of a part of the page, beside those that are there. */
export async function openWords(part: string): Promise<void> {
  if (wanted.has(part)) return opening ?? undefined;
  wanted.add("more").add(part);
  await openBook(currentLocale()).catch((fault) => {
    wanted.delete("more");
    wanted.delete(part);
    opening = null;
    throw fault;
  });
}

export function t<K extends Key>(key: K, ...values: Values<K>): string {
  return currentBook().say(key, (values[0] as Record<string, string | number> | undefined) ?? null).text;
}

export function w<K extends Key>(key: K, ...values: Values<K>): VNode | string {
  const said = currentBook().say(key, (values[0] as Record<string, string | number> | undefined) ?? null);
  return said.lang ? <span lang={said.lang}>{said.text}</span> : said.text;
}

/** The word for a value of the node: `named("state", "open")` is the message `state-open`. Words that a newer node has
 *  and this page does not are shown as they came. */
export function named(family: string, value: string): string {
  const key = `${family}-${value.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
  return currentBook().has(key) ? currentBook().say(key, null).text : value;
}
