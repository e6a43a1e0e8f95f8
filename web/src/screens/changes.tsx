// What another charter would change, line by line. A charter is written in the words of the node.
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { t, w } from "../words/words.tsx";

export function CharterChanges({ changes }: { changes: readonly Schemas["CharterChange"][] }): VNode {
  return (
    <div class="scrolls" tabIndex={0} role="region" aria-label={t("charter-changes")}>
      <table>
        <caption>{w("charter-changes")}</caption>
        <thead>
          <tr><th scope="col">{w("charter-parameter")}</th><th scope="col">{w("charter-before")}</th><th scope="col">{w("charter-after")}</th></tr>
        </thead>
        <tbody>
          {changes.map((one) => (
            <tr key={one.parameter} lang="en" dir="ltr">
              <th scope="row"><code>{one.parameter}</code><br /><span class="quiet">{one.meaning}</span></th>
              <td><del>{one.before}</del></td>
              <td><ins>{one.after}</ins></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
