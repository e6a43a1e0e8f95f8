// An amendment: the text is written as it should be, the page finds the place that changes and shows it before it is sent.
import type { VNode } from "preact";
import { useAsk } from "../ask.ts";
import { draft, drop, write } from "../drafts.ts";
import { ProblemNote } from "../parts/act.tsx";
import { Field, Tick } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Back } from "../parts/back.tsx";
import { Waits } from "../parts/states.tsx";
import { Changes } from "../parts/text.tsx";
import { Unsent } from "../parts/unsent.tsx";
import { go, hrefOf } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { changedSpan, spanDiff } from "../text/span.ts";
import { t, w } from "../words/words.tsx";

interface Mine {
  readonly text: string;
  readonly reason: string;
  readonly editorial: boolean;
}

export function Amend({ params }: ScreenProps): VNode {
  const id = params.id!;
  const asked = useAsk("/things/{id}", { path: { id } });
  const told = asked.told && "versions" in asked.told ? asked.told : null;
  const version = told?.versions.at(-1);
  const name = `amend:${version?.event ?? id}`;
  const there = draft<Mine>(name).value;
  const sending = useSend();
  const text = there?.value.text ?? version?.text ?? "";
  const reason = there?.value.reason ?? "";
  const editorial = there?.value.editorial ?? false;
  const set = (next: Partial<Mine>) => write(name, { text, reason, editorial, ...next });
  const span = version ? changedSpan(version.text, text) : null;
  const send = async () => {
    if (!told || !span || !there) return;
    const words = {
      target: told.id, from: span.from, length: span.length, with: span.text, for: "7d",
      ...(reason.trim() ? { reason: reason.trim() } : {}), ...(editorial ? { editorial } : {}),
    };
    const done = await sending.send("amend", words, "sent-amend", there.sendKey);
    if (!done) return;
    drop(name);
    go("v", done.event);
  };
  return (
    <>
      <Back href={hrefOf("p", id)}>{w("proposal")}</Back>
      <Heading>{w("amend-propose")}</Heading>
      <Waits of={asked}>
        {() =>
          version ? (
            <>
              <Field label={w("amend-text")} help={w("amend-help")} lines={12} value={text} set={(value) => set({ text: value })} />
              {span && (
                <section class="card" aria-label={t("amendment-change")}>
                  <h2>{w("amendment-change")}</h2>
                  <Changes diff={spanDiff(version.text, text)} />
                </section>
              )}
              <Field label={w("field-reason")} lines={3} value={reason} set={(value) => set({ reason: value })} />
              <Tick value={editorial} set={(is) => set({ editorial: is })}>{w("amendment-editorial")}</Tick>
              <ProblemNote problem={sending.problem} />
              {there && (
                <Unsent send={send} busy={sending.busy} why={span ? null : t("amend-nothing")} drop={() => drop(name)}>{w("amend-send")}</Unsent>
              )}
            </>
          ) : (
            <p>{w("not-a-proposal")}</p>
          )
        }
      </Waits>
    </>
  );
}
