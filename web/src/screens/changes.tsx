// What another charter would change, line by line. A charter is written in the words of the node.
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { w } from "../words/words.tsx";

export function CharterChanges({ changes }: { changes: readonly Schemas["CharterChange"][] }): VNode {
  return (
    // A table would leave three narrow columns on a phone, and cut the names of the rules.
    <div class="stack">
      <p><strong>{w("charter-changes")}</strong></p>
      <ul class="list lines">
        {changes.map((one) => (
          <li key={one.parameter}>
            <p lang="en" dir="ltr">{one.meaning} <code>{one.parameter}</code></p>
            <dl class="pairs">
              <dt>{w("charter-before")}</dt><dd><del lang="en">{one.before}</del></dd>
              <dt>{w("charter-after")}</dt><dd><ins lang="en">{one.after}</ins></dd>
            </dl>
          </li>
        ))}
      </ul>
    </div>
  );
}
