// Dates and tasks.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Problem, Schemas } from "../api.ts";
import { download } from "../download.ts";
import { useAsk } from "../ask.ts";
import { Do, ProblemNote } from "../parts/act.tsx";
import { Field, Pick } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { Tag } from "../parts/marks.tsx";
import { Names } from "../parts/people.tsx";
import { Incomplete } from "../parts/list.tsx";
import { Empty, Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { hrefOf } from "../router.ts";
import { useSend } from "../send.ts";
import { clock, day, fromNow, shortDay } from "../words/times.ts";
import { t, w } from "../words/words.tsx";

/** Entries that touch each other in time. Pure. */
export function clashes(entries: readonly Pick<Schemas["CalendarEntry"], "time" | "minutes">[]): Set<number> {
  const out = new Set<number>();
  const begin = entries.map((one) => Date.parse(one.time));
  const end = entries.map((one, i) => begin[i]! + Math.max(one.minutes, 1) * 60_000);
  for (let i = 0; i < entries.length; ++i)
    for (let j = i + 1; j < entries.length; ++j)
      if (begin[i]! < end[j]! && begin[j]! < end[i]!) out.add(i).add(j);
  return out;
}

function Dates(): VNode {
  const asked = useAsk("/calendar");
  const problem = useSignal<Problem | null>(null);
  return (
    <section class="stack" aria-labelledby="dates">
      <h2 id="dates">{w("dates")}</h2>
      <Waits of={asked}>
        {(told) => {
          const clash = clashes(told.calendar);
          return (
            <>
              <Incomplete told={told} />
              {told.calendar.length === 0 && <Empty words="calendar-empty"><a class="button" href={hrefOf("compose", "meeting")}>{w("meetings-call")}</a></Empty>}
              <ul class="list lines">
                {told.calendar.map((one, index) => (
                  <li key={`${one.time} ${one.title}`}>
                    <p><strong>{day(one.time)}</strong>, {clock(one.time)} <span class="quiet">{fromNow(one.time)}</span></p>
                    <p>
                      {one.meeting ? <a href={hrefOf("meeting", one.meeting)}><Given text={one.title} /></a> : <Given text={one.title} />}
                      {one.place && <span class="quiet"> · <Given text={one.place} /></span>}
                      {one.minutes > 0 && <span class="quiet"> · {w("calendar-minutes", { count: one.minutes })}</span>}
                    </p>
                    {clash.has(index) && <Tag look="warn" icon="warning">{w("calendar-clash")}</Tag>}
                  </li>
                ))}
              </ul>
            </>
          );
        }}
      </Waits>
      <ProblemNote problem={problem.value} />
      <div>
        <Do icon="calendar" go={() => {
          problem.value = null;
          void download("/calendar.ics", "folkmoot.ics").catch((fault: Problem) => (problem.value = fault));
        }}>{w("calendar-file")}</Do>
      </div>
    </section>
  );
}

function OneTask({ of, me }: { of: Schemas["Task"]; me: string | null }): VNode {
  const sending = useSend();
  const note = useSignal("");
  const mine = of.taken_by.some((one) => one.member === me);
  return (
    <div class={`card ${of.overdue ? "raised" : ""}`}>
      <p class="row apart">
        <strong><Given text={of.title} /></strong>
        {of.state === "finished" ? <Tag look="good" icon="check">{w("task-finished")}</Tag> : of.overdue ? <Tag look="bad" icon="clock">{w("task-overdue")}</Tag> : null}
      </p>
      {of.due && <p class="quiet">{w("vote-until", { when: shortDay(of.due) })}</p>}
      <p class="quiet">{of.taken_by.length ? <>{w("task-taken")} <Names of={of.taken_by} /></> : w("task-free")}</p>
      {of.state === "open" && (
        <>
          {mine && <Field label={w("task-note")} value={note.value} set={(text) => (note.value = text)} />}
          <div class="row">
            {mine ? (
              <>
                <Do look="main" icon="check" busy={sending.busy}
                  go={() => void sending.send("task-finish", { task: of.id, ...(note.value.trim() ? { note: note.value.trim() } : {}) }, "sent-task-finish")}>
                  {w("task-finish")}
                </Do>
                <Do look="plain" busy={sending.busy} go={() => void sending.send("task-give-back", { task: of.id }, "sent-task-back")}>{w("task-back")}</Do>
              </>
            ) : (
              <Do busy={sending.busy} icon="hand" go={() => void sending.send("task-take", { task: of.id }, "sent-task-take")}>{w("task-take")}</Do>
            )}
          </div>
        </>
      )}
      <ProblemNote problem={sending.problem} />
    </div>
  );
}

function Tasks(): VNode {
  const asked = useAsk("/tasks");
  const status = useAsk("/status");
  const commissions = useAsk("/commissions");
  const title = useSignal("");
  const due = useSignal("");
  const commission = useSignal("");
  const sending = useSend();
  const me = status.told?.member ?? null;
  const mine = commissions.told?.commissions.filter((one) => one.state === "founded" && one.members.some(({ member }) => member === me)) ?? [];
  return (
    <section class="stack" aria-labelledby="tasks">
      <h2 id="tasks">{w("tasks")}</h2>
      <Waits of={asked}>
        {(told) => {
          const open = told.tasks.filter((one) => one.state === "open").sort((a, b) => (a.due ?? "9").localeCompare(b.due ?? "9"));
          const done = told.tasks.filter((one) => one.state === "finished");
          return (
            <>
              {told.tasks.length === 0 && <Empty words="tasks-empty" />}
              {open.map((one) => <OneTask key={one.id} of={one} me={me} />)}
              {done.length > 0 && (
                <details>
                  <summary>{w("tasks-done", { count: done.length })}</summary>
                  <div class="stack">{done.map((one) => <OneTask key={one.id} of={one} me={me} />)}</div>
                </details>
              )}
            </>
          );
        }}
      </Waits>
      <details>
        <summary>{w("task-add")}</summary>
        <div class="stack">
          <Field label={w("task-title")} value={title.value} set={(text) => (title.value = text)} most={200} />
          <Field label={w("task-due")} type="date" value={due.value} set={(text) => (due.value = text)} />
          <Pick label={w("field-commission")} value={commission.value} set={(value) => (commission.value = value)}
            options={[{ value: "", words: t("field-whole-assembly") }, ...mine.map((one) => ({ value: one.id, words: one.name }))]} />
          <ProblemNote problem={sending.problem} />
          <div>
            <Do look="main" busy={sending.busy} why={title.value.trim() ? null : t("fault-missing")}
              go={async () => {
                const words = { title: title.value.trim(), ...(due.value ? { due: due.value } : {}), ...(commission.value ? { commission: commission.value } : {}) };
                if (await sending.send("task-add", words, "sent-task")) title.value = due.value = "";
              }}>{w("task-add")}</Do>
          </div>
        </div>
      </details>
    </section>
  );
}

export function Calendar(): VNode {
  return (
    <>
      <Heading>{w("calendar-title")}</Heading>
      <Dates />
      <Tasks />
      <p><a href={hrefOf("compose", "meeting")}><Icon name="add" /> {w("meetings-call")}</a></p>
    </>
  );
}
