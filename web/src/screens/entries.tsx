// What members entered for people without a device waits for another member's signature: one who saw it signs the list.
import type { VNode } from "preact";
import { Do, ProblemNote } from "../parts/act.tsx";
import { Given } from "../parts/given.tsx";
import { useSend } from "../send.ts";
import { named, t, w } from "../words/words.tsx";
import type { Shown } from "./meeting-parts.tsx";

/** As many as one act takes. */
const kSignedAtOnce = 200;

export function Entries({ of }: { of: Shown }): VNode | null {
  const sending = useSend();
  if (of.entries.length === 0) return null;
  const others = of.entries.filter((one) => !one.mine);
  const ids = others.slice(0, kSignedAtOnce).map((one) => one.event);
  return (
    <section class="card" aria-labelledby="entries">
      <h2 id="entries">{w("entries", { count: of.entries.length })}</h2>
      <p class="quiet">{w("entries-why")}</p>
      <ul class="list lines">
        {of.entries.map((one) => (
          <li key={one.event}>
            <strong><Given text={one.person.name} /></strong>: {named("position", one.position)} · <Given text={one.title} />{" "}
            <span class="quiet">{w("through", { name: one.by.name })}</span>
          </li>
        ))}
      </ul>
      <ProblemNote problem={sending.problem} />
      <div>
        <Do look="main" icon="check" busy={sending.busy} why={ids.length ? null : t("signatures-own")}
          go={() => void sending.send("confirm", { id: ids }, "sent-confirm")}>{w("entries-sign", { count: ids.length })}</Do>
      </div>
    </section>
  );
}
