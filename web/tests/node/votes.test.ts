// What is done with votes beside voting, at real nodes: a ballot on paper is entered and signed by a second member, what
// missed its quorum has more time, and a vote ends without a count. Votes last for days: the clocks of all are put on.
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes, until, type Home } from "./home.ts";
import { member } from "./page.ts";

after(closeBrowser);

const kDayMs = 24 * 3_600_000;
const kRules = "notice = 1h\nvote_window = 1h\n";

test("a ballot on paper is entered and signed, a vote has more time, another ends without a count", async () => {
  const homes = new Homes();
  try {
    const all = homes.founded(["a", "b", "c"], kRules);
    const [one, two, three] = all as [Home, Home, Home];
    // So many that one yes is no quorum.
    const listed = ["p1", "p2", "p3", "p4", "p5", "p6"];
    one.run("list-person", ...listed);
    homes.pass(one, two);
    homes.pass(one, three);
    for (const home of all) if (home !== one) home.run("vouch", ...listed);
    let ahead = 0;
    const now = () => Date.now() + ahead;
    /** The page closes. */
    const sealed = async () => {
      const page = Number(one.run("status").page);
      all.forEach((home) => home.run("seal", "ask"));
      await until("the page is closed", () => all.every((home) => Number(home.run("status").page) > page));
    };
    const later = async (days: number) => {
      ahead += days * kDayMs;
      for (const home of all) {
        await home.stop();
        home.clock = new Date(now()).toISOString();
      }
      await homes.serve(all);
    };
    const visit = (home: Home) => member(home.web(), {}, { clock: now() });
    const everybody = (what: string, vote: string, is: (told: Record<string, unknown>) => boolean) =>
      until(what, () => all.every((home) => home.knows(vote) && is(home.run("show", vote))));
    await homes.serve(all);
    await sealed();

    // Three votes of one member.
    const opener = await visit(one);
    const opened: string[] = [];
    for (const question of ["A lamp?", "A bell?", "A fence?"]) {
      await opener.go("#/compose/question");
      await opener.fill("The question", question);
      await opener.fill("How many days to answer", "1");
      await opener.press("Publish");
      opened.push(await opener.at(/^#\/v\/([0-9a-f]{64})$/));
    }
    const [lamp, bell, fence] = opened as [string, string, string];
    for (const vote of opened) await everybody("the votes are there", vote, () => true);

    // What p1 said on paper.
    const steward = await visit(two);
    await steward.go(`#/v/${lamp}`);
    await steward.opens("Enter the ballot of a person without a device");
    await steward.page.getByLabel("Who says it").selectOption({ label: "p1" });
    await steward.page.locator("details").locator(".choice", { hasText: "Yes" }).click();
    await steward.shot("enter-ballot");
    await steward.press("Note");
    await steward.sees("Another member has to confirm it.", "waits for a signature");
    const entered = (told: Record<string, unknown>) => told.entered as { counts: boolean }[];
    await everybody("it is there", lamp, (told) => entered(told).length === 1);
    await opener.go(`#/v/${lamp}`);
    await opener.sees("On paper or by phone", "p1");
    await opener.press("Sign, too");
    await opener.sees("Your signature is sent.", "counts");
    await opener.shot("entered-ballot");
    await everybody("it counts", lamp, (told) => entered(told)[0]!.counts && /"yes":1/.test(JSON.stringify(told.ballots)));

    // The fence was a mistake: who closes pages is told, and signs.
    await opener.go(`#/v/${fence}`);
    await opener.opens("End this vote");
    await opener.fill("Why", "The garden has one already.");
    await opener.page.locator("details").getByRole("button", { name: "End this vote" }).click();
    await opener.sees("witnesses have to sign");
    const asked = (told: Record<string, unknown>) => (told.cancellings ?? []) as { event: string; signers: unknown[] }[];
    await everybody("the wish is there", fence, (told) => asked(told).length === 1);
    await steward.go("#/");
    await steward.sees("Somebody asks that a vote ends");
    await steward.follow("Read why");
    await steward.sees("The garden has one already.");
    await steward.shot("cancel-asked");
    await steward.press("Sign, too");
    await steward.sees("Your signature is sent.");
    three.run("confirm", asked(three.run("show", fence))[0]!.event);
    await everybody("all have signed", fence, (told) => asked(told)[0]!.signers.length === 3);
    await sealed();
    await everybody("it is cancelled", fence, (told) => told.state === "cancelled");
    await opener.sees("This vote ended without a count.");
    await opener.shot("cancelled");
    await opener.leave();
    await steward.leave();

    // Too few answer about the bell, and its time passes.
    one.run("vote", bell, "yes");
    for (const home of all) home.run("vote", lamp, "yes");
    await everybody("ballots are there", bell, (told) => /"yes":1/.test(JSON.stringify(told.ballots)));
    await everybody("ballots are there", lamp, (told) => /"yes":4/.test(JSON.stringify(told.ballots)));
    await later(3);
    await sealed();
    await everybody("the bell has lapsed", bell, (told) => told.state === "lapsed");
    await everybody("the lamp is adopted", lamp, (told) => told.state === "adopted");
    const other = await visit(two);
    await other.go(`#/v/${bell}`);
    await other.sees("Only who opened it can do this.");
    await other.leave();
    const asking = await visit(one);
    await asking.go(`#/v/${bell}`);
    await asking.press("Ask for more time");
    await asking.sees("it opens again once the page is closed");
    await asking.shot("more-time");
    await everybody("the wish is there", bell, (told) => told.extension !== undefined);
    await sealed();
    await everybody("it is open again", bell, (told) => told.state === "open");
    await asking.sees("The quorum was missed at first");
    await asking.shot("extended");
    await asking.leave();
    two.run("vote", bell, "yes");
    await everybody("both ballots are there", bell, (told) => /"yes":2/.test(JSON.stringify(told.ballots)));
    await later(3);
    await sealed();
    await everybody("it is adopted", bell, (told) => told.state === "adopted");

    const last = await visit(three);
    await last.go("#/history");
    await last.sees("asks for more time", "asks to end a vote", "enters a ballot");
    await last.go(`#/result/${lamp}`);
    await last.sees("On paper or by phone", "counts");
    await last.leave();
  } finally {
    await homes.end();
  }
});
