// What else can be done with a proposal: talk, count it, write it anew, take it back, say whether a block is founded.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { draft, drop, write } from "../drafts.ts";
import { Do, ProblemNote } from "../parts/act.tsx";
import { Field, Pick } from "../parts/fields.tsx";
import { Given } from "../parts/given.tsx";
import { Markdown } from "../parts/text.tsx";
import { hrefOf } from "../router.ts";
import { useSend } from "../send.ts";
import { useTalk } from "../talk.ts";
import { fromNow } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";

type Shown = Schemas["Proposal"];

export function Talk({ of, names }: { of: Shown; names: (member: string | null | undefined) => string }): VNode {
  const name = `note:${of.id}`;
  const there = draft<string>(name).value;
  const sending = useSend();
  const notes = useTalk(of.id).told ?? [];
  const send = async () => {
    if (there && (await sending.send("note", { target: of.id, text: there.value.trim() }, "sent-note", there.sendKey))) drop(name);
  };
  return (
    <section class="stack" aria-labelledby="talk">
      <h2 id="talk">{w("talk")}</h2>
      <ul class="list lines">
        {notes.map((note) => (
          <li key={note.id}>
            <p><strong><Given text={names(note.author)} /></strong> {note.claimed && <span class="quiet">{fromNow(note.claimed)}</span>}</p>
            <Markdown text={note.text ?? ""} />
          </li>
        ))}
      </ul>
      <Field label={w("talk-write")} lines={3} most={8000} value={there?.value ?? ""}
        set={(text) => (text.trim() ? write(name, text) : drop(name))} />
      <ProblemNote problem={sending.problem} />
      <div><Do go={send} icon="send" busy={sending.busy} why={there ? null : t("talk-empty")}>{w("talk-send")}</Do></div>
    </section>
  );
}

function Reviews({ of, me }: { of: Shown; me: string | null }): VNode | null {
  const sending = useSend();
  const reason = useSignal("");
  const blocks = of.round?.state === "resolving_block" ? of.round.blocks.filter((block) => block.member !== me) : [];
  if (blocks.length === 0) return null;
  const say = (block: Schemas["Block"], finding: "stands" | "unfounded") =>
    void sending.send("block-review",
      { block: block.positions.at(-1)!, finding, ...(reason.value.trim() ? { reason: reason.value.trim() } : {}) }, "sent-review");
  return (
    <div class="card">
      <h3>{w("review-title")}</h3>
      <p>{w("review-why")}</p>
      <Field label={w("mine-reason")} value={reason.value} set={(text) => (reason.value = text)} most={4000} />
      {blocks.map((block) => (
        <div class="row" key={block.member}>
          <Do go={() => say(block, "stands")} busy={sending.busy}>{w("review-stands")}</Do>
          <Do go={() => say(block, "unfounded")} busy={sending.busy}>{w("review-unfounded")}</Do>
        </div>
      ))}
      <ProblemNote problem={sending.problem} />
    </div>
  );
}

/** People without a device say their position to a member, who enters it; another member confirms it. */
function Enter({ of, listed }: { of: Shown; listed: readonly Schemas["Member"][] }): VNode | null {
  const sending = useSend();
  const person = useSignal("");
  const position = useSignal("agree");
  if (listed.length === 0) return null;
  return (
    <details>
      <summary>{w("enter-title")}</summary>
      <div class="stack">
        <p class="quiet">{w("enter-why")}</p>
        <Pick label={w("enter-person")} value={person.value} set={(value) => (person.value = value)}
          options={[{ value: "", words: t("choose") }, ...listed.map((one) => ({ value: one.member, words: one.name }))]} />
        <Pick label={w("enter-position")} value={position.value} set={(value) => (position.value = value)}
          options={["agree", "reserve", "pass", "stand_aside", "block"].map((value) => ({ value, words: named("position", value) }))} />
        <ProblemNote problem={sending.problem} />
        <div>
          <Do busy={sending.busy} why={person.value ? null : t("enter-who")}
            go={() => void sending.send("enter", { proposal: of.id, person: person.value, position: position.value as "agree" }, "sent-enter")}>
            {w("enter-send")}
          </Do>
        </div>
      </div>
    </details>
  );
}

export function ProposalActs({ of, me, listed }: { of: Shown; me: string | null; listed?: readonly Schemas["Member"][] }): VNode | null {
  const sending = useSend();
  const sure = useSignal(false);
  if (of.state !== "open") return null;
  const mine = of.author === me;
  const missing = of.positions.none;
  return (
    <section class="stack" aria-labelledby="more-acts">
      <h2 id="more-acts">{w("acts-more")}</h2>
      <Reviews of={of} me={me} />
      <Enter of={of} listed={listed ?? []} />
      {of.amendments.some((one) => one.standing === "standing") && (
        <div class="card">
          <p>{w("amend-apply-why")}</p>
          <div><Do look="main" busy={sending.busy} go={() => void sending.send("amend-apply", { proposal: of.id }, "sent-apply")}>{w("amend-apply")}</Do></div>
        </div>
      )}
      {!of.round && (
        <div>
          <Do go={() => void sending.send("decide", { proposal: of.id }, "sent-decide")} icon="scale" busy={sending.busy}
            why={missing > 0 ? t("decide-missing", { count: missing }) : null}>{w("decide")}</Do>
        </div>
      )}
      {of.round?.procedure === "lazy" && (
        <div><Do go={() => void sending.send("oppose", { act: of.id }, "sent-oppose")} icon="hand" busy={sending.busy}>{w("oppose")}</Do></div>
      )}
      {of.round && of.round.fallback_after > 0 && of.round.failed >= of.round.fallback_after && of.round.state === "over" && (
        <div><a class="button" href={`${hrefOf("compose", "question")}?fallback=${of.id}`}>{w("fallback-open")}</a></div>
      )}
      <div class="row">
        <a class="button" href={`${hrefOf("compose", "proposal")}?revise=${of.id}`}>{w("revise")}</a>
        {mine && !sure.value && <Do go={() => (sure.value = true)} look="grave">{w("withdraw")}</Do>}
      </div>
      {sure.value && (
        <div class="card">
          <p>{w("withdraw-sure")}</p>
          <div class="row">
            <Do go={() => void sending.send("withdraw", { id: of.id }, "sent-withdraw")} look="grave" busy={sending.busy}>{w("withdraw")}</Do>
            <Do go={() => (sure.value = false)}>{w("cancel")}</Do>
          </div>
        </div>
      )}
      <ProblemNote problem={sending.problem} />
    </section>
  );
}
