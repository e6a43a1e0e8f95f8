// An election before and after its list is closed: who stands, who was asked to, who was elected.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { Do, ProblemNote } from "../parts/act.tsx";
import { Field, Pick } from "../parts/fields.tsx";
import { Person } from "../parts/people.tsx";
import { hrefOf } from "../router.ts";
import { useSend } from "../send.ts";
import { moment, number } from "../words/times.ts";
import { t, w } from "../words/words.tsx";

type Names = (member: string | null | undefined) => string;

/** Seats of a lot that are for people of a commission. */
function Strata({ of }: { of: readonly Schemas["Stratum"][] }): VNode {
  const commissions = useAsk("/commissions").told?.commissions;
  return (
    <ul class="list lines">
      {of.map((one) => (
        <li key={one.commission}>
          {w("candidates-stratum", { count: one.seats, name: commissions?.find(({ id }) => id === one.commission)?.name ?? one.commission?.slice(0, 8) ?? "" })}
          {one.candidates.length > 0 && <span class="quiet"> · {w("candidates-of-stratum", { count: one.candidates.length })}</span>}
        </li>
      ))}
    </ul>
  );
}

export function Candidates({ of, names }: { of: Schemas["Vote"]; names: Names }): VNode {
  const sending = useSend();
  const status = useAsk("/status");
  const members = useAsk("/members");
  const text = useSignal("");
  const whom = useSignal("");
  const me = status.told?.member ?? "";
  const stands = of.candidates?.includes(me) ?? false;
  const list = (people: readonly string[]) => (
    <ul class="list lines">
      {people.map((one) => (
        <li key={one}><Person member={one} name={names(one)} /></li>
      ))}
    </ul>
  );
  return (
    <section class="stack" aria-labelledby="candidates">
      <h2 id="candidates">{w("candidates", { places: of.places ?? 1 })}</h2>
      {of.candidates && of.candidates.length > 0 ? list(of.candidates) : <p class="quiet">{w("candidates-none")}</p>}
      {of.holders && of.holders.length > 0 && <><h3>{w("candidates-elected")}</h3>{list(of.holders)}</>}
      {of.by_lot && <p>{w("candidates-lot")}</p>}
      {of.strata && <Strata of={of.strata} />}
      {of.by_lot && of.list_closed && of.state === "open" && (
        <div><a class="button" href={`${hrefOf("compose", "lot")}?election=${of.id}`}>{w("candidates-draw")}</a></div>
      )}
      {!of.list_closed && of.state === "open" && (
        <div class="card">
          <p>{w("candidates-until", { when: moment(of.nominate_until!) })}</p>
          {!stands && <Field label={w("stand-text")} lines={3} most={4000} value={text.value} set={(value) => (text.value = value)} />}
          <div>
            <Do busy={sending.busy} look={stands ? "grave" : "main"}
              go={() => void sending.send("stand", stands ? { election: of.id, withdraw: true } : { election: of.id, ...(text.value ? { text: text.value } : {}) }, "sent-stand")}>
              {stands ? w("stand-no-more") : w("stand")}
            </Do>
          </div>
          <Pick label={w("nominate-whom")} value={whom.value} set={(value) => (whom.value = value)}
            options={[{ value: "", words: t("choose") },
              ...(members.told?.members ?? []).filter((one) => one.state === "member" && one.member !== me)
                .map((one) => ({ value: one.member, words: one.name }))]} />
          <div>
            <Do busy={sending.busy} why={whom.value ? null : t("nominate-who")}
              go={() => void sending.send("nominate", { election: of.id, person: whom.value }, "sent-nominate")}>{w("nominate")}</Do>
          </div>
          <ProblemNote problem={sending.problem} />
        </div>
      )}
      {of.asked && of.asked.length > 0 && <p class="quiet">{w("candidates-asked", { count: number(of.asked.length), names: of.asked.map(names).join(", ") })}</p>}
    </section>
  );
}
