// What somebody began in a meeting and others sign: its opening, counts of hands.
import type { VNode } from "preact";
import { ask, type Schemas } from "../api.ts";
import { useLoaded } from "../ask.ts";
import { Do, ProblemNote } from "../parts/act.tsx";
import { Icon } from "../parts/icons.tsx";
import { useNames } from "../parts/people.tsx";
import { Given } from "../parts/given.tsx";
import { useSend } from "../send.ts";
import { named, t, w } from "../words/words.tsx";
import type { Shown } from "./meeting-parts.tsx";

type Event = Schemas["Event"];

async function waiting(meeting: string, isOpen: boolean): Promise<Event[]> {
  const log = await ask("/log", { query: { about: meeting, limit: 1000 } });
  const wanted = log.events.filter((line) => line.applied && (line.kind === "hand_count" || (!isOpen && line.kind === "open_meeting")));
  const things = await Promise.all(wanted.slice(-10).map((line) => ask("/things/{id}", { path: { id: line.id } }).catch(() => null)));
  return things.filter((thing): thing is Event => thing !== null && "claimed" in thing && (thing.signed === undefined || thing.signed < (thing.needed ?? 0)));
}

export function Waiting({ of, me }: { of: Shown; me: string | null }): VNode | null {
  const isOpen = of.state === "open" || of.state === "over";
  const asked = useLoaded(`signatures ${of.meeting} ${isOpen}`, of.meeting, () => waiting(of.meeting, isOpen), of.state !== "over");
  const names = useNames();
  const sending = useSend();
  if (!asked.told || asked.told.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="signatures">
      <h2 id="signatures">{w("signatures")}</h2>
      {asked.told.map((one) => (
        <div class="note warn" key={one.id}>
          <Icon name="hand" />
          <div>
            <p><strong>{named("kind", one.kind === "decision" ? "hand_count" : one.kind)}</strong> · <Given text={names(one.author)} /></p>
            {one.yes !== undefined && (
              <p>{w("hands-result", { yes: one.yes, no: one.no ?? 0, abstain: one.abstain ?? 0 })} · {w("hands-of", { present: one.present ?? 0 })}</p>
            )}
            {one.text && <p><Given text={one.text} /></p>}
            {one.needed !== undefined && <p class="quiet">{w("report-signers", { count: one.signed ?? 0, needed: one.needed })}</p>}
            <div>
              <Do look="main" busy={sending.busy} why={one.author === me ? t("signatures-own") : null}
                go={() => void sending.send("confirm", { id: [one.id] }, "sent-confirm")}>{w("vote-sign")}</Do>
            </div>
          </div>
        </div>
      ))}
      <ProblemNote problem={sending.problem} />
    </section>
  );
}
