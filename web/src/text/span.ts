// An amendment changes one place of a text. Members write the text as it should be; this finds the place. Pure.
export interface Span {
  /** In bytes of UTF-8, as the node counts. */
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

const bytes = (text: string) => new TextEncoder().encode(text).length;
/** Words and what stands between them: a place never begins or ends inside a word, so it reads well and cuts no letter. */
const words = (text: string) => text.match(/\s+|[^\s]+/gu) ?? [];

/** Nothing where both are the same. */
export function changedSpan(before: string, after: string): Span | null {
  if (before === after) return null;
  const old = words(before);
  const now = words(after);
  let front = 0;
  while (front < old.length && front < now.length && old[front] === now[front]) ++front;
  let back = 0;
  while (back < old.length - front && back < now.length - front && old[old.length - 1 - back] === now[now.length - 1 - back]) ++back;
  const gone = old.slice(front, old.length - back).join("");
  return {
    from: bytes(old.slice(0, front).join("")),
    length: bytes(gone),
    text: now.slice(front, now.length - back).join(""),
  };
}

/** The change in the node's way of writing, with some words around it. */
export function spanDiff(before: string, after: string): string {
  const old = words(before);
  const now = words(after);
  let front = 0;
  while (front < old.length && front < now.length && old[front] === now[front]) ++front;
  let back = 0;
  while (back < old.length - front && back < now.length - front && old[old.length - 1 - back] === now[now.length - 1 - back]) ++back;
  const kAround = 30;
  const gone = old.slice(front, old.length - back).join("");
  const come = now.slice(front, now.length - back).join("");
  const lead = old.slice(Math.max(0, front - kAround), front).join("");
  const tail = old.slice(old.length - back, old.length - back + kAround).join("");
  return `${front > kAround ? "… " : ""}${lead}${gone && `[-${gone}-]`}${come && `{+${come}+}`}${tail}${back > kAround ? " …" : ""}`;
}
