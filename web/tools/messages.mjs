// Which messages a part of the page needs, and the files that they come in.
import { compileFile } from "./compile.mjs";
import { kLocales, kPartial } from "./ftl.mjs";

// What keeps the page from the node before anything was sent; other problems come with the other screens.
const kEarlyProblems = ["unknown", "out-of-reach", "no-session", "code", "role", "not-found", "busy"].map((one) => `problem-web-${one}`);

// What only acts of a meeting are refused for: nobody else waits for these words.
const kMeetingProblems = /^problem-(floor|attend|meeting)-(?!short-notice$)/;

export const withoutComments = (text) => text.replaceAll(/(^|\s)\/\/.*$|\/\*[\s\S]*?\*\//gm, "$1");

/** How the keys of messages begin that are put together out of a family and a value. */
export function familiesIn(texts) {
  return texts.flatMap((text) => [...text.matchAll(/(?:named\(\s*|family: |const key = )["`]([a-z-]+?)-?["`$]/g)].map(([, front]) => `${front}-`));
}

/** The messages that these sources name: whole, or by a family whose values come from the node. */
export function namedIn(sources, keys) {
  const used = new Set();
  const texts = sources.map(withoutComments);
  const families = familiesIn(texts);
  for (const text of texts)
    for (const found of text.matchAll(/"([a-z][a-z0-9-]*)"/g)) if (keys.has(found[1])) used.add(found[1]);
  for (const key of keys) {
    const family = families.find((front) => key.startsWith(front));
    if (family && (family !== "problem-" || kEarlyProblems.includes(key))) used.add(key);
  }
  return used;
}

/** In which file each message comes: "first", "more" (what several parts share, and what no source names), or that of
 *  the one part that needs it. `parts`: the sources of each part by its name, those of the first one under "first". */
export function shareOut(parts, keys) {
  const needs = new Map(Object.entries(parts).map(([name, sources]) => [name, namedIn(sources, keys)]));
  const first = needs.get("first");
  needs.delete("first");
  const where = new Map();
  for (const key of keys) {
    const users = [...needs].filter(([, used]) => used.has(key)).map(([name]) => name);
    const only = kMeetingProblems.test(key) ? "meet" : users.length === 1 ? users[0] : "more";
    where.set(key, first.has(key) ? "first" : only);
  }
  return where;
}

/** The files of all languages, as [language, part, text]. Partial languages are short, and lie in one. A file says which
 *  number its first message has, those that have numbers, one behind the other, and the others by their keys. */
export function wordFiles(folder, where, numbers) {
  const out = [];
  for (const tag of kLocales) {
    const messages = compileFile(`${folder}/locales/${tag}.ftl`);
    const file = (part, begin, inOrder, named) => out.push([tag, part, `export default${JSON.stringify([begin, inOrder, Object.fromEntries(named)])}`]);
    if (tag in kPartial) {
      file("first", 0, [], [...messages].map(([key, message]) => [numbers.get(key) ?? key, message]));
      continue;
    }
    for (const part of new Set(where.values())) {
      const mine = [...where.keys()].filter((key) => where.get(key) === part);
      const inOrder = mine.filter((key) => numbers.has(key)).sort((a, b) => numbers.get(a) - numbers.get(b));
      const named = mine.filter((key) => !numbers.has(key));
      file(part, numbers.get(inOrder[0]) ?? 0, inOrder.map((key) => messages.get(key)), named.map((key) => [key, messages.get(key)]));
    }
  }
  return out;
}
