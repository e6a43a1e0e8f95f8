// Who leads a meeting has one screen: the item, the speakers, the hands. What comes next is the large button.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Field, momentWords, Pick, Tick } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { Back } from "../parts/back.tsx";
import { Reasoned } from "../parts/reasoned.tsx";
import { Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { hrefOf } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { named, t, w } from "../words/words.tsx";
import { Agenda, ItemHead, Queue, SpeakingNow, secondsSince, type Shown } from "./meeting-parts.tsx";
import { Paper } from "./on-paper.tsx";
import { Waiting } from "./signatures.tsx";

function Checklist({ meeting }: { meeting: string }): VNode {
  const asked = useAsk("/meetings/{meeting}/checklist", { path: { meeting } });
  return (
    <details open>
      <summary>{w("checklist")}</summary>
      <Waits of={asked}>
        {(told) => (
          <ul class="list lines">
            {told.points.map((point) => (
              <li key={point.point} class="row">
                <Icon name={point.ok ? "check" : "warning"} label={point.ok ? t("check-ok") : t("check-not")} />
                <span class="grow"><strong>{named("point", point.point)}</strong> <span class="quiet" lang="en" dir="ltr">{point.words}</span></span>
              </li>
            ))}
          </ul>
        )}
      </Waits>
    </details>
  );
}

function Open({ of, members }: { of: Shown; members: readonly Schemas["Member"][] }): VNode {
  const sending = useSend();
  const facilitator = useSignal("");
  const minutes = useSignal("");
  const tellers = useSignal<readonly [string, string]>(["", ""]);
  const options = [{ value: "", words: t("choose") }, ...members.map((one) => ({ value: one.member, words: one.name }))];
  const [first, second] = tellers.value;
  const ready = facilitator.value && new Set([minutes.value, first, second].filter(Boolean)).size === 3;
  return (
    <section class="card raised" aria-labelledby="open-meeting">
      <h2 id="open-meeting">{w("open-meeting")}</h2>
      <p class="quiet">{w("open-meeting-why")}</p>
      <Pick label={w("facilitator")} options={options} value={facilitator.value} set={(value) => (facilitator.value = value)} />
      <Pick label={w("minute-taker")} options={options} value={minutes.value} set={(value) => (minutes.value = value)} />
      <Pick label={w("teller", { number: 1 })} options={options} value={first} set={(value) => (tellers.value = [value, second])} />
      <Pick label={w("teller", { number: 2 })} options={options} value={second} set={(value) => (tellers.value = [first, value])} />
      <ProblemNote problem={sending.problem} />
      <div>
        <Do look="main" busy={sending.busy} why={ready ? null : t("open-meeting-who")}
          go={() => void sending.send("meeting-open",
            { meeting: of.meeting, facilitator: facilitator.value, minutes: minutes.value, teller: [first, second] }, "sent-open-meeting")}>
          {w("open-meeting")}
        </Do>
      </div>
    </section>
  );
}

/** To somebody who is there and not the next one. */
function OutOfOrder({ of }: { of: Shown }): VNode | null {
  const chosen = useSignal("");
  const [next, ...waiting] = of.queue;
  const others = [...waiting, ...of.present].filter((one, i, all) =>
    one.member !== next?.member && one.member !== of.speaking?.member && all.findIndex((other) => other.member === one.member) === i);
  const person = others.find((one) => one.member === chosen.value) ?? others[0];
  if (!person) return null;
  return (
    <Reasoned title={w("chair-out-of-order")} help={w("problem-floor-not-next")}
      go={(send, reason) => send("meeting-give", { meeting: of.meeting, person: person.member, reason }, "sent-give")}>
      <Pick label={w("field-person")} value={person.member} set={(member) => (chosen.value = member)}
        options={others.map((one) => ({ value: one.member, words: one.name }))} />
    </Reasoned>
  );
}

function Floor({ of }: { of: Shown }): VNode {
  const sending = useSend();
  const next = of.queue[0];
  const nextItem = of.agenda.find((item) => item.number === (of.item ?? 0) + 1);
  return (
    <section class="card raised" aria-label={t("chair-floor")}>
      <ItemHead of={of} />
      <SpeakingNow of={of} />
      <div class="stack">
        {of.speaking ? (
          // Timers of a page in the background stand still: what is written is counted when it is sent.
          <Do look="main wide" icon="check" busy={sending.busy}
            go={() => void sending.send("meeting-end", { meeting: of.meeting, time: `${secondsSince(of.speaking!.since!)}s` }, "sent-end")}>{w("chair-end")}</Do>
        ) : (
          <Do look="main wide" icon="hand" busy={sending.busy} why={next ? null : t("queue-empty")}
            go={() => void sending.send("meeting-give", { meeting: of.meeting, person: next!.member }, "sent-give")}>
            {next ? w("chair-give", { name: next.name }) : w("chair-give-nobody")}
          </Do>
        )}
      </div>
      <div class="row">
        <Do icon="onward" busy={sending.busy} why={nextItem ? null : t("chair-last-item")}
          go={() => void sending.send("meeting-item", { meeting: of.meeting, item: nextItem!.number }, "sent-item")}>
          {nextItem ? w("chair-next", { title: nextItem.title ?? "" }) : w("chair-next-none")}
        </Do>
        <Do busy={sending.busy} why={of.queue_closed ? t("hand-closed") : null}
          go={() => void sending.send("meeting-close-queue", { meeting: of.meeting }, "sent-close-queue")}>{w("chair-close-queue")}</Do>
      </div>
      <OutOfOrder of={of} />
      <ProblemNote problem={sending.problem} />
    </section>
  );
}

function Hands({ of, proposals }: { of: Shown; proposals: readonly Schemas["ProposalLine"][] }): VNode {
  const sending = useSend();
  const proposal = useSignal("");
  const counts = useSignal<Record<string, string>>({ yes: "", no: "", abstain: "", present: "" });
  const ofPresent = useSignal(false);
  const note = useSignal("");
  const challenged = of.challenges.filter((one) => one.state === "put to the hands");
  const all = ["yes", "no", "abstain", "present"] as const;
  const whole = all.every((one) => /^\d{1,6}$/.test(counts.value[one] ?? ""));
  const number = (one: string) => Number(counts.value[one] ?? 0);
  const sum = number("yes") + number("no") + number("abstain");
  const tooMany = whole && sum > number("present");
  const hands = all.map((one) => `${one}=${number(one)}`).join(",");
  const isCourse = challenged.some((one) => one.challenge === proposal.value);
  const why = !proposal.value ? t("hands-what-why") : !whole ? t("hands-missing") : tooMany ? t("hands-too-many", { sum, present: number("present") }) : null;
  const send = async () => {
    const more = note.value.trim() ? { note: note.value.trim() } : {};
    const done = isCourse
      ? await sending.send("meeting-course", { meeting: of.meeting, challenge: proposal.value, hands, ...more }, "sent-count")
      : await sending.send("meeting-count", { meeting: of.meeting, proposal: proposal.value, hands, ...more, ...(ofPresent.value ? { of_present: true } : {}) }, "sent-count");
    if (!done) return;
    counts.value = { yes: "", no: "", abstain: "", present: "" };
    proposal.value = "";
  };
  return (
    <details>
      <summary>{w("hands")}</summary>
      <div class="stack">
        <p class="quiet">{w("hands-why")}</p>
        <Pick label={w("hands-what")} value={proposal.value} set={(value) => (proposal.value = value)}
          options={[{ value: "", words: t("choose") },
            ...challenged.map((one) => ({ value: one.challenge, words: named("challenge", one.of) })),
            ...proposals.filter((one) => one.state === "open").map((one) => ({ value: one.id, words: one.title }))]} />
        {proposal.value && !isCourse && <Paper id={proposal.value} />}
        <div class="hands">
          {all.map((one) => (
            <Field key={one} type="number" least={0} label={one === "present" ? w("hands-present") : named("position", one)}
              value={counts.value[one] ?? ""} set={(value) => (counts.value = { ...counts.value, [one]: value })} />
          ))}
        </div>
        {!isCourse && <Tick value={ofPresent.value} set={(is) => (ofPresent.value = is)}>{w("hands-of-present")}</Tick>}
        <Field label={w("hands-note")} value={note.value} set={(text) => (note.value = text)} />
        <ProblemNote problem={sending.problem} />
        <div><Do look="main" busy={sending.busy} why={why} go={() => void send()}>{w("hands-send")}</Do></div>
      </div>
    </details>
  );
}

function SetAgenda({ of }: { of: Shown }): VNode {
  const sending = useSend();
  const items = useSignal("");
  const themes = useSignal("");
  const lines = items.value.split("\n").map((line) => line.trim()).filter(Boolean);
  return (
    <details>
      <summary>{w("agenda-set")}</summary>
      <div class="stack">
        <Field label={w("agenda-items")} help={w("field-agenda-help")} lines={4} value={items.value} set={(text) => (items.value = text)} />
        <Field label={w("agenda-themes", { count: of.themes.length })} type="number" least={0} most={of.themes.length} value={themes.value}
          set={(text) => (themes.value = text)} />
        <ProblemNote problem={sending.problem} />
        <div>
          <Do busy={sending.busy} why={lines.length + Number(themes.value) > 0 ? null : t("agenda-nothing")}
            go={async () => {
              const words = { meeting: of.meeting, keep: true, ...(Number(themes.value) > 0 ? { themes: Number(themes.value) } : {}),
                ...(lines.length ? { item: lines } : {}) };
              if (await sending.send("meeting-agenda", words, "sent-agenda")) items.value = themes.value = "";
            }}>{w("agenda-add")}</Do>
        </div>
      </div>
    </details>
  );
}

function End({ of }: { of: Shown }): VNode {
  const sending = useSend();
  const sure = useSignal(false);
  const days = useSignal("");
  const at = useSignal("");
  const moment = momentWords(at.value);
  const resumes = moment || days.value;
  // One of them says when.
  const when = moment ? { at: moment } : days.value ? { in: `${days.value}d` } : {};
  return (
    <details>
      <summary>{w("close-meeting")}</summary>
      <div class="stack">
        <Field label={w("close-resume")} help={w("close-resume-help")} type="number" least={1} value={days.value}
          set={(text) => {
            days.value = text;
            at.value = "";
          }} />
        <Field label={w("close-at")} type="datetime-local" value={at.value}
          set={(text) => {
            at.value = text;
            days.value = "";
          }} />
        <Tick value={sure.value} set={(is) => (sure.value = is)}>{resumes ? w("close-sure-adjourn") : w("close-sure")}</Tick>
        <ProblemNote problem={sending.problem} />
        <div>
          <Do look="grave" busy={sending.busy} why={sure.value ? null : t("close-not-sure")}
            go={() => void sending.send("meeting-close", { meeting: of.meeting, ...when }, "sent-close-meeting")}>
            {resumes ? w("close-adjourn") : w("close-meeting")}
          </Do>
        </div>
      </div>
    </details>
  );
}

export function Chair({ params }: ScreenProps): VNode {
  const id = params.id!;
  const asked = useAsk("/meetings/{meeting}", { path: { meeting: id } });
  const status = useAsk("/status");
  const members = useAsk("/members");
  const proposals = useAsk("/proposals");
  const me = status.told?.member ?? null;
  const active = members.told?.members.filter((one) => one.state === "member") ?? [];
  return (
    <>
      <Back href={hrefOf("meeting", id)}>{asked.told?.title ?? w("meeting")}</Back>
      <Heading>{w("chair-title")}</Heading>
      <Waits of={asked}>
        {(of) => {
          const other = of.opening && me && of.opening.facilitator.member !== me ? of.opening.facilitator.name : null;
          return (
            <>
              {other && <Note icon="info"><p>{w("chair-other", { name: other })}</p></Note>}
              {(of.state === "called" || of.state === "adjourned") && <Checklist meeting={id} />}
              {(of.state === "called" || of.state === "adjourned") && <Open of={of} members={active} />}
              <Waiting of={of} />
              {of.state === "open" && (
                <>
                  <Floor of={of} />
                  <Queue of={of} me={me} />
                  <Hands of={of} proposals={proposals.told?.proposals ?? []} />
                </>
              )}
              {of.state === "over" && (
                <Note icon="file"><p>{w("chair-over")} <a href={hrefOf("meeting", id, "minutes")}>{w("minutes-title")}</a></p></Note>
              )}
              <Agenda of={of} />
              {of.state !== "over" && <SetAgenda of={of} />}
              {of.state === "open" && <End of={of} />}
              {of.decisions.length > 0 && (
                <section class="stack" aria-labelledby="decided">
                  <h2 id="decided">{w("decided")}</h2>
                  <ul class="list">
                    {of.decisions.map((one) => (
                      <li key={one.id}>
                        <a class="item" href={hrefOf("result", one.id)}>
                          <span class="title"><Given text={one.title} /></span>
                          <span>{named("state", one.adopted ? "adopted" : "rejected")}: {w("hands-result", { yes: one.yes, no: one.no, abstain: one.abstain })}</span>
                        </a>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
            </>
          );
        }}
      </Waits>
    </>
  );
}
