// Turns files of messages into what the page needs of them, so that no reader of Fluent comes with the page. A message is
// a text in which "{name}" is the place of a value that keeps its own direction and "{-name}" one that stands alone; or,
// where its words depend on a number, [name, { form: message }] with the forms of the language, exact numbers among them.
import { FluentResource } from "@fluent/bundle";
import { readFileSync } from "node:fs";

const kIsolate = "\u2068";
const kEndIsolate = "\u2069";
const kForms = ["zero", "one", "two", "few", "many", "other"];

/** `front` and `behind`: what stands around it, in every form of it. */
function compiled(key, pattern, front = "", behind = "") {
  const parts = typeof pattern === "string" ? [pattern] : pattern;
  let text = front;
  for (const [index, part] of parts.entries()) {
    if (typeof part === "string") {
      if (/[{}]/.test(part)) throw new Error(`${key}: a brace in the words`);
      text += part;
    } else if (part.type === "var") {
      text += parts.length === 1 ? `{-${part.name}}` : `{${part.name}}`;
    } else if (part.type === "select" && part.selector.type === "var") {
      const rest = compiledText(key, parts.slice(index + 1), parts.length);
      const [open, close] = parts.length === 1 ? ["", ""] : [kIsolate, kEndIsolate];
      const forms = {};
      for (const { key: form, value } of part.variants) {
        if (form.type === "str" && !kForms.includes(form.value)) throw new Error(`${key}: ${form.value} is no form of a number`);
        forms[form.value] = compiled(key, value, text + open, close + rest + behind);
      }
      if (part.variants[part.star].key.value !== "other") throw new Error(`${key}: the form for all others is to be [other]`);
      return [part.selector.name, forms];
    } else {
      throw new Error(`${key}: only values, and words that depend on a number`);
    }
  }
  return text + behind;
}

function compiledText(key, parts, among) {
  return parts.map((part) => {
    if (typeof part === "string") return part;
    if (part.type !== "var") throw new Error(`${key}: words depend on one number only`);
    return among === 1 ? `{-${part.name}}` : `{${part.name}}`;
  }).join("");
}

/** The messages of a text, by their keys. */
export function compile(text) {
  return new Map(new FluentResource(text).body.map(({ id, value }) => [id, compiled(id, value)]));
}
export function compileFile(path) {
  return compile(readFileSync(path, "utf8"));
}
