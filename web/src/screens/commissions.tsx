// Working groups: what they are for, who is in them, what they report, what they may spend.
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { draft, drop, write } from "../drafts.ts";
import { Do, ProblemNote } from "../parts/act.tsx";
import { Field } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { Tag } from "../parts/marks.tsx";
import { Sign } from "../parts/reasoned.tsx";
import { Names, useNames } from "../parts/people.tsx";
import { Back } from "../parts/back.tsx";
import { Incomplete } from "../parts/list.tsx";
import { Empty, Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { Markdown } from "../parts/text.tsx";
import { hrefOf } from "../router.ts";
import { useSend } from "../send.ts";
import { day, number } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";

type Commission = Schemas["Commission"];

function Money({ of, mine }: { of: readonly Schemas["Budget"][]; mine: boolean }): VNode | null {
  if (of.length === 0) return null;
  return (
    <details>
      <summary>{w("budgets")}</summary>
      {of.map((budget) => <OneBudget key={budget.id} of={budget} mine={mine} />)}
    </details>
  );
}

function OneBudget({ of, mine }: { of: Schemas["Budget"]; mine: boolean }): VNode {
  const name = `spend:${of.id}`;
  const there = draft<{ amount: string; what: string }>(name).value;
  const { amount, what } = there?.value ?? { amount: "", what: "" };
  const sending = useSend();
  const why = !/^[1-9]\d{0,11}$/.test(amount) ? t("fault-number") : what.trim() ? null : t("spend-what-missing");
  return (
    <div class="stack">
      <p><strong>{w("budget-left", { left: number(of.left), amount: number(of.amount), unit: of.unit ?? "" })}</strong> <span class="quiet">{w("vote-until", { when: day(of.until) })}</span></p>
      <ul class="list lines">
        {of.spendings.map((one) => (
          <li key={one.event} class="row apart">
            <Given text={one.what} /> <span>{number(one.amount)} <span class="tag">{named("spending", one.state)}</span></span>
          </li>
        ))}
      </ul>
      {mine && (
        <>
          <Field label={w("field-amount")} help={w("field-amount-help")} type="number" least={1} value={amount} set={(text) => write(name, { amount: text, what })} />
          <Field label={w("spend-what")} value={what} set={(text) => write(name, { amount, what: text })} />
          <ProblemNote problem={sending.problem} />
          <div>
            <Do busy={sending.busy} why={why}
              go={async () => {
                const words = { budget: of.id, amount: Number(amount), what: what.trim() };
                if (await sending.send("budget-spend", words, "sent-spend", there?.sendKey)) drop(name);
              }}>{w("spend")}</Do>
          </div>
        </>
      )}
    </div>
  );
}

function One({ of, me, names, budgets }: {
  of: Commission;
  me: string | null;
  names: (member: string | null | undefined) => string;
  budgets: readonly Schemas["Budget"][];
}): VNode {
  const sending = useSend();
  const mine = of.members.some((one) => one.member === me);
  const waits = of.waiting.some((one) => one.member === me);
  const name = `commission-report:${of.id}`;
  const there = draft<string>(name).value;
  return (
    <article class="card" aria-label={of.name}>
      <div class="row apart">
        <h2><Given text={of.name} /></h2>
        {mine && <Tag look="good" icon="check">{w("commission-mine")}</Tag>}
        {of.state === "dissolved" && <Tag>{w("commission-dissolved")}</Tag>}
      </div>
      {of.purpose && <Markdown text={of.purpose} />}
      <p>{w("commission-members", { count: of.members.length })} <Names of={of.members} /></p>
      {of.closed && <p class="quiet">{w("field-closed")}</p>}
      {of.waiting.map((one) => (
        <div class="note warn" key={one.event}>
          <Icon name="people" />
          <div>
            <p>{w("commission-waits", { name: one.name })}</p>
            {mine && <Sign id={one.event}>{w("commission-let-in")}</Sign>}
          </div>
        </div>
      ))}
      {of.reports.length > 0 && (
        <details>
          <summary>{w("commission-reports", { count: of.reports.length })}</summary>
          <ul class="list lines">
            {[...of.reports].reverse().map((report) => (
              <li key={report.event}>
                <p class="quiet"><Given text={names(report.author)} /></p>
                <Markdown text={report.text ?? t("text-not-here")} below={3} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Money of={budgets} mine={mine} />
      {of.state === "founded" && (
        <div class="row">
          {mine ? (
            <Do busy={sending.busy} look="plain" go={() => void sending.send("commission-leave", { commission: of.id }, "sent-commission-leave")}>{w("commission-leave")}</Do>
          ) : (
            <Do busy={sending.busy} look="main" why={waits ? t("commission-waiting") : null}
              go={() => void sending.send("commission-join", { commission: of.id }, "sent-commission-join")}>{w("commission-join")}</Do>
          )}
        </div>
      )}
      {mine && of.state === "founded" && (
        <details>
          <summary>{w("commission-report")}</summary>
          <div class="stack">
            <Field label={w("commission-report")} lines={4} value={there?.value ?? ""} set={(text) => (text.trim() ? write(name, text) : drop(name))} />
            <div>
              <Do busy={sending.busy} icon="send" why={there ? null : t("talk-empty")}
                go={async () => {
                  if (there && (await sending.send("commission-report", { commission: of.id, text: there.value.trim() }, "sent-report", there.sendKey))) drop(name);
                }}>{w("report-send")}</Do>
            </div>
          </div>
        </details>
      )}
      <ProblemNote problem={sending.problem} />
    </article>
  );
}

export function Commissions(): VNode {
  const asked = useAsk("/commissions");
  const budgets = useAsk("/budgets");
  const status = useAsk("/status");
  const names = useNames();
  const me = status.told?.member ?? null;
  return (
    <>
      <Back href="#/people">{w("tab-people")}</Back>
      <div class="row apart">
        <Heading>{w("commissions-title")}</Heading>
        <a class="button" href={hrefOf("compose", "commission")}><Icon name="add" /><span>{w("commissions-found")}</span></a>
      </div>
      <Waits of={asked}>
        {(told) => (
          <>
            <Incomplete told={told} />
            {told.commissions.length === 0 && <Empty words="commissions-empty" />}
            {[...told.commissions].sort((a, b) => a.state.localeCompare(b.state) * -1 || a.name.localeCompare(b.name)).map((one) => (
              <One key={one.id} of={one} me={me} names={names} budgets={budgets.told?.budgets.filter((budget) => budget.commission === one.id) ?? []} />
            ))}
          </>
        )}
      </Waits>
    </>
  );
}
