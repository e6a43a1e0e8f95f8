// Builds the page into a folder of its own, starts Chromium and plays the page against a mock of the node.
//   node tests/browser/run.mjs [--screens FOLDER] [--only PATTERN] [FILE.test.ts ...]
// Chromium: $CHROMIUM, else where Debian puts it. $PAGE_PATIENCE: seconds that something may take, 30 unless said.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";
if (!existsSync(chromium)) {
  console.error(`no Chromium at ${chromium}: install it (Debian: chromium), or name it in CHROMIUM`);
  process.exit(2);
}
const chosen = process.argv.indexOf("--screens");
const screens = chosen > 0 ? resolve(process.argv[chosen + 1]) : "";
const pattern = process.argv.indexOf("--only");
const names = pattern > 0 ? [`--test-name-pattern=${process.argv[pattern + 1]}`] : [];
// Inside the folder, so that the tests find their packages.
const out = mkdtempSync(join(folder, "node_modules/.browser-"));
const dist = join(out, "dist");
const made = spawnSync(process.execPath, [join(folder, "tools/build.mjs"), "--out", dist], { stdio: "inherit" });
const tests = readdirSync(join(folder, "tests/browser")).filter((name) => name.endsWith(".test.ts")).sort();
const only = process.argv.slice(2).filter((word) => tests.includes(word));
await build({
  absWorkingDir: folder,
  entryPoints: (only.length ? only : tests).map((name) => `tests/browser/${name}`),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node18",
  external: ["playwright-core", "axe-core"],
  logLevel: "warning",
});
const files = (only.length ? only : tests).map((name) => join(out, name.replace(/\.ts$/, ".mjs")));
const env = { ...process.env, PAGE_DIST: dist, PAGE_SCREENS: screens, PAGE_CHROMIUM: chromium };
const run = made.status === 0 ? spawnSync(process.execPath, ["--test", "--test-concurrency=1", ...names, ...files], { stdio: "inherit", cwd: folder, env }) : made;
rmSync(out, { recursive: true, force: true });
process.exit(run.status ?? 1);
