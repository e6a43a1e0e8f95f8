// A text as a grid of squares that a phone's camera reads. Black on white in both colour schemes, and never mirrored.
import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { encode } from "uqr";

export function Qr({ text, label }: { text: string; label: string }): VNode {
  const path = useMemo(() => {
    const { data } = encode(text, { ecc: "M", border: 2 });
    const out = data.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : "")));
    return { d: out.join(""), size: data.length };
  }, [text]);
  return (
    <svg class="qr" viewBox={`0 0 ${path.size} ${path.size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect width={path.size} height={path.size} fill="#ffffff" />
      <path d={path.d} fill="#000000" />
    </svg>
  );
}
