// Changes of a text in the node's way of writing: "Dues are [-5-]{+6+} a month." Pure.
export interface Piece {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

export function pieces(diff: string): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const found of diff.matchAll(/\[-([\s\S]*?)-\]|\{\+([\s\S]*?)\+\}/g)) {
    if (found.index > at) out.push({ kind: "same", text: diff.slice(at, found.index) });
    if (found[1] !== undefined) out.push({ kind: "gone", text: found[1] });
    else out.push({ kind: "new", text: found[2] ?? "" });
    at = found.index + found[0].length;
  }
  if (at < diff.length) out.push({ kind: "same", text: diff.slice(at) });
  return out;
}
