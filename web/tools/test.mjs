// Bundles the unit tests, which are TypeScript, and runs them with node's own test runner.
//   node tools/test.mjs [NAME.test.ts ...]
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleTests, folder } from "./bundle-tests.mjs";
import { reader } from "./reader.mjs";

const out = mkdtempSync(join(tmpdir(), "folkmoot-web-"));
const files = await bundleTests("unit", out, {
  jsx: "automatic",
  jsxImportSource: "preact",
  plugins: [reader, {
    name: "assets",
    setup: (bundler) => bundler.onResolve({ filter: /\/assets\.ts$/ }, () => ({ path: join(folder, "tests/unit/assets.ts") })),
  }],
});
const run = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit", cwd: folder });
rmSync(out, { recursive: true, force: true });
process.exit(run.status ?? 1);
