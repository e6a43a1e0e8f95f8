// Builds the page: the same sources give the same bytes in every folder, and every asset's name holds its hash.
//   node tools/build.mjs [--out FOLDER] [--sizes] [--why]
// What it may weigh is said in tests/unit/size.test.ts; --sizes shows the files, --why what the first script is made of.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { minify } from "terser";
import { kSource, readMessages } from "./ftl.mjs";
import { shareOut, wordFiles } from "./messages.mjs";
import { numbered, numbersOf, onlyAsked } from "./numbers.mjs";
import { reader } from "./reader.mjs";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const chosen = process.argv.indexOf("--out");
const out = chosen > 0 ? resolve(process.argv[chosen + 1]) : join(folder, "dist");

const options = {
  absWorkingDir: folder,
  outdir: join(out, "assets"),
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  metafile: true,
  write: false,
  logLevel: "warning",
};
/** A second pass over what the bundler made: a thirtieth less. Nothing that could change what a script does. */
const kPacking = { module: true, ecma: 2020, compress: { passes: 2 }, format: { comments: false } };
const packer = JSON.parse(readFileSync(join(folder, "node_modules/terser/package.json"), "utf8")).version;
const packed = async (text) => (await minify(text, kPacking)).code;
const name = (path) => `assets/${path.split("/").at(-1)}`;
const entryOf = (metafile, source) => Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint === source);
/** An output and all that it loads at once. */
function loadedWith(metafile, path, seen = new Set()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const one of metafile.outputs[path].imports) if (one.kind === "import-statement") loadedWith(metafile, one.path, seen);
  return seen;
}

// Styles have their names before the scripts that load them.
const kStyles = ["first", "more", "meet"];
const styles = await build({ ...options, splitting: false, entryPoints: kStyles.map((one) => `src/style/${one}.css`) });
const styleNames = Object.fromEntries(kStyles.map((one) => [one, `/${name(entryOf(styles.metafile, `src/style/${one}.css`))}`]));
const built = (words, numbers) => ({
  ...options,
  entryPoints: { main: "src/main.tsx" },
  plugins: [reader, numbered(numbers)],
  // Names hold the hash of what is there before that pass, so this belongs to it.
  footer: { js: `// ${packer} ${JSON.stringify(kPacking)}` },
  define: { "process.env.NODE_ENV": '"production"', "BUILT.words": JSON.stringify(words), "BUILT.more": JSON.stringify(styleNames.more), "BUILT.meet": JSON.stringify(styleNames.meet) },
});

// Which sources a part has is known once they are bundled; which messages these need, then.
const draft = await build(built("", new Map()));
const kPart = /^src\/screens\/parts\/(\w+)\.ts$/;
const entries = Object.entries(draft.metafile.outputs).flatMap(([path, { entryPoint }]) => {
  const part = entryPoint === "src/main.tsx" ? "first" : kPart.exec(entryPoint ?? "")?.[1];
  return part ? [[part, path]] : [];
});
const textsOf = (path) => [...loadedWith(draft.metafile, path)]
  .flatMap((one) => Object.keys(draft.metafile.outputs[one].inputs))
  .filter((one) => one.startsWith("src/"))
  .map((one) => readFileSync(join(folder, one), "utf8"));
const keys = new Set(readMessages(join(folder, `locales/${kSource}.ftl`)).keys());
const parts = Object.fromEntries(entries.map(([part, path]) => [part, textsOf(path)]));
const where = shareOut(parts, keys);
const numbers = numbersOf(where, onlyAsked([...new Set(Object.values(parts).flat())], keys));
const words = wordFiles(folder, where, numbers);
const wordsHash = createHash("sha256").update(JSON.stringify(words)).digest("hex").slice(0, 8).toUpperCase();
const result = await build(built(wordsHash, numbers));

for (const { path, text } of result.outputFiles)
  for (const key of numbers.keys()) if (text.includes(`"${key}"`)) throw new Error(`${path} names ${key}, which has a number`);

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "assets"), { recursive: true });
const bytes = new Map();
function put(name, contents) {
  writeFileSync(join(out, name), contents);
  bytes.set(name, gzipSync(contents, { level: 9 }).length); // nearly what is sent, and at once
}
const wordName = (tag, part) => `assets/${tag}-${part}-${wordsHash}.js`;
for (const file of styles.outputFiles) put(name(file.path), file.contents);
for (const file of result.outputFiles) put(name(file.path), await packed(file.text));
for (const [tag, part, text] of words) put(wordName(tag, part), text);

// All that comes at once lies in one file, which every part shares with the beginning; what is left of the beginning is to
// name that file.
const main = entryOf(result.metafile, "src/main.tsx");
const atOnce = [...loadedWith(result.metafile, main)].filter((path) => path !== main);
if (atOnce.length !== 1 || Object.keys(result.metafile.outputs[main].inputs).length !== 0) throw new Error(`the beginning lies in ${atOnce.length + 1} files`);
rmSync(join(out, name(main)));
bytes.delete(name(main));
const page = readFileSync(join(folder, "index.html"), "utf8").replace("%style%", styleNames.first).replace("%main%", `/${name(atOnce[0])}`);
put("index.html", page);
put("icon.svg", readFileSync(join(folder, "icon.svg")));
put("licences.txt", licences());

/** The licences of what is in the assets, which all of them ask to be handed on. */
function licences() {
  const packages = new Set();
  for (const input of Object.keys(result.metafile.inputs)) {
    const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) packages.add(found[1]);
  }
  const parts = [...packages].sort().map((one) => {
    const at = join(folder, "node_modules", one);
    const { version, license } = JSON.parse(readFileSync(join(at, "package.json"), "utf8"));
    const file = readdirSync(at).sort().find((entryName) => /^licen[cs]e/i.test(entryName));
    const text = file && existsSync(join(at, file)) ? readFileSync(join(at, file), "utf8").trim() : "";
    return `${one} ${version} (${license})\n\n${text}\n`;
  });
  return parts.join("\n----\n\n");
}

const { outputs } = result.metafile;
if (process.argv.includes("--sizes"))
  for (const [one, size] of [...bytes].sort((a, b) => b[1] - a[1])) console.log(`${String(size).padStart(7)} ${one}`);
if (process.argv.includes("--why"))
  for (const path of atOnce)
    for (const [one, { bytesInOutput }] of Object.entries(outputs[path].inputs).sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput))
      console.log(`${String(bytesInOutput).padStart(7)} ${one}`);
console.log(`${bytes.size} files`);
