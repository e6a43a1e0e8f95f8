// One vote: what is asked, what it would change, this person's ballot, and what came of it.
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { PositionsBar } from "../charts/positions.tsx";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Sign } from "../parts/reasoned.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { FinalityMark, MarkTags, StateTag } from "../parts/marks.tsx";
import { MatterTitle } from "../parts/title.tsx";
import { useNames } from "../parts/people.tsx";
import { Back } from "../parts/back.tsx";
import { Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { Changes, Markdown } from "../parts/text.tsx";
import { hrefOf } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { fromNow, moment, number } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";
import { CharterChanges } from "./changes.tsx";
import { MyBallot } from "./my-ballot.tsx";
import { Candidates } from "./candidates.tsx";
import { ByProxy, Cancellings, Entered, VoteActs } from "./vote-acts.tsx";

type Shown = Schemas["Vote"];
type Names = (member: string | null | undefined) => string;

/** What only votes on some matters have. */
function Matter({ of, names }: { of: Shown; names: Names }): VNode {
  return (
    <>
      {of.diff !== undefined && (
        <section class="card" aria-label={t("amendment-change")}>
          <Changes diff={of.diff} />
          {of.amends && <p class="quiet">{of.editorial && w("amendment-editorial")} {of.standing && named("amendment", of.standing)}</p>}
        </section>
      )}
      {of.changes && <CharterChanges changes={of.changes} />}
      {of.readings !== undefined && of.readings > 1 && <p>{w("charter-reading", { reading: of.reading ?? 1, readings: of.readings })}</p>}
      {of.person && <p>{w("vote-person", { name: names(of.person) })}</p>}
      {of.holder && <p>{w("vote-holder", { name: names(of.holder) })}</p>}
      {of.of && <p>{named("mandate-kind", of.of)}{of.office && <> · {w("mandate-office", { office: of.office })}</>}</p>}
      {of.waiver && <p>{w("field-waiver")}. {w("field-waiver-help")}</p>}
      {of.lent_to && <p>{w("field-lend-to")}: <code class="hash" dir="ltr">{of.lent_to}</code></p>}
      {of.into && <p>{w("field-into")}: <code class="hash" dir="ltr">{of.into}</code></p>}
      {of.until && <p>{w("vote-until", { when: moment(of.until) })}</p>}
      {of.instructions && of.instructions.length > 0 && (
        <ul class="list lines">
          {of.instructions.map((one) => (
            <li key={one.matter}><Given text={one.matter} />: <strong>{named("position", one.choice)}</strong></li>
          ))}
        </ul>
      )}
      {of.review && of.review.length > 0 && (
        <Note look="warn"><p>{w("vote-review", { names: of.review.map(names).join(", ") })}</p></Note>
      )}
    </>
  );
}

function Signatures({ of }: { of: Shown }): VNode | null {
  const asked = of.asked_for;
  if (!asked || asked.opened) return null;
  return (
    <Note icon="hand">
      <p>{w("vote-asked-for", { signed: asked.signed, needed: asked.needed })}</p>
      <Sign id={of.id} look="main" />
    </Note>
  );
}

/** The text has changed since: where the place is untouched, it can be carried over. */
function Rebase({ of }: { of: Shown }): VNode | null {
  const sending = useSend();
  if (of.standing !== "needs_rebase") return null;
  return (
    <div class="stack">
      <ProblemNote problem={sending.problem} />
      <div><Do icon="onward" busy={sending.busy} go={() => void sending.send("amend-rebase", { amendment: of.id }, "sent-amend")}>{w("amend-rebase")}</Do></div>
    </div>
  );
}

function Oppose({ of }: { of: Shown }): VNode | null {
  const sending = useSend();
  if (of.matter !== "amendment" || of.standing !== "open") return null;
  return (
    <div class="stack">
      <ProblemNote problem={sending.problem} />
      <div><Do go={() => void sending.send("oppose", { act: of.id }, "sent-oppose")} icon="hand" busy={sending.busy}>{w("oppose")}</Do></div>
      <p class="quiet">{w("oppose-why")}</p>
    </div>
  );
}

function Ballots({ of }: { of: Shown }): VNode {
  const among = of.options !== undefined;
  const count = of.ballots;
  const parts = among
    ? [{ of: "yes", count: count.marked ?? 0, words: t("ballots-given") }, { of: "blank", count: count.blank }, { of: "abstain", count: count.abstain }]
    : (["yes", "abstain", "blank", "no"] as const).map((one) => ({ of: one, count: count[one] }));
  return (
    <section class="stack" aria-labelledby="ballots">
      <h2 id="ballots">{w("ballots")}</h2>
      <p>{w("standing-answered", { answered: number(of.electorate - count.none), all: number(of.electorate) })}</p>
      <PositionsBar parts={parts} all={of.electorate} title={t("ballots")} />
      {count.contradictory.length > 0 && (
        <Note look="warn" icon="branch"><p>{w("ballots-contradict", { count: count.contradictory.length })}</p></Note>
      )}
      {of.late.length > 0 && (
        <Note look={of.contestable ? "warn" : undefined}>
          <p>{w("ballots-late", { count: of.late.length })} {of.contestable && w("ballots-contestable")}</p>
        </Note>
      )}
    </section>
  );
}

export function Vote({ params }: ScreenProps): VNode {
  const id = params.id!;
  const asked = useAsk("/things/{id}", { path: { id } });
  const status = useAsk("/status");
  const me = status.told?.member ?? null;
  const names = useNames();
  const told = asked.told?.kind === "vote" ? (asked.told as Shown) : null;
  return (
    <>
      <Back href="#/decisions">{w("tab-decisions")}</Back>
      <Heading>{told ? <MatterTitle matter={told.matter} title={told.title} /> : w("vote")}</Heading>
      <Waits of={asked}>
        {() =>
          told ? (
            <>
              <p class="row">
                <StateTag state={told.state} />
                <MarkTags marks={told.marks} />
                <span class="quiet">{w("proposal-by", { name: names(told.author) })}</span>
                {told.state === "open" && (
                  <span class="quiet" title={moment(told.cast_until)}>{t("line-until", { when: fromNow(told.cast_until) })}</span>
                )}
              </p>
              {told.hidden && <Note look="warn"><p>{w("text-hidden", { reason: told.hidden.reason })}</p></Note>}
              {told.text && told.matter !== "charter" && <Markdown text={told.text} />}
              <Matter of={told} names={names} />
              <Signatures of={told} />
              <Cancellings of={told} me={me} names={names} />
              {told.nominate_until && <Candidates of={told} names={names} />}
              {told.encrypted ? (
                <Note icon="key">
                  <p>{w("secret-why")}</p>
                  <a class="button main" href={hrefOf("secret", told.id)}>{w("secret")}</a>
                </Note>
              ) : (
                <>
                  <MyBallot of={told} />
                  <Ballots of={told} />
                  <Entered of={told} me={me} />
                  <ByProxy of={told} />
                </>
              )}
              <Oppose of={told} />
              <Rebase of={told} />
              <VoteActs of={told} me={me} />
              {told.decision && (
                <a class="button main" href={hrefOf("result", told.id)}><Icon name="scale" /><span>{w("result-see")}</span></a>
              )}
              <FinalityMark of={told.finality} />
              <p><a href={`#/history?about=${told.id}`}><Icon name="history" /> {w("history-of")}</a></p>
            </>
          ) : (
            <p>{w("not-a-vote")}</p>
          )
        }
      </Waits>
    </>
  );
}
