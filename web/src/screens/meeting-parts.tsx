// What the screens of a meeting share: who speaks and for how long, who waits, which votes are open.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { Problem, Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { nodeNow } from "../way.ts";
import { ProblemNote } from "../parts/act.tsx";
import { Icon } from "../parts/icons.tsx";
import { MatterTitle } from "../parts/title.tsx";
import { Given } from "../parts/given.tsx";
import { hrefOf } from "../router.ts";
import { inDigits, timerText } from "../words/dates.ts";
import { currentLocale, named, t, w } from "../words/words.tsx";
import { session } from "../session.ts";
import { settings } from "../settings.ts";

export type Shown = Schemas["Meeting"];

export function clockOf(seconds: number): string {
  return inDigits(timerText(seconds), currentLocale().tag === "ar" ? settings.value.digits : "latn");
}

/** Whole seconds from then to now. */
export function secondsSince(since: string, now = nodeNow()): number {
  return Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
}

/** The same, told anew every second. */
export function useSeconds(since: string | null | undefined): number {
  const now = useSignal(nodeNow());
  useEffect(() => {
    const timer = setInterval(() => (now.value = nodeNow()), 1000);
    return () => clearInterval(timer);
  }, []);
  return since ? secondsSince(since, now.value) : 0;
}

export function currentItem(of: Shown): Schemas["AgendaItem"] | null {
  return of.agenda.find((item) => item.number === of.item) ?? null;
}

export function ItemHead({ of }: { of: Shown }): VNode {
  const item = currentItem(of);
  return (
    <p class="lead">
      {item ? (
        <>
          <span class="quiet">{w("item-of", { number: item.number, count: of.agenda.length })}</span>{" "}
          <strong><Given text={item.title} /></strong>
        </>
      ) : (
        <span class="quiet">{w("item-none")}</span>
      )}
    </p>
  );
}

export function SpeakingNow({ of }: { of: Shown }): VNode {
  const seconds = useSeconds(of.speaking?.since);
  return (
    <div class="speaking">
      <span class="quiet">{w("speaking")}</span>
      {of.speaking ? (
        <>
          <strong class="figure"><Given text={of.speaking.name} /></strong>
          <span class="timer" role="timer" aria-label={t("speaking-time", { time: clockOf(seconds) })}>
            <Icon name="clock" />{clockOf(seconds)}
          </span>
        </>
      ) : (
        <span>{w("speaking-nobody")}</span>
      )}
    </div>
  );
}

export function Queue({ of, me, most }: { of: Shown; me: string | null; most?: number }): VNode {
  const shown = of.queue.slice(0, most ?? of.queue.length);
  return (
    <section class="stack" aria-label={t("queue-title")}>
      <h2>{w("queue", { count: of.queue.length })}</h2>
      {of.queue.length === 0 && <p class="quiet">{w("queue-empty")}</p>}
      <ol class="list queue">
        {shown.map((one, index) => (
          <li key={`${one.member} ${one.class}`} class={one.member === me ? "me" : undefined}>
            <span class="rank">{clockless(index + 1)}</span>
            <span class="grow">
              <strong>{one.member === me ? w("queue-you") : <Given text={one.name} />}</strong>{" "}
              {one.class !== "normal" && <span class="tag warn">{named("floor", one.class)}</span>}{" "}
              {one.speeches === 0 && <span class="tag good">{w("queue-first")}</span>}
              {one.before_next_by && <span class="quiet why-next">{named("before-next", one.before_next_by)}</span>}
            </span>
          </li>
        ))}
      </ol>
      {of.queue.length > shown.length && <p class="quiet">{w("queue-more", { count: of.queue.length - shown.length })}</p>}
    </section>
  );
}
function clockless(number: number): string {
  return inDigits(String(number), currentLocale().tag === "ar" ? settings.value.digits : "latn");
}

/** Why a phone in the room, or opening to it, was refused; other problems as everywhere. */
export function RoomFault({ problem }: { problem: Problem | null }): VNode | null {
  const known = problem ? named("room-fault", problem.code) : "";
  if (!problem || known === problem.code) return <ProblemNote problem={problem} />;
  return (
    <div class="note bad" role="alert">
      <Icon name="warning" />
      <p>{known}</p>
    </div>
  );
}

/** Matters that wait for this person's answer: in a meeting they come first. */
export function OpenVotes(): VNode | null {
  const votes = useAsk("/votes");
  const proposals = useAsk("/proposals");
  const open = [
    ...(votes.told?.votes.filter((one) => one.waits_for_me && one.state === "open").map((one) => ({ ...one, href: hrefOf("v", one.id) })) ?? []),
    ...(proposals.told?.proposals.filter((one) => one.waits_for_me && one.state === "open")
      .map((one) => ({ ...one, matter: null, href: hrefOf("p", one.id) })) ?? []),
  ];
  if (open.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="open-votes">
      <h2 id="open-votes">{w("meeting-votes")}</h2>
      <ul class="list">
        {open.map((one) => (
          <li key={one.id}>
            <a class="item" href={one.href}><span class="title"><MatterTitle matter={one.matter} title={one.title} /></span></a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Agenda({ of }: { of: Shown }): VNode {
  return (
    <section class="stack" aria-labelledby="agenda">
      <h2 id="agenda">{w("agenda")}</h2>
      {of.agenda.length === 0 && <p class="quiet">{w("agenda-empty")}</p>}
      <ol class="list lines">
        {of.agenda.map((item) => (
          <li key={item.number} aria-current={item.number === of.item ? "step" : undefined} class="row">
            <span class="rank">{clockless(item.number)}</span>
            <span class="grow">
              {item.about && session.value?.role !== "guest" ? <a href={hrefOf("event", item.about)}><Given text={item.title} /></a> : <Given text={item.title} />}{" "}
              <span class="quiet"><Given text={item.from.name} /></span>{" "}
              {item.by_consent && <span class="tag">{w("agenda-consent")}</span>}
            </span>
            {item.number === of.item && <span class="tag good">{w("agenda-now")}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
