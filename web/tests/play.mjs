// Tests in Chromium: what they are bundled and run by.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { bundleTests, folder } from "../tools/bundle-tests.mjs";

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
  // Inside the folder, so that the tests find their packages.
  const out = mkdtempSync(join(folder, `node_modules/.${kind}-`));
  try {
    const env = { ...process.env, PAGE_CHROMIUM: chromium, ...prepare(out) };
    const files = await bundleTests(kind, out, { external: ["playwright-core", "axe-core"] });
    const only = said("--only") ? [`--test-name-pattern=${said("--only")}`] : [];
    const [command, ...words] = [...within, process.execPath, "--test", "--test-concurrency=1", ...only, ...files];
    process.exitCode = spawnSync(command, words, { stdio: "inherit", cwd: folder, env }).status ?? 1;
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
