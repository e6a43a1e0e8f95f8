// What else can be done with a vote: more time where it missed its quorum, an end without a count, ballots of people who
// have no device, and what comes after it.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Pick, Tick } from "../parts/fields.tsx";
import { Given } from "../parts/given.tsx";
import { Tag } from "../parts/marks.tsx";
import { Reasoned, Sign } from "../parts/reasoned.tsx";
import { go, hrefOf } from "../router.ts";
import { useSend } from "../send.ts";
import { t, w } from "../words/words.tsx";
import { AskedFor, ballotWords } from "./my-ballot.tsx";

type Shown = Schemas["Vote"];
type Names = (member: string | null | undefined) => string;

/** What goes on in another way: texts that go on, what stands in the place of something, what is drawn or opened. */
const kOtherWays: readonly Shown["matter"][] = ["amendment", "again", "fallback"];

/** Once more time, for what missed its quorum and nothing else: of who opened it, and once. */
export function MoreTime({ of, me }: { of: Shown | Schemas["Proposal"]; me: string | null }): VNode | null {
  const sending = useSend();
  const other = of.kind === "vote" ? kOtherWays.includes(of.matter) || of.encrypted || of.by_lot : of.round?.procedure !== "majority";
  const asked = of.kind === "vote" ? of.extension : undefined;
  const first = asked?.first?.quorum;
  const quorum = of.decision?.quorum;
  if (first && of.state === "open") return <Note icon="clock"><p>{w("more-time-given", { needed: first.needed, reached: first.reached })}</p></Note>;
  if (other || of.state !== "lapsed" || !quorum || quorum.reached >= quorum.needed) return null;
  if (asked && !asked.given) return <Note icon="clock"><p>{w("more-time-asked")}</p></Note>;
  return (
    <div class="card">
      <p>{w("more-time-why")}</p>
      <ProblemNote problem={sending.problem} />
      <div>
        <Do icon="clock" busy={sending.busy} why={asked ? t("problem-extend-repeated") : of.author === me ? null : t("problem-vote-not-opener")}
          go={() => void sending.send("extend", { vote: of.id }, "sent-more-time")}>{w("more-time")}</Do>
      </div>
    </div>
  );
}

/** Who opened it asks, and those who close the open page sign: nobody ends a vote alone. */
export function Cancellings({ of, me, names }: { of: Shown; me: string | null; names: Names }): VNode {
  const all = of.cancellings ?? [];
  const open = of.state === "open";
  const seal = useAsk("/seal", {}, open && all.length > 0).told;
  const whyNot = (one: Schemas["Cancelling"]) =>
    of.author === me || one.signers.includes(me ?? "") ? t("signatures-own") : seal && seal.page > 1 && !seal.witness ? t("problem-cancel-not-witness") : null;
  return (
    <>
      {all.map((one) => (
        <Note key={one.event} look="warn" icon={one.holds ? "close" : "hand"}>
          <p><strong>{one.holds ? w("cancelled") : w("cancel-asked", { name: names(of.author) })}</strong></p>
          {one.reason && <p><Given text={one.reason} /></p>}
          <p class="quiet">{!one.holds && <>{w("report-signers", { count: one.signers.length, needed: one.needed })} · </>}{one.signers.map(names).join(", ")}</p>
          {open && <Sign id={one.event} why={whyNot(one)} />}
        </Note>
      ))}
      {of.state === "cancelled" && (
        <div><a class="button" href={`${hrefOf("compose", of.options ? "options" : "question")}?anew=${of.id}`}>{w("cancel-anew")}</a></div>
      )}
    </>
  );
}

/** Whose ballots count for somebody else, too. */
export function ByProxy({ of }: { of: Shown }): VNode | null {
  const names = (of.by_proxy ?? []).map(({ giver, holder }) => `${giver.name} (${holder.name})`);
  return names.length > 0 ? <p>{w("proxy-counted", { names: names.join(", ") })}</p> : null;
}

/** Ballots that were said on paper or by phone, with those who signed for them. */
export function Entered({ of, me }: { of: Shown; me: string | null }): VNode | null {
  const all = of.entered ?? [];
  if (all.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="entered">
      <h2 id="entered">{w("entered")}</h2>
      <ul class="list lines">
        {all.map((one) => (
          <li key={one.event} class="stack">
            <p>
              <Given text={one.person.name} />: <strong><Given text={ballotWords(of, one.ballot)} /></strong>{" "}
              <Tag look={one.counts ? "good" : "warn"}>{one.counts ? w("entered-counts") : w("entered-waits")}</Tag>
            </p>
            <p class="quiet">{w("entered-by", { names: one.by.map(({ name }) => name).join(", ") })}</p>
            {!one.counts && of.state === "open" && (
              <Sign id={one.event} why={one.mine || one.by.some(({ member }) => member === me) ? t("signatures-own") : null} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Enter({ of }: { of: Shown }): VNode {
  const members = useAsk("/members");
  const sending = useSend();
  const person = useSignal("");
  const ballot = useSignal("");
  const final = useSignal(false);
  const listed = members.told?.members.filter((one) => one.state === "listed") ?? [];
  const why = members.told && listed.length === 0 ? t("enter-nobody") : !person.value ? t("enter-who") : ballot.value ? null : t("mine-choose");
  const send = async () => {
    const words = { vote: of.id, person: person.value, choice: ballot.value, ...(final.value ? { final: true } : {}) };
    if (await sending.send("ballot-enter", words, "sent-enter")) person.value = ballot.value = "";
  };
  return (
    <div class="stack">
      <p class="quiet">{w("enter-why")}</p>
      <Pick label={w("enter-person")} value={person.value} set={(value) => (person.value = value)}
        options={[{ value: "", words: t("choose") }, ...listed.map((one) => ({ value: one.member, words: one.name }))]} />
      <AskedFor of={of} ballot={ballot.value} set={(next) => (ballot.value = next)} seed={`${person.value}${of.id}`} at="enter-" />
      {of.early && <Tick value={final.value} set={(is) => (final.value = is)}>{w("ballot-final")}</Tick>}
      {ballot.value && <p>{w("ballot-look")} <strong>{ballotWords(of, ballot.value)}</strong></p>}
      <ProblemNote problem={sending.problem} />
      <div><Do busy={sending.busy} why={why} go={() => void send()}>{w("enter-send")}</Do></div>
    </div>
  );
}

/** The charter asks for more than one reading: the next one is opened by anybody. */
function NextReading({ of }: { of: Shown }): VNode | null {
  const sending = useSend();
  if (of.matter !== "charter" || of.state !== "adopted" || (of.reading ?? 1) >= (of.readings ?? 1)) return null;
  const send = async () => {
    const done = await sending.send("charter-propose", { reading: of.id }, "sent-compose");
    if (done?.vote) go("v", done.vote);
  };
  return (
    <>
      <ProblemNote problem={sending.problem} />
      <div><Do look="main" busy={sending.busy} go={() => void send()}>{w("charter-next")}</Do></div>
    </>
  );
}

export function VoteActs({ of, me }: { of: Shown; me: string | null }): VNode {
  const entering = useSignal(false);
  const takesBallots = !of.encrypted && !of.by_lot && of.state === "open" && !(of.nominate_until && !of.list_closed);
  const ends = !of.encrypted && of.matter !== "lot" && !of.by_lot && of.state === "open" && !of.cancellings?.length;
  return (
    <>
      <NextReading of={of} />
      <MoreTime of={of} me={me} />
      {takesBallots && (
        <details onToggle={(event) => (entering.value = event.currentTarget.open)}>
          <summary>{w("enter-ballot")}</summary>
          {entering.value && <Enter of={of} />}
        </details>
      )}
      {ends && (
        <Reasoned title={w("cancel-vote")} help={w("cancel-why")} why={of.author === me ? null : t("problem-vote-not-opener")}
          go={(send, reason) => send("cancel", { vote: of.id, reason }, "sent-cancel")} />
      )}
    </>
  );
}
