// This person's ballot: chosen, looked at once more in words, sent, replaceable until the end.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { Approved, Graded } from "../ballot/graded.tsx";
import * as marks from "../ballot/marks.ts";
import { Ranked } from "../ballot/ranked.tsx";
import { Mark } from "../charts/positions.tsx";
import { draft, drop, write } from "../drafts.ts";
import { Note, ProblemNote } from "../parts/act.tsx";
import { Choices, Tick } from "../parts/fields.tsx";
import { Icon } from "../parts/icons.tsx";
import { Unsent } from "../parts/unsent.tsx";
import { session } from "../session.ts";
import { useSend } from "../send.ts";
import { moment, number } from "../words/times.ts";
import { optionText } from "../words/options.ts";
import { named, t, w } from "../words/words.tsx";

type Shown = Schemas["Vote"];
interface Mine {
  /** As the node reads it; empty: nothing is chosen. */
  readonly ballot: string;
  readonly final: boolean;
}

function whyNot(of: Shown): string | null {
  if (of.state !== "open") return t("answer-closed", { state: named("state", of.state) });
  if (of.nominate_until && !of.list_closed) return t("ballot-list-open", { when: moment(of.nominate_until) });
  if (of.by_lot) return t("candidates-lot");
  if (of.mine?.final) return t("ballot-is-final-now");
  if (!of.mine && !of.waits_for_me && of.asked_for?.opened !== false) return t("problem-vote-not-elector");
  if (of.asked_for && !of.asked_for.opened) return t("ballot-not-asked", { needed: of.asked_for.needed - of.asked_for.signed });
  return null;
}

/** The ballot in words, for the look before it is sent. */
export function ballotWords(of: Pick<Shown, "method" | "options">, ballot: string): string {
  const options = of.options ?? [];
  const text = (one: number) => optionText(options.find((option) => option.number === one)?.text ?? "");
  if (!of.method || ["yes", "no", "abstain", "blank"].includes(ballot)) return named("position", ballot);
  const method = of.method;
  if (marks.isRanking(method)) {
    const ranking = marks.parseRanking(ballot, options.length) ?? [];
    const out = options.length - ranking.flat().length;
    const ranks = ranking.map((rank, i) => `${number(i + 1)} ${rank.map(text).join(" = ")}`).join(" · ");
    return out > 0 ? t("ballot-left-out", { ranks, count: out }) : ranks;
  }
  const numbers = ballot.split(",").map(Number);
  if (method === "approval") return numbers.map(text).join(" · ");
  return numbers.map((grade, i) => `${text(i + 1)}: ${method === "majority-judgment" ? named("grade", String(grade)) : number(grade)}`).join(" · ");
}

interface AskedProps {
  readonly of: Shown;
  readonly ballot: string;
  readonly set: (ballot: string) => void;
  /** In which order options stand. */
  readonly seed: string;
  readonly at?: string;
}

function AmongOptions({ of, ballot, set, seed, at }: AskedProps): VNode {
  const options = (of.options ?? []).map((option) => ({ ...option, text: optionText(option.text) }));
  const method = of.method ?? "approval";
  if (marks.isRanking(method)) {
    const ranking = ballot ? (marks.parseRanking(ballot, options.length) ?? []) : [];
    return (
      <Ranked options={options} ranking={ranking} equals={marks.mayBeEqual(method)} seed={seed} at={at}
        set={(next) => set(marks.rankingText(next))} />
    );
  }
  const numbers = ballot ? ballot.split(",").map(Number) : [];
  if (method === "approval") return <Approved options={options} approved={numbers} set={(next) => set(marks.approvalText(next))} />;
  const grades = new Map(numbers.map((grade, i) => [i + 1, grade]));
  return <Graded options={options} grades={grades} method={method} set={(next) => set(marks.gradesText(next, options.length))} />;
}

/** What is asked, to be answered as the vote wants. */
export function AskedFor(props: AskedProps): VNode {
  if (props.of.options) return <AmongOptions {...props} />;
  return (
    <Choices legend={w("mine-choose")} value={props.ballot} set={props.set}
      options={["yes", "no", "abstain", "blank"].map((choice) => ({
        value: choice,
        words: <span class="marked"><Mark of={choice} /><strong>{named("position", choice)}</strong></span>,
        help: choice === "blank" ? named("position-help", choice) : undefined,
      }))} />
  );
}

export function MyBallot({ of }: { of: Shown }): VNode {
  const status = useAsk("/status");
  const check = useAsk("/ballots/{vote}", { path: { vote: of.id } });
  const name = `ballot:${of.id}`;
  const there = draft<Mine>(name).value;
  const looked = useSignal(false);
  const sending = useSend();
  const why = whyNot(of);
  const ballot = there?.value.ballot ?? of.mine?.ballot ?? "";
  const final = there?.value.final ?? false;
  const set = (next: Partial<Mine>) => {
    const value = { ballot, final, ...next };
    if (value.ballot === "") drop(name);
    else write(name, value);
    looked.value = false;
  };
  const send = async () => {
    if (!there) return;
    if (!looked.value) {
      looked.value = true;
      return;
    }
    const words = { vote: of.id, choice: ballot, ...(final ? { final } : {}) };
    if (await sending.send("vote", words, "sent-ballot", there.sendKey)) {
      drop(name);
      looked.value = false;
      check.retry();
    }
  };
  const seed = `${status.told?.member ?? session.value?.seat?.member ?? ""}${of.id}`;
  return (
    <section class="card raised" aria-labelledby="my-ballot">
      <h2 id="my-ballot">{w("my-ballot")}</h2>
      {check.told?.ballot && (
        <Note look="good" icon="check">
          {of.mine && <p><strong>{ballotWords(of, of.mine.ballot)}</strong></p>}
          <p>{check.told.counted ? w("ballot-counted") : check.told.reason === "open" ? w("ballot-there") : named("ballot-reason", check.told.reason ?? "")}</p>
          <p class="quiet">{w("receipt")} <a href={`#/event/${check.told.ballot}`}><code>{check.told.ballot.slice(0, 8)}</code></a></p>
        </Note>
      )}
      {why ? (
        <p class="why"><Icon name="info" /><span>{why}</span></p>
      ) : (
        <>
          <AskedFor of={of} ballot={ballot} set={(next) => set({ ballot: next })} seed={seed} />
          {of.early && there && (
            <Tick value={final} set={(is) => set({ final: is })} help={w("ballot-final-why")}>{w("ballot-final")}</Tick>
          )}
          {looked.value && there && (
            <Note icon="info">
              <p>{w("ballot-look")}</p>
              <p><strong>{ballotWords(of, ballot)}</strong></p>
              <p class="quiet">{final ? w("ballot-is-final") : w("mine-may-change", { when: moment(of.cast_until) })}</p>
            </Note>
          )}
          <ProblemNote problem={sending.problem} />
          {there && (
            <Unsent send={send} busy={sending.busy} drop={() => drop(name)}>
              {looked.value ? w("ballot-send") : w("ballot-review")}
            </Unsent>
          )}
        </>
      )}
    </section>
  );
}
