// This person's answer to a proposal: chosen, then sent, then changeable until the end.
import type { VNode } from "preact";
import { kStances, type Schemas, type Stance } from "../api.ts";
import { Mark } from "../charts/positions.tsx";
import { draft, drop, write } from "../drafts.ts";
import { Note, ProblemNote } from "../parts/act.tsx";
import { Choices, Field } from "../parts/fields.tsx";
import { Line } from "../parts/text.tsx";
import { Unsent } from "../parts/unsent.tsx";
import { useSend } from "../send.ts";
import { moment } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";

interface Mine {
  readonly position: Stance;
  readonly reason: string;
}

/** Why this person cannot answer; nothing: they can, as far as the page knows. */
function whyNot(of: Schemas["Proposal"]): string | null {
  if (of.state !== "open") return t("answer-closed", { state: named("state", of.state) });
  return of.mine || of.waits_for_me ? null : t("problem-position-not-elector");
}

export function MyPosition({ of, version }: { of: Schemas["Proposal"]; version: string }): VNode {
  const mine = of.mine;
  const name = `position:${version}`;
  const there = draft<Mine>(name).value;
  const sending = useSend();
  const why = whyNot(of);
  const chosen = there?.value.position ?? mine?.position ?? "";
  const reason = there?.value.reason ?? mine?.text ?? "";
  const until = of.round?.cast_until;
  const needsReason = chosen === "block" && reason.trim() === "";
  const set = (next: Partial<Mine>) => write(name, { position: chosen as Stance, reason, ...next });
  const send = async () => {
    if (!there) return;
    const words = { proposal: of.id, position: there.value.position, ...(reason.trim() ? { reason: reason.trim() } : {}) };
    if (await sending.send("position", words, "sent-position", there.sendKey)) drop(name);
  };
  return (
    <section class="card raised" aria-labelledby="mine">
      <h2 id="mine">{w("mine")}</h2>
      {mine && (
        <Note look="good" icon="check">
          <p>{w("mine-is", { position: named("position", mine.position) })}</p>
          {mine.text && <p><Line text={mine.text} /></p>}
          {!why && <p class="quiet">{until ? w("mine-may-change", { when: moment(until) }) : w("mine-may-change-open")}</p>}
        </Note>
      )}
      {why ? (
        <p class="why"><span>{why}</span></p>
      ) : (
        <>
          <Choices legend={mine ? w("mine-change") : w("mine-choose")} value={chosen} set={(position) => set({ position: position as Stance })}
            options={kStances.map((stance) => ({
              value: stance,
              words: <span class="marked"><Mark of={stance} /><strong>{named("position", stance)}</strong></span>,
              help: named("position-help", stance),
            }))} />
          {chosen && (
            <Field label={chosen === "block" ? w("mine-reason-block") : w("mine-reason")} value={reason} lines={3} most={4000}
              set={(text) => set({ reason: text })} help={w("mine-reason-help")} />
          )}
          <ProblemNote problem={sending.problem} />
          {there && (
            <Unsent send={send} busy={sending.busy} why={needsReason ? t("mine-block-needs-reason") : null} drop={() => drop(name)}>
              {w("mine-send", { position: named("position", there.value.position) })}
            </Unsent>
          )}
        </>
      )}
    </section>
  );
}
