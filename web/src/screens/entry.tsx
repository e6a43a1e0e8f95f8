// Without a session nothing can be asked: the page says how to get one, and takes the code of a meeting.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { enter, refused } from "../entry.ts";
import { Do, ProblemNote } from "../parts/act.tsx";
import { Field } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { w } from "../words/words.tsx";

export function Entry(): VNode {
  const code = useSignal("");
  const busy = useSignal(false);
  const go = async () => {
    busy.value = true;
    await enter(code.value.trim());
    busy.value = false;
  };
  return (
    <>
      <Heading>{w("entry-title")}</Heading>
      <ProblemNote problem={refused.value} />
      <p>{w("entry-why")}</p>
      <ol class="stack" style={{ listStyle: "decimal", paddingInlineStart: "1.4rem" }}>
        <li>{w("entry-run")} <code dir="ltr">moot serve</code></li>
        <li>{w("entry-open")}</li>
      </ol>
      <Field label={w("entry-code")} value={code.value} set={(text) => (code.value = text)} />
      <div><Do look="main" busy={busy.value} go={() => void go()}>{w("entry-enter")}</Do></div>
    </>
  );
}
