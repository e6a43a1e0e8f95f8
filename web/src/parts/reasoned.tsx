// Acts that need a reason and no more, and those that need nothing but a signature: one form for each, wherever they stand.
import { useSignal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { useSend, type Sending } from "../send.ts";
import { t, w } from "../words/words.tsx";
import { Do, ProblemNote } from "./act.tsx";
import { Field } from "./fields.tsx";

interface ReasonedProps {
  readonly title: ComponentChildren;
  /** What it comes to. */
  readonly help: ComponentChildren;
  /** What the button says; nothing: what the title says. */
  readonly button?: ComponentChildren;
  readonly go: (send: Sending["send"], reason: string) => unknown;
  /** Why it cannot be done, whatever the reason. */
  readonly why?: string | null | undefined;
  /** What else is asked. */
  readonly children?: ComponentChildren;
}

/** Folded: who opens it reads what it comes to, and says why. */
export function Reasoned({ title, help, button, go, why, children }: ReasonedProps): VNode {
  const reason = useSignal("");
  const sending = useSend();
  const said = reason.value.trim();
  return (
    <details>
      <summary>{title}</summary>
      <div class="stack">
        <p class="quiet">{help}</p>
        {children}
        <Field label={w("field-reason")} lines={3} value={reason.value} set={(text) => (reason.value = text)} />
        <ProblemNote problem={sending.problem} />
        <div>
          <Do look="grave" busy={sending.busy} why={why ?? (said ? null : t("again-needs-reason"))} go={() => void go(sending.send, said)}>{button ?? title}</Do>
        </div>
      </div>
    </details>
  );
}

interface SignProps {
  readonly id: string;
  readonly why?: string | null | undefined;
  readonly look?: "main";
  readonly children?: ComponentChildren;
}

/** What somebody else began. */
export function Sign({ id, why, look, children }: SignProps): VNode {
  const sending = useSend();
  return (
    <>
      <ProblemNote problem={sending.problem} />
      <div>
        <Do look={look} busy={sending.busy} why={why} go={() => void sending.send("confirm", { id: [id] }, "sent-confirm")}>{children ?? w("vote-sign")}</Do>
      </div>
    </>
  );
}
