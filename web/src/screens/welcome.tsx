// What this is, before anything is asked.
import type { VNode } from "preact";
import { Heading } from "../parts/heading.tsx";
import { Choices } from "../parts/fields.tsx";
import { Icon } from "../parts/icons.tsx";
import { change } from "../settings.ts";
import { kLocales } from "../words/locales.ts";
import { currentLocale, openBook, w, wishedLocale } from "../words/words.tsx";

export function Welcome(): VNode {
  return (
    <div class="welcome">
      <img class="emblem" src="/icon.svg" alt="" width="72" height="72" />
      <Heading>{w("welcome-title")}</Heading>
      <p class="lead">{w("welcome-what")}</p>
      <p>{w("welcome-how")}</p>
      <p>{w("welcome-where")}</p>
      <a class="button main wide" href="#/join"><Icon name="hand" /><span>{w("welcome-join")}</span></a>
      <a class="button wide" href="#/found"><Icon name="people" /><span>{w("welcome-found")}</span></a>
      <p class="quiet">{w("welcome-restore")} <code dir="ltr">moot restore</code></p>
      <details>
        <summary>{w("settings-language")}</summary>
        <Choices legend={w("settings-language")} value={currentLocale().tag}
          set={(tag) => {
            change({ language: tag });
            void openBook(wishedLocale());
          }}
          options={kLocales.map((one) => ({ value: one.tag, words: <span lang={one.tag} dir={one.direction}>{one.name}</span> }))} />
      </details>
    </div>
  );
}
