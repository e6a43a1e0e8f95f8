// Builds the page: the same sources give the same bytes in every folder, and every asset's name holds its hash.
//   node tools/build.mjs [--out FOLDER]
import { build } from "esbuild";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { kSource, readMessages } from "./ftl.mjs";
import { messages, namedIn } from "./messages.mjs";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const chosen = process.argv.indexOf("--out");
const out = chosen > 0 ? resolve(process.argv[chosen + 1]) : join(folder, "dist");

// Budgets in bytes after gzip: what a phone loads before it shows anything, and all that a reader of one language can load.
const kBudgets = { first: 40_000, all: 160_000 };

const keys = new Set(readMessages(join(folder, `locales/${kSource}.ftl`)).keys());
const options = {
  absWorkingDir: folder,
  entryPoints: { main: "src/main.tsx", style: "src/style/index.css" },
  outdir: join(out, "assets"),
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2020",
  charset: "utf8",
  minify: true,
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  define: { "process.env.NODE_ENV": '"production"' },
  metafile: true,
  write: false,
  logLevel: "warning",
};

const entryOf = (metafile, source) => Object.keys(metafile.outputs).find((path) => metafile.outputs[path].entryPoint === source);
/** An output and all that it loads at once. */
function loadedWith(metafile, path, seen = new Set()) {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const one of metafile.outputs[path].imports) if (one.kind === "import-statement") loadedWith(metafile, one.path, seen);
  return seen;
}

// Which sources come with the page is known once they are bundled; which messages these need, then.
const draft = await build({ ...options, plugins: [messages()] });
const firstSources = [...loadedWith(draft.metafile, entryOf(draft.metafile, "src/main.tsx"))]
  .flatMap((path) => Object.keys(draft.metafile.outputs[path].inputs))
  .filter((path) => path.startsWith("src/"))
  .map((path) => readFileSync(join(folder, path), "utf8"));
const first = namedIn(firstSources, keys);
const result = await build({ ...options, plugins: [messages((key) => first.has(key))] });

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "assets"), { recursive: true });
const bytes = new Map();
function put(name, contents) {
  writeFileSync(join(out, name), contents);
  bytes.set(name, gzipSync(contents, { level: 9 }).length);
}
const name = (path) => `assets/${path.split("/").at(-1)}`;
for (const file of result.outputFiles) put(name(file.path), file.contents);

const main = entryOf(result.metafile, "src/main.tsx");
const style = entryOf(result.metafile, "src/style/index.css");
const atOnce = [...loadedWith(result.metafile, main)];
const shared = atOnce.filter((path) => path !== main).sort();
const page = readFileSync(join(folder, "index.html"), "utf8")
  .replace("%style%", `/${name(style)}`)
  .replace("%main%", `/${name(main)}`)
  .replace("%shared%", shared.map((path) => `<link rel="modulepreload" href="/${name(path)}">`).join("\n  "));
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
const words = entryOf(result.metafile, `locales/${kSource}.ftl`);
const firstFiles = ["index.html", name(style), ...atOnce.map(name), name(words)];
const sum = (names) => names.reduce((total, one) => total + bytes.get(one), 0);
const isOtherWords = (one) => /^assets\/[a-z]{2}-[A-Z0-9]+\.js$/.test(one) && !one.startsWith(`assets/${kSource}-`);
const sizes = { first: sum(firstFiles), all: sum([...bytes.keys()].filter((one) => one !== "licences.txt" && !isOtherWords(one))) };
if (process.argv.includes("--sizes"))
  for (const [one, size] of [...bytes].sort((a, b) => b[1] - a[1])) console.log(`${String(size).padStart(7)} ${one}`);
console.log(`first screen ${sizes.first} bytes, everything in one language ${sizes.all} bytes after gzip, ${bytes.size} files`);
if (process.argv.includes("--why"))
  for (const path of atOnce)
    for (const [one, { bytesInOutput }] of Object.entries(outputs[path].inputs).sort((a, b) => b[1].bytesInOutput - a[1].bytesInOutput))
      console.log(`${String(bytesInOutput).padStart(7)} ${one}`);
let over = false;
for (const [what, budget] of Object.entries(kBudgets)) {
  if (sizes[what] <= budget) continue;
  console.error(`${what}: ${sizes[what]} bytes, the budget is ${budget}`);
  over = true;
}
process.exit(over ? 1 : 0);
