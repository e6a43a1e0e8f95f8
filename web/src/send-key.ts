// The name of one wish, by which the node knows that it comes again. Pure.

/** A short sum of a text; enough to tell one draft's words from its others. */
function sum(text: string): string {
  let out = 0x811c9dc5;
  for (const letter of text) out = Math.imul(out ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return out.toString(16).padStart(8, "0");
}

/** The same words of the same draft are the same wish, however often they are sent while no answer came. Other words are
 *  another one; and so are the same words once more, after the node has answered: `answers` says how often it has. */
export function wishKey(draft: string, words: string, answers: number): string {
  return `${draft}-${sum(words)}-${answers}`;
}
