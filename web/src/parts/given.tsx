// Names, titles and ids that came from elsewhere.
import type { VNode } from "preact";
import { harmless } from "../text/harmless.ts";
import { w } from "../words/words.tsx";

/** A name or a title that somebody gave. */
export function Given({ text }: { text: string | null | undefined }): VNode {
  return <bdi>{text ? harmless(text) : w("text-not-here")}</bdi>;
}

/** The first letters of an id; all of it on demand. */
export function Id({ id }: { id: string }): VNode {
  return <code title={id} dir="ltr">{id.slice(0, 8)}</code>;
}
