// What members do, played by keys, by pointing and over a bad network.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import * as told from "../../../tests/web/assembly.ts";
import { closeBrowser, settled, textOf, visit } from "./page.ts";

after(closeBrowser);

test("the code of the address is swapped once, and stands nowhere afterwards", async () => {
  await visit({ language: "en" }, async ({ page, mock }) => {
    await page.waitForFunction(() => localStorage.getItem("folkmoot:session") !== null);
    assert.equal(await page.evaluate(() => location.hash), "");
    assert.equal(await textOf(page, "h1"), "What waits for you");
    assert.equal(mock.sent.length, 0);
  }, "#k=abcDEF123");
});

test("without a session the page says how to get one", async () => {
  await visit({ language: "en" }, async ({ page }) => {
    await page.evaluate(() => localStorage.clear());
    await page.context().clearCookies();
    await page.addInitScript(() => localStorage.clear());
    await page.reload();
    await settled(page);
    assert.equal(await textOf(page, "h1"), "This page is not open");
  });
});

test("a home without an assembly begins with what this is", async () => {
  await visit({ language: "en" }, async ({ page, mock }) => {
    mock.empty = true;
    await page.reload();
    await settled(page);
    assert.equal(await textOf(page, "h1"), "Deciding together");
  });
});

test("to choose is not to answer: not sent, sent with a receipt, changed", async () => {
  await visit({ language: "en" }, async ({ page, mock, go }) => {
    await go(`#/p/${told.proposal.id}`);
    assert.equal(await page.locator(".unsent").count(), 0);
    await page.locator(".choice", { hasText: "Agree, with a reservation" }).click();
    await page.locator(".unsent").waitFor();
    assert.match(await textOf(page, ".unsent .say"), /Not sent yet/);
    assert.equal(mock.sent.length, 0);
    // What is written stays when the page is left.
    await page.getByLabel("Why (optional)").fill("who cleans?");
    await page.reload();
    await settled(page);
    assert.equal(await page.getByLabel("Why (optional)").inputValue(), "who cleans?");
    await page.locator(".unsent .button.main").click();
    await page.locator(".unsent").waitFor({ state: "detached" });
    assert.deepEqual(mock.sent.map((one) => [one.path, one.words]), [["/acts/position", { proposal: told.proposal.id, position: "reserve", reason: "who cleans?" }]]);
    assert.match(await page.locator("main").innerText(), /Your answer is sent/);
    await page.getByText("Your answer: ").waitFor();
    assert.match(await page.locator("main").innerText(), /You can change it until/);
  });
});

test("an opposition is text above the bar, and says why before it is sent", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go(`#/p/${told.proposal.id}`);
    const objection = (await page.locator(".objection").boundingBox())!;
    const bar = (await page.locator("figure.bar").boundingBox())!;
    assert.ok(objection.y + objection.height <= bar.y);
    await page.locator(".choice", { hasText: "Oppose" }).click();
    const button = page.locator(".unsent .button.main");
    assert.equal(await button.getAttribute("aria-disabled"), "true");
    const reason = await button.getAttribute("aria-describedby");
    assert.match((await page.locator(`[id="${reason}"]`).textContent())!, /says why/);
    await button.click({ force: true });
    assert.equal(mock.sent.length, 0);
  });
});

test("an answer that was lost on the way is not sent twice", async () => {
  await visit({ language: "en" }, async ({ page, go, mock, faults }) => {
    await go(`#/v/${told.id("2", 1)}`);
    await page.locator(".choice", { hasText: "Yes" }).first().click();
    await page.locator(".unsent .button.main").click();
    assert.match(await page.locator("main").innerText(), /Look once more/);
    mock.losing = true;
    await page.locator(".unsent .button.main").click();
    await page.getByText("The node does not answer").waitFor();
    assert.match(await textOf(page, ".unsent .say"), /Not sent yet/);
    mock.losing = false;
    await page.locator(".unsent .button.main").click();
    await page.locator(".unsent").waitFor({ state: "detached" });
    assert.deepEqual(mock.sent.map((one) => one.words), [{ vote: told.id("2", 1), choice: "yes" }]);
    faults.length = 0;
  });
});

test("a refusal is said in the reader's words, with the code beside it", async () => {
  await visit({ language: "ru" }, async ({ page, go, faults }) => {
    await go(`#/p/${told.proposal.id}`);
    await page.getByLabel("Написать слово").fill("refuse me");
    await page.getByRole("button", { name: "Опубликовать" }).click();
    const note = page.getByRole("alert");
    await note.waitFor();
    assert.match((await note.textContent())!, /нет на это права/);
    assert.match((await note.textContent())!, /act\.not_authorised/);
    faults.length = 0;
  });
});

test("ranking by keys alone: the focus stays with the option, and what happened is said", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go(`#/v/${told.id("2", 2)}`);
    const rank = async (option: number) => {
      await page.locator(`#add-${option}`).focus();
      await page.keyboard.press("Enter");
      await page.locator(`#grip-${option}`).waitFor();
    };
    for (const option of [1, 2, 3]) await rank(option);
    assert.equal(await page.evaluate(() => document.activeElement?.id), "grip-3");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "grip-3");
    assert.match((await textOf(page, ".ranked [role=status]")), /Sunday: rank 1 of 3/);
    await page.locator("#up-1-3").focus();
    await page.keyboard.press("Space");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "up-1-3", "a button that moves its row keeps the focus");
    await page.locator("#join-2").focus();
    await page.keyboard.press("Enter");
    assert.deepEqual(await page.locator(".ranked ol .ranking .grow").allTextContents(), ["Friday", "Saturday", "Sunday"]);
    await page.locator(".unsent .button.main").click();
    await page.locator(".unsent .button.main").click();
    await page.locator(".unsent").waitFor({ state: "detached" });
    assert.equal(mock.sent[0]!.words.choice, "1>2=3");
  });
});

test("ranking by pointing: a row follows the pointer over several others", async () => {
  await visit({ language: "en", touch: true }, async ({ page, go }) => {
    await go(`#/v/${told.id("2", 2)}`);
    for (const option of [1, 2, 3, 4]) await page.locator(`#add-${option}`).click();
    await page.locator("#grip-1").scrollIntoViewIfNeeded();
    const from = (await page.locator("#grip-1").boundingBox())!;
    const to = (await page.locator("#grip-4").boundingBox())!;
    await page.mouse.move(from.x + 10, from.y + 10);
    await page.mouse.down();
    for (let step = 1; step <= 12; ++step) await page.mouse.move(from.x + 10, from.y + 10 + ((to.y - from.y) * step) / 12);
    await page.mouse.up();
    const order = await page.locator(".ranked ol .grip").evaluateAll((all) => all.map((one) => one.id));
    assert.deepEqual(order, ["grip-2", "grip-3", "grip-4", "grip-1"]);
  });
});

test("after a move within the page the focus is on its heading, and Back comes back", async () => {
  await visit({ language: "en" }, async ({ page }) => {
    await page.getByRole("link", { name: "Decisions", exact: true }).first().click();
    await settled(page);
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
    assert.match(await page.title(), /^Decisions/);
    await page.goBack();
    await settled(page);
    assert.equal(await textOf(page, "h1"), "What waits for you");
  });
});

test("what has the focus is never behind the bars", async () => {
  await visit({ language: "en", height: 560 }, async ({ page, go }) => {
    await go(`#/p/${told.proposal.id}`);
    await page.locator(".choice", { hasText: "Pass" }).click();
    for (let i = 0; i < 40; ++i) {
      await page.keyboard.press("Tab");
      const hidden = await page.evaluate(() => {
        const one = document.activeElement;
        if (!one || one === document.body || one.closest(".unsent, .nav, .top") || one.closest(".seen-by-ear")) return "";
        const box = one.getBoundingClientRect();
        const bar = document.querySelector(".unsent")?.getBoundingClientRect().top ?? innerHeight;
        return box.top >= bar ? one.outerHTML.slice(0, 120) : "";
      });
      assert.equal(hidden, "");
    }
  });
});

test("when the node is gone the page says so, keeps what it has, and comes back by itself", async () => {
  await visit({ language: "en" }, async ({ page, go, mock, faults }) => {
    await go("#/decisions");
    mock.broken = true;
    await go("#/people");
    await page.getByRole("alert").first().waitFor();
    assert.match(await page.locator("main").innerText(), /The node does not answer/);
    assert.match(await page.locator("main").innerText(), /Nothing is lost/);
    mock.broken = false;
    await page.getByRole("button", { name: "Retry" }).first().click();
    await page.getByText("m004").first().waitFor();
    faults.length = 0;
  });
});

test("a change at the node is shown without a reload", async () => {
  await visit({ language: "en" }, async ({ page, mock }) => {
    let asked = 0;
    page.on("request", (request) => {
      if (request.url().includes("/api/v1/status")) ++asked;
    });
    await page.waitForTimeout(5_000);
    assert.equal(mock.streams(), 1);
    const before = asked;
    mock.change();
    await page.waitForTimeout(1_000);
    assert.ok(asked > before, "the page asked again");
  });
});

test("of two tabs one listens", async () => {
  await visit({ language: "en" }, async ({ page, mock }) => {
    const other = await page.context().newPage();
    await other.addInitScript(() => localStorage.setItem("folkmoot:session", JSON.stringify({ token: "token", role: "owner", seat: null, meeting: null })));
    await other.goto(page.url());
    await other.waitForTimeout(8_000);
    assert.equal(mock.streams(), 1);
    await page.close();
    await other.waitForTimeout(8_000);
    assert.equal(mock.streams(), 1, "the other one listens now");
  });
});

test("languages change at once, with their direction and their digits", async () => {
  await visit({ language: "en" }, async ({ page, go }) => {
    await go("#/settings");
    await page.locator(".choice", { hasText: "العربية" }).click();
    await page.waitForFunction(() => document.documentElement.dir === "rtl");
    await page.locator(".choice", { hasText: "٠١٢٣" }).click();
    await go("#/people");
    await page.waitForFunction(() => /[٠-٩]/.test(document.querySelector("main")?.textContent ?? ""));
    await go("#/settings");
    await page.locator(".choice", { hasText: "Runasimi" }).click();
    await page.waitForFunction(() => document.documentElement.lang === "qu");
    assert.ok((await page.locator('main [lang="es"]').count()) > 5, "what falls back is marked as Spanish");
  });
});

test("in a meeting: raise the hand, and the chair has what comes next as the large button", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go(`#/meeting/${told.meeting.meeting}`);
    await page.getByRole("button", { name: "Ask to speak" }).click();
    await page.getByText("You are in the list").waitFor();
    await go(`#/meeting/${told.meeting.meeting}/chair`);
    const spoken = () => (Date.now() - Date.parse(told.meeting.speaking!.since!)) / 1000;
    const least = Math.floor(spoken());
    await page.getByRole("button", { name: "The speech has ended" }).click();
    await page.getByText("The speech is noted").waitFor();
    const most = Math.ceil(spoken());
    assert.deepEqual(mock.sent.map((one) => one.path), ["/acts/meeting-ask", "/acts/meeting-end"]);
    // The clock of the test and of the page is one; the tests before this one may have taken any time.
    const time = /^(\d+)s$/.exec(String(mock.sent[1]!.words.time));
    assert.ok(time && Number(time[1]) >= least && Number(time[1]) <= most, `${String(mock.sent[1]!.words.time)}, not from ${least} to ${most} s`);
    await page.getByText("Count hands or papers").click();
    await page.getByLabel("What is counted").selectOption({ index: 1 });
    for (const [label, count] of [["Yes", "9"], ["No", "4"], ["Abstain", "1"], ["Present", "8"]] as const) await page.getByLabel(label, { exact: true }).fill(count);
    assert.match(await textOf(page, "main"), /14 hands for 8 people present: count again/);
  });
});

test("an amendment is written in the text, and its place is found", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go(`#/p/${told.proposal.id}/amend`);
    const text = page.getByLabel("The text as it should be");
    await text.fill((await text.inputValue()).replace("Dues are 5", "Dues are 6"));
    assert.match(await page.locator("del").innerText(), /5/);
    assert.match(await page.locator("ins").innerText(), /6/);
    await page.locator(".unsent .button.main").click();
    await page.waitForFunction(() => location.hash.startsWith("#/v/"));
    await page.getByText("The amendment is sent").waitFor();
    const { from, length, with: put } = mock.sent[0]!.words;
    assert.deepEqual([length, put], [1, "6"]);
    assert.equal(from, told.proposal.versions[1]!.text.indexOf("5 a month"));
  });
});

test("a mandate is given with what its holder votes on each matter", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go("#/compose/mandate");
    await page.getByLabel("To whom").selectOption({ label: "m006" });
    await page.getByLabel("What for").fill("speaks to the council");
    // The answer may be chosen before the matter is written.
    await page.getByLabel("Answer 1").selectOption({ label: "No" });
    await page.getByLabel("Matter 1").fill("the dam");
    await page.getByLabel("Matter 2").fill("the road");
    assert.equal(await page.getByLabel("Matter 3").inputValue(), "");
    await page.locator("main summary", { hasText: "More choices" }).click();
    await page.getByLabel(/^Once more in the office/).check();
    await page.getByLabel(/^Lend to another assembly/).fill("the valley");
    await page.locator(".unsent .button.main").click();
    await page.locator(".fault", { hasText: "64 signs" }).waitFor();
    await page.getByLabel(/^Lend to another assembly/).fill(told.id("e"));
    await page.locator(".unsent .button.main").click();
    await page.locator(".unsent").waitFor({ state: "detached" });
    const { path, words } = mock.sent.at(-1)!;
    assert.deepEqual([path, words.holder, words.instruct, words.waiver, words.lend_to],
      ["/acts/mandate", told.member(6), ["the dam=no", "the road=yes"], true, told.id("e")]);
  });
});

test("a vote is opened with the share of yes that it needs, and of whom", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go("#/compose/question");
    await page.getByLabel("The question").fill("Shall we dig a well?");
    await page.locator("main summary", { hasText: "More choices" }).click();
    assert.equal(await page.locator(".choice", { hasText: "the whole electorate" }).count(), 0);
    await page.getByLabel(/^Share of yes/).fill("0.66");
    await page.locator(".unsent .button.main").click();
    await page.locator(".fault", { hasText: "A fraction such as 2/3" }).waitFor();
    assert.equal(mock.sent.length, 0);
    await page.getByLabel(/^Share of yes/).fill("2/3");
    await page.locator(".choice", { hasText: "the whole electorate" }).click();
    await page.locator(".unsent .button.main").click();
    await page.locator(".unsent").waitFor({ state: "detached" });
    assert.deepEqual(mock.sent.map((one) => [one.path, one.words]),
      [["/acts/open", { question: "Shall we dig a well?", for: "7d", threshold: "2/3", base: "E" }]]);
  });
});

test("a meeting that had no quorum is called for a second time", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go("#/compose/meeting");
    await page.getByLabel("Title").fill("Assembly of June");
    await page.getByLabel("When").fill("2030-06-03T18:00");
    await page.locator("main summary", { hasText: "More choices" }).click();
    await page.getByLabel(/^Second call/).selectOption(told.id("5", 2));
    await page.locator(".unsent .button.main").click();
    await page.locator(".unsent").waitFor({ state: "detached" });
    assert.equal(mock.sent[0]!.words.second_of, told.id("5", 2));
  });
});

test("the chair gives the floor out of order with a reason, and adjourns to a date", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go(`#/meeting/${told.meeting.meeting}/chair`);
    await page.locator("main summary", { hasText: "Give the floor out of order" }).click();
    const fold = page.locator("details", { hasText: "Give the floor out of order" });
    await fold.getByLabel("Who").selectOption({ label: "m007" });
    await fold.getByLabel("Why").fill("She knows the well.");
    await fold.getByRole("button", { name: "Give the floor out of order" }).click();
    await page.getByText("The floor is given.").waitFor();
    await page.locator("main summary", { hasText: "End the meeting" }).click();
    await page.getByLabel("Go on in how many days").fill("3");
    await page.getByLabel("Or go on when").fill("2030-06-03T18:00");
    assert.equal(await page.getByLabel("Go on in how many days").inputValue(), "", "one of them says when");
    await page.getByLabel("We go on that day").check();
    await page.getByRole("button", { name: "Adjourn" }).click();
    await page.getByText("Noted.", { exact: true }).waitFor();
    const meeting = told.meeting.meeting;
    // The clock of the page is two hours ahead of UTC.
    assert.deepEqual(mock.sent.map((one) => [one.path, one.words]), [
      ["/acts/meeting-give", { meeting, person: told.member(7), reason: "She knows the well." }], ["/acts/meeting-close", { meeting, at: "2030-06-03 16:00" }],
    ]);
  });
});

test("a delegate brings all answers that the assembly gave in a vote of its own", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go("#/mandates");
    await page.locator("main summary", { hasText: "This mandate is mine" }).click();
    await page.locator("main summary", { hasText: "Or all answers of a vote of ours" }).click();
    await page.getByLabel("Vote", { exact: true }).selectOption({ label: "A loud bell?" });
    assert.equal(await page.getByLabel("On what, as in the instructions").inputValue(), "A loud bell?");
    await page.getByLabel(/^What I told of it/).fill("3/6/1");
    await page.getByRole("button", { name: "Publish this vote" }).click();
    await page.getByText("Your vote is published.").waitFor();
    assert.deepEqual(mock.sent.at(-1)!.words, { mandate: told.id("2", 17), matter: "A loud bell?", split: told.id("2", 6), tally: "3/6/1" });
    assert.match((await page.locator("main").textContent())!, /34\/12\/4/);
  });
});

test("a report of the minority names the texts that belong to it", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go(`#/result/${told.id("2", 6)}`);
    await page.locator("main summary", { hasText: "Write a minority report" }).click();
    await page.getByLabel("The report").fill("It wakes the children.");
    await page.locator("main summary", { hasText: "Texts that belong to it" }).click();
    await page.getByLabel(/^The fingerprint of each text/).fill("a letter");
    const button = page.getByRole("button", { name: "Publish the report" });
    assert.equal(await button.getAttribute("aria-disabled"), "true");
    await page.getByLabel(/^The fingerprint of each text/).fill(`${told.id("a", 1)}\n${told.id("a", 2)}`);
    await button.click();
    await page.getByText("The report is published.").waitFor();
    assert.deepEqual(mock.sent.at(-1)!.words, { decision: told.decision(6).id, text: "It wakes the children.", annex: [told.id("a", 1), told.id("a", 2)] });
  });
});

test("an assembly is founded, and its first invitation is there", async () => {
  await visit({ language: "en" }, async ({ page, go, mock }) => {
    await go("#/found");
    await page.getByLabel("Name of the assembly").fill("Neighbours");
    await page.getByLabel("Your name here").fill("m001");
    await page.locator(".choice", { hasText: "Small circle" }).click();
    await page.getByRole("button", { name: "Found", exact: true }).click();
    await page.getByText("The assembly is founded").first().waitFor();
    assert.equal(await page.locator("svg.qr").count(), 1);
    assert.deepEqual(mock.sent[0]!.words, { name: "Neighbours", my_name: "m001", founders: 3, charter: "vouches = 2\n" });
  });
});
