// Brings messages into bundles. A language comes in two parts, "x.ftl" and "x.ftl?more": the words of the first screens
// come with the page, the others with the first screen that needs them.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { compact } from "./ftl.mjs";

/** `first(key)`: whether this message is needed at once; without it all are. */
export function messages(first = null) {
  return {
    name: "messages",
    setup(bundler) {
      bundler.onResolve({ filter: /\.ftl(\?more)?$/ }, ({ path, importer }) => {
        const [file, query] = path.split("?");
        return { path: resolve(dirname(importer), file), suffix: query ? `?${query}` : "", namespace: "file" };
      });
      bundler.onLoad({ filter: /\.ftl$/ }, ({ path, suffix }) => {
        const more = suffix === "?more";
        const kept = compact(readFileSync(path, "utf8"), (key) => (first ? first(key) !== more : !more));
        return { contents: `export default ${JSON.stringify(kept)};`, loader: "js" };
      });
    },
  };
}

/** The messages that these sources name: whole, or by a family whose values come from the node. */
export function namedIn(sources, keys) {
  const used = new Set();
  const families = [];
  for (const source of sources) {
    for (const found of source.matchAll(/"([a-z][a-z0-9-]*)"/g)) if (keys.has(found[1])) used.add(found[1]);
    for (const found of source.matchAll(/(?:named\(\s*|family: |const key = )["`]([a-z-]+?)-?["`$]/g)) families.push(`${found[1]}-`);
  }
  // Of problems only those are needed before anything was sent that keep the page from the node.
  const wanted = families.map((family) => (family === "problem-" ? "problem-web-" : family));
  for (const key of keys) if (wanted.some((family) => key.startsWith(family))) used.add(key);
  return used;
}
