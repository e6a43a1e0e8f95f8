// Builds the journeys, and plays them in Chromium against real nodes, which serve the page that is inside of them.
//   node tests/node/run.mjs [--dist FOLDER] [--screens FOLDER] [--only PATTERN] [FILE.test.ts ...]
// --dist: the page of this folder in the place of the one inside, while somebody works at it.
// $MOOT: the program, build/moot unless said. Chromium: $CHROMIUM, else where Debian puts it. $PAGE_PATIENCE: seconds that
// something may take, 30 unless said. Screens go to build/screens unless said.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const moot = resolve(process.env.MOOT ?? join(folder, "../build/moot"));
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
for (const [what, path] of [["moot", moot], ["Chromium", chromium]])
  if (!existsSync(path)) {
    console.error(`no ${what} at ${path}`);
    process.exit(2);
  }
const said = (name) => (process.argv.indexOf(name) > 0 ? process.argv[process.argv.indexOf(name) + 1] : null);
const screens = resolve(said("--screens") ?? join(folder, "../build/screens"));
const out = mkdtempSync(join(folder, "node_modules/.node-"));
const tests = readdirSync(join(folder, "tests/node")).filter((name) => name.endsWith(".test.ts")).sort();
const only = process.argv.slice(2).filter((word) => tests.includes(word));
const chosen = only.length ? only : tests;
await build({
  absWorkingDir: folder,
  entryPoints: chosen.map((name) => `tests/node/${name}`),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node18",
  external: ["playwright-core", "axe-core"],
  logLevel: "warning",
});
const names = said("--only") ? [`--test-name-pattern=${said("--only")}`] : [];
const files = chosen.map((name) => join(out, name.replace(/\.ts$/, ".mjs")));
const env = { ...process.env, PAGE_DIST: said("--dist") ? resolve(said("--dist")) : "", MOOT: moot, PAGE_SCREENS: screens, PAGE_CHROMIUM: chromium };
// One of them mounts a small disk, to fill it: root may, and everybody else in a namespace of users that is their own.
const enter = process.getuid() === 0 ? [] : ["unshare", "--user", "--map-root-user", "--mount"];
const [command, ...words] = [...enter, process.execPath, "--test", "--test-concurrency=1", ...names, ...files];
const run = spawnSync(command, words, { stdio: "inherit", cwd: folder, env });
rmSync(out, { recursive: true, force: true });
process.exit(run.status ?? 1);
