// The languages of the page, in the order in which they are offered, each under its own name.
export interface Locale {
  readonly tag: string;
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** What is shown where a message is missing; only languages whose translation is not complete have one. */
  readonly fallback: string | null;
  /** By which language plural forms are chosen where a browser does not know this one. */
  readonly plurals: string;
  /** Whether the browser writes this language's dates; else tables.ts does. */
  readonly browserDates: boolean;
}

type Given = Pick<Locale, "tag" | "name"> & Partial<Locale>;
function locale(given: Given): Locale {
  return { direction: "ltr", fallback: null, plurals: given.tag, browserDates: true, ...given };
}

export const kLocales: readonly Locale[] = [
  locale({ tag: "fr", name: "Français" }),
  locale({ tag: "es", name: "Español" }),
  locale({ tag: "en", name: "English" }),
  locale({ tag: "ru", name: "Русский" }),
  locale({ tag: "ar", name: "العربية", direction: "rtl" }),
  // Chromium says that it knows Kazakh dates and writes "1970 M01 1". Nouns do not change behind numbers in Kazakh.
  locale({ tag: "kk", name: "Қазақша", plurals: "ru", browserDates: false }),
  locale({ tag: "qu", name: "Runasimi", fallback: "es", plurals: "es", browserDates: false }),
  locale({ tag: "ay", name: "Aymar aru", fallback: "es", plurals: "es", browserDates: false }),
];

export function localeOf(tag: string): Locale | null {
  return kLocales.find((one) => one.tag === tag) ?? null;
}

/** The first of the languages that somebody wishes which the page has; French, in which it is written, if none. */
export function bestLocale(wishes: readonly string[]): Locale {
  for (const wish of wishes) {
    const found = localeOf(wish.toLowerCase().split("-")[0] ?? "");
    if (found) return found;
  }
  return kLocales[0]!;
}
