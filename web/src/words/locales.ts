// The languages of the page, in the order in which they are offered, each under its own name.
export interface Locale {
  readonly tag: string;
  readonly name: string;
  readonly direction: "ltr" | "rtl";
  /** What is shown where a message is missing; only languages whose translation is not complete have one. */
  readonly fallback: string | null;
  /** By which language plural forms are chosen where a browser does not know this one. */
  readonly plurals: string;
  /** Whether the browser writes this language's dates; else the tables of dates.ts do. */
  readonly browserDates: boolean;
  /** The words of the first screens, and all others. */
  readonly load: () => Promise<{ default: string }>;
  readonly more: () => Promise<{ default: string }>;
}

type Given = Pick<Locale, "tag" | "name" | "load" | "more"> & Partial<Locale>;
function locale(given: Given): Locale {
  return { direction: "ltr", fallback: null, plurals: given.tag, browserDates: true, ...given };
}

export const kLocales: readonly Locale[] = [
  locale({
    tag: "fr", name: "Français",
    load: () => import("../../locales/fr.ftl"), more: () => import("../../locales/fr.ftl?more"),
  }),
  locale({
    tag: "es", name: "Español",
    load: () => import("../../locales/es.ftl"), more: () => import("../../locales/es.ftl?more"),
  }),
  locale({
    tag: "en", name: "English",
    load: () => import("../../locales/en.ftl"), more: () => import("../../locales/en.ftl?more"),
  }),
  locale({
    tag: "ru", name: "Русский",
    load: () => import("../../locales/ru.ftl"), more: () => import("../../locales/ru.ftl?more"),
  }),
  locale({
    tag: "ar", name: "العربية", direction: "rtl",
    load: () => import("../../locales/ar.ftl"), more: () => import("../../locales/ar.ftl?more"),
  }),
  // Chromium says that it knows Kazakh dates and writes "1970 M01 1". Nouns do not change behind numbers in Kazakh.
  locale({
    tag: "kk", name: "Қазақша", plurals: "ru", browserDates: false,
    load: () => import("../../locales/kk.ftl"), more: () => import("../../locales/kk.ftl?more"),
  }),
  locale({
    tag: "qu", name: "Runasimi", fallback: "es", plurals: "es", browserDates: false,
    load: () => import("../../locales/qu.ftl"), more: () => import("../../locales/qu.ftl?more"),
  }),
  locale({
    tag: "ay", name: "Aymar aru", fallback: "es", plurals: "es", browserDates: false,
    load: () => import("../../locales/ay.ftl"), more: () => import("../../locales/ay.ftl?more"),
  }),
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
