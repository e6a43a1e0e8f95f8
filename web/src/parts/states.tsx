// What is asked of the node is not there yet, is empty, or could not be told: one look for all screens.
import type { ComponentChildren, VNode } from "preact";
import type { Asked } from "../ask.ts";
import { fromNow } from "../words/times.ts";
import { w, type PlainKey } from "../words/words.tsx";
import { Do, problemText } from "./act.tsx";
import { Icon } from "./icons.tsx";

/** What is older says so while it is asked for anew: somebody has come back to a page that slept. */
const kOldMs = 300_000;

interface WaitsProps<T> {
  readonly of: Asked<T> & { retry: () => void };
  readonly children: (told: T) => ComponentChildren;
}

/** Shows what was told; before that that it is being asked for, and if it fails what is safe and how to try again. */
export function Waits<T>({ of, children }: WaitsProps<T>): VNode {
  const { told, problem, at, retry, busy } = of;
  if (told === null && !problem)
    return (
      <div class="state busy" role="status">
        <p>{w("state-loading")}</p>
      </div>
    );
  const old = told !== null && <p>{w("state-old", { since: fromNow(new Date(at).toISOString(), Date.now()) })}</p>;
  return (
    <>
      {!problem && busy && Date.now() - at > kOldMs && <div class="quiet">{old}</div>}
      {problem && (
        <div class="note bad" role="alert">
          <Icon name="warning" />
          <div>
            <p>{problemText(problem)}</p>
            {old}
            <p class="quiet">{w("state-safe")}</p>
            <div><Do go={retry} icon="sync" busy={busy}>{w("state-retry")}</Do></div>
          </div>
        </div>
      )}
      {told !== null && children(told)}
    </>
  );
}

export function Empty({ words, children }: { words: PlainKey; children?: ComponentChildren }): VNode {
  return (
    <div class="state">
      <p>{w(words)}</p>
      {children}
    </div>
  );
}
