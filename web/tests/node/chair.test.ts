// What who leads a meeting does, beside the others who are there: from the call to minutes that the assembly adopted.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes, until } from "./home.ts";
import { member } from "./page.ts";

after(closeBrowser);

const pad = (number: number) => String(number).padStart(2, "0");
/** As a browser's field for a moment has it, in the time zone of the tests. */
function soon(minutes: number): string {
  const at = new Date(new Date(Date.now() + minutes * 60_000).toLocaleString("en-US", { timeZone: "Europe/Paris" }));
  return `${at.getFullYear()}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}T${pad(at.getHours())}:${pad(at.getMinutes())}`;
}

test("a meeting is called, opened, led, its hands counted, ended, and its minutes adopted", async () => {
  const homes = new Homes();
  try {
    const all = homes.founded(["a", "b", "c"]);
    const [one, two, three] = all;
    const canteen = one!.said("proposal", "propose", "A canteen", "--text", "Three evenings a week.");
    await homes.serve(all);
    for (const home of all) await until("the proposal is there", () => home.knows(canteen));
    const chair = await member(one!.web(), { width: 1280, height: 900 });
    const teller = await member(two!.web());

    await chair.go("#/meeting");
    await chair.shot("meetings-empty");
    await chair.follow("Call");
    await chair.fill("Title", "Assembly of May");
    await chair.fill("When", soon(2));
    await chair.fill(/^Where/, "The square");
    await chair.fill(/^Agenda/, `The canteen :: ${canteen}\nDates`);
    await chair.shot("call-meeting");
    await chair.page.locator(".unsent .button.main").click();
    const meeting = await chair.at(/^#\/meeting\/([0-9a-f]{64})$/);
    const path = `#/meeting/${meeting}`;
    await chair.sees("The canteen", "Dates");
    await until("the call is there", () => two!.knows(meeting) && three!.knows(meeting));

    // Everybody says that they are there; who has no device is ticked.
    await chair.press("I am here");
    await chair.sees("It is noted who is there.");
    await teller.go(path);
    await teller.press("I am here");
    await teller.sees("It is noted who is there.");
    three!.run("meeting", "attend", meeting);
    await chair.go(`${path}/check-in`);
    await chair.fill("How many", "2");
    await chair.press("Came");
    await chair.sees("2 visitors");
    await until("all are there", async () => (await chair.text()).includes("3 / 3"));
    await chair.shot("check-in");

    await chair.go(`${path}/chair`);
    await chair.shot("chair-before");
    await chair.page.getByLabel("Facilitator").selectOption({ label: "a" });
    await chair.page.getByLabel("Minute-taker").selectOption({ label: "b" });
    await chair.page.getByLabel(/^Teller .?1/).selectOption({ label: "b" });
    await chair.sees("three different people");
    await chair.page.getByLabel(/^Teller .?1/).selectOption({ label: "a" });
    await chair.page.getByLabel(/^Teller .?2/).selectOption({ label: "c" });
    await chair.press("Open the meeting");
    await chair.sees("The opening waits for two signatures.");
    // The other two sign, one of them in the browser.
    await teller.press("Sign, too");
    await teller.sees("Your signature is sent.");
    const opening = () => (one!.run("meeting", "show", meeting).to_confirm as { event: string }[])[0]?.event;
    const waits = opening();
    assert.ok(waits);
    await until("the opening is there", () => three!.knows(waits));
    three!.run("confirm", waits);
    await until("it is open", () => all.every((home) => home.run("meeting", "show", meeting).state === "open"));

    await chair.sees("Next item: The canteen");
    await chair.press(/^Next item/);
    await chair.sees("The item is open.");
    await until("the item is there", () => two!.run("meeting", "show", meeting).item === 1);
    await teller.press("Ask to speak");
    await teller.sees("You are in the list.");
    await teller.shot("meeting-hand");
    await chair.press(/^Give the floor to/);
    await chair.sees("The floor is given.");
    await chair.shot("chair-speaking");
    await chair.go(`${path}/projector`);
    await chair.shot("projector");
    await chair.go(`${path}/chair`);
    await chair.press("The speech has ended");
    await chair.sees("The speech is noted.");

    // A vote that everybody gives from where they are.
    await chair.go("#/compose/question");
    await chair.fill("The question", "Shall we go on for ten minutes?");
    await chair.press("Publish");
    const vote = await chair.at(/^#\/v\/([0-9a-f]{64})$/);
    await until("the vote is there", () => two!.knows(vote));
    await teller.go(path);
    await teller.sees("Shall we go on for ten minutes?");
    await teller.shot("meeting-vote");

    // Hands and papers: a count that does not add up cannot be sent.
    await chair.go(`${path}/chair`);
    await chair.opens("Count hands or papers");
    await chair.page.getByLabel("What is counted").selectOption({ label: "A canteen" });
    // What paper is counted on, and what is given out; the sums go where hands go.
    for (const sheet of ["Tally sheet (PDF)", "Ballot slips (PDF)"]) assert.match((await chair.file(sheet)).toString("latin1"), /^%PDF-/, sheet);
    const count = async (yes: string) => {
      for (const [label, number] of [["Yes", yes], ["No", "1"], ["Abstain", "0"], ["Present", "3"]] as const) await chair.fill(label, number);
    };
    await count("3");
    await chair.sees("4 hands for 3 people present");
    await count("2");
    await chair.fill("How it was counted (optional)", "on paper, slips in the box");
    await chair.press("Note the count");
    await chair.sees("The count waits for its signatures.");
    await chair.shot("hands");
    await until("the count is there", () => (two!.run("meeting", "show", meeting).to_confirm as unknown[]).length > 0);
    await teller.press("Sign, too");
    await teller.sees("Your signature is sent.");
    const counted = opening();
    assert.ok(counted);
    await until("the count is there", () => three!.knows(counted));
    three!.run("confirm", counted);
    await until("it is counted", () => one!.run("show", canteen).state === "adopted");
    await chair.sees("Decided here", "2 for, 1 against, 0 abstained");
    await chair.shot("chair-decided");

    await chair.opens("End the meeting");
    await chair.page.getByText("The meeting is really over").click();
    await chair.page.getByRole("button", { name: "End the meeting" }).click();
    await until("it is over", () => one!.run("meeting", "show", meeting).state === "over");
    await chair.go(`${path}/minutes`);
    await chair.sees("Draft", "Assembly of May");
    await chair.opens("Correct");
    const draft = await chair.page.getByLabel("Text of the minutes").inputValue();
    await chair.fill("Text of the minutes", `${draft}\n\nThe kitchen was aired.`);
    await chair.shot("minutes");
    assert.match((await chair.file("PDF")).toString("latin1"), /^%PDF-/);
    await chair.send();
    await chair.sees("The minutes are proposed.", "Proposed");
    await chair.follow("The proposal");
    const minutes = await chair.at(/^#\/p\/([0-9a-f]{64})$/);
    await chair.page.locator(".choice", { hasText: /^Agree(?!,)/ }).first().click();
    await chair.send();
    for (const home of [two!, three!]) {
      await until("the minutes are there", () => home.knows(minutes));
      home.run("position", minutes, "agree");
    }
    await until("all have answered", () => !JSON.stringify(one!.run("show", minutes).positions).includes('"none":1'));
    await until("nobody is missing", async () => (await chair.page.getByRole("button", { name: "Count and close" }).getAttribute("aria-disabled")) === null);
    await chair.press("Count and close");
    await chair.sees("Counted.");
    await chair.go(`${path}/minutes`);
    await chair.sees("Approved");
    await chair.shot("minutes-approved");
    await chair.prints("minutes-printed");
    await chair.go("#/power");
    await chair.shot("power");
    await chair.leave();
    await teller.leave();
  } finally {
    await homes.end();
  }
});
