import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { Book } from "../../src/words/book.ts";
import { clockText, dayText, distance, inDigits, momentText, numberText, shortDayText, timerText, type DateStyle } from "../../src/words/dates.ts";
import { bestLocale, kLocales, localeOf } from "../../src/words/locales.ts";
import { kTables } from "../../src/words/tables.ts";
import { compile, compileFile } from "../../tools/compile.mjs";

const text = (tag: string) => readFileSync(`locales/${tag}.ftl`, "utf8");
function book(tag: string, digits = "latn"): Book {
  const locale = localeOf(tag)!;
  const chain = [locale, ...(locale.fallback ? [localeOf(locale.fallback)!] : [])];
  return new Book(locale, chain.map((one) => ({ locale: one, messages: Object.fromEntries(compileFile(`locales/${one.tag}.ftl`)) })), digits);
}
const plain = (said: string) => said.replaceAll(/[\u2066-\u2069]/g, "");
const say = (tag: string, key: string, values: Record<string, string | number> | null = null) => plain(book(tag).say(key, values).text);

test("every message of every language can be said with the values of the source", () => {
  const keys = [...text("fr").matchAll(/^([a-z][a-z0-9-]*) =/gm)].map((found) => found[1]!);
  const variables = new Map<string, Set<string>>();
  let current = "";
  for (const line of text("fr").split("\n")) {
    current = /^([a-z][a-z0-9-]*) =/.exec(line)?.[1] ?? current;
    for (const found of line.matchAll(/\$([a-zA-Z]+)/g)) variables.set(current, (variables.get(current) ?? new Set()).add(found[1]!));
  }
  assert.ok(keys.length > 900);
  for (const { tag } of kLocales) {
    const opened = book(tag);
    for (const key of keys) {
      const values = Object.fromEntries([...(variables.get(key) ?? [])].map((name) => [name, 3]));
      const { text: said } = opened.say(key, values);
      assert.ok(said !== key && said.trim() !== "", `${tag} ${key}`);
      assert.ok(!said.includes("{"), `${tag} ${key}: ${said}`);
    }
  }
});

test("what the page says is what Fluent itself would say", () => {
  for (const { tag, plurals } of kLocales)
    for (const digits of tag === "ar" ? ["latn", "arab"] : ["latn"]) {
      const fluent = new FluentBundle(tag === "ar" ? [`ar-u-nu-${digits}`, "ar"] : [tag, plurals]);
      fluent.addResource(new FluentResource(text(tag)));
      const ours = book(tag, digits);
      for (const key of compileFile(`locales/${tag}.ftl`).keys())
        for (const value of [0, 1, 2, 3, 5, 11, 21, 100, 1234, "m001"]) {
          const values = new Proxy({}, { get: () => value, getOwnPropertyDescriptor: () => ({ value, enumerable: true, configurable: true }), has: () => true });
          const faults: Error[] = [];
          const said = fluent.formatPattern(fluent.getMessage(key)!.value!, values, faults);
          assert.deepEqual(faults, [], `${tag} ${key}`);
          assert.equal(ours.say(key, values).text, said, `${tag} ${key} ${value}`);
        }
    }
});

test("messages of every shape: around a form, two values, a form for an exact number", () => {
  const opened = (ftl: string) => new Book(localeOf("fr")!, [{ locale: localeOf("fr")!, messages: Object.fromEntries(compile(ftl)) }]);
  const shapes = `alone = { $a }
pair = { $a }{ $b }
around = Avant { $a ->
    [0] rien
    [one] un { $b }
   *[other] { $a }
  } après { $b }.
`;
  const fluent = new FluentBundle(["fr"]);
  fluent.addResource(new FluentResource(shapes));
  for (const key of ["alone", "pair", "around"])
    for (const a of [0, 1, 2]) {
      const values = { a, b: "x" };
      assert.equal(opened(shapes).say(key, values).text, fluent.formatPattern(fluent.getMessage(key)!.value!, values));
    }
  assert.throws(() => compile("wrong = { NUMBER($a) }\n"), /wrong/);
  assert.throws(() => compile("wrong = { $a ->\n    [one] a\n   *[many] b\n  }\n"), /wrong/);
  assert.throws(() => compile("wrong = { $a ->\n    [first] a\n   *[other] b\n  }\n"), /wrong/);
  assert.equal(opened("needs = { $a } !\n").say("needs", {}).text, "needs", "a value that is missing");
});

test("plural forms: two in French, three in Russian, six in Arabic, none in Kazakh", () => {
  assert.equal(say("fr", "people-roll", { count: 1 }), "Un membre");
  assert.equal(say("fr", "people-roll", { count: 2 }), "2 membres");
  assert.deepEqual([1, 2, 5, 21].map((count) => say("ru", "people-roll", { count })), ["1 участник", "2 участника", "5 участников", "21 участник"]);
  const arabic = [0, 1, 2, 3, 11, 100].map((count) => say("ar", "chip-nodes", { count }));
  assert.equal(new Set(arabic.map((one) => one.replaceAll(/\d+ ?/g, ""))).size, 5, arabic.join(" | "));
  assert.equal(arabic[2], "عقدتان متصلتان");
  assert.deepEqual([1, 21].map((count) => say("kk", "people-roll", { count })), ["1 мүше", "21 мүше"]);
});

test("Arabic digits are a choice", () => {
  assert.match(plain(book("ar", "arab").say("people-roll", { count: 11 }).text), /١١/);
  assert.match(plain(book("ar", "latn").say("people-roll", { count: 11 }).text), /11/);
  assert.equal(inDigits("12:40", "arab"), "١٢:٤٠");
});

test("names that are put in keep their direction", () => {
  assert.match(book("ar").say("proposal-by", { name: "m001" }).text, /\u2068m001\u2069/);
});

test("partial languages fall back to Spanish, and say so", () => {
  for (const tag of ["qu", "ay"]) {
    assert.equal(book(tag).say("welcome-title", null).lang, null);
    assert.deepEqual(book(tag).say("decisions-title", null), { text: "Decisiones", lang: "es" });
  }
});

test("a message that is nowhere shows its key", () => {
  assert.deepEqual(book("en").say("no-such-thing", null), { text: "no-such-thing", lang: "en" });
});

test("the language that somebody wishes, else French", () => {
  assert.equal(bestLocale(["de-AT", "ru-RU"]).tag, "ru");
  assert.equal(bestLocale(["kk"]).tag, "kk");
  assert.equal(bestLocale(["de"]).tag, "fr");
  assert.equal(bestLocale([]).tag, "fr");
});

const style = (tag: string, more: Partial<DateStyle> = {}): DateStyle => ({
  tag, tables: localeOf(tag)!.browserDates ? null : kTables[tag]!, digits: "latn", zone: "UTC", ...more,
});
const at = new Date("2026-11-14T18:05:00Z");

test("dates in Kazakh, Quechua and Aymara come from tables", () => {
  assert.equal(dayText(at, style("kk")), "2026 ж. 14 қараша, сенбі");
  assert.equal(shortDayText(at, style("kk")), "14 қараша");
  assert.equal(dayText(at, style("qu")), "sawatu, 14 nuwimri 2026");
  assert.equal(dayText(at, style("ay")), "sawaru, 14 nuwimri 2026");
  for (const [tag, { months, days }] of Object.entries(kTables)) {
    assert.equal(new Set(months).size, 12, tag);
    assert.equal(new Set(days).size, 7, tag);
  }
});

test("dates of other languages come from the browser, on a clock of 24 hours", () => {
  assert.equal(momentText(at, style("fr")), "samedi 14 novembre 2026, 18:05");
  assert.match(dayText(at, style("en")), /Saturday/);
  assert.equal(clockText(at, style("ar", { digits: "arab" })), "١٨:٠٥");
  assert.equal(clockText(at, style("fr", { zone: "Asia/Almaty" })), "23:05");
  assert.equal(clockText(new Date("2026-11-14T00:00:00Z"), style("en")), "00:00");
});

test("numbers", () => {
  assert.equal(numberText(7, style("kk")), "7");
  assert.equal(plain(numberText(1234, style("es")).replaceAll(/[.\s\u202f]/g, "")), "1234");
});

test("how far a moment is", () => {
  const now = new Date("2026-11-14T12:00:00Z");
  const far = (text: string) => distance(new Date(text), now);
  assert.deepEqual(far("2026-11-14T12:00:30Z"), { unit: "minutes", count: 0 });
  assert.deepEqual(far("2026-11-14T12:05:00Z"), { unit: "minutes", count: 5 });
  assert.deepEqual(far("2026-11-15T12:00:00Z"), { unit: "hours", count: 24 });
  assert.deepEqual(far("2026-11-11T11:00:00Z"), { unit: "days", count: -3 });
});

test("a timer counts minutes and seconds", () => {
  assert.deepEqual([0, 59, 130, -4, 3600].map(timerText), ["0:00", "0:59", "2:10", "0:00", "60:00"]);
});
