// For the wall: large, read-only, at most seven lines, nothing that scrolls. It offers no act and follows the meeting.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { lostSince } from "../way.ts";
import { Icon } from "../parts/icons.tsx";
import { Qr } from "../parts/qr.tsx";
import { Given } from "../parts/given.tsx";
import type { ScreenProps } from "../routes.ts";
import { clock, moment, number } from "../words/times.ts";
import { t, w } from "../words/words.tsx";
import { clockOf, currentItem, useSeconds } from "./meeting-parts.tsx";

type View = "speakers" | "result" | "join";

function Speakers({ of }: { of: Schemas["Meeting"] }): VNode {
  const seconds = useSeconds(of.speaking?.since);
  const item = currentItem(of);
  return (
    <>
      <p class="wall-head">
        <span>{item ? `${number(item.number)}/${number(of.agenda.length)}` : ""} <Given text={item?.title ?? of.title} /></span>
        <span>{w("wall-present", { present: of.attendance.present, roll: of.attendance.roll })}</span>
      </p>
      <div class="wall-floor">
        <div>
          <p class="wall-label">{w("speaking")}</p>
          <p class="wall-main">{of.speaking ? <Given text={of.speaking.name} /> : "–"}</p>
          {of.speaking && <p class="wall-main wall-timer">{clockOf(seconds)}</p>}
        </div>
        <div>
          <p class="wall-label">{of.queue.length > 0 ? w("queue", { count: of.queue.length }) : w("queue-empty")}</p>
          <ol class="wall-list">
            {of.queue.slice(0, 5).map((one, index) => (
              <li key={`${one.member} ${one.class}`}>
                {number(index + 1)} <Given text={one.name} /> {one.speeches === 0 && <span class="tag good">{w("queue-first")}</span>}
              </li>
            ))}
          </ol>
        </div>
      </div>
    </>
  );
}

function LastResult({ of }: { of: Schemas["Meeting"] }): VNode {
  const last = of.decisions.at(-1);
  if (!last) return <p class="wall-main">{w("wall-no-result")}</p>;
  return (
    <>
      <p class="wall-head"><Given text={last.title} /></p>
      <p class="wall-main">{last.adopted ? w("outcome-adopted") : w("outcome-not")}</p>
      <p class="wall-numbers">{w("hands-result", { yes: last.yes, no: last.no, abstain: last.abstain })}</p>
      <p>{w("count-required")}: {number(last.required)} · {w("count-quorum")}: {number(last.quorum.reached)}/{number(last.quorum.needed)}</p>
    </>
  );
}

function JoinHere({ of, mode }: { of: Schemas["Meeting"]; mode: Schemas["MeetingMode"] | null }): VNode {
  return (
    <>
      <p class="wall-head"><Given text={of.title} /></p>
      {mode?.open && mode.url ? (
        <div class="wall-join">
          <Qr text={mode.url} label={t("room-qr")} />
          <div>
            <p class="wall-numbers">{w("wall-join")}</p>
            <p>{w("room-type", { address: mode.address ?? "", code: mode.code ?? "" })}</p>
            <p>{w("room-stay")}</p>
          </div>
        </div>
      ) : (
        <p class="wall-main">{w("wall-waiting")}</p>
      )}
      <p>{moment(of.time)} <Given text={of.place ?? ""} /></p>
    </>
  );
}

export function Projector({ params }: ScreenProps): VNode {
  const asked = useAsk("/meetings/{meeting}", { path: { meeting: params.id! } });
  const mode = useAsk("/meeting-mode");
  const chosen = useSignal<View | null>(null);
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.key === "f" || event.key === "F")
        void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => undefined);
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  }, []);
  const of = asked.told;
  const view = chosen.value ?? (of?.state === "open" ? "speakers" : of?.state === "over" ? "result" : "join");
  return (
    <>
      <h1 class="seen-by-ear" tabIndex={-1}>{w("projector-title")}</h1>
      <div class="wall" aria-live="off">
        {of ? (
          view === "speakers" ? <Speakers of={of} /> : view === "result" ? <LastResult of={of} /> : <JoinHere of={of} mode={mode.told} />
        ) : (
          <p class="wall-main">{w("state-loading")}</p>
        )}
      </div>
      <div class="wall-foot">
        {(lostSince.value !== null || asked.problem) && of && (
          <span class="row"><Icon name="warning" />{w("wall-last", { when: clock(new Date(asked.at).toISOString()) })}</span>
        )}
        <span class="tabs" role="group" aria-label={t("wall-choose")}>
          {(["speakers", "result", "join"] as const).map((one) => (
            <button type="button" key={one} aria-pressed={view === one} onClick={() => (chosen.value = one)}>
              {one === "speakers" ? w("queue-title") : one === "result" ? w("result") : w("wall-join-short")}
            </button>
          ))}
          <a href={`#/meeting/${params.id}`}>{w("close")}</a>
        </span>
        <span class="quiet">{w("wall-keys")}</span>
      </div>
    </>
  );
}
