// The first minute: three people who have never seen the program come from nothing to a sealed decision, each at a node of
// their own, by what the screens offer alone. How long it took is printed; $PAGE_MINUTE names a file that takes it, too.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes, until } from "./home.ts";
import { member, type Member } from "./page.ts";

after(closeBrowser);

/** From where somebody is to the button that asks for the page to be closed. */
async function closePage(at: Member): Promise<void> {
  await at.follow("Ask to close the page");
  await at.press("Ask to close the page");
  await at.sees(/Asked|asked/);
}

test("three people come from empty homes to a sealed decision, by what the screens offer", async () => {
  const homes = new Homes();
  try {
    const [one, two, three] = ["Ana", "Bruno", "Zoé"].map((name) => homes.home(name));
    const begun = Date.now();
    const ana = await member(await one!.serve());
    await ana.follow("Found an assembly");
    await ana.fill("Name of the assembly", "Our house");
    await ana.fill("Your name here", "Ana");
    await ana.press("Found");
    await ana.sees("1 of 3 have accepted");
    let invitation = await ana.page.locator("#copy-text").inputValue();
    const others: Member[] = [];
    for (const [home, name] of [[two!, "Bruno"], [three!, "Zoé"]] as const) {
      const at = await member(await home.serve());
      await at.follow("Join an assembly");
      await at.fill("Invitation", invitation);
      await at.fill("Your name here", name);
      await at.press("Join");
      await at.follow("Meet it now");
      await at.fill("Address and port", one!.address);
      await at.press("Exchange");
      await at.sees("Both nodes have the same acts now.");
      others.push(at);
      if (home === three) continue;
      await ana.go("#/people");
      await ana.opens("Invite somebody");
      await ana.press("Make an invitation");
      await ana.page.locator("#copy-text").waitFor();
      invitation = await ana.page.locator("#copy-text").inputValue();
    }
    const [bruno, zoe] = others as [Member, Member];
    for (const at of [ana, bruno, zoe]) {
      await at.go("#/");
      await closePage(at);
    }
    await until("the first page is closed", () => Number(one!.run("status").page) === 2);

    await ana.go("#/compose");
    await ana.page.getByRole("link", { name: /Proposal/ }).first().click();
    await ana.settled();
    await ana.fill("Title", "A bench in the yard");
    await ana.fill("Text", "We put a bench under the tree.");
    await ana.choose("By majority");
    await ana.opens("More choices");
    await ana.choose("May end sooner");
    await ana.press("Publish");
    const proposal = await ana.at(/^#\/p\/([0-9a-f]{64})$/);
    for (const at of [bruno, zoe, ana]) {
      if (at === ana) await at.go(`#/p/${proposal}`);
      else {
        await at.go("#/");
        await at.sees("A bench in the yard");
        await at.page.locator("main").getByRole("link", { name: "Answer" }).first().click();
        await at.at(/^#\/p\//);
      }
      await at.page.locator(".choice", { hasText: /^Agree(?!,)/ }).first().click();
      await at.send();
    }
    await ana.shot("minute-answered");
    // The mark of what is not final yet says how it becomes so.
    await ana.opens(/^(Provisional|Seen by a majority)$/);
    await closePage(ana);
    await until("it is decided", () => one!.run("show", proposal).state === "adopted");
    const taken = (Date.now() - begun) / 1000;
    await ana.go(`#/result/${proposal}`);
    await ana.sees("Adopted", "Sealed");
    await ana.shot("minute-decided");
    console.log(`the first minute took ${taken.toFixed(1)} s`);
    if (process.env.PAGE_MINUTE) writeFileSync(process.env.PAGE_MINUTE, String(taken));
    for (const at of [ana, bruno, zoe]) await at.leave();
    assert.ok(taken > 0);
  } finally {
    await homes.end();
  }
});
