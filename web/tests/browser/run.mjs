// Builds the page into a folder of its own, starts Chromium and plays the page against a mock of the node.
//   node tests/browser/run.mjs [--screens FOLDER] [--only PATTERN] [FILE.test.ts ...]
// Chromium: $CHROMIUM, else where Debian puts it. $PAGE_PATIENCE: seconds that something may take, 30 unless said.
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { folder } from "../../tools/bundle-tests.mjs";
import { play, said } from "../play.mjs";

await play("browser", (out) => {
  const dist = join(out, "dist");
  const made = spawnSync(process.execPath, [join(folder, "tools/build.mjs"), "--out", dist], { stdio: "inherit" });
  if (made.status !== 0) throw new Error("the page cannot be built");
  return { PAGE_DIST: dist, PAGE_SCREENS: said("--screens") ? resolve(said("--screens")) : "" };
});
