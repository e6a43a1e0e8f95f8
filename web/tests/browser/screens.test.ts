// Every screen, in three languages, light and dark, on a phone and on a desk: without violations of axe, without an error
// in the console, and nowhere wider than the window.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { kScreens } from "../../../tests/web/screens.ts";
import { closeBrowser, visit, type Look } from "./page.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
after(closeBrowser);

async function violations(page: Page): Promise<string[]> {
  // The page's rules allow no script but its own; the test speaks to the browser beside them.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run: (on: Document, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe;
    return (await run.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations;
  });
  return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

const kSizes = { phone: { width: 360 }, desk: { width: 1280, height: 900 } };
/** Each language, light and size is met in one of these at least; with $PAGE_LOOKS=all (./test long) all twelve are. */
const kEverywhere = ["fr-phone", "fr-dark-phone", "ru-phone", "ar-phone", "ar-dark-desk", "fr-desk"];
const kLooks = new Map<string, Look>();
for (const language of ["fr", "ru", "ar"])
  for (const dark of [false, true])
    for (const [size, measures] of Object.entries(kSizes)) {
      const name = `${language}${dark ? "-dark" : ""}-${size}`;
      if (process.env.PAGE_LOOKS === "all" || kEverywhere.includes(name)) kLooks.set(name, { language, dark, ...measures });
    }

for (const [name, look] of kLooks)
  test(`every screen: ${name}`, async () => {
    await visit(look, async ({ page, go, shot, faults }) => {
      for (const [screen, path] of Object.entries(kScreens)) {
        await go(path);
        await shot(`${screen}-${name}`, true);
        assert.deepEqual(await violations(page), [], `${screen} ${name}`);
        assert.deepEqual(faults, [], `${screen} ${name}`);
        assert.equal(await page.locator("h1").count(), 1, `${screen} ${name}: one first heading`);
      }
    });
  });

for (const language of ["fr", "ru", "kk", "ar"])
  test(`nothing is wider than a window of 320: ${language}`, async () => {
    await visit({ language, width: 320, height: 640 }, async ({ page, go }) => {
      for (const [screen, path] of Object.entries(kScreens)) {
        await go(path);
        const wide = await page.evaluate(() => {
          const over = document.documentElement.scrollWidth - innerWidth;
          if (over <= 0) return "";
          const all = [...document.querySelectorAll("main *, .top *, .nav *")];
          const out = all.find((one) => one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1);
          return `${over} px: ${out?.outerHTML.slice(0, 200)}`;
        });
        assert.equal(wide, "", `${screen} ${language}`);
      }
    });
  });
