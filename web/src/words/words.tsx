// The words of the page in the language that was chosen. `t` gives a text, for attributes and titles; `w` gives what
// can stand in the page, marked with its language where that is another one (WCAG 3.1.2).
import { signal } from "@preact/signals";
import type { VNode } from "preact";
import { Book } from "./book.ts";
import type { Messages } from "./keys.ts";
import { bestLocale, localeOf, type Locale } from "./locales.ts";
import { settings } from "../settings.ts";

export type Key = keyof Messages;
/** A message that needs no values. */
export type PlainKey = { [K in Key]: Messages[K] extends null ? K : never }[Key];
type Values<K extends Key> = Messages[K] extends null ? [] : [Messages[K]];

const book = signal<Book | null>(null);

export function currentBook(): Book {
  return book.value!;
}
export function currentLocale(): Locale {
  return book.value!.locale;
}

/** The language that was chosen, or that the browser wishes. */
export function wishedLocale(): Locale {
  return localeOf(settings.value.language) ?? bestLocale(navigator.languages ?? [navigator.language]);
}

let whole = false;

export async function openBook(locale: Locale): Promise<void> {
  const chain = [locale];
  for (let next = locale.fallback; next; next = localeOf(next)?.fallback ?? null) chain.push(localeOf(next)!);
  const texts = await Promise.all(
    chain.map(async (one) => {
      const parts = await Promise.all(whole ? [one.load(), one.more()] : [one.load()]);
      return { locale: one, text: parts.map((part) => part.default).join("\n") };
    }),
  );
  book.value = new Book(locale, texts, settings.value.digits);
  document.documentElement.lang = locale.tag;
  document.documentElement.dir = locale.direction;
}

/** The words of all screens, beside those of the first ones. */
export async function openMore(): Promise<void> {
  if (whole) return;
  whole = true;
  await openBook(currentLocale()).catch((fault) => {
    whole = false;
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

/** The words of an option. Those that every vote by its method has come from the node in English. */
export function optionText(text: string): string {
  const key = `option-${text.replaceAll(" ", "-")}`;
  return currentBook().has(key) ? currentBook().say(key, null).text : text;
}
