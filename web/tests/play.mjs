// Tests in Chromium: what they are bundled and run by.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const folder = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/** The word behind this option, if it was given. */
export function said(option) {
  const at = process.argv.indexOf(option);
  return at > 0 ? process.argv[at + 1] : undefined;
}

/** What cannot be done without. */
export function need(what, path, hint = "") {
  if (existsSync(path)) return path;
  console.error(`no ${what} at ${path}${hint}`);
  process.exit(2);
}

/** Plays tests/KIND, or those that are named, and ends. `prepare`: what they need besides Chromium, in a folder that goes
 *  afterwards; `within`: the command in which they run. */
export async function play(kind, prepare, within = []) {
  const chromium = need("Chromium", process.env.CHROMIUM ?? "/usr/bin/chromium", ": install it (Debian: chromium), or name it in CHROMIUM");
  const tests = readdirSync(join(folder, "tests", kind)).filter((name) => name.endsWith(".test.ts")).sort();
  const named = process.argv.slice(2).filter((word) => tests.includes(word));
  const chosen = named.length ? named : tests;
  // Inside the folder, so that the tests find their packages.
  const out = mkdtempSync(join(folder, `node_modules/.${kind}-`));
  try {
    const env = { ...process.env, PAGE_CHROMIUM: chromium, ...prepare(out) };
    await build({
      absWorkingDir: folder,
      entryPoints: chosen.map((name) => `tests/${kind}/${name}`),
      outdir: out,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node18",
      external: ["playwright-core", "axe-core"],
      logLevel: "warning",
    });
    const files = chosen.map((name) => join(out, name.replace(/\.ts$/, ".mjs")));
    const only = said("--only") ? [`--test-name-pattern=${said("--only")}`] : [];
    const [command, ...words] = [...within, process.execPath, "--test", "--test-concurrency=1", ...only, ...files];
    process.exitCode = spawnSync(command, words, { stdio: "inherit", cwd: folder, env }).status ?? 1;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
