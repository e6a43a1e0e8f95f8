// A book of messages: one language, and behind it the one that it falls back to. Messages come as tools/compile.mjs
// makes them. Pure: no page, no network.
import type { Locale } from "./locales.ts";

export type Value = string | number;
export type Message = string | readonly [name: string, forms: Readonly<Record<string, Message>>];
export type Messages = Readonly<Record<string, Message>>;

export interface Said {
  readonly text: string;
  /** The language of the text where it is not the book's own. */
  readonly lang: string | null;
}

class Language {
  private readonly numbers: Intl.NumberFormat;
  private readonly plurals: Intl.PluralRules;

  constructor(readonly locale: Locale, readonly messages: Messages, digits: string) {
    const tags = locale.tag === "ar" ? [`ar-u-nu-${digits}`, "ar"] : [locale.tag, locale.plurals];
    this.numbers = new Intl.NumberFormat(tags);
    this.plurals = new Intl.PluralRules(tags);
  }

  /** Nothing where a value is missing. */
  say(message: Message, values: Readonly<Record<string, Value>>): string | null {
    while (typeof message !== "string") {
      const [name, forms] = message;
      const value = values[name];
      if (value === undefined) return null;
      message = (typeof value === "number" ? (forms[value] ?? forms[this.plurals.select(value)]) : null) ?? forms.other!;
    }
    let whole = true;
    const text = message.replace(/\{(-?)(\w+)\}/g, (_, alone, name) => {
      const value = values[name];
      if (value === undefined) whole = false;
      const said = typeof value === "number" ? this.numbers.format(value) : value;
      return alone ? `${said}` : `\u2068${said}\u2069`;
    });
    return whole ? text : null;
  }
}

export class Book {
  private readonly languages: readonly Language[];

  constructor(readonly locale: Locale, texts: readonly { locale: Locale; messages: Messages }[], digits = "latn") {
    this.languages = texts.map((one) => new Language(one.locale, one.messages, digits));
  }

  has(key: string): boolean {
    return this.languages.some(({ messages }) => key in messages);
  }

  say(key: string, values: Readonly<Record<string, Value>> | null): Said {
    for (const language of this.languages) {
      const message = language.messages[key];
      const text = message === undefined ? null : language.say(message, values ?? {});
      if (text !== null) return { text, lang: language.locale === this.locale ? null : language.locale.tag };
    }
    // A key that is shown is a fault that somebody reports; an empty place is one that nobody sees.
    return { text: key, lang: "en" };
  }
}
