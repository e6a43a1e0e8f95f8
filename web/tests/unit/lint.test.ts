import assert from "node:assert/strict";
import { test } from "node:test";
import { accepts, engineFaults } from "../../tools/engines.mjs";
import { dataFaults, hostFaults, languageFaults, sourceFaults, styleFaults } from "../../tools/lint.mjs";

const messages = (of: Record<string, string>) => new Map(Object.entries(of).map(([key, text]) => [key, { text, variables: new Set([...text.matchAll(/\$(\w+)/g)].map((found) => found[1]!)) }]));

test("a language that lacks a message or repeats the source", () => {
  const source = messages({ a: "Une chose", b: "Quorum", c: "{ $name }", d: "de { $name }" });
  const right = { a: "A thing", b: "Quorum", c: "{ $name }", d: "by { $name }" };
  const faults = (more: Record<string, string>, equal: Record<string, string> = { b: "Quorum" }, partial = false) =>
    languageFaults("en", messages({ ...right, ...more }), source, partial, equal);
  assert.deepEqual(faults({}), []);
  assert.match(faults({}, {}).join(), /b repeats the source/);
  assert.match(faults({ a: "Une chose" }).join(), /a repeats the source/);
  assert.match(faults({ b: "A quorum" }).join(), /b is listed as equal/);
  assert.match(faults({ a: " " }).join(), /a is empty/);
  assert.match(faults({ d: "by" }).join(), /d lacks the variable name/);
  assert.match(faults({ e: "more" }).join(), /e is no message of the source/);
  const { a: _, ...less } = right;
  assert.match(languageFaults("en", messages(less), source, false, { b: "Quorum" }).join(), /a is missing/);
  assert.deepEqual(languageFaults("en", messages(less), source, true, { b: "Quorum" }), []);
});

test("packages that refuse Node.js 18", () => {
  for (const range of ["*", "", ">=18", ">= 14", ">=18.0.0", "^18.18.0 || >=20", "18 || 20", "18.x", ">=6 <19", "14 - 18", "~18.19", "^18", ">17", "<=18"])
    assert.ok(accepts(range, [18, 19, 0]), range);
  for (const range of [">=20", "^20.19.0 || >=22.12.0", ">18", "<18", "16 - 17", "~18.20", "^18.20.0", "17.x", ">=18.20", "latest"])
    assert.ok(!accepts(range, [18, 19, 0]), range);
  assert.deepEqual(engineFaults({ packages: { "": {}, "node_modules/a": { version: "1.0.0", engines: { node: ">=18" } } } }), []);
  assert.match(engineFaults({ packages: { "node_modules/vite": { version: "8.0.0", engines: { node: "^20.19.0 || >=22.12.0" } } } }).join(), /vite 8\.0\.0/);
});

test("nothing comes from elsewhere", () => {
  const of = (host: string) => ["https:", "", host].join("/");
  for (const text of [`<script src="${of("cdn.test/a.js")}">`, "<img src=//cdn.test/a.png>", `@import url(${of("fonts.test/a")})`, 'import("//cdn.test/a.js")', `fetch("${of("a.test")}")`])
    assert.notDeepEqual(hostFaults("a", text), [], text);
  assert.deepEqual(hostFaults("a", 'x("http://www.w3.org/2000/svg"); <script src="/assets/a.js"> a // b'), []);
});

test("no data of an assembly that is none", () => {
  assert.deepEqual(dataFaults("src/a.ts", "const a = 1;"), []);
  for (const [name, text] of [["src/a.json", "{}"], ["src/a.ts", `const id = "${"ab".repeat(32)}"`], ["src/a.ts", "// the mock"], ["src/a.ts", 'import a from "../../tests/web/a.ts"'], ["members.csv", ""]] as const)
    assert.notDeepEqual(dataFaults(name, text), [], `${name} ${text}`);
});

test("sides, HTML out of text, words that are no message", () => {
  assert.notDeepEqual(styleFaults("a.css", "a { margin-left: 1px; }"), []);
  assert.notDeepEqual(styleFaults("a.css", "a { width: 1px; }"), []);
  assert.deepEqual(styleFaults("a.css", "a { inline-size: 1px; }"), []);
  assert.notDeepEqual(sourceFaults("a.ts", "a.innerHTML = b;"), []);
  assert.notDeepEqual(sourceFaults("a.tsx", "<p>Some words here</p>"), []);
  assert.deepEqual(sourceFaults("a.tsx", "<p>{w(key)}</p>"), []);
});
