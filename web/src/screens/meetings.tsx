// Meetings that come, that are on, that were.
import type { VNode } from "preact";
import { useAsk } from "../ask.ts";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { Incomplete, Paged } from "../parts/list.tsx";
import { Tag } from "../parts/marks.tsx";
import { Empty, Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { hrefOf } from "../router.ts";
import { fromNow, moment } from "../words/times.ts";
import { named, w } from "../words/words.tsx";

export function Meetings(): VNode {
  const asked = useAsk("/meetings");
  return (
    <>
      <div class="row apart">
        <Heading>{w("meetings-title")}</Heading>
        <a class="button main" href={hrefOf("compose", "meeting")}><Icon name="add" /><span>{w("meetings-call")}</span></a>
      </div>
      <Waits of={asked}>
        {(told) => {
          const on = told.meetings.filter((one) => one.state === "open");
          const come = told.meetings.filter((one) => one.state === "called" || one.state === "adjourned");
          const over = told.meetings.filter((one) => one.state === "over").reverse();
          return (
            <>
              <Incomplete told={told} />
              {told.meetings.length === 0 && <Empty words="meetings-empty" />}
              <Paged all={[...on, ...come, ...over]} id={(one) => one.meeting}>
                {(one) => (
                  <a class="item" href={hrefOf("meeting", one.meeting)}>
                    <span class="title"><Given text={one.title} /></span>
                    <span class="row">
                      <Tag look={one.state === "open" ? "good" : one.state === "over" ? "" : "open"}>{named("meeting-state", one.state)}</Tag>
                      <span>{moment(one.time)}</span>
                      {one.state !== "over" && <span class="quiet">{fromNow(one.time)}</span>}
                    </span>
                    {one.place && <span class="quiet"><Given text={one.place} /></span>}
                  </a>
                )}
              </Paged>
            </>
          );
        }}
      </Waits>
      <p><a href={hrefOf("calendar")}><Icon name="calendar" /> {w("calendar-title")}</a></p>
    </>
  );
}
