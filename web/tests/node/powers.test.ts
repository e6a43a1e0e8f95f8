// Who may do what, and how it is taken back: a mandate is given, used, reported on and recalled; the rules are read and
// changed; who has how much of a say is counted. Votes last for days: the clocks of all are put on.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes, until, type Home } from "./home.ts";
import { member } from "./page.ts";

after(closeBrowser);

const kDayMs = 24 * 3_600_000;
const kRules = "charter_readings = 1\nnotice = 1h\nvote_window = 1h\nrecall_least = 1\n";

test("a mandate is given, reported on, used and recalled; the charter is read and changed; power is counted", async () => {
  const homes = new Homes();
  try {
    const all = homes.founded(["a", "b", "c"], kRules);
    const [one, two, three] = all as [Home, Home, Home];
    one.run("list-person", "p1", "p2", "p3", "p4", "p5");
    let ahead = 0;
    const now = () => Date.now() + ahead;
    const asks = () => all.forEach((home) => home.run("seal", "ask"));
    await homes.serve(all);
    asks();
    await until("the founding is sealed", () => all.every((home) => Number(home.run("status").page) >= 2));
    /** Days pass, for nodes and browsers alike. */
    const later = async (days: number) => {
      ahead += days * kDayMs;
      for (const home of all) {
        await home.stop();
        home.clock = new Date(now()).toISOString();
      }
      await homes.serve(all);
    };
    const visit = (home: Home) => member(home.web(), {}, { clock: now() });
    /** Everybody says yes, and the time for it passes. */
    const carried = async (votes: readonly string[], days: number) => {
      for (const home of all)
        for (const vote of votes) {
          await until("the vote is there", () => home.knows(vote));
          if (!home.run("show", vote).mine) home.run("vote", vote, "yes");
        }
      await until("all ballots are there", () => all.every((home) => votes.every((vote) => /"yes":3/.test(JSON.stringify(home.run("show", vote))))));
      // A recall's notice runs from the seal that holds it.
      const page = Number(one.run("status").page);
      asks();
      await until("they are sealed", () => all.every((home) => Number(home.run("status").page) > page));
      await later(days);
      asks();
      await until("it is adopted", () => all.every((home) => votes.every((vote) => home.run("show", vote).state === "adopted")));
    };

    // Given.
    const giving = await visit(one);
    await giving.go("#/mandates");
    await giving.sees("Nobody holds a mandate");
    await giving.follow("Give a mandate");
    await giving.page.getByLabel("To whom").selectOption({ label: "b" });
    await giving.fill("What for", "Speaks to the council");
    await giving.fill(/^Instructions/, "Ask for a well.");
    await giving.fill("How many days to answer", "1");
    await giving.shot("compose-mandate");
    await giving.press("Publish");
    const mandate = await giving.at(/^#\/v\/([0-9a-f]{64})$/);
    await giving.choose("Yes");
    await giving.sendBallot();
    await giving.leave();
    await carried([mandate], 3);

    // Used: its holder reports, speaks, and says how they voted elsewhere.
    const holding = await visit(two);
    await holding.go("#/mandates");
    await holding.sees("Speaks to the council", "In force");
    await holding.opens("This mandate is mine");
    await holding.fill("My report", "They listened.");
    await holding.press("Publish the report");
    await holding.sees("The report is published.");
    await holding.fill("Speak in the assembly's name", "We want a well.");
    await holding.press("Publish the statement");
    await holding.fill("On what, as in the instructions", "The council's budget");
    await holding.press("Publish this vote");
    await holding.sees("Your vote is published.");
    await holding.opens("One vote elsewhere");
    await holding.sees("The council's budget");
    await holding.shot("mandate-mine");
    await holding.leave();
    const known = () => (three.run("mandates").mandates as { votes: unknown[] }[])[0]!.votes.length === 1;
    await until("the vote of the delegate is there", known);

    // Recalled.
    const recalling = await visit(three);
    await recalling.go("#/mandates");
    await recalling.opens(/^Recall/);
    await recalling.page.locator("details", { hasText: "Ask for the recall" }).getByLabel("Why").fill("They asked for a bridge.");
    await recalling.press("Ask for the recall");
    const recall = await recalling.at(/^#\/v\/([0-9a-f]{64})$/);
    await recalling.sees("They asked for a bridge.");
    await recalling.shot("recall");

    // The rules, in the same days.
    await recalling.go("#/charter");
    await recalling.sees("Version 0", "In force");
    await recalling.shot("charter");
    await recalling.follow("Propose a change");
    await recalling.fill(/^The lines that change/, "vouches = 3");
    await recalling.fill("How many days to answer", "1");
    await recalling.shot("compose-charter");
    await recalling.press("Publish");
    const reading = await recalling.at(/^#\/v\/([0-9a-f]{64})$/);
    await recalling.sees("What changes");
    await recalling.page.locator("ins", { hasText: "3" }).first().waitFor();
    await recalling.shot("charter-reading");
    await recalling.leave();
    // On a recall positions are asked for as long as usual, a week.
    await carried([recall, reading], 9);
    const last = await visit(two);
    await last.go("#/mandates");
    await last.opens("One past mandate");
    await last.sees("Recalled");
    await last.shot("mandate-recalled");
    await last.go("#/charter");
    await last.sees("Version 1", "In force");
    await last.page.locator("ins", { hasText: "3" }).first().waitFor();
    await last.shot("charter-changed");
    await last.go("#/power");
    await last.shot("power");
    await last.sees(/Shown from .*members on/);
    await last.leave();
  } finally {
    await homes.end();
  }
});

test("in an assembly of seven it is counted who has how much of a say", async () => {
  const homes = new Homes();
  try {
    const [one] = homes.founded(["a", "b", "c", "d", "e", "f", "g"]);
    one!.run("propose", "A well", "--text", "We dig a well.");
    one!.run("propose", "A bridge", "--text", "Over the well.");
    const at = await member(await one!.serve());
    await at.go("#/charter");
    await at.page.locator("main").getByRole("link", { name: "Power" }).click();
    await at.at(/^#\/power$/);
    await at.press("Proposals");
    const row = at.page.locator("main tr", { has: at.page.getByRole("link", { name: "a", exact: true }) });
    await row.waitFor();
    assert.match((await row.textContent())!, /2/);
    await at.shot("power-seven");
    await at.leave();
  } finally {
    await homes.end();
  }
});
