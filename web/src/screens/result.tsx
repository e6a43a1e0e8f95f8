// What was decided: first in a sentence, then what it means, then how it was counted and how anybody can check it.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { kStances, type Problem, type Schemas } from "../api.ts";
import { download } from "../download.ts";
import { useAsk } from "../ask.ts";
import { PositionsBar } from "../charts/positions.tsx";
import { draft, drop, write } from "../drafts.ts";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Field, Pick } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { FinalityMark, MarkTags, StateTag } from "../parts/marks.tsx";
import { Sign } from "../parts/reasoned.tsx";
import { MatterTitle } from "../parts/title.tsx";
import { useNames } from "../parts/people.tsx";
import { Back } from "../parts/back.tsx";
import { Waits } from "../parts/states.tsx";
import { Given, Id } from "../parts/given.tsx";
import { Markdown } from "../parts/text.tsx";
import { hrefOf } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { moment, number } from "../words/times.ts";
import { optionText } from "../words/options.ts";
import { named, t, w } from "../words/words.tsx";
import { ByProxy, Entered } from "./vote-acts.tsx";

type Decision = Schemas["Decision"];
type Names = (member: string | null | undefined) => string;

function Outcome({ of, vote }: { of: Decision; vote: Schemas["Vote"] | null }): VNode {
  const elected = vote?.options?.filter((option) => option.elected) ?? [];
  return (
    <div class="card raised outcome">
      <p class="row"><StateTag state={of.stands} /><MarkTags marks={of.marks} /></p>
      <p class="figure">
        {elected.length > 0 ? elected.map((one) => optionText(one.text)).join(", ") : of.adopted ? w("outcome-adopted") : w("outcome-not")}
      </p>
      <p>{sentence(of)}</p>
      {of.stands === "rescinded" && <p>{w("outcome-rescinded")}</p>}
      {of.superseded_by && <p><a href={hrefOf("result", of.superseded_by)}>{w("outcome-later")}</a></p>}
      {of.review && <p class="quiet">{w("round-review", { when: moment(of.review) })}</p>}
      {of.ratify_until && !of.ratified && <p class="quiet">{w("outcome-ratify", { when: moment(of.ratify_until) })}</p>}
    </div>
  );
}

/** Why: in one sentence of numbers. */
function sentence(of: Decision): VNode | string {
  if (of.quorum.needed > of.quorum.reached) return w("why-quorum", { needed: of.quorum.needed, reached: of.quorum.reached });
  if (of.procedure === "consent" || of.procedure === "lazy")
    return w("why-objections", { objections: of.working?.objections ?? 0 });
  if (of.procedure === "consensus")
    return w("why-blocks", { blocks: of.working?.upheld ?? 0, allowed: of.working?.blocks_allowed ?? 0 });
  if (of.tie) return w("why-tie", { yes: of.yes, no: of.no });
  if (of.elected) return w("why-options", { marked: of.marked ?? 0, electorate: of.electorate });
  return of.adopted
    ? w("why-yes", { yes: of.yes, base: of.base_count, required: of.required })
    : w("why-no", { yes: of.yes, base: of.base_count, required: of.required, missing: of.missing });
}

function Counted({ of }: { of: Decision }): VNode {
  // Among options nothing is needed but to be first, or as the count step by step says.
  const yesOrNo: [VNode | string, string][] = of.elected ? [] : [
    [w("count-base"), `${number(of.base_count)} (${named("base", of.base)})`],
    [w("count-required"), number(of.required)],
  ];
  const rows: [VNode | string, string][] = [
    ...yesOrNo,
    [w("count-quorum"), of.quorum.kind === "none" ? t("count-no-quorum") : t("count-quorum-of", { reached: of.quorum.reached, needed: of.quorum.needed })],
    [w("count-electorate"), number(of.electorate)],
    [w("count-how"), named("counted", of.counted)],
  ];
  return (
    <section class="stack" aria-labelledby="counted">
      <h2 id="counted">{w("counted")}</h2>
      <dl class="pairs">
        {rows.map(([what, value]) => (
          <>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
      <p class="quiet">{w("count-rule")} <span class="aside" lang="en" dir="ltr">{of.rule}</span></p>
    </section>
  );
}

function Figures({ of, vote }: { of: Decision; vote: Schemas["Vote"] | null }): VNode {
  const work = of.procedure && of.procedure !== "majority" ? of.working : undefined;
  const parts = work
    ? kStances.map((one) => ({ of: one, count: work[one] }))
    : vote?.options
      ? [{ of: "yes", count: of.marked ?? 0, words: t("ballots-given") }, { of: "blank", count: of.blank }, { of: "abstain", count: of.abstain }]
      : (["yes", "abstain", "blank", "no"] as const).map((one) => ({ of: one, count: of[one] }));
  return (
    <section class="stack" aria-labelledby="figures">
      <h2 id="figures">{w("figures")}</h2>
      <PositionsBar parts={parts} all={of.electorate} title={t("figures")} />
      {vote?.options && (
        <>
          <ol class="list">
            {vote.options.map((option) => (
              <li key={option.number} class="row">
                <span>{number(option.number)}</span> <Given text={optionText(option.text)} />
                {option.elected && <StateTag state="adopted" />}
              </li>
            ))}
          </ol>
          {vote.explanation && (
            <details open>
              <summary>{w("explanation")}</summary>
              <pre class="text explanation" lang="en" dir="ltr" tabIndex={0}>{vote.explanation}</pre>
            </details>
          )}
        </>
      )}
    </section>
  );
}

function Reports({ of, names }: { of: Decision; names: Names }): VNode {
  const name = `report:${of.id}`;
  const there = draft<string>(name).value;
  const annexes = useSignal("");
  const sending = useSend();
  const annex = annexes.value.split(/\s+/).filter(Boolean);
  const why = !there ? t("talk-empty") : annex.every((hash) => /^[0-9a-f]{64}$/.test(hash)) ? null : t("report-annexes-help");
  const send = async () => {
    const words = { decision: of.id, text: there!.value.trim(), ...(annex.length > 0 ? { annex } : {}) };
    if (!(await sending.send("report", words, "sent-report", there!.sendKey))) return;
    drop(name);
    annexes.value = "";
  };
  return (
    <section class="stack" aria-labelledby="reports">
      <h2 id="reports">{w("reports")}</h2>
      {of.reports.length === 0 && <p class="quiet">{w("reports-none")}</p>}
      {of.reports.map((report) => (
        <div class="card" key={report.id}>
          <p><strong><Given text={names(report.author)} /></strong></p>
          <Markdown text={report.text} />
          {report.annexes.length > 0 && <p>{w("report-annexes")}: {report.annexes.map((hash) => <code class="hash" dir="ltr" key={hash}>{hash} </code>)}</p>}
          <p class="quiet">{w("report-signers", { count: report.signers.length, needed: report.needed })}</p>
          <Sign id={report.id} />
        </div>
      ))}
      <details>
        <summary>{w("report-write")}</summary>
        <div class="stack">
          <Field label={w("report-text")} help={w("report-help")} lines={6} value={there?.value ?? ""}
            set={(text) => (text.trim() ? write(name, text) : drop(name))} />
          <details>
            <summary>{w("report-annexes")}</summary>
            <Field label={w("report-annexes-help")} lines={2} value={annexes.value} set={(text) => (annexes.value = text)} plain />
          </details>
          <ProblemNote problem={sending.problem} />
          <div><Do go={send} icon="send" busy={sending.busy} why={why}>{w("report-send")}</Do></div>
        </div>
      </details>
    </section>
  );
}

function SecondThoughts({ of }: { of: Decision }): VNode {
  const purpose = useSignal("reconsider");
  const reason = useSignal("");
  const sending = useSend();
  return (
    <details>
      <summary>{w("again")}</summary>
      <div class="stack">
        {of.again.map((one) => (
          <a class="item" key={one.vote} href={hrefOf("v", one.vote)}>
            <span class="title">{named("purpose", one.purpose)}</span>
            <span><StateTag state={one.state} /></span>
          </a>
        ))}
        <Pick label={w("again-what")} value={purpose.value} set={(value) => (purpose.value = value)}
          options={["reconsider", "rescind", "ratify", "renew", "veto"].map((value) => ({ value, words: named("purpose", value) }))} />
        <Field label={w("again-reason")} lines={3} value={reason.value} set={(text) => (reason.value = text)} />
        <ProblemNote problem={sending.problem} />
        <div>
          <Do busy={sending.busy} why={reason.value.trim() ? null : t("again-needs-reason")}
            go={() => void sending.send("again", { purpose: purpose.value as "renew", decision: of.id, reason: reason.value.trim() }, "sent-again")}>
            {w("again-send")}
          </Do>
        </div>
      </div>
    </details>
  );
}

/** How anybody can count again, here or elsewhere. */
function Check({ of, vote }: { of: Decision; vote: Schemas["Vote"] | null }): VNode {
  const own = useAsk("/ballots/{vote}", { path: { vote: vote?.id ?? "" } }, vote !== null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const proof = async () => {
    busy.value = true;
    problem.value = null;
    await download("/proofs/{proof_kind}/{id}", `folkmoot-${of.id.slice(0, 8)}.proof`, { path: { proof_kind: "decision", id: of.id } })
      .catch((fault: Problem) => (problem.value = fault));
    busy.value = false;
  };
  return (
    <section class="stack" aria-labelledby="check">
      <h2 id="check">{w("check-title")}</h2>
      {own.told && (
        <Note look={own.told.counted ? "good" : undefined} icon={own.told.counted ? "check" : "info"}>
          <p>{own.told.counted ? w("ballot-counted") : named("ballot-reason", own.told.reason ?? "none")}</p>
          {own.told.ballot && <p class="quiet">{w("receipt")} <code>{own.told.ballot.slice(0, 8)}</code></p>}
        </Note>
      )}
      <p>{w("check-why")}</p>
      <ProblemNote problem={problem.value} />
      <div class="row">
        <Do go={() => void proof()} icon="seal" busy={busy.value}>{w("check-proof")}</Do>
        <Do go={() => window.print()} icon="print">{w("print")}</Do>
      </div>
      <details>
        <summary>{w("check-inputs", { count: of.inputs.length })}</summary>
        <p class="quiet">{w("check-root")} <code class="hash" dir="ltr">{of.root}</code></p>
        <ul class="row">
          {of.inputs.map((input) => (
            <li key={input}><a href={hrefOf("event", input)}><Id id={input} /></a></li>
          ))}
        </ul>
      </details>
    </section>
  );
}

export function Result({ params }: ScreenProps): VNode {
  const asked = useAsk("/things/{id}", { path: { id: params.id! } });
  const names = useNames();
  const told = asked.told;
  const vote = told?.kind === "vote" ? (told as Schemas["Vote"]) : null;
  const decision = told && "decision" in told ? (told.decision ?? null) : null;
  const title = told && "title" in told ? (told.title ?? "") : "";
  return (
    <>
      <Back href="#/decisions">{w("tab-decisions")}</Back>
      <Heading>{title ? <MatterTitle matter={vote?.matter ?? null} title={title} /> : w("result")}</Heading>
      <Waits of={asked}>
        {() =>
          told && decision ? (
            <>
              <Outcome of={decision} vote={vote} />
              {"finality" in told && told.finality && <FinalityMark of={told.finality} />}
              <Reports of={decision} names={names} />
              <Figures of={decision} vote={vote} />
              {vote && <Entered of={vote} me={null} />}
              {vote && <ByProxy of={vote} />}
              <Counted of={decision} />
              <Check of={decision} vote={vote} />
              <SecondThoughts of={decision} />
              <p>
                <a href={told.kind === "vote" ? hrefOf("v", vote!.id) : told.kind === "proposal" ? hrefOf("p", params.id!) : hrefOf("event", params.id!)}>
                  <Icon name="file" /> {w("result-of")}
                </a>
              </p>
            </>
          ) : (
            <p>{w("result-none")}</p>
          )
        }
      </Waits>
    </>
  );
}
