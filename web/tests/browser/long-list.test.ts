// Lists of five thousand come page by page: what is in the page, and what is asked of the node, stays bounded. Nothing is
// timed here: elements and requests are counted, at a processor that is six times slower.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import * as told from "../../../tests/web/assembly.ts";
import { closeBrowser, settled, visit } from "./page.ts";

after(closeBrowser);

const kMany = 5_000;
// Found by its place: to look for names among thousands of elements takes a slow processor long.
const kMore = ".list.long + div .button";
const elements = (page: Page) => page.evaluate(() => document.querySelectorAll("main *").length);
async function slowly(page: Page): Promise<void> {
  const speak = await page.context().newCDPSession(page);
  await speak.send("Emulation.setCPUThrottlingRate", { rate: 6 });
}
const kRows = ".list.long > li";
const has = (page: Page, count: number) => page.waitForFunction(([rows, wanted]) => document.querySelectorAll(rows).length === wanted, [kRows, count] as const);
/** What is far off the screen is neither laid out nor painted: the browser decides on that from frame to frame. */
const skips = (page: Page, atLeast: number) =>
  page.waitForFunction(
    ([rows, wanted]) =>
      [...document.querySelectorAll(rows)].filter((row) => !row.firstElementChild!.checkVisibility({ contentVisibilityAuto: true })).length > wanted,
    [kRows, atLeast] as const,
  );

test("five thousand proposals: fifty at a time, in order, and what is off the screen is not laid out", async () => {
  await visit({ language: "en" }, async ({ page, mock, go }) => {
    mock.many = kMany;
    await slowly(page);
    let asked = 0;
    page.on("request", (request) => {
      if (request.url().includes("/api/v1/proposals")) ++asked;
    });
    await go("#/decisions");
    await page.getByRole("button", { name: /^All/ }).click();
    const rows = page.locator(kRows);
    await has(page, 50);
    // What is asked for when the page begins to listen is no scrolling.
    while (mock.streams() === 0) await page.waitForTimeout(20);
    for (let heard = -1; heard !== asked; await page.waitForTimeout(500)) heard = asked;
    await settled(page);
    const first = await elements(page);
    const before = asked;
    for (let pages = 2; pages <= 4; ++pages) {
      await page.locator(kMore).click();
      await has(page, 50 * pages);
      await page.mouse.wheel(0, 5_000);
    }
    assert.equal(asked, before, "scrolling asks the node for nothing that is there");
    const each = ((await elements(page)) - first) / 150;
    assert.ok(each <= 15, `${each} elements a row`);
    await skips(page, 100);
    const titles = await rows.locator(".title").allTextContents();
    assert.equal(new Set(titles).size, titles.length, "none twice");
    // Five thousand are searched as they are typed, and the list is short again.
    await page.getByRole("searchbox").fill("Matter 4321");
    await has(page, 1);
  });
});

test("a log of five thousand acts: a hundred at a time by the cursor, none twice, never all", async () => {
  await visit({ language: "en" }, async ({ page, mock, go }) => {
    mock.many = kMany;
    await slowly(page);
    const cursors: (string | null)[] = [];
    page.on("request", (request) => {
      const url = new URL(request.url());
      if (url.pathname !== "/api/v1/log") return;
      assert.equal(url.searchParams.get("limit"), "100");
      cursors.push(url.searchParams.get("after"));
    });
    await go("#/history");
    const rows = page.locator(kRows);
    await has(page, 100);
    for (let pages = 2; pages <= 4; ++pages) {
      await page.locator(kMore).click();
      await has(page, 100 * pages);
      await page.mouse.wheel(0, 10_000);
    }
    await settled(page);
    // The first page is asked for anew when the page begins to listen; the others come once each.
    assert.deepEqual(cursors.filter((one) => one !== null), [1, 2, 3].map((pages) => told.id("7", kMany - 100 * pages)));
    const links = await rows.locator("a").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href));
    assert.equal(new Set(links).size, links.length, "none twice");
    await skips(page, 300);
    assert.ok((await elements(page)) < 400 * 15, `${await elements(page)} elements`);
  });
});

test("acts that come while several pages of the log are open push none out of it", async () => {
  await visit({ language: "en" }, async ({ page, mock, go }) => {
    mock.many = kMany;
    await go("#/history");
    /** From the newest one down, without a gap. */
    const shows = async (count: number) => {
      const wanted = Array.from({ length: count }, (_, index) => `#/event/${told.id("7", mock.many - 1 - index)}`);
      await page.waitForFunction(([size, first]) => {
        const rows = document.querySelectorAll<HTMLAnchorElement>(".list.long > li a");
        return rows.length === size && rows[0]!.hash === first;
      }, [count, wanted[0]] as const);
      assert.deepEqual(await page.locator(".list.long > li a").evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).hash)), wanted);
    };
    const comes = (count: number) => {
      mock.many += count;
      mock.change();
    };
    await shows(100);
    await page.locator(kMore).click();
    await shows(200);
    comes(30);
    await shows(230);
    await page.locator(kMore).click();
    await shows(330);
    // So many at once that the newest page does not reach what was loaded: that is asked for again, page by page.
    comes(150);
    await shows(100);
    await page.locator(kMore).click();
    await shows(200);
  });
});
