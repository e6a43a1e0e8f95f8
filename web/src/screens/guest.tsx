// A phone in the room that is the guest of a member's node: for whom it speaks, and what it may answer.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { kStances, wish, type Problem, type Schemas, type Stance } from "../api.ts";
import { useAsk } from "../ask.ts";
import { draft, drop, write } from "../drafts.ts";
import { Do, Note } from "../parts/act.tsx";
import { Choices, Field } from "../parts/fields.tsx";
import { Given } from "../parts/given.tsx";
import { Markdown } from "../parts/text.tsx";
import { Unsent } from "../parts/unsent.tsx";
import { randomKey } from "../random.ts";
import { useSend } from "../send.ts";
import { begin, session, type Session } from "../session.ts";
import { named, t, w } from "../words/words.tsx";
import { RoomFault, type Shown } from "./meeting-parts.tsx";

/** The line of the check-in list that this phone takes; nobody else has it then. */
export function TakeSeat({ guest }: { guest: Session }): VNode {
  const asked = useAsk("/meeting-mode");
  const search = useSignal("");
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const lines = asked.told?.lines ?? [];
  const wanted = search.value.trim().toLocaleLowerCase();
  const take = async (member: string) => {
    busy.value = true;
    problem.value = null;
    const seat = await wish("/meeting-mode/seat", { member }, randomKey()).catch((fault: Problem) => {
      problem.value = fault;
      return null;
    });
    busy.value = false;
    if (seat) begin({ ...guest, seat: { member: seat.member, name: seat.name } });
    else asked.retry();
  };
  return (
    <section class="card raised" aria-labelledby="seat">
      <h2 id="seat">{w("guest-take")}</h2>
      <p class="quiet">{w("guest-take-why")}</p>
      {lines.length > 10 && <Field label={w("people-search")} type="search" value={search.value} set={(text) => (search.value = text)} />}
      {asked.told && lines.length === 0 && <p>{w("guest-lines-none")}</p>}
      <RoomFault problem={problem.value} />
      <div class="stack">
        {lines.filter((one) => one.name.toLocaleLowerCase().includes(wanted)).slice(0, 60).map((one) => (
          <Do key={one.member} look="wide" busy={busy.value} go={() => void take(one.member)}><Given text={one.name} /></Do>
        ))}
      </div>
    </section>
  );
}

/** One matter of the agenda that is open: answered for the one who sits there. */
function Answer({ id, of, seat }: { id: string; of: Shown; seat: NonNullable<Session["seat"]> }): VNode | null {
  const asked = useAsk("/things/{id}", { path: { id } });
  const sending = useSend();
  const told = asked.told;
  const name = `enter:${id}`;
  const there = draft<Stance>(name).value;
  if (!told || told.kind !== "proposal") return null;
  const proposal = told as Schemas["Proposal"];
  if (proposal.state !== "open") return null;
  const waiting = of.entries.find((one) => one.proposal === proposal.id && one.person.member === seat.member);
  const text = proposal.versions.at(-1)?.text;
  const chosen = there?.value ?? waiting?.position ?? "";
  const send = async () => {
    if (!there) return;
    const words = { proposal: proposal.id, person: seat.member, position: there.value };
    if (await sending.send("enter", words, "sent-entry", there.sendKey)) drop(name);
  };
  return (
    <section class="card" aria-label={proposal.title ?? ""}>
      <h3><Given text={proposal.title} /></h3>
      {text && <Markdown text={text} />}
      {waiting && <Note look="warn" icon="clock"><p>{w("guest-waits", { position: named("position", waiting.position) })}</p></Note>}
      <Choices legend={w("mine-choose")} value={chosen} set={(position) => write(name, position as Stance)}
        options={kStances.map((value) => ({ value, words: named("position", value) }))} />
      <RoomFault problem={sending.problem} />
      {there && (
        <Unsent send={send} busy={sending.busy} drop={() => drop(name)}>
          {w("guest-send", { position: named("position", there.value), name: seat.name })}
        </Unsent>
      )}
    </section>
  );
}

/** What stands before the meeting of a guest: whose node this is, for whom they speak, and what waits for them. */
export function GuestHead({ of }: { of: Shown }): VNode | null {
  const guest = session.value;
  if (!guest) return null;
  const host = guest.host?.name ?? "";
  return (
    <>
      <Note icon="info"><p>{guest.seat ? w("guest-seat", { name: guest.seat.name, host }) : w("guest-no-seat", { host })}</p></Note>
      {!guest.seat && of.state !== "over" && <TakeSeat guest={guest} />}
    </>
  );
}

export function GuestAnswers({ of }: { of: Shown }): VNode | null {
  const seat = session.value?.seat;
  const about = [...new Set(of.agenda.flatMap((item) => (item.about ? [item.about] : [])))];
  if (!seat || about.length === 0) return null;
  return (
    <section class="stack" aria-label={t("meeting-votes")}>
      <h2>{w("meeting-votes")}</h2>
      {about.map((id) => <Answer key={id} id={id} of={of} seat={seat} />)}
    </section>
  );
}
