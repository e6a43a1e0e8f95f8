// jsQR brings a table of Japanese letters that is four times as long as itself. Browsers have the same table, but for nine
// letters. jsQR is no module yet, either.
import { readFileSync } from "node:fs";

const kOwn = "{ 0x5c: 0xa5, 0x7e: 0x203e, 0x815f: 0x5c, 0x8160: 0x301c, 0x8161: 0x2016, 0x817c: 0x2212, 0x8191: 0xa2, 0x8192: 0xa3, 0x81ca: 0xac }";
const kTable = `const own = ${kOwn};
exports.shiftJISTable = new Proxy(own, {
  get: (_, code) => own[code] ?? new TextDecoder("shift_jis").decode(Uint8Array.of(...(code > 255 ? [code >> 8] : []), code & 255)).charCodeAt(0),
});`;

export const kWholeTable = /exports\.shiftJISTable = (\{[^}]*\});/;
export const kShortTable = kTable;

export const reader = {
  name: "reader",
  setup(bundler) {
    bundler.onLoad({ filter: /jsqr[/\\]dist[/\\]jsQR\.js$/ }, ({ path }) => {
      const before = readFileSync(path, "utf8");
      if (!kWholeTable.test(before)) throw new Error("jsQR has no such table any more");
      const after = before.replace(kWholeTable, () => kTable);
      return { contents: `const module = { exports: {} };\nconst { exports } = module;\n${after}\nexport default module.exports;`, loader: "js" };
    });
  },
};
