// The minutes: drafted from the journal, proposed, approved by the assembly, printed.
import type { VNode } from "preact";
import { useAsk } from "../ask.ts";
import { draft, drop, write } from "../drafts.ts";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Field } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Tag } from "../parts/marks.tsx";
import { Back } from "../parts/back.tsx";
import { Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { Markdown } from "../parts/text.tsx";
import { Unsent } from "../parts/unsent.tsx";
import { hrefOf } from "../router.ts";
import { Files } from "./on-paper.tsx";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { moment } from "../words/times.ts";
import { named, w } from "../words/words.tsx";

export function Minutes({ params }: ScreenProps): VNode {
  const id = params.id!;
  const asked = useAsk("/meetings/{meeting}/minutes", { path: { meeting: id } });
  const meeting = useAsk("/meetings/{meeting}", { path: { meeting: id } });
  const name = `minutes:${id}`;
  const there = draft<string>(name).value;
  const sending = useSend();
  const send = async () => {
    const text = there?.value.trim();
    const done = await sending.send("minutes-propose", { meeting: id, ...(text ? { text } : {}) }, "sent-minutes", there?.sendKey);
    if (done) drop(name);
  };
  return (
    <>
      <Back href={hrefOf("meeting", id)}>{meeting.told?.title ?? w("meeting")}</Back>
      <Heading>{w("minutes-title")}</Heading>
      <Waits of={asked}>
        {(told) => (
          <>
            <p class="row no-print">
              <Tag look={told.state === "approved" ? "good" : "warn"}>{named("minutes-state", told.state)}</Tag>
              {told.proposal && <a href={hrefOf("p", told.proposal)}>{w("minutes-proposal")}</a>}
            </p>
            {told.state === "draft" && <Note><p>{w("minutes-draft")}</p></Note>}
            <article class="card minutes">
              <header class="print-only">
                <p><strong><Given text={meeting.told?.title} /></strong>{meeting.told && <> · {moment(meeting.told.time)}</>}</p>
              </header>
              <Markdown text={there?.value ?? told.text} below={1} />
              <footer class="print-only signature-lines">
                <span>{w("facilitator")}</span>
                <span>{w("minute-taker")}</span>
              </footer>
            </article>
            <div class="row no-print">
              <Do icon="print" go={() => window.print()}>{w("print")}</Do>
              <Files of={[{ path: "/meetings/{meeting}/minutes.pdf", where: { meeting: id }, file: "minutes.pdf", words: "PDF" }]} />
              {told.state === "draft" && !there && <Do look="main" icon="send" busy={sending.busy} go={() => void send()}>{w("minutes-propose")}</Do>}
            </div>
            {told.state === "draft" && (
              <details class="no-print">
                <summary>{w("minutes-edit")}</summary>
                <Field label={w("minutes-words")} lines={16} value={there?.value ?? told.text} set={(text) => write(name, text)} />
              </details>
            )}
            <ProblemNote problem={sending.problem} />
            {there && <Unsent send={() => void send()} busy={sending.busy} drop={() => drop(name)}>{w("minutes-propose")}</Unsent>}
          </>
        )}
      </Waits>
    </>
  );
}
