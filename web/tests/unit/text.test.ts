import assert from "node:assert/strict";
import { test } from "node:test";
import { pieces } from "../../src/text/diff.ts";
import { harmless } from "../../src/text/harmless.ts";
import { blocks, inlines, safeHref, type Inline } from "../../src/text/markdown.ts";
import { changedSpan, spanDiff } from "../../src/text/span.ts";
import { givenTitle } from "../../src/text/titles.ts";

const flat = (all: readonly Inline[]): string =>
  all.map((one) => ("text" in one ? one.text : "inside" in one ? `<${one.kind}>${flat(one.inside)}</>` : "\n")).join("");

test("paragraphs, headings, lists, quotes, code, rules", () => {
  const kinds = blocks("# A\n\ntext\nmore\n\n- one\n- two\n  - deep\n\n1. first\n2. second\n\n> said\n\n```\n<b>\n```\n\n---\n").map((one) => one.kind);
  assert.deepEqual(kinds, ["heading", "paragraph", "list", "list", "quote", "code", "rule"]);
  const list = blocks("- one\n- two\n  - deep\n");
  assert.equal(list.length, 1);
  assert.ok(list[0]!.kind === "list" && list[0]!.items.length === 2 && list[0]!.items[1]!.some((one) => one.kind === "list"));
  const numbered = blocks("3. third\n4. fourth");
  assert.ok(numbered[0]!.kind === "list" && numbered[0]!.ordered && numbered[0]!.start === 3);
});

test("marks inside of lines", () => {
  assert.equal(flat(inlines("a **b** *c* `d*` ~~e~~ \\*f\\*")), "a <strong>b</> <em>c</> d* <strike>e</> *f*");
  assert.equal(flat(inlines("snake_case_word and 2 * 3 * 4")), "snake_case_word and 2 * 3 * 4");
  assert.equal(flat(inlines("**never closed")), "**never closed");
});

test("HTML is text", () => {
  assert.equal(flat(inlines("<img src=x onerror=alert(1)>")), "<img src=x onerror=alert(1)>");
  assert.deepEqual(blocks("<script>alert(1)</script>").map((one) => one.kind), ["paragraph"]);
});

test("links lead to the web, to mail and into the page, and nowhere else", () => {
  for (const bad of ["javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "vbscript:x", "file:///etc", "//evil.example", "#x", " javascript:x", "https:evil"])
    assert.equal(safeHref(bad), null, bad);
  for (const good of ["https://example.org/a", "http://192.0.2.1/", "mailto:a@example.org", "#/p/5b2e"]) assert.equal(safeHref(good), good);
  const refused = inlines("[here](javascript:alert(1))");
  assert.ok(refused.every((one) => one.kind === "text"));
  assert.ok(inlines("see https://example.org/a.").some((one) => one.kind === "link" && one.href === "https://example.org/a"));
  const hidden = inlines("[x](java\u0000script:1)");
  assert.ok(hidden.every((one) => one.kind === "text"));
});

test("what turns the direction of reading or is not seen is taken out", () => {
  assert.equal(harmless("a\u202Eb\u2066c\u200Bd\u061Ce\u0007f\n"), "abcdef\n");
  const first = blocks("m\u202E001");
  assert.ok(first[0]!.kind === "paragraph" && flat(first[0]!.inside) === "m001");
});

test("texts of attackers are read in time", () => {
  for (const text of ["*".repeat(20_000), "[".repeat(20_000), "> ".repeat(5_000), `${"- ".repeat(3_000)}x`, "`".repeat(9_999), "_a".repeat(9_000), "*a ".repeat(20_000), "~~a ".repeat(16_000), "**a*b ".repeat(9_000)]) {
    // Of this process: the machine may be busy with other things.
    const began = process.cpuUsage();
    blocks(text);
    const spent = process.cpuUsage(began).user / 1000;
    assert.ok(spent < 2_000, `${text.slice(0, 8)}: ${spent} ms`);
  }
});

test("changes as the node writes them", () => {
  assert.deepEqual(pieces("Dues are [-5-]{+6+} a month."), [
    { kind: "same", text: "Dues are " }, { kind: "gone", text: "5" }, { kind: "new", text: "6" }, { kind: "same", text: " a month." },
  ]);
  assert.deepEqual(pieces("[-a\nb-]"), [{ kind: "gone", text: "a\nb" }]);
  assert.deepEqual(pieces("a [b] {c}"), [{ kind: "same", text: "a [b] {c}" }]);
});

const applied = (before: string, span: { from: number; length: number; text: string }) => {
  const old = Buffer.from(before);
  return Buffer.concat([old.subarray(0, span.from), Buffer.from(span.text), old.subarray(span.from + span.length)]).toString();
};

test("an amendment is the one place that changed, in bytes, and never inside a word", () => {
  assert.equal(changedSpan("same", "same"), null);
  const before = "Взносы 5 в месяц. Ключ у м001.";
  for (const after of ["Взносы 6 в месяц. Ключ у м001.", "Взносы 5 в год. Ключ у м001!", "", "Новое. Взносы 5 в месяц. Ключ у м001.", "Взносы 5 в месяц."]) {
    const span = changedSpan(before, after)!;
    assert.equal(applied(before, span), after);
  }
  const span = changedSpan("we dig a well here", "we dig a deep well here")!;
  assert.deepEqual([span.length, span.text], [0, "deep "]);
  assert.equal(spanDiff("we dig a well", "we dig a hole"), "we dig a [-well-]{+hole+}");
});

test("of titles that the node makes up only what somebody gave is kept", () => {
  assert.equal(givenTitle("question", "A well?"), "A well?");
  assert.equal(givenTitle("removal", "removal of m013"), "m013");
  assert.equal(givenTitle("charter", "another charter, reading 1"), "");
  assert.equal(givenTitle("mandate", "speaks to the press"), "speaks to the press");
});
