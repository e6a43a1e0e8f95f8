// Reads files of messages, as far as the tools need it: which messages there are, in which words, with which variables.
import { readFileSync } from "node:fs";

/** The languages of the page. Partial ones fall back to another language, message by message. */
export const kSource = "fr";
export const kComplete = ["fr", "en", "es", "ru", "ar", "kk"];
export const kPartial = { qu: "es", ay: "es" };
export const kLocales = [...kComplete, ...Object.keys(kPartial)];

/** A message of the file: its pattern as written, its variables, and the comment right above it. */
export function readMessages(path) {
  const messages = new Map();
  let comment = "";
  let current = null;
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const begin = /^([a-z][a-z0-9_-]*) =\s?(.*)$/.exec(line);
    if (begin) {
      current = { text: begin[2], variables: new Set(), comment };
      if (messages.has(begin[1])) throw new Error(`${path}: ${begin[1]} is there twice`);
      messages.set(begin[1], current);
      comment = "";
    } else if (line.startsWith("#")) {
      comment = line;
      current = null;
    } else if (line.trim() === "") {
      comment = "";
    } else if (current && /^\s/.test(line)) {
      current.text += `\n${line.trim()}`;
    } else {
      throw new Error(`${path}: neither a message nor a part of one: ${line}`);
    }
    if (current) for (const found of line.matchAll(/\$([a-z][a-zA-Z]*)/g)) current.variables.add(found[1]);
  }
  return messages;
}

/** The same messages in fewer bytes - no comments, no empty lines, one space before what continues - and of them those
 *  that are wanted. */
export function compact(text, wanted = () => true) {
  const out = [];
  let keeps = false;
  for (const line of text.split("\n")) {
    if (line.trim() === "" || line.startsWith("#")) continue;
    const inside = /^\s/.test(line);
    if (!inside) keeps = wanted(line.slice(0, line.indexOf(" ")));
    if (keeps) out.push(inside ? ` ${line.trim()}` : line.trimEnd().replace(/ =\s?/, "="));
  }
  return out.join("\n");
}
