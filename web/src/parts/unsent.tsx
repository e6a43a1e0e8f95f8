// What was written or chosen and is no act yet. People have believed that to choose is to answer: so this stays in sight
// until the receipt.
import type { ComponentChildren, VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { draftsKept } from "../drafts.ts";
import { w } from "../words/words.tsx";
import { Do } from "./act.tsx";
import { Icon } from "./icons.tsx";

interface UnsentProps {
  readonly send: () => void;
  readonly drop: () => void;
  readonly busy: boolean;
  readonly why?: string | null | undefined;
  readonly children: ComponentChildren;
}

export function Unsent({ send, drop, busy, why, children }: UnsentProps): VNode {
  const bar = useRef<HTMLDivElement>(null);
  // Nothing that has the focus may lie below the bar, however high it is.
  useLayoutEffect(() => {
    const root = document.documentElement;
    const height = bar.current?.offsetHeight ?? 0;
    root.style.scrollPaddingBlockEnd = `${height + 96}px`;
    document.body.style.paddingBlockEnd = `${height}px`;
    return () => {
      root.style.scrollPaddingBlockEnd = "";
      document.body.style.paddingBlockEnd = "";
    };
  });
  return (
    <div class="unsent" ref={bar} role="region" aria-labelledby="unsent-words">
      <span class="say" id="unsent-words">
        <Icon name="warning" />
        {draftsKept.value ? w("unsent") : w("unsent-not-kept")}
      </span>
      <span class="row">
        <Do go={send} look="main" icon="send" busy={busy} why={why}>{children}</Do>
        <Do go={drop} look="plain">{w("unsent-drop")}</Do>
      </span>
    </div>
  );
}
