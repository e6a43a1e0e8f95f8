// What waits for this person, what comes, what ends soon.
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { nodeNow } from "../way.ts";
import { Note } from "../parts/act.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { MatterTitle } from "../parts/title.tsx";
import { Empty, Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { hrefOf } from "../router.ts";
import { fromNow, moment } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";

interface Named {
  readonly href: string;
  readonly title: VNode | string;
}

/** Where to answer it, and what it is called. */
function useWhat(): (one: Schemas["Waiting"]) => Named {
  const proposals = useAsk("/proposals");
  const votes = useAsk("/votes");
  const tasks = useAsk("/tasks");
  return (one) => {
    const proposal = proposals.told?.proposals.find(({ id }) => id === one.id);
    if (proposal) return { href: hrefOf("p", one.id), title: <Given text={proposal.title} /> };
    const vote = votes.told?.votes.find(({ id }) => id === one.id);
    if (one.what === "join_commission" || one.what === "confirm_joining") return { href: hrefOf("commissions"), title: "" };
    if (one.what === "report") return { href: hrefOf("mandates"), title: vote ? <MatterTitle {...vote} /> : "" };
    if (vote) return { href: hrefOf("v", one.id), title: <MatterTitle {...vote} /> };
    const task = tasks.told?.tasks.find(({ id }) => id === one.id);
    if (task) return { href: hrefOf("calendar"), title: <Given text={task.title} /> };
    return { href: hrefOf(one.what === "position" ? "p" : "event", one.id), title: "" };
  };
}

function Waiting({ all }: { all: Schemas["Status"]["waiting"] }): VNode {
  const what = useWhat();
  if (all.length === 0)
    return (
      <Empty words="now-empty">
        <a class="button" href="#/decisions"><Icon name="decisions" /><span>{w("now-look")}</span></a>
      </Empty>
    );
  return (
    <ul class="list">
      {all.map((one) => {
        const { href, title } = what(one);
        return (
          <li key={`${one.what} ${one.id}`}>
            <div class={`card ${one.overdue ? "raised" : ""}`}>
              <div>
                <p class="quiet">{named("waiting", one.what)}</p>
                {title && <p class="title"><strong>{title}</strong></p>}
                {one.until && (
                  <p class="quiet" title={moment(one.until)}>
                    {one.overdue ? t("now-overdue", { when: fromNow(one.until) }) : t("line-until", { when: fromNow(one.until) })}
                  </p>
                )}
              </div>
              <div>
                <a class="button main" href={href}>
                  <span>{named("answer", one.what)}</span>
                  <Icon name="onward" />
                </a>
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function NextMeeting(): VNode {
  const calendar = useAsk("/calendar");
  return (
    <section class="stack" aria-labelledby="now-next">
      <h2 id="now-next">{w("now-next")}</h2>
      <Waits of={calendar}>
        {(told) => {
          const next = told.calendar[0];
          if (!next) return <p class="quiet">{w("now-no-meeting")} <a href="#/meeting">{w("now-call")}</a></p>;
          return (
            <a class="item" href={next.meeting ? hrefOf("meeting", next.meeting) : hrefOf("calendar")}>
              <span class="title"><Given text={next.title} /></span>
              <span>{moment(next.time)} <span class="quiet">({fromNow(next.time)})</span></span>
              {next.place && <span class="quiet"><Given text={next.place} /></span>}
            </a>
          );
        }}
      </Waits>
    </section>
  );
}

const kSoonMs = 14 * 24 * 3_600_000;

/** What ends by itself within two weeks unless somebody does something. */
function Lapsing(): VNode | null {
  const decisions = useAsk("/decisions");
  const mandates = useAsk("/mandates");
  const soon = (time: string | undefined) => time && Date.parse(time) > nodeNow() && Date.parse(time) - nodeNow() < kSoonMs;
  const reviews = decisions.told?.decisions.filter((one) => soon(one.review) || (soon(one.ratify_until) && !one.ratified)) ?? [];
  const ending = mandates.told?.mandates.filter((one) => one.standing === "in force" && soon(one.until)) ?? [];
  if (reviews.length + ending.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="now-lapsing">
      <h2 id="now-lapsing">{w("now-lapsing")}</h2>
      <ul class="list">
        {reviews.map((one) => {
          const until = one.ratified === false && one.ratify_until ? one.ratify_until : one.review!;
          return (
            <li key={one.id}>
              <a class="item" href={hrefOf("result", one.about ?? one.id)}>
                <span class="title">{one.title ? <Given text={one.title} /> : t("now-decision", { id: one.id.slice(0, 8) })}</span>
                <span class="quiet">{t("now-ends", { when: fromNow(until) })}</span>
              </a>
            </li>
          );
        })}
        {ending.map((one) => (
          <li key={`${one.id} ${one.holder}`}>
            <a class="item" href={hrefOf("mandates")}>
              <span class="title">{t("now-mandate", { name: one.name })}: <Given text={one.scope} /></span>
              <span class="quiet">{t("now-ends", { when: fromNow(one.until) })}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Now(): VNode {
  const status = useAsk("/status");
  return (
    <>
      <Heading>{w("now-title")}</Heading>
      <Waits of={status}>
        {(told) =>
          told.state === "applicant" ? (
            <Note icon="clock">
              <p>{w("now-applicant")}</p>
              <p><a href="#/sync">{w("now-applicant-sync")}</a></p>
            </Note>
          ) : (
            <>
              {told.state === "forming" && (
                <Note icon="people">
                  <p>{w("now-forming")}</p>
                  <p><a href="#/people">{w("people-invite")}</a></p>
                </Note>
              )}
              {told.state === "constituted" && told.page === 1 && (
                <Note icon="people">
                  <p>{w("now-first-page")}</p>
                  <p><a href="#/sync">{w("seal-ask")}</a></p>
                </Note>
              )}
              {told.cut_off_until && (
                <Note look="warn" icon="warning">
                  <p>{w("cut-off-now", { when: moment(told.cut_off_until) })} <a href="#/charter">{w("cut-off-more")}</a></p>
                </Note>
              )}
              <Waiting all={told.waiting} />
              <NextMeeting />
              <Lapsing />
            </>
          )
        }
      </Waits>
    </>
  );
}
