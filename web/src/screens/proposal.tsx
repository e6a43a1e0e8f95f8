// One proposal. In this order: what it is, what it says, who objects and why, where the others stand, how it may change,
// and this person's own answer.
import type { VNode } from "preact";
import { kStances, type Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { PositionsBar } from "../charts/positions.tsx";
import { Note } from "../parts/act.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { FinalityMark, MarkTags, StateTag } from "../parts/marks.tsx";
import { useNames } from "../parts/people.tsx";
import { Back } from "../parts/back.tsx";
import { Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { Changes, Markdown } from "../parts/text.tsx";
import { hrefOf } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { fromNow, moment, number } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";
import { MyPosition } from "./my-position.tsx";
import { ProposalActs, Talk } from "./proposal-acts.tsx";
import { MoreTime } from "./vote-acts.tsx";

type Shown = Schemas["Proposal"];
type Names = (member: string | null | undefined) => string;

function Terms({ of, names }: { of: Shown; names: Names }): VNode {
  const round = of.round;
  return (
    <div class="stack">
      <p class="row">
        <StateTag state={of.state} />
        <MarkTags marks={of.marks} />
        <span class="quiet">{w("proposal-by", { name: names(of.author) })}</span>
      </p>
      {round && (
        <p class="quiet">
          {named("procedure", round.procedure)}
          {round.number > 1 && <> · {t("round-number", { number: round.number })}</>}
          {of.state === "open" && (
            <> · <span title={moment(round.cast_until)}>{t("line-until", { when: fromNow(round.cast_until) })}</span></>
          )}
        </p>
      )}
      {!round && of.state === "open" && <p class="quiet">{w("proposal-by-hand")}</p>}
      {of.admits && <p>{w("proposal-admits", { name: names(of.admits) })}</p>}
      {round?.state === "waiting_for_reach" && round.reached && (
        <Note icon="sync"><p>{w("round-reach", { so: round.reached.so_far, needed: round.reached.needed })}</p></Note>
      )}
      {round?.state === "resolving_block" && <Note look="warn" icon="hand"><p>{w("round-resolving")}</p></Note>}
      {round?.review && <p class="quiet">{w("round-review", { when: moment(round.review) })}</p>}
    </div>
  );
}

function Versions({ of }: { of: Shown }): VNode | null {
  if (of.versions.length < 2) return null;
  return (
    <details>
      <summary>{w("versions", { count: number(of.versions.length) })}</summary>
      <ol class="list lines">
        {[...of.versions].reverse().map((version) => (
          <li key={version.event}>
            <h2>{t("version", { number: version.number })}: <Given text={version.title} /></h2>
            {version.diff ? <Changes diff={version.diff} /> : <Markdown text={version.text} />}
          </li>
        ))}
      </ol>
    </details>
  );
}

/** Text above the bar: one opposition among forty is two hundredths of it, and may decide all. */
function Objections({ of }: { of: Shown }): VNode | null {
  const said = of.answers;
  const blocks = said.filter((one) => one.position === "block");
  const others = said.filter((one) => (one.position === "stand_aside" || one.position === "reserve") && one.text);
  const reviewed = new Map(of.round?.blocks.map((block) => [block.member, block]));
  if (of.positions.block === 0 && others.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="objections">
      {of.positions.block > 0 && (
        <>
          <h2 id="objections">{w("objections", { count: of.positions.block })}</h2>
          {blocks.map((one) => {
            const review = reviewed.get(one.member);
            return (
              <div class="note bad objection" key={one.event}>
                <Icon name="hand" />
                <div>
                  <p>
                    <strong><Given text={one.name} /></strong>
                    {one.through && <> <span class="quiet">{w("through", { name: one.through.name })}</span></>}
                  </p>
                  {one.text ? <Markdown text={one.text} /> : <p class="quiet">{w("objection-silent")}</p>}
                  {review && review.stands + review.unfounded > 0 && (
                    <p class="quiet">
                      {w("block-reviews", { stands: review.stands, unfounded: review.unfounded })}
                      {review.set_aside && <> {w("block-set-aside")}</>}
                    </p>
                  )}
                </div>
              </div>
            );
          })}
          {blocks.length < of.positions.block && <p class="quiet">{w("objections-elsewhere")}</p>}
        </>
      )}
      {others.length > 0 && (
        <details open={of.positions.block === 0}>
          <summary>{w("reservations", { count: others.length })}</summary>
          <ul class="list lines">
            {others.map((one) => (
              <li key={one.event}>
                <p><strong><Given text={one.name} /></strong> <span class="quiet">{named("position", one.position)}</span></p>
                <Markdown text={one.text} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Standing({ of }: { of: Shown }): VNode {
  const parts = kStances.map((stance) => ({ of: stance, count: of.positions[stance] }));
  const answered = parts.reduce((total, part) => total + part.count, 0);
  const work = of.round?.working;
  return (
    <section class="stack" aria-labelledby="standing">
      <h2 id="standing">{w("standing")}</h2>
      <p>{w("standing-answered", { answered: number(answered), all: number(of.electorate) })}</p>
      <PositionsBar parts={parts} all={of.electorate} title={t("standing")} />
      {of.state === "open" && of.round && work && (
        <p class="row">
          <span>{w("standing-if-now")}</span>
          <StateTag state={of.round.outcome} />
          {of.round.outcome !== "adopted" && work.missing > 0 && <span class="quiet">{w("standing-missing", { count: work.missing })}</span>}
        </p>
      )}
      {of.decision && (
        <a class="button" href={hrefOf("result", of.id)}><Icon name="scale" /><span>{w("result-see")}</span></a>
      )}
    </section>
  );
}

function Amendments({ of }: { of: Shown }): VNode {
  return (
    <section class="stack" aria-labelledby="amendments">
      <h2 id="amendments">{w("amendments")}</h2>
      {of.amendments.length === 0 && <p class="quiet">{w("amendments-none")}</p>}
      <ul class="list">
        {of.amendments.map((one) => (
          <li key={one.id}>
            <div class="card">
              <p class="row">
                <span class="tag">{named("amendment", one.standing)}</span>
                {one.editorial && <span class="quiet">{w("amendment-editorial")}</span>}
              </p>
              <Changes diff={one.diff} />
              <div><a class="button" href={hrefOf("v", one.id)}><span>{w("amendment-see")}</span><Icon name="onward" /></a></div>
            </div>
          </li>
        ))}
      </ul>
      {of.state === "open" && (
        <div><a class="button" href={hrefOf("p", of.id, "amend")}><Icon name="add" /><span>{w("amend-propose")}</span></a></div>
      )}
    </section>
  );
}

export function Proposal({ params }: ScreenProps): VNode {
  const id = params.id!;
  const asked = useAsk("/things/{id}", { path: { id } });
  const status = useAsk("/status");
  const names = useNames();
  const members = useAsk("/members");
  const listed = members.told?.members.filter((one) => one.state === "listed") ?? [];
  const told = asked.told?.kind === "proposal" ? (asked.told as Shown) : null;
  const version = told?.versions.at(-1) ?? null;
  return (
    <>
      <Back href="#/decisions">{w("tab-decisions")}</Back>
      <Heading>{told ? <Given text={told.title} /> : w("proposal")}</Heading>
      <Waits of={asked}>
        {() =>
          told && version ? (
            <>
              <Terms of={told} names={names} />
              {version.hidden && <Note look="warn"><p>{w("text-hidden", { reason: version.hidden.reason })}</p></Note>}
              <Markdown text={version.text} />
              <Versions of={told} />
              <Objections of={told} />
              <Standing of={told} />
              <MyPosition of={told} version={version.event} />
              <Amendments of={told} />
              <Talk of={told} names={names} />
              <MoreTime of={told} me={status.told?.member ?? null} />
              <ProposalActs of={told} me={status.told?.member ?? null} listed={listed} />
              <FinalityMark of={told.finality} />
              <p><a href={`#/history?about=${told.id}`}><Icon name="history" /> {w("history-of")}</a></p>
            </>
          ) : (
            <p>{w("not-a-proposal")}</p>
          )
        }
      </Waits>
    </>
  );
}
