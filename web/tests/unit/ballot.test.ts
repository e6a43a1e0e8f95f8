import assert from "node:assert/strict";
import { test } from "node:test";
import * as marks from "../../src/ballot/marks.ts";

test("options come in at the end, move by one, go out", () => {
  let ranking: marks.Ranking = [];
  ranking = marks.add(ranking, 3);
  ranking = marks.add(ranking, 1);
  ranking = marks.add(ranking, 1);
  assert.deepEqual(ranking, [[3], [1]]);
  ranking = marks.move(ranking, 1, -1);
  assert.deepEqual(ranking, [[1], [3]]);
  assert.equal(marks.move(ranking, 1, -1), ranking, "nothing is above the first");
  assert.equal(marks.move(ranking, 3, 1), ranking, "nothing is below the last");
  assert.equal(marks.move(ranking, 9, 1), ranking, "what is not ranked does not move");
  assert.deepEqual(marks.remove(ranking, 1), [[3]]);
  assert.equal(marks.rankOf(ranking, 3), 2);
  assert.equal(marks.rankOf(ranking, 2), null);
});

test("equal ranks are made and left", () => {
  let ranking: marks.Ranking = [[2], [1], [3]];
  ranking = marks.join(ranking, 1);
  assert.deepEqual(ranking, [[1, 2], [3]]);
  assert.equal(marks.rankingText(ranking), "1=2>3");
  assert.deepEqual(marks.move(ranking, 2, -1), [[2], [1], [3]]);
  assert.deepEqual(marks.move(ranking, 2, 1), [[1], [2], [3]]);
  assert.equal(marks.join(ranking, 2), ranking, "nothing is before the first rank");
});

test("an option goes to the place that was pointed at", () => {
  const ranking: marks.Ranking = [[1], [2], [3]];
  assert.deepEqual(marks.moveTo(ranking, 3, 0), [[3], [1], [2]]);
  assert.deepEqual(marks.moveTo(ranking, 1, 9), [[2], [3], [1]]);
  assert.deepEqual(marks.moveTo(ranking, 1, -1), [[1], [2], [3]]);
});

test("ballots as the node reads them, and back", () => {
  assert.equal(marks.rankingText([[2], [1, 3]]), "2>1=3");
  assert.deepEqual(marks.parseRanking("2>1=3", 4), [[2], [1, 3]]);
  assert.equal(marks.parseRanking("2>2", 4), null);
  assert.equal(marks.parseRanking("5", 4), null);
  assert.equal(marks.parseRanking("", 4), null);
  assert.equal(marks.approvalText([3, 1]), "1,3");
  assert.equal(marks.gradesText(new Map([[1, 5], [3, 2]]), 4), "5,0,2,0");
});

test("which methods rank, and which allow equals", () => {
  assert.deepEqual(["approval", "score", "star", "schulze", "stv-scottish", "irv", "majority-judgment"].filter((one) => marks.isRanking(one as marks.Method)),
    ["schulze", "stv-scottish", "irv"]);
  assert.ok(marks.mayBeEqual("schulze"));
  assert.ok(!marks.mayBeEqual("irv"));
});

test("each voter has an order of their own, and keeps it", () => {
  const mine = marks.shuffled(6, "m001 vote");
  assert.deepEqual(marks.shuffled(6, "m001 vote"), mine);
  assert.deepEqual([...mine].sort(), [1, 2, 3, 4, 5, 6]);
  // No option is first for everybody, nor for nobody.
  const first = new Map<number, number>();
  for (let voter = 0; voter < 600; ++voter) {
    const one = marks.shuffled(4, `voter ${voter}`)[0]!;
    first.set(one, (first.get(one) ?? 0) + 1);
  }
  for (const option of [1, 2, 3, 4]) assert.ok(first.get(option)! > 100, `${option}: ${first.get(option)}`);
});
