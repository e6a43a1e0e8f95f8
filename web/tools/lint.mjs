// What the compiler does not see: languages that lack messages or repeat the source, styles that know left and right,
// scripts that would make HTML, addresses of others, data that is no part of the page, packages that refuse Node.js 18.
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { engineFaults } from "./engines.mjs";
import { kEqual } from "./equal-words.mjs";
import { kComplete, kLocales, kPartial, kSource, readMessages } from "./ftl.mjs";
import { namedIn } from "./messages.mjs";

/** What is wrong with a language, beside the source. `equal`: the messages that may repeat it, each with its word. */
export function languageFaults(tag, messages, source, partial, equal = {}) {
  const out = [];
  for (const [key, word] of Object.entries(equal)) {
    const text = messages.get(key)?.text;
    if (text === undefined || text !== source.get(key)?.text || !text.includes(word))
      out.push(`${tag}: ${key} is listed as equal (${word}) in tools/equal-words.mjs, and is not`);
  }
  for (const [key, { text, variables }] of source) {
    const there = messages.get(key);
    if (!there) {
      if (!partial) out.push(`${tag}: ${key} is missing`);
      continue;
    }
    if (there.text.trim() === "") out.push(`${tag}: ${key} is empty`);
    // What consists of values and signs alone is the same in all languages.
    const hasWords = /\p{L}/u.test(text.replaceAll(/\{[^{}]*\}/g, ""));
    if (there.text === text && hasWords && !(key in equal)) out.push(`${tag}: ${key} repeats the source; if it has to, list it in tools/equal-words.mjs`);
    for (const name of there.variables) if (!variables.has(name)) out.push(`${tag}: ${key} has a variable that the source does not: ${name}`);
    for (const name of variables)
      if (!there.variables.has(name)) out.push(`${tag}: ${key} lacks the variable ${name}`);
  }
  for (const key of messages.keys()) if (!source.has(key)) out.push(`${tag}: ${key} is no message of the source`);
  return out;
}

/** Words of styles that mean a side, where the page may be read from either. */
export function styleFaults(name, text) {
  const out = [];
  text.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, " ")).split("\n").forEach((line, index) => {
    if (/(^|[\s;{-])(left|right)\s*:/.test(line) || /:\s*[^;]*\b(left|right)\b/.test(line) || /-(left|right)\b/.test(line))
      out.push(`${name}:${index + 1}: a side: use inline-start and inline-end`);
    if (/(^|[\s;{])(width|height|min-width|max-width|min-height|max-height|margin-top|margin-bottom|padding-top|padding-bottom|top|bottom)\s*:/.test(line))
      out.push(`${name}:${index + 1}: a direction of the screen: use block and inline`);
    if (/@import\s+(url\()?["']?https?:|url\(\s*["']?https?:/.test(line)) out.push(`${name}:${index + 1}: something from elsewhere`);
  });
  return out;
}

const kForbidden = [
  [/\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML)\b/, "makes HTML out of text"],
  [/\bdocument\.write\b|\beval\(|\bnew Function\b/, "runs text"],
  [/\bdocument\.cookie\b/, "cookies go to every port of this machine"],
  [/["'`]https?:\/\//, "an address of somebody else"],
  [/\bconsole\.(log|debug|info)\b/, "talks to the console"],
  [/\b(marginLeft|marginRight|paddingLeft|paddingRight|textAlign: "(left|right)")\b/, "a side"],
];
export function sourceFaults(name, text) {
  const out = [];
  text.split("\n").forEach((line, index) => {
    const code = line.replace(/(^|\s)\/\/.*$/, "");
    for (const [pattern, reason] of kForbidden) if (pattern.test(code)) out.push(`${name}:${index + 1}: ${reason}`);
    // Words between tags that went past the languages.
    if (name.endsWith(".tsx") && !code.includes("<code") && />\s*[A-Za-z][a-z]{2,}(\s+[a-z]+)+[.?!]?\s*</.test(code)) out.push(`${name}:${index + 1}: words that are no message`);
  });
  if (text.split("\n").length > 501) out.push(`${name}: more than 500 lines`);
  return out;
}

// Names of languages of elements, which are never asked for.
const kNames = /^http:\/\/www\.w3\.org\/(1998\/Math\/MathML|1999\/xhtml|1999\/xlink|2000\/svg)$/;
/** Addresses of others, in what is handed to browsers. */
export function hostFaults(name, text) {
  const out = [];
  for (const [address] of text.matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`)<>\\]+/g)) if (!kNames.test(address)) out.push(`${name}: an address of somebody else: ${address}`);
  for (const [found] of text.matchAll(/(?:\b(?:src|href|action)=["']?|url\(["']?|(?:import|fetch)\(["'`]|from ?["'`])\/\/[^\s"'`)]+/g))
    out.push(`${name}: an address of somebody else: ${found}`);
  return out;
}

const kKinds = /\.(ts|tsx|mts|mjs|css|ftl|html|svg|md)$|^(package|package-lock|tsconfig)\.json$/;
/** Data of an assembly that is none does not lie beside the page, where it could come along; tests have it in tests/web. */
export function dataFaults(name, text) {
  if (!kKinds.test(name)) return [`${name}: no kind of file that the page is made of`];
  const out = [];
  if (/\b[0-9a-f]{64}\b/.test(text) && name !== "package-lock.json") out.push(`${name}: an id that somebody made up`);
  if (!name.startsWith("src/")) return out;
  if (/from "[^"]*\/tests\//.test(text)) out.push(`${name}: takes something from the tests`);
  if (/\b(fixtures?|mocks?|dummy|lorem ipsum|sample data)\b/i.test(text)) out.push(`${name}: speaks of data that is made up`);
  return out;
}

/** Messages that no source names. */
export function unused(sources, keys) {
  const used = namedIn(sources, keys);
  const wanted = [...keys].filter((key) => key.startsWith("problem-"));
  return [...keys].filter((key) => !used.has(key) && !wanted.includes(key));
}

function filesIn(folder, ending) {
  return readdirSync(folder, { recursive: true }).map(String).filter((name) => ending.test(name)).sort().map((name) => join(folder, name));
}

function lint(folder) {
  const out = [];
  const path = (tag) => join(folder, `locales/${tag}.ftl`);
  const source = readMessages(path(kSource));
  for (const tag of kLocales) {
    if (tag === kSource) continue;
    if (!existsSync(path(tag))) {
      out.push(`${tag}: there is no file`);
      continue;
    }
    const partial = tag in kPartial;
    out.push(...languageFaults(tag, readMessages(path(tag)), source, partial, kEqual[tag]));
    const head = readFileSync(path(tag), "utf8").split("\n", 1)[0];
    if (partial !== /partial: wants a native reader/.test(head)) out.push(`${tag}: its first line must say whether it is partial`);
  }
  for (const name of readdirSync(join(folder, "locales")))
    if (!kLocales.includes(name.replace(/\.ftl$/, ""))) out.push(`locales/${name}: no language of the page`);
  for (const file of filesIn(join(folder, "src/style"), /\.css$/)) out.push(...styleFaults(file.slice(folder.length + 1), readFileSync(file, "utf8")));
  const sources = filesIn(join(folder, "src"), /\.tsx?$/).filter((file) => !/\.d\.ts$|words[/\\]keys\.ts$/.test(file));
  for (const file of sources) out.push(...sourceFaults(file.slice(folder.length + 1), readFileSync(file, "utf8")));
  const texts = sources.map((file) => readFileSync(file, "utf8"));
  for (const file of filesIn(folder, /^(?!node_modules|dist)(.*[/\\])?[^/\\]+\.[^/\\]+$/)) {
    const name = file.slice(folder.length + 1);
    out.push(...dataFaults(name, readFileSync(file, "utf8")));
    if (/\.(html|css|svg|ftl)$/.test(name)) out.push(...hostFaults(name, readFileSync(file, "utf8")));
  }
  for (const file of filesIn(join(folder, "dist"), /\.(html|css|js|svg)$/)) out.push(...hostFaults(file.slice(folder.length + 1), readFileSync(file, "utf8")));
  out.push(...engineFaults(JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8"))));
  for (const key of unused(texts, new Set(source.keys()))) out.push(`fr: nothing shows ${key}`);
  return out;
}

// Tests have these rules in a bundle of their own.
if (basename(process.argv[1] ?? "") === "lint.mjs") {
  const faults = lint(resolve(dirname(fileURLToPath(import.meta.url)), ".."));
  for (const fault of faults) console.error(fault);
  console.log(`${kComplete.length} complete languages, ${Object.keys(kPartial).length} partial ones: ${faults.length ? `${faults.length} faults` : "in order"}`);
  process.exit(faults.length ? 1 : 0);
}
