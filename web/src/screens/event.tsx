// One act as it was signed: what it says, what it came to, how final it is.
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { FinalityMark, MarkTags, Tag } from "../parts/marks.tsx";
import { Reasoned, Sign } from "../parts/reasoned.tsx";
import { useNames } from "../parts/people.tsx";
import { Waits } from "../parts/states.tsx";
import { Given, Id } from "../parts/given.tsx";
import { Markdown } from "../parts/text.tsx";
import { go, hrefOf, replace } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { fromNow, moment } from "../words/times.ts";
import { kindWords } from "../words/kinds.ts";
import { named, t, w } from "../words/words.tsx";

/** What one member wrote down for somebody, or asks for, and another signs. */
const kSigned: readonly string[] = ["enter", "enter_ballot", "cancel"];

/** Whom the lot asks whether a text is hidden: they sign, or leave it in sight. */
function Moderation({ id, of, names }: { id: string; of: Schemas["Moderation"]; names: (member: string) => string }): VNode {
  const me = useAsk("/status").told?.member ?? "";
  const sending = useSend();
  const said = of.signed.includes(me) || of.opposed.includes(me);
  const why = of.settled ? t("moderation-settled") : said ? t("moderation-said") : of.asked.includes(me) ? null : t("problem-hide-not-drawn");
  const rows = [
    [w("moderation-asked"), of.asked], [w("moderation-signed"), of.signed], [w("moderation-opposed"), of.opposed],
  ] as const;
  return (
    <section class="card stack" aria-labelledby="moderation">
      <h2 id="moderation">{w("moderation")}</h2>
      <p class="quiet">{of.drawn.length ? w("moderation-drawn", { names: of.drawn.map(names).join(", ") }) : w("moderation-to-come")}</p>
      <dl class="pairs">
        {rows.map(([what, people]) => people.length > 0 && <><dt>{what}</dt><dd>{people.map(names).join(", ")}</dd></>)}
      </dl>
      {of.next_asked_at && <p class="quiet">{w("moderation-next", { when: fromNow(of.next_asked_at) })}</p>}
      <Sign id={id} why={why}>{w("moderation-hide")}</Sign>
      <ProblemNote problem={sending.problem} />
      <div><Do busy={sending.busy} why={why} go={() => void sending.send("oppose", { act: id }, "sent-oppose")}>{w("moderation-leave")}</Do></div>
    </section>
  );
}

function Shown({ of }: { of: Schemas["Event"] }): VNode {
  const names = useNames();
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
          <Sign id={of.id} look="main" />
        </Note>
      )}
      {kSigned.includes(of.kind) && of.applied && <Sign id={of.id} />}
      {of.moderation && <Moderation id={of.id} of={of.moderation} names={names} />}
      <FinalityMark of={of.finality} />
      {of.hidden ? (
        <Reasoned title={w("show-again")} help={w("show-again-why")}
          go={async (send, reason) => {
            const done = await send("again", { purpose: "show", decision: of.id, reason }, "sent-again");
            if (done?.vote) go("v", done.vote);
          }} />
      ) : text && (
        <Reasoned title={w("hide")} help={w("hide-why")} go={(send, reason) => send("hide", { target: of.id, reason }, "sent-hide")} />
      )}
      <p class="quiet">{w("event-id")} <code class="hash" dir="ltr">{of.id}</code></p>
      <p><a href={`#/history?about=${of.id}`}><Icon name="history" /> {w("history-of")}</a></p>
    </>
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
      <Heading>{event ? (event.title ? <Given text={event.title} /> : kindWords(event.kind)) : w("event")}</Heading>
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
