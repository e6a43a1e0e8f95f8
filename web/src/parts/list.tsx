// Lists that may be long: fifty at a time, the rest on demand, and what is off the screen is not laid out.
import { useSignal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import { t, w } from "../words/words.tsx";
import { Do } from "./act.tsx";
import { Icon } from "./icons.tsx";

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
          <Do go={() => (shown.value += kAtOnce)} icon="down">{t("list-more", { count: Math.min(kAtOnce, all.length - count), left: all.length - count })}</Do>
        </div>
      )}
    </>
  );
}

/** A list that lacks parts says so. */
export function Incomplete({ told }: { told: { complete: boolean } }): VNode | null {
  if (told.complete) return null;
  return (
    <p class="why">
      <Icon name="info" />
      <span>{w("state-incomplete")}</span>
    </p>
  );
}
