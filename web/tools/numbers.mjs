// In what is built, messages that sources ask for word by word have numbers in the place of their keys: nobody reads them
// there, and the keys of all messages weigh as much as a part of the page. A key that is also something else to the page,
// such as the name of an act, or that is put together out of a family and a value, stays as it is.
import { readFileSync } from "node:fs";
import { familiesIn, withoutComments } from "./messages.mjs";

// Keys of these families are nothing else, wherever they stand.
const kOwn = /^(sent|field|process|fault)-/;
const kAsks = /import \{[^}]*\b(?:t|w)\b[^}]*\} from "[^"]*\/words\.tsx"/;

/** Where w("key"), t("key") or either of them with a choice between keys names messages: [key, begin, end], the quotes
 *  included. */
function asked(text) {
  const out = [];
  if (!kAsks.test(text)) return out;
  for (const call of text.matchAll(/(?<![\w.])[tw]\(/g)) {
    let depth = 0;
    let before = "(";
    for (let i = call.index + 2; i < text.length; ++i) {
      const letter = text[i];
      if (letter === '"' || letter === "`" || letter === "'") {
        const end = text.indexOf(letter, i + 1);
        const behind = /^\s*([^\s])/.exec(text.slice(end + 1))?.[1] ?? "";
        if (depth === 0 && letter === '"' && "(?:".includes(before) && "),:".includes(behind)) out.push([text.slice(i + 1, end), i, end + 1]);
        i = end;
        before = letter;
        continue;
      }
      if ("([{".includes(letter)) ++depth;
      if (")]}".includes(letter) && --depth < 0) break;
      if (letter === "," && depth === 0) break;
      if (!/\s/.test(letter)) before = letter;
    }
  }
  return out;
}

/** The messages that have no other use, of these keys. `sources`: the texts of all of them. */
export function onlyAsked(sources, keys) {
  const texts = sources.map(withoutComments);
  const families = familiesIn(texts);
  const named = new Map();
  const add = (key, count) => named.set(key, (named.get(key) ?? 0) + count);
  for (const text of texts) {
    for (const [key] of asked(text)) add(key, -1);
    for (const [, key] of text.matchAll(/["'`]([a-z][a-z0-9-]*)["'`]/g)) add(key, 1);
  }
  const isPlain = (key) => named.get(key) === 0 || (kOwn.test(key) && named.has(key));
  return new Set([...keys].filter((key) => isPlain(key) && !families.some((front) => key.startsWith(front))));
}

/** Which number each of them has: in the order in which they lie in their files. */
export function numbersOf(where, plain) {
  const parts = [...new Set(where.values())];
  const inOrder = parts.flatMap((part) => [...where].filter(([key, its]) => its === part && plain.has(key)));
  return new Map(inOrder.map(([key], number) => [key, number]));
}

/** A source with numbers in the place of keys. */
export function withNumbers(text, numbers) {
  const places = asked(text);
  const begins = new Set(places.map(([, begin]) => begin));
  for (const found of text.matchAll(/"([a-z][a-z0-9-]*)"/g))
    if (kOwn.test(found[1]) && !begins.has(found.index)) places.push([found[1], found.index, found.index + found[0].length]);
  let out = text;
  for (const [key, begin, end] of places.sort((a, b) => b[1] - a[1])) {
    const number = numbers.get(key);
    if (number === undefined) continue;
    out = out.slice(0, begin) + (out[begin - 1] === "=" ? `{${number}}` : number) + out.slice(end);
  }
  return out;
}

/** For the bundler: sources as they are, but for that. */
export const numbered = (numbers) => ({
  name: "numbers",
  setup(bundler) {
    bundler.onLoad({ filter: /[/\\]src[/\\].*\.tsx?$/ }, ({ path }) => ({
      contents: withNumbers(readFileSync(path, "utf8"), numbers),
      loader: path.endsWith("x") ? "tsx" : "ts",
    }));
  },
});
