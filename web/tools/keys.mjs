// Makes src/words/keys.ts from the source language: which messages there are, and what each of them needs.
// With --check it only says whether the file is up to date.
import { readFileSync, writeFileSync } from "node:fs";
import { kSource, readMessages } from "./ftl.mjs";

const folder = new URL("..", import.meta.url);
const target = new URL("src/words/keys.ts", folder);
const messages = readMessages(new URL(`locales/${kSource}.ftl`, folder));
const plain = [...messages].filter(([, { variables }]) => variables.size === 0).map(([key]) => `"${key}"`);
const wrapped = [];
for (const key of plain) {
  const last = wrapped.at(-1);
  if (last !== undefined && last.length + key.length < 112) wrapped[wrapped.length - 1] = `${last} | ${key}`;
  else wrapped.push(`  | ${key}`);
}
const lines = [
  "// Made from locales/fr.ftl by `npm run keys`: do not edit.",
  "",
  "/** Messages that need no values. */",
  "type Plain =",
  ...wrapped,
  "",
  "type Values = string | number;",
  "export type Messages = Record<Plain, null> & {",
];
for (const [key, { variables }] of messages)
  if (variables.size > 0) lines.push(`  "${key}": { ${[...variables].sort().map((name) => `${name}: Values`).join("; ")} };`);
lines.push("};", "");
const text = `${lines.join("\n").replace(/(\| "[^"]+")\n\ntype Values/, "$1;\n\ntype Values")}`;
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== text) {
    console.error("src/words/keys.ts is older than locales/fr.ftl: run `npm run keys`");
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}
