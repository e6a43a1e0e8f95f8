// What else is done with votes: more time, an end without a count, ballots on paper, seats and moderators by lot, and an
// assembly that is cut off.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import * as told from "../../../tests/web/assembly.ts";
import { closeBrowser, settled, textOf, visit } from "./page.ts";

after(closeBrowser);

const vote = (number: number) => `#/v/${told.id("2", number)}`;
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const opens = (page: Page, words: string) => page.locator("main summary", { hasText: words }).click();
/** Why a button cannot be pressed. */
async function reason(page: Page, name: string): Promise<string> {
  const button = page.getByRole("button", { name, exact: true });
  assert.equal(await button.getAttribute("aria-disabled"), "true", name);
  return (await page.locator(`[id="${await button.getAttribute("aria-describedby")}"]`).textContent())!;
}

test("what missed its quorum has more time once its opener asks", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go(vote(10));
    assert.match(await textOf(page, "main"), /Only the quorum was missed/);
    await press(page, "Ask for more time");
    await page.getByText("it opens again once the page is closed").waitFor();
    assert.deepEqual(mock.sent.map((one) => [one.path, one.words]), [["/acts/extend", { vote: told.id("2", 10) }]]);
    await go(vote(15));
    assert.match(await textOf(page, "main"), /The quorum was missed at first \(1 instead of 3\)/);
    // What came to its quorum has no such button.
    await go(vote(6));
    assert.equal(await page.getByRole("button", { name: "Ask for more time" }).count(), 0);
  });
});

test("a vote ends without a count: its opener asks with a reason, witnesses sign", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go(vote(1));
    await opens(page, "End this vote");
    assert.match(await reason(page, "End this vote"), /Only who opened it/);
    await go(vote(2));
    await opens(page, "End this vote");
    assert.match(await reason(page, "End this vote"), /Say why first/);
    await page.getByLabel("Why", { exact: true }).fill("An evening is missing.");
    await press(page, "End this vote");
    await page.getByText("witnesses have to sign").waitFor();
    await go(vote(11));
    assert.match(await textOf(page, "main"), /m003 asks that this vote ends without a count.*An option is missing.*2 of 7 signatures/);
    await page.locator(".note", { hasText: "An option is missing" }).getByRole("button", { name: "Sign, too" }).click();
    await page.getByText("Your signature is sent.").waitFor();
    assert.deepEqual(mock.sent.map((one) => [one.path, one.words]), [
      ["/acts/cancel", { vote: told.id("2", 2), reason: "An evening is missing." }], ["/acts/confirm", { id: [told.id("4", 40)] }],
    ]);
    await go(vote(14));
    assert.match(await textOf(page, "main"), /This vote ended without a count/);
    await page.getByRole("link", { name: "Begin anew" }).click();
    await settled(page);
    assert.equal(await page.getByLabel("The question").inputValue(), "A door of glass?");
    await page.getByLabel("The question").fill("A door of wood?");
    await page.locator(".unsent .button.main").click();
    await page.locator(".unsent").waitFor({ state: "detached" });
    assert.equal(mock.sent.at(-1)!.path, "/acts/open");
    assert.equal(mock.sent.at(-1)!.words.anew, told.id("2", 14));
  });
});

test("a ballot that was said on paper is entered, and signed by somebody else", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go(vote(2));
    await opens(page, "Enter the ballot of a person without a device");
    assert.match(await reason(page, "Note"), /Choose the person first/);
    await page.getByLabel("Who says it").selectOption({ label: "m012" });
    assert.match(await reason(page, "Note"), /answer/i);
    // One's own ballot is on the same screen, and stays as it is.
    await page.locator("#enter-add-2").click();
    await page.locator("#enter-add-1").click();
    assert.equal(await page.locator("#add-1").count(), 1);
    await press(page, "Note");
    await page.getByText("Another member has to confirm it.").waitFor();
    await go(vote(11));
    const row = (name: string) => page.locator("li", { hasText: `${name}` }).filter({ has: page.getByRole("button", { name: "Sign, too" }) });
    assert.match((await row("Zoé").textContent())!, /Yes.*waits for a signature.*m001/);
    assert.equal(await row("Zoé").getByRole("button").getAttribute("aria-disabled"), "true");
    await row("m012").getByRole("button").click();
    await page.getByText("Your signature is sent.").waitFor();
    assert.deepEqual(mock.sent.map((one) => [one.path, one.words]), [
      ["/acts/ballot-enter", { vote: told.id("2", 2), person: told.member(12), choice: "2>1" }], ["/acts/confirm", { id: [told.id("4", 42)] }],
    ]);
    await go(`#/result/${told.id("2", 13)}`);
    assert.match(await textOf(page, "main"), /On paper or by phone.*m012.*Yes.*counts.*m004, m005/);
  });
});

test("a proxy is given, taken back and declined, and said where it counted", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go(`#/person/${told.member(2)}`);
    assert.match(await textOf(page, "main"), /m001.* gave a proxy to .*m002/);
    assert.equal(await page.getByText("m004 gave").count(), 0);
    await press(page, "Take back");
    await page.getByText("The proxy is over.").waitFor();
    await opens(page, "Give this person my proxy");
    assert.match(await textOf(page, "main"), /Never in an election/);
    await page.getByLabel("For how many days").fill("14");
    await page.getByLabel("For which votes").selectOption(told.id("2", 1));
    await press(page, "Give this person my proxy");
    await page.getByText("The proxy is given.").waitFor();
    await go(`#/person/${told.member(3)}`);
    assert.match(await textOf(page, "main"), /m003.* gave a proxy to .*m001.*counts from the next page/);
    await press(page, "Decline");
    await page.getByText("The proxy is over.").waitFor();
    assert.deepEqual(mock.sent.map((one) => [one.path, one.words]), [
      ["/acts/proxy-end", { proxy: told.proxies[0]!.id }], ["/acts/proxy-give", { holder: told.member(2), until: "14d", vote: told.id("2", 1) }],
      ["/acts/proxy-end", { proxy: told.proxies[1]!.id }],
    ]);
    await go(`#/result/${told.id("2", 13)}`);
    assert.match(await textOf(page, "main"), /By proxy: .*m006 \(m002\)/);
  });
});

test("seats of an election by lot are set apart for commissions, and its draw is asked for", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go("#/compose/election");
    assert.equal(await page.getByLabel("Logistics").count(), 0);
    await page.getByLabel("What for").fill("looks after the square");
    await page.locator(".choice", { hasText: "By lot among those who stand" }).click();
    await page.getByLabel("How many seats").fill("3");
    await page.getByLabel("Logistics").fill("1");
    await page.getByLabel("Popular education").fill("1");
    await page.locator(".unsent .button.main").click();
    await page.locator(".unsent").waitFor({ state: "detached" });
    const { words } = mock.sent.at(-1)!;
    assert.deepEqual([words.by_lot, words.stratum, words.method], [true, [`${told.id("2", 20)}=1`, `${told.id("2", 21)}=1`], undefined]);
    // It led to the election.
    await settled(page);
    assert.match(await textOf(page, "main"), /Seats for Logistics: 1 · candidates: 1/);
    await page.getByRole("link", { name: "Ask for the draw" }).click();
    await settled(page);
    for (const [label, name] of [["1", "m006"], ["2", "m006"], ["3", "m008"]] as const) await page.getByLabel(label, { exact: true }).selectOption({ label: name });
    await page.getByLabel("What decides").fill("twelve dice");
    await page.locator(".unsent .button.main").click();
    await page.getByText("Three different people.").waitFor();
    await page.getByLabel("2", { exact: true }).selectOption({ label: "m007" });
    await page.locator(".unsent .button.main").click();
    await page.locator(".unsent").waitFor({ state: "detached" });
    assert.deepEqual(mock.sent.at(-1)!.words, { teller: [6, 7, 8].map(told.member), by: "twelve dice", for: "7d", election: told.id("2", 12) });
  });
});

test("the lot asks members whether a text is hidden; and the assembly can show it again", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await page.getByRole("link", { name: "Read and say" }).click();
    await settled(page);
    assert.match(await textOf(page, "main"), /In the order of the lot: m001, m005, m006/);
    await press(page, "Leave it in sight");
    await page.getByText("Your no is sent.").waitFor();
    await press(page, "Hide it");
    await page.getByText("Your signature is sent.").waitFor();
    await go(`#/event/${told.id("4", 51)}`);
    await opens(page, "Ask that it is shown");
    await page.getByLabel("Why", { exact: true }).fill("It is a public street.");
    await press(page, "Ask that it is shown");
    await page.locator("details").first().waitFor();
    await page.waitForFunction((path) => location.hash === path, vote(12));
    const hide = told.id("4", 50);
    assert.deepEqual(mock.sent.map((one) => [one.path, one.words]), [
      ["/acts/oppose", { act: hide }], ["/acts/confirm", { id: [hide] }],
      ["/acts/again", { purpose: "show", decision: told.id("4", 51), reason: "It is a public street." }],
    ]);
  });
});

test("an assembly that is cut off says so at once, and can say that it is over", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go("#/compose/cut-off");
    await page.getByLabel(/^Why/).fill("No net since Monday.");
    await page.locator(".unsent .button.main").click();
    await page.locator(".unsent").waitFor({ state: "detached" });
    assert.deepEqual(mock.sent.at(-1)!.words, { until: "14d", reason: "No net since Monday.", for: "2d" });
    await go("#/");
    assert.doesNotMatch(await textOf(page, "main"), /cut off/);
    mock.cutOff = true;
    mock.change();
    await page.getByText(/The assembly said that it is cut off until/).waitFor();
    await page.getByRole("link", { name: "See more" }).click();
    await settled(page);
    await opens(page, "Say that it is over");
    await page.getByLabel("Why", { exact: true }).fill("The net is back.");
    await press(page, "Say that it is over");
    await page.waitForFunction((path) => location.hash === path, vote(12));
    assert.deepEqual(mock.sent.at(-1)!.words, { purpose: "rescind", decision: told.id("2", 13), reason: "The net is back." });
  });
});
