// Encrypted votes: opened, a ballot made and given on or shown instead, another's handed in and checked, what was opened.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import * as told from "../../../tests/web/assembly.ts";
import { closeBrowser, settled, visit } from "./page.ts";

after(closeBrowser);

const kVote = told.id("2", 8);

test("a vote whose ballots are encrypted asks for no open ballot, and leads to where one is made", async () => {
  await visit({ language: "en" }, async ({ page, go }) => {
    await go(`#/v/${kVote}`);
    assert.equal(await page.locator("main .choice").count(), 0);
    await page.getByRole("link", { name: "Secret vote" }).click();
    await page.getByText("Drawn by lot: ").waitFor();
  });
});

test("a ballot is made to be given on; shown instead, it is said to count no more", async () => {
  await visit({ language: "en" }, async ({ page, mock, go }) => {
    await go(`#/secret/${kVote}`);
    await page.getByText("is in the box. A new one replaces it").waitFor();
    assert.equal(await page.getByRole("button", { name: "Make my ballot" }).getAttribute("aria-disabled"), "true");
    await page.locator(".choice", { hasText: "No" }).first().click();
    await page.getByRole("button", { name: "Make my ballot" }).click();
    await page.getByText("Give this text to another member").waitFor();
    assert.equal(await page.getByLabel("The encrypted ballot", { exact: true }).inputValue(), "FMB1:MFRGGZDFMZTWQ2LK");
    await page.getByRole("button", { name: "Show it instead of handing it in" }).click();
    await page.getByText("does not count any more").waitFor();
    assert.equal(await page.getByLabel("The ballot that is shown").inputValue(), "FMA1:MFRGGZDFMZTWQ2LK");
    assert.deepEqual(mock.sent.map((one) => [one.path, one.words]), [
      ["/acts/election-vote", { vote: kVote, choice: "no" }],
      ["/acts/election-audit", { vote: kVote }],
    ]);
    // What somebody chose is kept nowhere: a device that is seized later says nothing of it.
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    assert.ok(!kept.includes("FMB1") && !kept.includes(kVote), kept);
  });
});

test("somebody else's ballot is handed in, and one that is shown is computed again", async () => {
  await visit({ language: "en" }, async ({ page, mock, go }) => {
    await go(`#/secret/${kVote}`);
    await page.getByLabel("Another member's encrypted ballot").fill("  FMB1:GEZDGNBVGY3TQOJQ ");
    await page.getByRole("button", { name: "Hand in", exact: true }).click();
    await page.getByText("The ballot is handed in.").waitFor();
    assert.deepEqual(mock.sent[0]?.words, { ballot: "FMB1:GEZDGNBVGY3TQOJQ" });
    await page.getByLabel("A ballot that is shown to you").fill("FMA1:MFRGGZDFMZTWQ2LK");
    await page.getByRole("button", { name: "Check it" }).click();
    await page.getByRole("status").filter({ hasText: "9XTR-2BCD" }).waitFor();
    assert.match(await page.locator("main").innerText(), /The ballot .*9XTR-2BCD.* says: No/);
    await page.getByLabel("A ballot that is shown to you").fill("FMA1:");
    await page.getByRole("button", { name: "Check it" }).click();
    await page.getByRole("alert").waitFor();
    assert.equal(await page.getByText("9XTR-2BCD").count(), 0);
  });
});

test("what was opened is told in words, each ballot as often as it is there", async () => {
  await visit({ language: "en" }, async ({ page, go }) => {
    await go(`#/secret/${told.id("2", 9)}`);
    const rows = await page.locator("table tr").evaluateAll((all) => all.map((row) => row.textContent!.replaceAll(/[\u2066-\u2069]/g, "")));
    assert.deepEqual(rows, ["1 The port · 2 The hill4", "1 The hill · 2 The port2", "Blank1"]);
    assert.match(await page.locator("main").innerText(), /without a name: whoever made you give their order or grades/);
  });
});

test("a secret vote is opened from the page, of yes and no where no option is given", async () => {
  await visit({ language: "en" }, async ({ page, mock, go }) => {
    await go("#/compose/secret");
    await page.getByLabel(/^The question|^Question/).first().fill("Shall we strike?");
    await page.getByRole("button", { name: /Publish/ }).click();
    await settled(page);
    assert.deepEqual(mock.sent.map((one) => [one.path, one.words]), [
      ["/acts/election-open", { question: "Shall we strike?", for: "21d", trustees: 3 }],
    ]);
    await page.getByRole("link", { name: "Secret vote" }).waitFor();
  });
});
