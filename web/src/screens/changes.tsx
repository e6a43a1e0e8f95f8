// What another charter would change, line by line. A charter is written in the words of the node.
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { t, w } from "../words/words.tsx";

export function CharterChanges({ changes }: { changes: readonly Schemas["CharterChange"][] }): VNode {
  return (
    // A table would leave three narrow columns on a phone, and cut the names of the rules.
    <section class="stack" aria-label={t("charter-changes")}>
      <p><strong>{w("charter-changes")}</strong></p>
      <ul class="list lines">
        {changes.map((one) => (
          <li key={one.parameter} class="stack">
            <p lang="en" dir="ltr">{one.meaning} <code class="quiet">{one.parameter}</code></p>
            <dl class="pairs">
              <dt>{w("charter-before")}</dt><dd lang="en" dir="ltr"><del>{one.before}</del></dd>
              <dt>{w("charter-after")}</dt><dd lang="en" dir="ltr"><ins>{one.after}</ins></dd>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
