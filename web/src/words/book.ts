// A book of messages: one language, and behind it the one that it falls back to. Pure: no page, no network.
import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Locale } from "./locales.ts";

export interface Said {
  readonly text: string;
  /** The language of the text where it is not the book's own. */
  readonly lang: string | null;
}

export class Book {
  readonly locale: Locale;
  private readonly bundles: { tag: string; bundle: FluentBundle }[] = [];

  constructor(locale: Locale, texts: readonly { locale: Locale; text: string }[], digits = "latn") {
    this.locale = locale;
    for (const one of texts) {
      const numbers = one.locale.tag === "ar" ? [`ar-u-nu-${digits}`] : [];
      const tags = [...numbers, one.locale.tag, ...(one.locale.plurals === one.locale.tag ? [] : [one.locale.plurals])];
      const bundle = new FluentBundle(tags);
      bundle.addResource(new FluentResource(one.text));
      this.bundles.push({ tag: one.locale.tag, bundle });
    }
  }

  has(key: string): boolean {
    return this.bundles.some(({ bundle }) => bundle.hasMessage(key));
  }

  say(key: string, values: Record<string, FluentVariable> | null): Said {
    for (const { tag, bundle } of this.bundles) {
      const pattern = bundle.getMessage(key)?.value;
      if (!pattern) continue;
      const faults: Error[] = [];
      const text = bundle.formatPattern(pattern, values, faults);
      if (faults.length === 0) return { text, lang: tag === this.locale.tag ? null : tag };
    }
    // A key that is shown is a fault that somebody reports; an empty place is one that nobody sees.
    return { text: key, lang: "en" };
  }
}
