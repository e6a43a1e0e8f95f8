// Builds the journeys, and plays them in Chromium against real nodes, which serve the page that is inside of them.
//   node tests/node/run.mjs [--dist FOLDER] [--screens FOLDER] [--only PATTERN] [FILE.test.ts ...]
// --dist: the page of this folder in the place of the one inside, while somebody works at it.
// $MOOT: the program, build/moot unless said. Chromium: $CHROMIUM, else where Debian puts it. $PAGE_PATIENCE: seconds that
// something may take, 30 unless said. Screens go to build/screens unless said.
import { join, resolve } from "node:path";
import { folder } from "../../tools/bundle-tests.mjs";
import { need, play, said } from "../play.mjs";

const moot = need("moot", resolve(process.env.MOOT ?? join(folder, "../build/moot")));
const screens = resolve(said("--screens") ?? join(folder, "../build/screens"));
const dist = said("--dist") ? resolve(said("--dist")) : "";
// One of them mounts a small disk, to fill it: root may, and everybody else in a namespace of users that is their own.
const within = process.getuid() === 0 ? [] : ["unshare", "--user", "--map-root-user", "--mount"];
await play("node", () => ({ MOOT: moot, PAGE_DIST: dist, PAGE_SCREENS: screens }), within);
