// The way to the screen above.
import type { ComponentChildren, VNode } from "preact";
import { Icon } from "./icons.tsx";

export function Back({ href, children }: { href: string; children: ComponentChildren }): VNode {
  return (
    <a class="button plain back" href={href}>
      <Icon name="back" />
      <span>{children}</span>
    </a>
  );
}
