// An encrypted vote at real nodes: the witnesses are drawn by lot, a vote is opened, its ballots are made by one member and
// handed in by another, trustees open the sum, and the result is there. It lasts for weeks: the clocks of all are put on.
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes, until, type Home, type Told } from "./home.ts";
import { member } from "./page.ts";

after(closeBrowser);

const kDayMs = 24 * 3_600_000;
/** Minutes: ./test long plays it, and ./test plays the same over the node's interface (tests/cli/encrypted_test.py). */
const skip = process.env.PAGE_LOOKS !== "all" && "played by ./test long";

test("witnesses are drawn, a secret vote is opened, ballots handed in by others, and the sum opened", { skip }, async () => {
  const homes = new Homes();
  try {
    const all = homes.founded(["a", "b", "c", "d", "e", "f"]);
    const [one, two] = all as [Home, Home];
    let ahead = 0;
    const now = () => Date.now() + ahead;
    const visit = (home: Home) => member(home.web(), {}, { clock: now() });
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
    const everybody = (what: string, vote: string, is: (told: Told) => boolean) =>
      until(what, () => all.every((home) => home.knows(vote) && is(home.run("show", vote))));
    /** Pages close until it is so; nobody asks for that more than six times an hour. */
    const closed = async (what: string, is: () => boolean) => {
      for (let i = 0; i < 12 && !is(); ++i) {
        if (i % 5 === 0) await later(1 / 20);
        await sealed();
      }
      await until(what, is);
    };
    await homes.serve(all);
    await sealed();

    // Trustees come from the last lot of the witnesses.
    const opener = await visit(one);
    await opener.go("#/compose/lot");
    for (const [label, name] of [["1", "a"], ["2", "b"], ["3", "c"]] as const) await opener.page.getByLabel(label, { exact: true }).selectOption({ label: name });
    await opener.fill("What decides", "twelve dice");
    await opener.fill("How many days to answer", "1");
    await opener.shot("compose-lot");
    await opener.press("Publish");
    const lot = await opener.at(/^#\/v\/([0-9a-f]{64})$/);
    await opener.leave();
    await everybody("the lot is there", lot, () => true);
    for (const home of all) home.run("vote", lot, "yes");
    await everybody("all agree", lot, (told) => /"yes":6/.test(JSON.stringify(told.ballots)));
    await later(4);
    const stage = () => (one.run("seal", "status").lot as { state: string } | null)?.state;
    await closed("secrets are asked for", () => stage() === "commit");
    for (const was of ["commit", "reveal"]) {
      await later(3);
      await closed(`beyond ${was}`, () => stage() !== was);
    }
    for (const home of all.slice(0, 3)) home.run("lot", "tell", "3 1 6 2");
    await closed("it is drawn", () => stage() === "drawn");

    const asking = await visit(one);
    await asking.go("#/compose/secret");
    await asking.fill("The question", "Shall we strike?");
    await asking.fill("How many days to answer", "7");
    await asking.press("Publish");
    const vote = await asking.at(/^#\/v\/([0-9a-f]{64})$/);
    await asking.follow("Secret vote");
    await asking.press("Register");
    await asking.sees("You are registered.");
    await asking.shot("secret-registered");
    await asking.leave();
    await everybody("the vote is there", vote, () => true);
    for (const home of all.slice(1)) home.run("election", "register", vote);
    const result = (home: Home) => home.run("election", "result", vote) as { stage: string; me: { trustee: boolean; ballot: string | null } };
    await closed("ballots are asked for", () => all.every((home) => result(home).stage === "voting"));

    // Made by one, handed in by another.
    const voting = await visit(one);
    await voting.go(`#/secret/${vote}`);
    await voting.choose("Yes");
    await voting.press("Make my ballot");
    await voting.sees("Give this text to another member");
    const ballot = await voting.page.getByLabel("The encrypted ballot", { exact: true }).inputValue();
    await voting.shot("secret-made");
    const carrier = await visit(two);
    await carrier.go(`#/secret/${vote}`);
    await carrier.fill("Another member's encrypted ballot", ballot);
    await carrier.press("Hand in");
    await carrier.sees("The ballot is handed in.");
    await carrier.leave();
    all.slice(1).forEach((home, i) => all[(i + 2) % 6]!.run("election", "carry", String(home.run("election", "vote", vote, i === 0 ? "no" : "yes").ballot)));
    await until("its voter sees it", () => result(one).me.ballot !== null);
    await voting.sees(/is in the box/);
    await voting.leave();
    await sealed();
    await later(10);
    await closed("the sum is to be opened", () => all.every((home) => result(home).stage === "opening"));
    const [first, ...others] = all.filter((home) => result(home).me.trustee) as [Home, ...Home[]];
    const trustee = await visit(first);
    await trustee.go(`#/secret/${vote}`);
    await trustee.press("Open my part");
    await trustee.sees("Your part is open.");
    await trustee.leave();
    others[0]!.run("election", "decrypt", vote);
    await closed("it is opened", () => all.every((home) => result(home).stage === "done"));
    const last = await visit(two);
    await last.go(`#/secret/${vote}`);
    await last.page.locator("tr", { hasText: /Yes\D*5$/ }).waitFor();
    await last.page.locator("tr", { hasText: /No\D*1$/ }).waitFor();
    await last.shot("secret-done");
    await last.follow("See the result");
    await last.sees("Adopted");
    await last.leave();
  } finally {
    await homes.end();
  }
});
