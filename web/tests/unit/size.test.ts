// What a phone has to load, measured on the built files: those in PAGE_DIST, else the committed ones.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const folder = process.env.PAGE_DIST || "dist";
const assets = readdirSync(`${folder}/assets`);
const text = (name: string) => readFileSync(`${folder}/${name}`, "utf8");
/** As the program has them in itself (cmake/WritePage.cmake). */
const weights = new Map<string, number>();
function weightOf(name: string): number {
  if (!weights.has(name)) weights.set(name, execFileSync("zopfli", ["-c", `${folder}/${name}`], { maxBuffer: 1 << 24 }).length);
  return weights.get(name)!;
}
const weight = (names: Iterable<string>) => [...new Set(names)].reduce((sum, name) => sum + weightOf(name), 0);
const kLanguages = ["fr", "en", "es", "ru", "ar", "kk"];
/** Short ones, which come beside another one. */
const kPartial = ["qu", "ay"];

/** The one asset of this name, whatever its hash. */
function asset(front: string, ending: string): string {
  const found = assets.filter((name) => name.startsWith(`${front}-`) && name.endsWith(ending) && /^[A-Z0-9]{8}$/.test(name.slice(front.length + 1, -ending.length)));
  assert.equal(found.length, 1, `${front}${ending}: ${found.join()}`);
  return `assets/${found[0]!}`;
}
/** A script and all that it loads at once. */
function withImports(name: string, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const found of text(name).matchAll(/(?:from|import)"\.\/([\w-]+\.js)"/g)) withImports(`assets/${found[1]!}`, seen);
  return seen;
}

const page = text("index.html");
const named = [...page.matchAll(/(?:href|src)="\/(assets\/[^"]+)"/g)].map((found) => found[1]!);
const first = (tag: string) => ["index.html", ...named.flatMap((name) => (name.endsWith(".js") ? [...withImports(name)] : [name])), asset(`${tag}-first`, ".js")];
const part = (tag: string, name: string) => [...first(tag), asset("more", ".css"), asset(`${tag}-more`, ".js"), asset(`${tag}-${name}`, ".js"), ...withImports(asset(name, ".js"))];
const all = (tag: string) => ["index.html", "icon.svg", ...assets.filter((name) => ![...kLanguages, ...kPartial].some((other) => other !== tag && name.startsWith(`${other}-`))).map((name) => `assets/${name}`)];

// In bytes after gzip.
const kFirst = 25_000;
const kProposal = 55_000;
const kScreen = 60_000;
const kAll = 120_000;

test("the size of the page", () => {
  assert.ok(named.length >= 2, "the page names its style and its script");
  for (const tag of kLanguages) {
    const sizes = [weight(first(tag)), weight(part(tag, "decide")), weight(all(tag))] as const;
    console.log(`${tag}: first screen ${sizes[0]}, with a proposal and its ballots ${sizes[1]}, everything ${sizes[2]} bytes`);
    assert.ok(sizes[0] <= kFirst, `${tag}: the first screen takes ${sizes[0]} bytes of ${kFirst}`);
    assert.ok(sizes[1] <= kProposal, `${tag}: a proposal takes ${sizes[1]} bytes of ${kProposal}`);
    assert.ok(sizes[2] <= kAll, `${tag}: everything takes ${sizes[2]} bytes of ${kAll}`);
  }
});

test("every other screen", () => {
  for (const tag of kLanguages)
    for (const name of ["decisions", "compose", "secret", "meet", "people", "records", "home", "enter"]) {
      const size = weight([...part(tag, name), ...(name === "meet" ? [asset("meet", ".css")] : [])]);
      assert.ok(size <= kScreen, `${tag} ${name}: ${size} bytes of ${kScreen}`);
    }
});

test("every asset that a part names is there", () => {
  for (const name of assets.filter((one) => one.endsWith(".js")))
    for (const found of text(`assets/${name}`).matchAll(/"(?:\.|\/assets)\/([\w-]+\.(?:js|css))"/g))
      assert.ok(assets.includes(found[1]!), `${name} names ${found[1]}`);
  const words = /\/assets\/\$\{\w+\}-\$\{\w+\}-([A-Z0-9]{8})\.js/.exec(text(named.find((name) => name.endsWith(".js"))!))?.[1];
  assert.ok(words, "the page knows under which names the words lie");
  for (const tag of kLanguages) assert.ok(assets.includes(`${tag}-first-${words}.js`), tag);
});
