// Who holds which power, until when, bound to what; what they did with it; and how it is taken back.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Problem, Schemas } from "../api.ts";
import { download } from "../download.ts";
import { useAsk } from "../ask.ts";
import { nodeNow } from "../way.ts";
import { draft, drop, write } from "../drafts.ts";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Field, Pick } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { Tag } from "../parts/marks.tsx";
import { Reasoned } from "../parts/reasoned.tsx";
import { Person } from "../parts/people.tsx";
import { Back } from "../parts/back.tsx";
import { Incomplete } from "../parts/list.tsx";
import { Empty, Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { go, hrefOf } from "../router.ts";
import { useSend, type Sending } from "../send.ts";
import { day, fromNow, number } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";

type Mandate = Schemas["Mandate"];

function Recall({ of }: { of: Mandate }): VNode {
  const recall = async (send: Sending["send"], reason: string) => {
    const done = await send("recall", { mandate: of.id, reason, ...(of.elected ? { holder: of.holder } : {}) }, "sent-recall");
    if (done?.vote) go("v", done.vote);
  };
  return <Reasoned title={w("recall")} help={w("recall-why")} button={w("recall-send")} go={recall} />;
}

/** A delegate says how they voted where they were sent. */
function Elsewhere({ of }: { of: Mandate }): VNode {
  const matter = useSignal("");
  const choice = useSignal("yes");
  const split = useSignal("");
  const tally = useSignal("");
  const ours = useAsk("/votes").told?.votes.filter((one) => one.matter === "question" && (one.state === "adopted" || one.state === "rejected")) ?? [];
  const sending = useSend();
  const told = tally.value.trim();
  const why = !matter.value.trim() ? t("fault-missing") : split.value && told && !/^\d+\/\d+\/\d+$/.test(told) ? t("mandate-tally-help") : null;
  return (
    <>
      <h3>{w("mandate-vote")}</h3>
      <Field label={w("mandate-vote-matter")} value={matter.value} set={(text) => (matter.value = text)} />
      {!split.value && (
        <Pick label={w("chart-answer")} value={choice.value} set={(value) => (choice.value = value)}
          options={["yes", "no", "abstain", "blank"].map((value) => ({ value, words: named("position", value) }))} />
      )}
      <details>
        <summary>{w("mandate-split")}</summary>
        <div class="stack">
          <Pick label={w("vote")} value={split.value}
            set={(value) => {
              split.value = value;
              // Its question is what the matter is called.
              matter.value = ours.find((one) => one.id === value)?.title ?? matter.value;
            }}
            options={[{ value: "", words: t("choose") }, ...ours.map((one) => ({ value: one.id, words: one.title }))]} />
          {split.value && <Field label={w("mandate-tally")} help={w("mandate-tally-help")} value={tally.value} set={(text) => (tally.value = text)} plain />}
        </div>
      </details>
      <ProblemNote problem={sending.problem} />
      <div>
        <Do busy={sending.busy} icon="send" why={why}
          go={async () => {
            const answer = split.value ? { split: split.value, ...(told ? { tally: told } : {}) } : { choice: choice.value as "yes" };
            const words = { mandate: of.id, matter: matter.value.trim(), ...answer };
            if (await sending.send("mandate-vote", words, "sent-mandate-vote")) matter.value = split.value = tally.value = "";
          }}>{w("mandate-vote-send")}</Do>
      </div>
    </>
  );
}

/** What only the holder does: report, speak in the assembly's name, give it back. */
function Mine({ of }: { of: Mandate }): VNode {
  const report = `mandate-report:${of.id}`;
  const statement = `statement:${of.id}`;
  const reported = draft<string>(report).value;
  const stated = draft<string>(statement).value;
  const sending = useSend();
  const set = (name: string, text: string) => (text.trim() ? write(name, text) : drop(name));
  return (
    <details>
      <summary>{w("mandate-mine")}</summary>
      <div class="stack">
        <Field label={w("mandate-report")} lines={4} value={reported?.value ?? ""} set={(text) => set(report, text)} />
        <div>
          <Do busy={sending.busy} icon="send" why={reported ? null : t("talk-empty")}
            go={async () => {
              if (reported && (await sending.send("mandate-report", { mandate: of.id, text: reported.value.trim() }, "sent-report", reported.sendKey))) drop(report);
            }}>{w("report-send")}</Do>
        </div>
        <Field label={w("statement")} help={w("statement-help")} lines={3} value={stated?.value ?? ""} set={(text) => set(statement, text)} />
        <div>
          <Do busy={sending.busy} icon="send" why={stated ? null : t("talk-empty")}
            go={async () => {
              if (stated && (await sending.send("statement", { mandate: of.id, text: stated.value.trim() }, "sent-statement", stated.sendKey))) drop(statement);
            }}>{w("statement-send")}</Do>
        </div>
        <Elsewhere of={of} />
        {of.elected && (
          <div>
            <Do look="grave" busy={sending.busy} go={() => void sending.send("stand", { election: of.id, withdraw: true }, "sent-give-back")}>{w("mandate-give-back")}</Do>
          </div>
        )}
        <ProblemNote problem={sending.problem} />
      </div>
    </details>
  );
}

function One({ of, me }: { of: Mandate; me: string | null }): VNode {
  const problem = useSignal<Problem | null>(null);
  const inForce = of.standing === "in force" || of.standing === "suspended" || of.standing === "caretaker";
  return (
    <article class="card" aria-label={of.scope}>
      <p class="row apart">
        <strong><Person member={of.holder} name={of.name} /></strong>
        <Tag look={of.standing === "in force" ? "good" : of.standing === "recalled" ? "bad" : "warn"}>{named("standing", of.standing)}</Tag>
      </p>
      <h2><Given text={of.scope} /></h2>
      <p class="quiet">
        {named("mandate-kind", of.of)} · {w("vote-until", { when: day(of.until) })}
        {of.office && <> · {w("mandate-office", { office: of.office })}</>}
        {of.term_in_a_row > 1 && <> · {w("mandate-terms", { count: of.term_in_a_row })}</>}
      </p>
      {of.report_due && (
        <p>{Date.parse(of.report_due) < nodeNow() ? w("mandate-report-late", { when: fromNow(of.report_due) }) : w("mandate-report-due", { when: fromNow(of.report_due) })}</p>
      )}
      {of.beyond > 0 && <Note look="bad" icon="warning"><p>{w("mandate-beyond", { count: of.beyond })}</p></Note>}
      {of.votes.length > 0 && (
        <details>
          <summary>{w("mandate-votes", { count: of.votes.length })}</summary>
          <ul class="list lines">
            {of.votes.map((vote) => (
              <li key={vote.id} class="row apart">
                <Given text={vote.matter} />
                <span class="row"><strong>{named("position", vote.choice)}</strong>{" "}
                  {vote.split && <span dir="ltr">{[vote.split.yes, vote.split.no, vote.split.abstain].map(number).join("/")}</span>}{" "}
                  <Tag look={vote.bond === "beyond" ? "bad" : ""}>{named("bond", vote.bond)}</Tag></span>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div class="row">
        <a class="button" href={hrefOf("v", of.id)}>{w("mandate-see")}</a>
        {inForce && (
          <Do icon="seal" go={() => {
            problem.value = null;
            void download("/proofs/{proof_kind}/{id}", `mandate-${of.id.slice(0, 8)}.proof`,
              { path: { proof_kind: "mandate", id: of.id }, query: of.elected ? { holder: of.holder } : {} })
              .catch((fault: Problem) => (problem.value = fault));
          }}>{w("mandate-proof")}</Do>
        )}
      </div>
      <ProblemNote problem={problem.value} />
      {inForce && of.holder === me && <Mine of={of} />}
      {inForce && <Recall of={of} />}
    </article>
  );
}

export function Mandates(): VNode {
  const asked = useAsk("/mandates");
  const status = useAsk("/status");
  return (
    <>
      <Back href="#/people">{w("tab-people")}</Back>
      <Heading>{w("mandates-title")}</Heading>
      <div class="row">
        <a class="button" href={hrefOf("compose", "election")}><Icon name="add" /><span>{w("process-election")}</span></a>
        <a class="button" href={hrefOf("compose", "mandate")}><Icon name="add" /><span>{w("process-mandate")}</span></a>
      </div>
      <Waits of={asked}>
        {(told) => {
          const inForce = told.mandates.filter((one) => one.standing === "in force" || one.standing === "suspended" || one.standing === "caretaker");
          const past = told.mandates.filter((one) => !inForce.includes(one));
          return (
            <>
              <Incomplete told={told} />
              {inForce.length === 0 && <Empty words="mandates-empty" />}
              {inForce.map((one) => <One key={`${one.id} ${one.holder}`} of={one} me={status.told?.member ?? null} />)}
              {past.length > 0 && (
                <details>
                  <summary>{w("mandates-past", { count: past.length })}</summary>
                  <div class="stack">{past.map((one) => <One key={`${one.id} ${one.holder}`} of={one} me={null} />)}</div>
                </details>
              )}
            </>
          );
        }}
      </Waits>
    </>
  );
}
