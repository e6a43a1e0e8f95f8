// Numbers in the place of messages' keys, in what is built.
import assert from "node:assert/strict";
import { test } from "node:test";
import { numbersOf, onlyAsked, withNumbers } from "../../tools/numbers.mjs";

const kImport = `import { named, t, w } from "../words/words.tsx";\n`;

test("messages that are asked for word by word have numbers", () => {
  const source = `${kImport}const one = w("vote-title", { name: names(of.author) }); const other = <b title={t("vote-help")}>{w(of.open ? "line-open" : "line-over")}</b>;
    const third = t(of.state === "line-state" ? "line-yes" : "line-no", { count: 1 });`;
  const keys = new Set(["vote-title", "vote-help", "line-open", "line-over", "line-state", "line-yes", "line-no", "line-unused"]);
  assert.deepEqual([...onlyAsked([source], keys)].sort(), ["line-no", "line-open", "line-over", "line-yes", "vote-help", "vote-title"]);
  const numbers = new Map([["vote-title", 0], ["line-open", 12], ["line-over", 13], ["line-yes", 3], ["line-state", 4]]);
  assert.equal(withNumbers(source, numbers),
    `${kImport}const one = w(0, { name: names(of.author) }); const other = <b title={t("vote-help")}>{w(of.open ? 12 : 13)}</b>;
    const third = t(of.state === "line-state" ? 3 : "line-no", { count: 1 });`);
});

test("a key that is something else, too, keeps its name", () => {
  const source = `${kImport}w("withdraw"); send("withdraw", { id }); w("my-ballot"); const id = <h2 id="my-ballot" />; w("state-open"); named("state", one); w("seen"); const words = \`seen\`;`;
  const keys = new Set(["withdraw", "my-ballot", "state-open", "seen"]);
  assert.deepEqual([...onlyAsked([source], keys)], []);
  // Somewhere else "t" and "w" are other functions.
  assert.deepEqual([...onlyAsked([`w("elsewhere")`], new Set(["elsewhere"]))], []);
  // In another source it is something else.
  assert.deepEqual([...onlyAsked([`${kImport}w("close-it")`, `const act = "close-it";`], new Set(["close-it"]))], []);
});

test("keys that are nothing but keys have numbers wherever they stand", () => {
  const source = `${kImport}send("note", words, "sent-note"); const row = { label: "field-text" }; const empty = <Empty words="fault-missing" />;`;
  const keys = new Set(["sent-note", "field-text", "fault-missing"]);
  assert.equal(onlyAsked([source], keys).size, 3);
  const numbers = new Map([["sent-note", 5], ["field-text", 6], ["fault-missing", 7]]);
  assert.equal(withNumbers(source, numbers), `${kImport}send("note", words, 5); const row = { label: 6 }; const empty = <Empty words={7} />;`);
});

test("the numbers of a file are one behind the other", () => {
  const where = new Map([["a-one", "first"], ["b-one", "more"], ["a-two", "first"], ["b-two", "more"], ["c-three", "first"]]);
  assert.deepEqual([...numbersOf(where, new Set(["a-one", "b-one", "b-two", "c-three"]))], [["a-one", 0], ["c-three", 1], ["b-one", 2], ["b-two", 3]]);
});
