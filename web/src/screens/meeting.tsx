// A meeting on a member's phone: what is on, when it is one's turn, what is voted on.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useAsk } from "../ask.ts";
import { Do, ProblemNote } from "../parts/act.tsx";
import { Field, Pick } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon, type IconName } from "../parts/icons.tsx";
import { Tag } from "../parts/marks.tsx";
import { Back } from "../parts/back.tsx";
import { Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { hrefOf } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { session } from "../session.ts";
import { fromNow, moment } from "../words/times.ts";
import { named, t, w, type PlainKey } from "../words/words.tsx";
import { Entries } from "./entries.tsx";
import { ClockNote } from "../parts/clock-note.tsx";
import { GuestAnswers, GuestHead } from "./guest.tsx";
import { Agenda, ItemHead, OpenVotes, Queue, SpeakingNow, type Shown } from "./meeting-parts.tsx";
import { Waiting } from "./signatures.tsx";

/** Raise the hand, a point of order, an answer, safety; or no longer. */
function MyHand({ of, me, guest }: { of: Shown; me: string | null; guest: boolean }): VNode {
  const sending = useSend();
  // A guest speaks for the line of the list that was taken.
  const whose = guest && me ? { person: me } : {};
  const mine = of.queue.find((one) => one.member === me);
  const why =
    of.state !== "open" ? t("hand-not-open") : of.item === null ? t("hand-no-item") : of.queue_closed && !mine ? t("hand-closed") : of.present.some((one) => one.member === me) ? null : t("problem-meeting-not-there");
  const ask = (floor: "normal" | "order" | "answer" | "safety") =>
    void sending.send("meeting-ask", { meeting: of.meeting, class: floor, ...whose }, "sent-hand");
  return (
    <div class="stack">
      <div class="stack">
        {mine ? (
          <Do look="wide" icon="close" busy={sending.busy}
            go={() => void sending.send("meeting-ask", { meeting: of.meeting, class: mine.class, withdraw: true, ...whose }, "sent-hand-down")}>
            {w("hand-down")}
          </Do>
        ) : (
          <Do look="main wide" icon="hand" busy={sending.busy} why={why} go={() => ask("normal")}>{w("hand-up")}</Do>
        )}
      </div>
      {!why && (
        <div class="row">
          <Do icon="warning" busy={sending.busy} go={() => ask("order")}>{named("floor", "order")}</Do>
          <Do icon="reply" busy={sending.busy} go={() => ask("answer")}>{named("floor", "answer")}</Do>
          <Do icon="hand" busy={sending.busy} go={() => ask("safety")}>{named("floor", "safety")}</Do>
        </div>
      )}
      <ProblemNote problem={sending.problem} />
    </div>
  );
}

function Doubt({ of }: { of: Shown }): VNode | null {
  const sending = useSend();
  const what = useSignal("quorum");
  const reason = useSignal("");
  if (of.state !== "open") return null;
  return (
    <details>
      <summary>{w("challenge")}</summary>
      <div class="stack">
        {of.challenges.map((one) => (
          <div class="note" key={one.challenge}>
            <Icon name="scale" />
            <div>
              <p><strong>{named("challenge", one.of)}</strong> · <Given text={one.by.name} /> · {named("challenge-state", one.state)}</p>
              {one.reason && <p><Given text={one.reason} /></p>}
              {one.state === "open" && (
                <div><Do go={() => void sending.send("confirm", { id: [one.challenge] }, "sent-confirm")} busy={sending.busy}>{w("challenge-join")}</Do></div>
              )}
            </div>
          </div>
        ))}
        <Pick label={w("challenge-what")} value={what.value} set={(value) => (what.value = value)}
          options={["quorum", "order", "agenda"].map((value) => ({ value, words: named("challenge", value) }))} />
        <Field label={w("field-reason")} value={reason.value} set={(text) => (reason.value = text)} />
        <ProblemNote problem={sending.problem} />
        <div>
          <Do busy={sending.busy}
            go={() => void sending.send("meeting-challenge", { meeting: of.meeting, of: what.value as "quorum", ...(reason.value ? { reason: reason.value } : {}) }, "sent-challenge")}>
            {w("challenge-send")}
          </Do>
        </div>
      </div>
    </details>
  );
}

function Themes({ of }: { of: Shown }): VNode {
  const sending = useSend();
  const title = useSignal("");
  return (
    <section class="stack" aria-labelledby="themes">
      <h2 id="themes">{w("themes")}</h2>
      <ul class="list lines">
        {of.themes.map((one) => (
          <li key={one.theme} class="row apart">
            <span class="grow"><Given text={one.title} /> <span class="quiet">{w("theme-supports", { count: one.supports })}</span></span>
            <Do go={() => void sending.send("confirm", { id: [one.theme] }, "sent-confirm")} busy={sending.busy}
              why={one.supported_by_me ? t("problem-confirm-repeated") : null}>{w("theme-support")}</Do>
          </li>
        ))}
      </ul>
      {of.state !== "over" && (
        <>
          <Field label={w("theme-new")} value={title.value} set={(text) => (title.value = text)} most={200} />
          <div>
            <Do busy={sending.busy} why={title.value.trim() ? null : t("theme-empty")}
              go={async () => {
                if (await sending.send("meeting-theme", { meeting: of.meeting, title: title.value.trim() }, "sent-theme")) title.value = "";
              }}>{w("theme-send")}</Do>
          </div>
        </>
      )}
      <ProblemNote problem={sending.problem} />
    </section>
  );
}

function Here({ of, me }: { of: Shown; me: string | null }): VNode | null {
  const sending = useSend();
  if (of.state === "over") return null;
  const go = (leaves: boolean) =>
    void sending.send("meeting-attend", { meeting: of.meeting, ...(leaves ? { leaves } : {}) }, leaves ? "sent-gone" : "sent-here");
  return (
    <div class="card">
      <p class="row">
        <Icon name="people" />
        <span>{w("present", { present: of.attendance.present, roll: of.attendance.roll })}</span>
        <Tag look={of.attendance.quorum ? "good" : "warn"} icon={of.attendance.quorum ? "check" : "clock"}>
          {of.attendance.quorum ? w("quorum-met") : w("quorum-missing", { count: Math.max(0, of.attendance.needed - of.attendance.present) })}
        </Tag>
      </p>
      <div class="row">
        {of.present.some((one) => one.member === me) ? (
          <>
            <Tag look="good" icon="check">{w("here")}</Tag>
            <Do go={() => go(true)} look="plain" busy={sending.busy}>{w("gone")}</Do>
          </>
        ) : (
          <Do go={() => go(false)} look="main" icon="check" busy={sending.busy}>{w("here")}</Do>
        )}
      </div>
      <ProblemNote problem={sending.problem} />
    </div>
  );
}

export function Meeting({ params }: ScreenProps): VNode {
  const id = params.id!;
  const asked = useAsk("/meetings/{meeting}", { path: { meeting: id } });
  const guest = session.value?.role === "guest";
  const status = useAsk("/status", {}, !guest);
  const me = guest ? (session.value?.seat?.member ?? null) : (status.told?.member ?? null);
  const told = asked.told;
  const links: [string, IconName, PlainKey][] = [
    ["chair", "gear", "chair-title"],
    ["check-in", "people", "check-in-title"],
    ["projector", "screen", "projector-title"],
    ["minutes", "file", "minutes-title"],
  ];
  return (
    <>
      {!guest && <Back href="#/meeting">{w("tab-meeting")}</Back>}
      <Heading>{told ? <Given text={told.title} /> : w("meeting")}</Heading>
      <Waits of={asked}>
        {(of) => (
          <>
            <p class="row">
              <Tag look={of.state === "open" ? "good" : ""}>{named("meeting-state", of.state)}</Tag>
              <span>{moment(of.time)}</span>
              {of.state !== "over" && <span class="quiet">{fromNow(of.time)}</span>}
              {of.place && <span class="quiet"><Given text={of.place} /></span>}
            </p>
            {guest && <ClockNote status={null} />}
            {guest && <GuestHead of={of} />}
            {of.state === "open" && (!guest || me) && (
              <div class="card raised">
                <ItemHead of={of} />
                <SpeakingNow of={of} />
                <MyHand of={of} me={me} guest={guest} />
              </div>
            )}
            {!guest && <Waiting of={of} me={me} />}
            {guest ? <GuestAnswers of={of} /> : <OpenVotes />}
            {of.state === "open" && <Queue of={of} me={me} />}
            {!guest && <Here of={of} me={me} />}
            <Agenda of={of} />
            {!guest && (
              <>
                <Entries of={of} />
                <Themes of={of} />
                <Doubt of={of} />
                <nav class="row" aria-label={t("meeting-more")}>
                  {links.map(([path, icon, words]) => (
                    <a class="button" key={path} href={hrefOf("meeting", id, path)}><Icon name={icon} /><span>{w(words)}</span></a>
                  ))}
                </nav>
              </>
            )}
          </>
        )}
      </Waits>
    </>
  );
}
