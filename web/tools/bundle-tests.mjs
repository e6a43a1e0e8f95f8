// Tests are TypeScript: those of tests/KIND that are named on the command line, or all, bundled for node's own runner.
import { build } from "esbuild";
import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const folder = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** The files that were made in `out`. `more`: what else the bundler is to know. */
export async function bundleTests(kind, out, more = {}) {
  const all = readdirSync(join(folder, "tests", kind)).filter((name) => name.endsWith(".test.ts")).sort();
  const named = all.filter((name) => process.argv.includes(name));
  const chosen = named.length ? named : all;
  await build({
    absWorkingDir: folder,
    entryPoints: chosen.map((name) => `tests/${kind}/${name}`),
    outdir: out,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node18",
    logLevel: "warning",
    ...more,
  });
  return chosen.map((name) => join(out, name.replace(/\.ts$/, ".mjs")));
}
