// What a member does, at nodes that are real: from the first page to a result that anybody can count again.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes, until } from "./home.ts";
import { member, type Member } from "./page.ts";

after(closeBrowser);

test("an assembly is founded, and two members come in by the invitations that they are told", async () => {
  const homes = new Homes();
  try {
    const [one, two, three] = ["Ana", "Bruno", "Zoé"].map((name) => homes.home(name));
    const first = await member(await one!.serve(), { language: "en" });
    assert.equal(await first.text("h1"), "Deciding together");
    await first.shot("welcome");
    await first.page.getByRole("link", { name: "Found an assembly" }).click();
    await first.settled();
    await first.fill("Name of the assembly", "Neighbours of the Square");
    await first.fill("Your name here", "Ana");
    await first.fill("How many founders", "2");
    await first.sees("At least three");
    await first.fill("How many founders", "3");
    await first.choose("Small circle");
    await first.opens("See what these rules change");
    await first.shot("found");
    await first.press("Found");
    await first.sees("1 of 3 have accepted");
    await first.shot("founded");
    let invitation = await first.page.locator("#copy-text").inputValue();

    for (const [home, name] of [[two!, "Bruno"], [three!, "Zoé"]] as const) {
      const joining = await member(await home.serve(), { language: "en" });
      await joining.page.getByRole("link", { name: "Join an assembly" }).click();
      await joining.settled();
      // As it is typed from paper or told by somebody: in a sentence, with breaks.
      await joining.fill("Invitation", `Come in: ${invitation.slice(0, 30)}\n${invitation.slice(30)}`);
      await joining.fill("Your name here", name);
      await joining.shot(`join-${name === "Zoé" ? "second" : "first"}`);
      await joining.press("Join");
      await joining.sees("You accept the charter and found the assembly");
      await joining.page.getByRole("link", { name: "Meet it now" }).click();
      await joining.settled();
      await joining.fill("Address and port", one!.address);
      await joining.press("Exchange");
      await joining.sees("Both nodes have the same acts now.");
      await joining.shot(`met-${name === "Zoé" ? "second" : "first"}`);
      await joining.leave();
      if (home === three) continue;
      await first.go("#/people");
      await first.opens("Invite somebody");
      await first.press("Make an invitation");
      await first.page.locator("#copy-text").waitFor();
      await first.shot("invite");
      invitation = await first.page.locator("#copy-text").inputValue();
    }
    await until("constituted", () => one!.run("status").state === "constituted");
    await first.go("#/people");
    await first.sees("Bruno", "Zoé");
    await first.shot("people");
    await first.go("#/");
    await first.sees("Nothing waits for you");
    await first.shot("now-empty");
    await first.leave();
  } finally {
    await homes.end();
  }
});

test("an application comes in, is vouched for, and is on the roll", async () => {
  const homes = new Homes();
  try {
    const all = homes.founded(["a", "b", "c"], "vouches = 1\n");
    await homes.serve(all);
    const invitation = all[0]!.said("invitation", "invite");
    const newcomer = homes.home("d");
    const joining = await member(await newcomer.serve());
    // As a phone's camera opens it.
    await joining.go(`#/j/${encodeURIComponent(invitation)}`);
    await joining.fill("Your name here", "Dana");
    await joining.press("Join");
    await joining.sees("Your application is ready.");
    await joining.go("#/sync");
    await joining.fill("Address and port", all[0]!.address);
    await joining.press("Exchange");
    await joining.sees(/acts given/);
    await joining.go("#/");
    await joining.shot("now-applicant");
    const vouching = await member(all[0]!.web());
    await vouching.go("#/people");
    await vouching.sees("Dana");
    await vouching.shot("applicant");
    await vouching.press("Vouch");
    await vouching.sees("You have vouched.");
    await vouching.leave();
    await joining.leave();
  } finally {
    await homes.end();
  }
});

const kText = "A canteen for the quarter, three evenings a week.\n\nDues are 5 a month.";

async function propose(at: Member): Promise<string> {
  await at.go("#/compose");
  await at.shot("compose");
  await at.page.getByRole("link", { name: /A proposal|Proposal/ }).first().click();
  await at.settled();
  await at.fill("Title", "Open a canteen");
  await at.fill("Text", kText);
  await at.choose("By majority");
  await at.opens("More choices");
  await at.choose("May end sooner");
  await at.shot("compose-proposal");
  await at.press("Publish");
  return at.at(/^#\/p\/([0-9a-f]{64})$/);
}

test("a proposal is answered, the answer changed, an opposition read above the bar, the text amended, the result read and counted again", async () => {
  const homes = new Homes();
  try {
    const all = homes.founded(["a", "b", "c"]);
    await homes.serve(all);
    const [a, b, c] = [await member(all[0]!.web()), await member(all[1]!.web(), { width: 1280, height: 900 }), await member(all[2]!.web(), { dark: true })];
    const proposal = await propose(a);
    const path = `#/p/${proposal}`;
    await a.sees("Published.");
    await a.choose("Agree, with a reservation");
    await a.sees("Not sent yet");
    await a.fill("Why (optional)", "Who cleans?");
    await a.shot("answer-not-sent");
    await a.send();
    await a.sees("Your answer is sent.", "Your answer: Agree, with a reservation");
    await a.shot("answer-sent");
    // One's own answer can be changed.
    await a.page.locator(".choice", { hasText: /^Agree(?!,)/ }).first().click();
    await a.send();
    await a.sees(/Your answer: .?Agree.?$/);

    // It waits for the others.
    await b.sees("Open a canteen");
    await b.shot("now-waiting");
    await b.page.getByRole("link", { name: "Answer" }).first().click();
    await b.at(/^#\/p\//);
    await b.choose("Oppose");
    await b.sees("An opposition says why");
    await b.fill("Why you oppose it", "There is **no water** in the school after six.");
    await b.send();
    await b.sees("Your answer: Oppose");
    await b.shot("opposed");
    await a.go(path);
    await a.page.locator(".objection").getByText("no water").waitFor();
    const objection = (await a.page.locator(".objection").first().boundingBox())!;
    const bar = (await a.page.locator("figure.bar").first().boundingBox())!;
    assert.ok(objection.y + objection.height <= bar.y, "an opposition is read before the bar");
    await a.shot("objection");

    // b would agree to another text.
    await b.go(`${path}/amend`);
    await b.fill("The text as it should be", kText.replace("Dues are 5", "Dues are 4"));
    await b.fill("Why", "The water costs.");
    await b.shot("amend");
    await b.page.locator(".unsent .button.main").click();
    const amendment = await b.at(/^#\/v\/([0-9a-f]{64})$/);
    await b.sees("The amendment is sent.");
    await b.shot("amendment");
    await a.go(path);
    await a.page.locator("ins", { hasText: "4" }).first().waitFor();
    await a.page.getByRole("link", { name: /amendment/i }).first().click();
    await a.settled();
    await until("the amendment is there", () => all[2]!.knows(amendment));
    await c.go(`#/v/${amendment}`);
    await c.choose("Yes");
    await c.sendBallot();
    await c.shot("amendment-voted");

    for (const one of [c, b]) {
      await one.go(path);
      await one.page.locator(".choice", { hasText: /^Agree(?!,)/ }).first().click();
      await one.send();
    }
    for (const home of all) home.run("seal", "ask");
    await until("the round ends", () => all[0]!.run("show", proposal).state === "adopted");
    await a.go(`#/result/${proposal}`);
    await a.sees("Adopted");
    await a.shot("result");
    await a.go("#/history");
    await a.press("Check");
    await a.sees("Everything is in order");
    await a.shot("verified");
    assert.match((await a.file("Export the journal")).toString(), /^\{/);
    await a.page.getByRole("searchbox").fill("canteen");
    await a.page.locator("main .snippet").first().waitFor();
    await a.shot("history");
    for (const one of [a, b, c]) await one.leave();
  } finally {
    await homes.end();
  }
});

test("a vote among options: ranked by touch, sent with a receipt, closed when all have given their last word, read and recounted", async () => {
  const homes = new Homes();
  try {
    const all = homes.founded(["a", "b", "c"]);
    await homes.serve(all);
    const a = await member(all[0]!.web(), { touch: true });
    await a.go("#/compose/options");
    await a.fill("The question", "Which evening?");
    await a.fill("The options", "Friday\nSaturday\nSunday\nMonday");
    await a.page.getByLabel("How it is counted").selectOption({ label: "By ranking (Schulze)" });
    await a.opens("More choices");
    await a.choose("May end sooner");
    await a.shot("compose-options");
    await a.press("Publish");
    const vote = await a.at(/^#\/v\/([0-9a-f]{64})$/);
    for (const option of [1, 2, 3, 4]) await a.page.locator(`#add-${option}`).tap();
    await a.shot("ranked");
    await drag(a, "#grip-1", "#grip-4");
    const order = await a.page.locator(".ranked ol .grip").evaluateAll((rows) => rows.map((row) => row.id));
    assert.deepEqual(order, ["grip-2", "grip-3", "grip-4", "grip-1"]);
    await a.choose("last word");
    await a.page.locator(".unsent .button.main").tap();
    await a.sees("Look once more");
    await a.shot("ranked-review");
    await a.send();
    await a.sees("Your ballot is sent.");
    await a.shot("ranked-sent");
    for (const [home, choice] of [[all[1]!, "2>3>1>4"], [all[2]!, "1>2=3"]] as const) {
      await until("the vote is there", () => home.knows(vote));
      home.run("vote", vote, choice, "--final");
    }
    for (const home of all) home.run("seal", "ask");
    await until("the vote ends", () => all[0]!.run("show", vote).state !== "open");
    await a.go(`#/result/${vote}`);
    await a.sees("Saturday", "Your ballot is in the count.");
    await a.shot("result-ranked");
    await a.leave();
  } finally {
    await homes.end();
  }
});

/** A finger, as the browser has it from the screen. */
async function drag(at: Member, from: string, to: string): Promise<void> {
  await at.page.locator(from).scrollIntoViewIfNeeded();
  const start = (await at.page.locator(from).boundingBox())!;
  const end = (await at.page.locator(to).boundingBox())!;
  const speak = await at.page.context().newCDPSession(at.page);
  const point = (share: number) => [{ x: start.x + 10, y: start.y + 10 + (end.y - start.y) * share }];
  await speak.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: point(0) });
  // It goes slowly and rests at the end, as somebody's does: what is let go in flight makes the next tap stop the flight.
  for (let step = 1; step <= 16; ++step) {
    await speak.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: point(Math.min(1, step / 12)) });
    await at.page.waitForTimeout(40);
  }
  await speak.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
}
