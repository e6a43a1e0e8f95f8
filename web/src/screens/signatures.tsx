// What somebody began in a meeting and others sign: its opening, counts of hands.
import type { VNode } from "preact";
import { ask, type Schemas } from "../api.ts";
import { useLoaded } from "../ask.ts";
import { Icon } from "../parts/icons.tsx";
import { Sign } from "../parts/reasoned.tsx";
import { useNames } from "../parts/people.tsx";
import { Given } from "../parts/given.tsx";
import { named, t, w } from "../words/words.tsx";
import type { Shown } from "./meeting-parts.tsx";

type Event = Schemas["Event"];
interface ToSign {
  readonly of: Schemas["ToConfirm"];
  /** Its words and figures; null: the node does not have them. */
  readonly told: Event | null;
}

async function load(all: readonly Schemas["ToConfirm"][]): Promise<ToSign[]> {
  return Promise.all(all.map(async (of) => {
    const told = await ask("/things/{id}", { path: { id: of.event } }).catch(() => null);
    return { of, told: told && "claimed" in told ? (told as Event) : null };
  }));
}

/** `me`: only what this person can still sign. An opening is signed by anybody who is there, a count by those who were
 *  named to count and to write. */
export function Waiting({ of, me }: { of: Shown; me?: string | null }): VNode | null {
  const counts = of.opening && [...of.opening.tellers, of.opening.minute_taker].some((one) => one.member === me);
  const all = of.to_confirm.filter((one) => me === undefined || (me !== null && !one.signed_by_me && (one.what === "opening" || counts)));
  const asked = useLoaded(`signatures ${JSON.stringify(all)}`, of.meeting, () => load(all), all.length > 0);
  const names = useNames();
  if (all.length === 0 || !asked.told) return null;
  return (
    <section class="stack" aria-labelledby="signatures">
      <h2 id="signatures">{w("signatures")}</h2>
      {asked.told.map(({ of: one, told }) => (
        <div class="note warn" key={one.event}>
          <Icon name="hand" />
          <div>
            <p><strong>{named("kind", one.what === "opening" ? "open_meeting" : "hand_count")}</strong>{told && <> · <Given text={names(told.author)} /></>}</p>
            {told?.yes !== undefined && (
              <p>{w("hands-result", { yes: told.yes, no: told.no ?? 0, abstain: told.abstain ?? 0 })} · {w("hands-of", { present: told.present ?? 0 })}</p>
            )}
            {told?.text && <p><Given text={told.text} /></p>}
            <p class="quiet">{w("report-signers", { count: one.signed, needed: one.needed })}</p>
            <Sign id={one.event} look="main" why={one.signed_by_me ? t("signatures-own") : null} />
          </div>
        </div>
      ))}
    </section>
  );
}
