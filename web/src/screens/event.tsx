// One act as it was signed: what it says, what it came to, how final it is.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Field } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { FinalityMark, MarkTags, Tag } from "../parts/marks.tsx";
import { useNames } from "../parts/people.tsx";
import { Waits } from "../parts/states.tsx";
import { Given, Id } from "../parts/given.tsx";
import { Markdown } from "../parts/text.tsx";
import { hrefOf, replace } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { moment } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";

function Shown({ of }: { of: Schemas["Event"] }): VNode {
  const names = useNames();
  const sending = useSend();
  const text = of.text ?? of.reason;
  return (
    <>
      <p class="row">
        <strong><Given text={names(of.author)} /></strong>
        {of.claimed && <span class="quiet">{moment(of.claimed)}</span>}
        {of.applied ? <Tag look="good" icon="check">{w("event-applied")}</Tag> : <Tag look="bad" icon="close">{of.code ? w("event-void") : w("event-waits")}</Tag>}
        <MarkTags marks={of.marks} />
      </p>
      {of.code && <Note look="bad" icon="warning"><p>{named("problem", of.code)}</p><p><code>{of.code}</code></p></Note>}
      {of.hidden && <Note look="warn"><p>{w("text-hidden", { reason: of.hidden.reason })}</p></Note>}
      {of.position && <p><strong>{named("position", of.position)}</strong></p>}
      {of.choice && <p><strong>{named("position", of.choice)}</strong></p>}
      {text && <Markdown text={text} />}
      {of.person && <p>{w("event-person", { name: names(of.person) })}</p>}
      {of.yes !== undefined && <p>{w("hands-result", { yes: of.yes, no: of.no ?? 0, abstain: of.abstain ?? 0 })}</p>}
      <p class="quiet" lang="en" dir="auto">{of.summary}</p>
      {of.about && <p><a href={hrefOf("event", of.about)}><Icon name="onward" /> {w("event-about")}</a></p>}
      {of.decision && <p><a class="button" href={hrefOf("result", of.id)}><Icon name="scale" /><span>{w("result-see")}</span></a></p>}
      {of.needed !== undefined && (of.signed ?? 0) < of.needed && (
        <Note icon="hand">
          <p>{w("report-signers", { count: of.signed ?? 0, needed: of.needed })}</p>
          <ProblemNote problem={sending.problem} />
          <div><Do look="main" busy={sending.busy} go={() => void sending.send("confirm", { id: [of.id] }, "sent-confirm")}>{w("vote-sign")}</Do></div>
        </Note>
      )}
      {of.kind === "enter" && (
        <div class="stack">
          <ProblemNote problem={sending.problem} />
          <div><Do busy={sending.busy} go={() => void sending.send("confirm", { id: [of.id] }, "sent-confirm")}>{w("vote-sign")}</Do></div>
        </div>
      )}
      <FinalityMark of={of.finality} />
      {text && !of.hidden && <Hide of={of} />}
      <p class="quiet">{w("event-id")} <code class="hash" dir="ltr">{of.id}</code></p>
      <p><a href={`#/history?about=${of.id}`}><Icon name="history" /> {w("history-of")}</a></p>
    </>
  );
}

function Hide({ of }: { of: Schemas["Event"] }): VNode {
  const reason = useSignal("");
  const sending = useSend();
  return (
    <details>
      <summary>{w("hide")}</summary>
      <div class="stack">
        <p class="quiet">{w("hide-why")}</p>
        <Field label={w("field-reason")} value={reason.value} set={(value) => (reason.value = value)} />
        <ProblemNote problem={sending.problem} />
        <div>
          <Do look="grave" busy={sending.busy} why={reason.value.trim() ? null : t("again-needs-reason")}
            go={() => void sending.send("hide", { target: of.id, reason: reason.value.trim() }, "sent-hide")}>{w("hide")}</Do>
        </div>
      </div>
    </details>
  );
}

export function EventScreen({ params }: ScreenProps): VNode {
  const id = params.id!;
  const asked = useAsk("/things/{id}", { path: { id } });
  const told = asked.told;
  // What has a screen of its own is shown there.
  useEffect(() => {
    const screens: Record<string, string> = { proposal: "p", vote: "v", member: "person", call_meeting: "meeting" };
    const screen = told ? screens[told.kind] : undefined;
    if (screen) replace(screen, id);
  }, [told?.kind, id]);
  const event = told && "claimed" in told ? (told as Schemas["Event"]) : null;
  return (
    <>
      <Heading>{event ? (event.title ? <Given text={event.title} /> : named("kind", event.kind)) : w("event")}</Heading>
      <Waits of={asked}>
        {(thing) =>
          event ? <Shown of={event} /> : thing.kind === "device" ? (
            <p class="row"><Icon name="key" /><Id id={id} /> {named("device", (thing as Schemas["DeviceShown"]).state)}</p>
          ) : (
            <p>{w("state-loading")}</p>
          )
        }
      </Waits>
    </>
  );
}
