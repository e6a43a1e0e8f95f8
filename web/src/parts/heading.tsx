// The heading of a screen. After a move within the page the focus goes there, as it would on a new page; on the first
// screen it stays where the browser put it.
import type { ComponentChildren, VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { place } from "../router.ts";

let focused: string | null = null;

export function Heading({ children }: { children: ComponentChildren }): VNode {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = place.value.path;
  useEffect(() => {
    const first = focused === null;
    const moved = focused !== path;
    focused = path;
    document.title = `${heading.current?.textContent ?? ""} · Folkmoot`;
    const active = document.activeElement;
    const free = !active || active === document.body || active.tagName === "A" || active.tagName === "BUTTON";
    if (moved && !first && free) heading.current?.focus({ preventScroll: true });
  });
  return (
    <h1 tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}
