import assert from "node:assert/strict";
import { test } from "node:test";
import { shares } from "../../src/charts/positions.tsx";
import { Leadership } from "../../src/leader.ts";
import { momentWords } from "../../src/parts/fields.tsx";
import { codeOf, hrefOf, matches, placeOf } from "../../src/router.ts";
import { kRoutes, routeOf } from "../../src/routes.ts";
import { clashes } from "../../src/screens/calendar.tsx";
import { sections } from "../../src/screens/charter.tsx";
import { inOrder, shows } from "../../src/screens/decisions.tsx";
import { invitationIn } from "../../src/screens/join.tsx";
import { percent } from "../../src/screens/power.tsx";
import { faults, kProcesses, otherwise, wordsOf } from "../../src/screens/processes.ts";
import { wishKey } from "../../src/send-key.ts";
import { backOff, EventReader } from "../../src/sse.ts";

test("places are read from the fragment, whatever stands in it", () => {
  assert.deepEqual(placeOf("#/p/5b2e?show=mine&x").parts, ["p", "5b2e"]);
  assert.equal(placeOf("#/p/5b2e?show=mine&x").query.get("show"), "mine");
  assert.equal(placeOf("").path, "/");
  assert.equal(placeOf("#k=abc").path, "/");
  assert.deepEqual(placeOf("#/a%2Fb/%E0%A4%A").parts, ["a/b", "%E0%A4%A"]);
  assert.deepEqual(placeOf(hrefOf("j", "FM1:a/b?c")).parts, ["j", "FM1:a/b?c"]);
  assert.deepEqual(matches("/meeting/:id/chair", ["meeting", "5b", "chair"]), { id: "5b" });
  assert.equal(matches("/meeting/:id", ["meeting"]), null);
});

test("the code of the address", () => {
  assert.equal(codeOf("#k=Ab_1-2"), "Ab_1-2");
  assert.equal(codeOf("#k="), null);
  assert.equal(codeOf("#k=a b"), null);
  assert.equal(codeOf("#/k=a"), null);
});

test("every route leads to itself", () => {
  for (const route of kRoutes) {
    const path = route.pattern.replaceAll(/:\w+/g, "x");
    assert.equal(routeOf(placeOf(`#${path}`))?.route.pattern, route.pattern, path);
  }
  assert.equal(routeOf(placeOf("#/no/such")), null);
});

test("server-sent events, cut anywhere", () => {
  const stream = ": hello\r\n\r\nid: 1\r\nevent: change\r\ndata: {\"a\":1}\r\n\r\ndata: x\ndata: y\n\nevent: empty\n\n";
  const whole = new EventReader().feed(stream);
  assert.deepEqual(whole, [
    { event: "change", data: "{\"a\":1}", id: "1" },
    { event: "message", data: "x\ny", id: "1" },
  ]);
  for (let cut = 0; cut <= stream.length; ++cut) {
    const reader = new EventReader();
    assert.deepEqual([...reader.feed(stream.slice(0, cut)), ...reader.feed(stream.slice(cut))], whole, `cut at ${cut}`);
  }
});

test("tries come later and later, at most half a minute apart, and not all at once", () => {
  assert.ok(backOff(0, 0) >= 250 && backOff(0, 1) <= 500);
  assert.ok(backOff(3, 0.5) > backOff(0, 0.5));
  assert.ok(backOff(99, 1) <= 30_000);
});

test("the same words are the same wish until the node has answered", () => {
  const draft = "0123456789abcdef0123456789abcdef";
  const first = wishKey(draft, "position agree", 0);
  assert.equal(wishKey(draft, "position agree", 0), first);
  assert.match(first, /^[A-Za-z0-9_-]{1,64}$/);
  assert.notEqual(wishKey(draft, "position block", 0), first);
  assert.notEqual(wishKey(draft, "position agree", 1), first);
  assert.notEqual(wishKey("another draft", "position agree", 0), first);
});

test("of several tabs one leads, and another one after it", () => {
  const tabs = ["a", "b", "c"].map((name) => new Leadership(name, 0));
  let told: { word: ReturnType<Leadership["tick"]>; from: number }[] = [];
  const run = (from: number, to: number, alive: readonly number[]) => {
    for (let now = from; now < to; now += 1000)
      for (const i of alive) {
        const word = tabs[i]!.tick(now);
        if (word) {
          told.push({ word, from: i });
          for (const j of alive) if (j !== i) tabs[j]!.hear(word, now);
        }
      }
  };
  run(0, 3_000, [0]);
  run(3_000, 10_000, [0, 1, 2]);
  assert.deepEqual(tabs.map((tab) => tab.leads), [true, false, false]);
  assert.ok(told.every((one) => one.from === 0 || one.word?.kind !== "leaving"));
  told = [];
  run(10_000, 25_000, [1, 2]);
  assert.deepEqual(tabs.slice(1).map((tab) => tab.leads), [true, false]);
  const word = tabs[1]!.leave(25_000)!;
  assert.equal(word.kind, "leaving");
  tabs[2]!.hear(word, 25_000);
  run(25_000, 35_000, [2]);
  assert.ok(tabs[2]!.leads);
});

test("two tabs that lead at once agree on one", () => {
  const [a, b] = [new Leadership("a", 0), new Leadership("b", 0)];
  const one = a.tick(3000)!;
  const other = b.tick(3000)!;
  a.hear(other, 3000);
  b.hear(one, 3000);
  assert.deepEqual([a.leads, b.leads], [true, false]);
});

test("parts of a bar never come to more than the whole", () => {
  assert.deepEqual(shares([1, 1], 4), [250, 250]);
  assert.deepEqual(shares([0], 0), [0]);
  assert.ok(shares([1, 1, 1], 3).reduce((a, b) => a + b) <= 1000);
  assert.ok(shares([5, 5], 3).reduce((a, b) => a + b) <= 1000, "more answers than electors");
});

const line = (id: string, state: string, until: string | null, mine = false) => ({
  id, href: "", matter: null, title: id, state, until, answered: 0, electorate: 1, blocks: 0, mine,
});
test("decisions: what waits first, what ends first before what ends later, the newest of the others", () => {
  const lines = [line("old", "adopted", null), line("late", "open", "2026-12-01T00:00:00Z"), line("soon", "open", "2026-11-15T00:00:00Z", true), line("new", "lapsed", null), line("ever", "open", null)];
  assert.deepEqual(inOrder(lines).map((one) => one.id), ["soon", "late", "ever", "new", "old"]);
  assert.deepEqual(lines.filter((one) => shows("mine", one)).map((one) => one.id), ["soon"]);
  assert.equal(lines.filter((one) => shows("closed", one)).length, 2);
});

test("invitations are found in what people paste", () => {
  const code = `FM1:${"ABCDEFGH234567".repeat(4)}`;
  assert.equal(invitationIn(code), code);
  assert.equal(invitationIn(`Join us: ${code} see you`), code);
  assert.equal(invitationIn(`http://127.0.0.1:7717/#/j/${encodeURIComponent(code)}`), code);
  assert.equal(invitationIn(`${code.slice(0, 20)}\n${code.slice(20)}`), code);
  assert.equal(invitationIn("FM1:short"), null);
  assert.equal(invitationIn("nothing"), null);
});

test("words of acts: what is empty is not said, days and moments are written as the node reads them", () => {
  const process = (name: string) => kProcesses.find((one) => one.name === name)!;
  const proposal = process("proposal");
  assert.deepEqual([...faults(proposal, otherwise(proposal)).keys()], ["title", "text"]);
  const values = { ...otherwise(proposal), title: " A well ", text: "We dig.", urgent: "yes", review: "30" };
  assert.deepEqual(wordsOf(proposal, values), { title: "A well", text: "We dig.", how: "consensus", for: "7d", review: "30d", urgent: true });
  assert.deepEqual(wordsOf(proposal, { ...values, how: "by-hand" }), { title: "A well", text: "We dig." });
  const options = process("options");
  assert.equal(faults(options, { ...otherwise(options), question: "?", option: "one" }).get("option"), "fault-options");
  assert.deepEqual(wordsOf(options, { question: "?", option: "one\n\n two \n", seats: "2" }), { question: "?", option: ["one", "two"], seats: 2 });
  assert.match(momentWords("2026-05-03T18:00"), /^2026-05-03 \d\d:00$/);
  assert.equal(momentWords("soon"), "");
  // Options of a draw take the place of a method; three different people tell what came out.
  const election = process("election");
  const drawn = { ...otherwise(election), scope: "the square", by_lot: "yes", stratum: "c1=1\nc2=2" };
  assert.deepEqual([wordsOf(election, drawn).by_lot, wordsOf(election, drawn).stratum, wordsOf(election, drawn).method], [true, ["c1=1", "c2=2"], undefined]);
  assert.deepEqual([wordsOf(election, { ...drawn, by_lot: "" }).stratum, wordsOf(election, { ...drawn, by_lot: "" }).method], [undefined, "approval"]);
  // What was begun and has no matter is no instruction; a matter may have a sign of its own in it.
  const mandate = { ...otherwise(process("mandate")), holder: "m1", scope: "the council", instruct: "the dam =no\n=yes\na=b=abstain" };
  assert.deepEqual(wordsOf(process("mandate"), mandate).instruct, ["the dam=no", "a=b=abstain"]);
  assert.equal(wordsOf(process("mandate"), { ...mandate, instruct: "=no" }).instruct, undefined);
  assert.equal(faults(process("mandate"), { ...mandate, lend_to: "the valley" }).get("lend_to"), "field-id-help");
  assert.equal(faults(process("mandate"), { ...mandate, lend_to: "0a".repeat(32) }).size, 0);
  // A share is a fraction of a base, for yes and no and for one way of counting options.
  const question = { ...otherwise(process("question")), question: "?", threshold: "2/3", more: "yes", base: "E" };
  const share = (name: string, values: Record<string, string>) => (({ threshold, more, base }) => [threshold, more, base])(wordsOf(process(name), values));
  assert.deepEqual(share("question", question), ["2/3", true, "E"]);
  assert.deepEqual(share("question", { ...question, threshold: "" }), [undefined, undefined, undefined]);
  assert.deepEqual(share("question", { ...question, fallback: "p1" }), [undefined, undefined, undefined]);
  assert.deepEqual(["2/3", "0.66", "3/2", "0/3", "1/0", "1/1"].map((threshold) => faults(process("question"), { ...question, threshold }).size), [0, 1, 1, 1, 1, 0]);
  assert.deepEqual(share("options", { ...question, method: "approval" }), [undefined, undefined, undefined]);
  assert.deepEqual(share("options", { ...question, method: "schulze" }), ["2/3", true, "E"]);
  // Of the trustees more than half are needed, and not all.
  const secret = { ...otherwise(process("secret")), question: "?", trustees: "5", needed: "4" };
  assert.equal(wordsOf(process("secret"), secret).needed, "4");
  assert.deepEqual(["2", "3", "4", "5", "x"].map((needed) => faults(process("secret"), { ...secret, needed }).size), [1, 0, 0, 1, 1]);
  assert.equal(wordsOf(process("election"), { ...otherwise(process("election")), scope: "the square", needed: "2" }).needed, undefined);
  // An assembly goes on in another one, a commission does not.
  const end = { ...otherwise(process("dissolution")), reason: "done", into: "0a".repeat(32) };
  assert.deepEqual([wordsOf(process("dissolution"), end).into, wordsOf(process("dissolution"), { ...end, commission: "c1" }).into], ["0a".repeat(32), undefined]);
  const lot = { ...otherwise(process("lot")), by: "dice", teller: "m1\nm2\nm2" };
  assert.equal(faults(process("lot"), lot).get("teller"), "fault-tellers");
  assert.deepEqual(wordsOf(process("lot"), { ...lot, teller: "m1\nm2\nm3" }), { teller: ["m1", "m2", "m3"], by: "dice", for: "7d" });
  assert.deepEqual(wordsOf(process("cut-off"), otherwise(process("cut-off"))), { until: "14d", for: "2d" });
  assert.equal(faults(process("budget"), { ...otherwise(process("budget")), amount: "-4" }).get("amount"), "fault-number");
});

test("dates that touch", () => {
  const entry = (time: string, minutes: number) => ({ time, minutes });
  assert.deepEqual([...clashes([entry("2026-05-03T18:00:00Z", 60), entry("2026-05-03T18:30:00Z", 0), entry("2026-05-03T19:00:00Z", 30)])], [0, 1]);
});

test("a charter by its subjects", () => {
  const parts = sections("# Admission\nvouches = 2  # who vouch\ncool_off = 2d\n\n# Decisions\nordinary = more than 1/2 of yes and no\n---\nWe meet = often\n");
  assert.deepEqual(parts.map((part) => [part.head, part.lines.map((one) => one.name)]), [["Admission", ["vouches", "cool_off"]], ["Decisions", ["ordinary"]]]);
  assert.equal(parts[0]!.lines[0]!.meaning, "who vouch");
});

test("shares in hundredths", () => {
  assert.deepEqual(["1/3", "9/17", "0/0", "1/1"].map(percent), [33, 52, 0, 100]);
});
