import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import read from "jsqr";
import { encode } from "uqr";
import { kShortTable, kWholeTable } from "../../tools/reader.mjs";

/** A picture of the text's QR code, four pixels a square. */
function pictureOf(text: string): { pixels: Uint8ClampedArray; size: number } {
  const { data } = encode(text, { ecc: "M", border: 4 });
  const size = data.length * 4;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let y = 0; y < size; ++y)
    for (let x = 0; x < size; ++x) if (data[y >> 2]![x >> 2]) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3);
  return { pixels, size };
}

test("what the page draws, it can read", () => {
  for (const text of [`FM1:${"ABCDEFGH234567".repeat(8)}`, "http://192.168.4.1:7717/#/m/5b2e", "Қош келдіңіз"]) {
    const { pixels, size } = pictureOf(text);
    assert.equal(read(pixels, size, size)?.data, text);
  }
});

test("Japanese letters are read as by the whole table that came with the reader", () => {
  const whole = new Function(`return ${kWholeTable.exec(readFileSync("node_modules/jsqr/dist/jsQR.js", "utf8"))![1]!}`)() as Record<string, number>;
  const short = new Function(`const exports = {}; ${kShortTable} return exports.shiftJISTable;`)() as Record<string, number>;
  assert.ok(Object.keys(whole).length > 7000);
  for (const [code, letter] of Object.entries(whole)) assert.equal(short[code], letter, code);
});
