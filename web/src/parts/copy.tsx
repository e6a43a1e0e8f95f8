// A long text to hand on: shown, and copied where the browser lets the page do it.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { w } from "../words/words.tsx";
import { Do } from "./act.tsx";

async function copied(area: HTMLTextAreaElement): Promise<boolean> {
  // On a page that came by plain HTTP from the local network there is no clipboard; the old way works there.
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    area.select();
    return document.execCommand("copy");
  }
}

export function Copy({ text, label }: { text: string; label: string }): VNode {
  const area = useRef<HTMLTextAreaElement>(null);
  const done = useSignal<boolean | null>(null);
  return (
    <div class="field">
      <label class="quiet" for="copy-text">{label}</label>
      <textarea id="copy-text" class="hash" ref={area} readOnly rows={3} dir="ltr" value={text} onFocus={(event) => event.currentTarget.select()} />
      <div class="row">
        <Do icon="file" go={() => void copied(area.current!).then((is) => (done.value = is))}>{w("copy")}</Do>
        <span role="status">{done.value === null ? "" : done.value ? w("copy-done") : w("copy-by-hand")}</span>
      </div>
    </div>
  );
}
