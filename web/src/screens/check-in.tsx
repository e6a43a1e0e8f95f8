// Who is there. Phones check themselves in; a steward marks those without one, and counts the visitors.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { addressOf, send, wish, type Problem, type Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { randomKey } from "../random.ts";
import { Do, ProblemNote } from "../parts/act.tsx";
import { Field, Pick, Tick } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Tag } from "../parts/marks.tsx";
import { Qr } from "../parts/qr.tsx";
import { Back } from "../parts/back.tsx";
import { Empty, Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { hrefOf } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { fromNow, number } from "../words/times.ts";
import { t, w } from "../words/words.tsx";
import { Entries } from "./entries.tsx";
import { RoomFault } from "./meeting-parts.tsx";

/** The node opens to the phones in the room: an act with an end that everybody sees. */
function Room({ meeting }: { meeting: string }): VNode {
  const asked = useAsk("/meeting-mode");
  const minutes = useSignal("120");
  const address = useSignal("");
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const mode = asked.told;
  const open = async () => {
    busy.value = true;
    problem.value = null;
    await wish("/meeting-mode", { meeting, minutes: Number(minutes.value) || 120, ...(address.value ? { address: address.value } : {}) }, randomKey()).catch((fault: Problem) => (problem.value = fault));
    busy.value = false;
    asked.retry();
  };
  const change = async (address: string) => {
    busy.value = true;
    problem.value = null;
    await send("DELETE", address).catch((fault: Problem) => (problem.value = fault));
    busy.value = false;
    asked.retry();
  };
  return (
    <section class="card" aria-labelledby="room">
      <h2 id="room">{w("room")}</h2>
      {mode?.open && mode.url ? (
        <>
          <p>{w("room-open", { until: mode.until ? fromNow(mode.until) : "" })}</p>
          <Qr text={mode.url} label={t("room-qr")} />
          <p>{w("room-type", { address: mode.address ?? "", code: mode.code ?? "" })}</p>
          <p class="quiet">{w("room-stay")} {w("room-guests", { count: mode.guests })}</p>
          <ul class="list lines">
            {mode.seats.map((seat: Schemas["Seat"]) => (
              <li key={seat.member} class="row apart">
                <span class="grow"><Given text={seat.name} /> <span class="quiet">{fromNow(seat.since)}</span></span>
                <Do look="plain" busy={busy.value} go={() => void change(addressOf("/meeting-mode/seats/{member}", { path: { member: seat.member } }))}>
                  {w("room-free")}
                </Do>
              </li>
            ))}
          </ul>
          <RoomFault problem={problem.value} />
          <div><Do busy={busy.value} go={() => void change(addressOf("/meeting-mode"))}>{w("room-close")}</Do></div>
        </>
      ) : (
        <>
          <p>{w("room-why")}</p>
          {(mode?.addresses.length ?? 0) > 1 && (
            <Pick label={w("room-address")} value={address.value} set={(value) => (address.value = value)}
              options={mode!.addresses.map((value) => ({ value, words: value }))} />
          )}
          <Field label={w("room-minutes")} type="number" least={5} most={600} value={minutes.value} set={(text) => (minutes.value = text)} />
          <RoomFault problem={problem.value} />
          <div><Do look="main" icon="people" busy={busy.value} go={() => void open()}>{w("room-begin")}</Do></div>
        </>
      )}
    </section>
  );
}

function Listed({ of, members }: { of: Schemas["Meeting"]; members: readonly Schemas["Member"][] }): VNode {
  const chosen = useSignal<readonly string[]>([]);
  const search = useSignal("");
  const sending = useSend();
  const here = new Set(of.present.map((one) => one.member));
  const wanted = search.value.trim().toLocaleLowerCase();
  const shown = members.filter((one) => one.name.toLocaleLowerCase().includes(wanted)).slice(0, 100);
  const go = async (leaves: boolean) => {
    const words = { meeting: of.meeting, person: [...chosen.value], ...(leaves ? { leaves } : {}) };
    if (await sending.send("meeting-attend", words, leaves ? "sent-gone" : "sent-here")) chosen.value = [];
  };
  if (members.length === 0) return <Empty words="check-in-no-listed"><a class="button" href={hrefOf("people")}>{w("tab-people")}</a></Empty>;
  return (
    <section class="stack" aria-labelledby="listed">
      <h2 id="listed">{w("check-in-listed")}</h2>
      <p class="quiet">{w("check-in-listed-why")}</p>
      {members.length > 10 && <Field label={w("people-search")} type="search" value={search.value} set={(text) => (search.value = text)} />}
      <div class="stack">
        {shown.map((one) => (
          <Tick key={one.member} value={chosen.value.includes(one.member)}
            set={(is) => (chosen.value = is ? [...chosen.value, one.member] : chosen.value.filter((id) => id !== one.member))}>
            <Given text={one.name} /> {here.has(one.member) && <Tag look="good" icon="check">{w("check-in-here")}</Tag>}
          </Tick>
        ))}
      </div>
      <ProblemNote problem={sending.problem} />
      <div class="row">
        <Do look="main" busy={sending.busy} why={chosen.value.length ? null : t("check-in-nobody")} go={() => void go(false)}>
          {w("check-in-mark", { count: chosen.value.length })}
        </Do>
        {chosen.value.length > 0 && <Do busy={sending.busy} go={() => void go(true)}>{w("check-in-gone", { count: chosen.value.length })}</Do>}
      </div>
    </section>
  );
}

/** How many are there, and the line that the quorum is. The words stand beside it. */
function Gauge({ of }: { of: Schemas["Attendance"] }): VNode {
  const share = (count: number) => `${Math.min(100, (100 * count) / Math.max(of.roll, 1))}%`;
  return (
    <div class="gauge" aria-hidden="true">
      <span style={{ inlineSize: share(of.present) }} />
      <i style={{ insetInlineStart: share(of.needed) }} />
    </div>
  );
}

function Visitors({ of }: { of: Schemas["Meeting"] }): VNode {
  const count = useSignal("");
  const sending = useSend();
  const go = async (leaves: boolean) => {
    const words = { meeting: of.meeting, visitors: Number(count.value), ...(leaves ? { leaves } : {}) };
    if (await sending.send("meeting-attend", words, leaves ? "sent-gone" : "sent-here")) count.value = "";
  };
  const why = Number(count.value) > 0 ? null : t("visitors-none");
  return (
    <section class="stack" aria-labelledby="visitors">
      <h2 id="visitors">{w("visitors", { count: of.attendance.visitors })}</h2>
      <Field label={w("visitors-count")} type="number" least={1} value={count.value} set={(text) => (count.value = text)} />
      <ProblemNote problem={sending.problem} />
      <div class="row">
        <Do busy={sending.busy} why={why} go={() => void go(false)}>{w("visitors-come")}</Do>
        {!why && <Do busy={sending.busy} go={() => void go(true)}>{w("visitors-go")}</Do>}
      </div>
    </section>
  );
}

export function CheckIn({ params }: ScreenProps): VNode {
  const id = params.id!;
  const asked = useAsk("/meetings/{meeting}", { path: { meeting: id } });
  const members = useAsk("/members");
  const listed = members.told?.members.filter((one) => one.state === "listed") ?? [];
  return (
    <>
      <Back href={hrefOf("meeting", id)}>{asked.told?.title ?? w("meeting")}</Back>
      <Heading>{w("check-in-title")}</Heading>
      <Waits of={asked}>
        {(of) => (
          <>
            <div class="card raised">
              <p class="figure">{number(of.attendance.present)} <span class="quiet">/ {number(of.attendance.roll)}</span></p>
              <p class="row">
                <Tag look={of.attendance.quorum ? "good" : "warn"} icon={of.attendance.quorum ? "check" : "clock"}>
                  {of.attendance.quorum ? w("quorum-met") : w("quorum-missing", { count: Math.max(0, of.attendance.needed - of.attendance.present) })}
                </Tag>
                <span class="quiet">{w("quorum-needs", { needed: of.attendance.needed })}</span>
              </p>
              <Gauge of={of.attendance} />
            </div>
            <Room meeting={of.meeting} />
            <Entries of={of} />
            <Listed of={of} members={listed} />
            <Visitors of={of} />
          </>
        )}
      </Waits>
    </>
  );
}
