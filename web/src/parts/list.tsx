// Lists that may be long: fifty at a time, the rest on demand, and what is off the screen is not laid out.
import { useSignal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { Do } from "./act.tsx";
import { moreLabel } from "./states.tsx";

const kAtOnce = 50;

interface PagedProps<T> {
  readonly all: readonly T[];
  readonly id: (one: T) => string;
  readonly children: (one: T, index: number) => ComponentChildren;
  readonly look?: string;
}

export function Paged<T>({ all, id, children, look }: PagedProps<T>): VNode {
  const shown = useSignal(kAtOnce);
  const count = Math.min(shown.value, all.length);
  return (
    <>
      <ul class={`list long ${look ?? ""}`}>
        {all.slice(0, count).map((one, index) => (
          <li key={id(one)}>{children(one, index)}</li>
        ))}
      </ul>
      {count < all.length && (
        <div>
          <Do go={() => (shown.value += kAtOnce)} icon="down">{moreLabel(count, all.length)}</Do>
        </div>
      )}
    </>
  );
}
