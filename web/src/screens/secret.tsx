// An encrypted vote: who shares its key, how far it is, what this person does next, and what nothing of it protects.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { Problem, wish, type Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Back } from "../parts/back.tsx";
import { Copy } from "../parts/copy.tsx";
import { Field } from "../parts/fields.tsx";
import { Given } from "../parts/given.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { MatterTitle } from "../parts/title.tsx";
import { Waits } from "../parts/states.tsx";
import { randomKey } from "../random.ts";
import { hrefOf } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { optionText } from "../words/options.ts";
import { fromNow, moment, number } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";
import { AskedFor, ballotWords } from "./my-ballot.tsx";

type Election = Schemas["Election"];
type Shown = Schemas["Vote"];

/** Steps of the trustees among themselves are one for everybody else. */
const kSteps: Partial<Record<Election["stage"], string>> = { certify: "key", deal: "key", confirm: "key", answer: "key", drill: "key", mixing: "list", listing: "list" };

function Stage({ of }: { of: Election }): VNode {
  return (
    <Note look={of.stage === "failed" ? "bad" : of.stage === "done" ? "good" : undefined}>
      <p><strong>{of.failure ? named("secret-failure", of.failure) : named("secret-stage", kSteps[of.stage] ?? of.stage)}</strong></p>
      {of.until && <p class="quiet" title={moment(of.until)}>{t("line-until", { when: fromNow(of.until) })}</p>}
      <p class="quiet">{w("secret-count", { registered: number(of.registered), all: number(of.electorate), ballots: number(of.ballots) })}</p>
    </Note>
  );
}

function Trustees({ of }: { of: Election }): VNode {
  return (
    <section class="stack" aria-labelledby="trustees">
      <h2 id="trustees">{w("secret-trustees")}</h2>
      <p>{w("secret-trustees-why", { needed: of.needed, all: of.trustees.length })}</p>
      <ul class="list lines">
        {of.trustees.map((one) => (
          <li key={one.member}>
            <Given text={one.name} />: {named("secret-trustee", one.opened ? "opened" : one.member === of.turn ? "turn" : one.drilled ? "ready" : "works")}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A ballot is made here and handed in by somebody else, so that the journal does not say whose it is. */
function Make({ of, vote, code }: { of: Election; vote: Shown; code: string | null }): VNode {
  const sending = useSend();
  const choice = useSignal("");
  const made = useSignal<Schemas["ActBallot"] | null>(null);
  const shown = useSignal<string | null>(null);
  const make = async () => {
    made.value = await sending.send("election-vote", { vote: of.id, choice: choice.value }, "sent-secret-made", randomKey());
    shown.value = null;
  };
  const show = async () => {
    const told = await sending.send("election-audit", { vote: of.id }, "sent-secret-shown", randomKey());
    if (told) shown.value = told.audit;
  };
  return (
    <>
      {code && <Note look="good" icon="check"><p>{w("secret-box", { code })}</p></Note>}
      <AskedFor of={vote} ballot={choice.value} set={(next) => (choice.value = next)} seed={`${of.me?.member ?? ""}${of.id}`} />
      {choice.value && <p>{w("ballot-look")} <strong>{ballotWords(vote, choice.value)}</strong></p>}
      <ProblemNote problem={sending.problem} />
      <div><Do go={() => void make()} look="main" busy={sending.busy} why={choice.value ? null : t("mine-choose")}>{w("secret-make")}</Do></div>
      {made.value && !shown.value && (
        <div class="card stack">
          <p>{w("secret-made", { code: made.value.code })}</p>
          <Copy text={made.value.ballot} label={t("secret-ballot")} />
          <p class="quiet">{w("secret-audit-why")}</p>
          <div><Do go={() => void show()} busy={sending.busy}>{w("secret-audit")}</Do></div>
        </div>
      )}
      {shown.value && <div class="card stack"><p>{w("secret-audited")}</p><Copy text={shown.value} label={t("secret-audit-text")} /></div>}
    </>
  );
}

function Mine({ of, vote }: { of: Election; vote: Shown }): VNode {
  const sending = useSend();
  const me = of.me;
  const over = ["closed", "shuffling", "opening", "done", "failed"].includes(of.stage);
  const registers = of.mixed ? of.stage === "registering" : !over;
  const opens = me?.trustee && of.stage === "opening" && !of.trustees.some((one) => one.member === me.member && one.opened);
  const button = (act: "election-register" | "election-decrypt", done: "sent-secret-register" | "sent-secret-open", words: "secret-register" | "secret-open") => (
    <div><Do look="main" busy={sending.busy} go={() => void sending.send(act, { vote: of.id }, done)}>{w(words)}</Do></div>
  );
  return (
    <section class="card raised stack" aria-labelledby="mine">
      <h2 id="mine">{w("my-ballot")}</h2>
      {opens && <><p>{w("secret-open-why")}</p>{button("election-decrypt", "sent-secret-open", "secret-open")}</>}
      {!me?.elector ? (
        <p class="why"><Icon name="info" /><span>{w("problem-vote-not-elector")}</span></p>
      ) : over ? (
        me.code ? <p>{w("secret-box", { code: me.code })}</p> : <p class="quiet">{named("secret-stage", "closed")}</p>
      ) : !me.registered && registers ? (
        <><p>{of.mixed ? w("secret-register-mixed") : w("secret-register-why")}</p>{button("election-register", "sent-secret-register", "secret-register")}</>
      ) : of.stage === "voting" && me.sealed ? (
        <Make of={of} vote={vote} code={me.code} />
      ) : (
        <p>{me.registered ? (me.sealed ? w("secret-registered") : w("secret-waits")) : w("secret-later")}</p>
      )}
      <ProblemNote problem={sending.problem} />
    </section>
  );
}

/** What anybody can do for somebody else. */
function ForOthers({ of }: { of: Election }): VNode {
  const sending = useSend();
  const ballot = useSignal("");
  const audit = useSignal("");
  const told = useSignal<Schemas["Audited"] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const carry = async () => {
    if (await sending.send("election-carry", { ballot: ballot.value.trim() }, "sent-secret-carry", randomKey())) ballot.value = "";
  };
  const check = () => {
    problem.value = null;
    told.value = null;
    wish("/audits", { audit: audit.value.trim() }, randomKey()).then((heard) => (told.value = heard), (fault: Problem) => (problem.value = fault));
  };
  return (
    <section class="stack" aria-labelledby="others">
      <h2 id="others">{w("secret-others")}</h2>
      {of.stage === "voting" && (
        <>
          <Field label={w("secret-carry-text")} help={w("secret-carry-why")} value={ballot.value} set={(text) => (ballot.value = text)} lines={3} plain />
          <ProblemNote problem={sending.problem} />
          <div><Do go={() => void carry()} busy={sending.busy} why={ballot.value.trim() ? null : t("fault-missing")}>{w("secret-carry")}</Do></div>
        </>
      )}
      <Field label={w("secret-check-text")} value={audit.value} set={(text) => (audit.value = text)} lines={3} plain />
      <ProblemNote problem={problem.value} />
      <div><Do go={check} why={audit.value.trim() ? null : t("fault-missing")}>{w("secret-check")}</Do></div>
      <div role="status">
        {told.value && <p>{w("secret-checked", { code: told.value.code })} <strong>{told.value.says.map((one) => answer(one)).join(" · ")}</strong></p>}
      </div>
    </section>
  );
}

const answer = (text: string) => (["yes", "no", "abstain", "blank"].includes(text) ? named("position", text) : optionText(text));

function Opened({ of, vote }: { of: Election; vote: Shown }): VNode | null {
  const rows = of.opened?.map((one) => ({ words: ballotWords(vote, one.ballot), count: one.count })) ?? of.sums?.map((one) => ({ words: answer(one.answer), count: one.count }));
  if (!rows) return null;
  return (
    <section class="stack" aria-labelledby="opened">
      <h2 id="opened">{w("result")}</h2>
      <table aria-labelledby="opened">
        <tbody>{rows.map((one) => <tr key={one.words}><th scope="row"><bdi>{one.words}</bdi></th><td>{number(one.count)}</td></tr>)}</tbody>
      </table>
      {of.decision && <a class="button main" href={hrefOf("result", of.id)}><Icon name="scale" /><span>{w("result-see")}</span></a>}
    </section>
  );
}

function Bare({ of, vote }: { of: Election; vote: Shown }): VNode {
  const listed = vote.method !== undefined && vote.method !== "approval";
  return (
    <section class="stack" aria-labelledby="bare">
      <h2 id="bare">{w("secret-bare")}</h2>
      <ul class="list lines">
        <li>{of.mixed ? w("secret-bare-mixed") : w("secret-bare-named")}</li>
        <li>{w("secret-bare-trustees", { needed: of.needed })}</li>
        {listed && <li>{w("secret-bare-listed")}</li>}
        <li>{w("secret-bare-pressure")}</li>
        <li>{w("secret-bare-device")}</li>
        <li>{w("secret-bare-alike")}</li>
      </ul>
    </section>
  );
}

export function Secret({ params }: ScreenProps): VNode {
  const id = params.id!;
  const thing = useAsk("/things/{id}", { path: { id } });
  const asked = useAsk("/elections/{vote}", { path: { vote: id } });
  const vote = thing.told?.kind === "vote" ? (thing.told as Shown) : null;
  return (
    <>
      <Back href={hrefOf("v", id)}>{w("vote")}</Back>
      <Heading>{vote ? <MatterTitle matter={vote.matter} title={vote.title} /> : w("secret")}</Heading>
      <Waits of={asked}>
        {(told) => (
          <>
            <Stage of={told} />
            {vote && <Opened of={told} vote={vote} />}
            {vote && <Mine of={told} vote={vote} />}
            {told.trustees.length > 0 && <Trustees of={told} />}
            <ForOthers of={told} />
            {vote && <Bare of={told} vote={vote} />}
          </>
        )}
      </Waits>
    </>
  );
}
