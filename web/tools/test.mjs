// Bundles the unit tests, which are TypeScript, and runs them with node's own test runner.
//   node tools/test.mjs [NAME.test.ts ...]
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { reader } from "./reader.mjs";

const folder = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const out = mkdtempSync(join(tmpdir(), "folkmoot-web-"));
const all = readdirSync(join(folder, "tests/unit")).filter((name) => name.endsWith(".test.ts")).sort();
const named = all.filter((name) => process.argv.includes(name));
const tests = named.length ? named : all;
await build({
  absWorkingDir: folder,
  entryPoints: tests.map((name) => `tests/unit/${name}`),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node18",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
  plugins: [reader, {
    name: "assets",
    setup: (bundler) => bundler.onResolve({ filter: /\/assets\.ts$/ }, () => ({ path: join(folder, "tests/unit/assets.ts") })),
  }],
});
const files = tests.map((name) => join(out, name.replace(/\.ts$/, ".mjs")));
const run = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit", cwd: folder });
rmSync(out, { recursive: true, force: true });
process.exit(run.status ?? 1);
