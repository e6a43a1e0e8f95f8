// A phone that sleeps while its person is answering, and clocks that are wrong.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes, until } from "./home.ts";
import { member } from "./page.ts";
import { Road } from "./road.ts";

after(closeBrowser);

const kHourMs = 3_600_000;
const kDayMs = 24 * kHourMs;

test("a phone that slept for an hour with an answer on its way: what is old says so, what changed is there, and the answer is sent once", async () => {
  const homes = new Homes();
  const road = await Road.open();
  try {
    const [one] = homes.founded(["a", "b", "c"]);
    const proposal = one!.said("proposal", "propose", "A well", "--text", "We dig a well.", "--for", "2d");
    const phone = await member(await one!.serve(), {}, { road, clock: Date.now() });
    await phone.go(`#/p/${proposal}`);
    await phone.page.locator(".choice", { hasText: /^Agree(?!,)/ }).first().click();
    await phone.page.locator(".unsent").waitFor();
    // It arrives, and what the node says to it does not.
    road.sleep();
    await phone.page.locator(".unsent .button.main").click();
    await until("the answer arrives", () => (one!.run("show", proposal).positions as { agree: number }).agree === 1);
    one!.run("propose", "A bridge", "--text", "Over the well.", "--for", "2d");
    // An hour of which the phone knows nothing, and a network that is not there yet.
    await phone.page.clock.fastForward(kHourMs);
    await phone.sees(/The node does not answer/, /What is shown is from/);
    assert.match(await phone.text(".unsent .say"), /Not sent yet/);
    road.wake();
    await phone.page.clock.fastForward(12_000);
    await phone.page.locator("main .note.bad").filter({ hasText: "What is shown is from" }).waitFor({ state: "detached" });
    // The same answer again is the same one.
    await phone.send();
    await phone.sees("Your answer is sent.");
    const said = (one!.run("log", "--about", proposal).events as { kind: string }[]).filter((event) => event.kind === "position");
    assert.equal(said.length, 1, "one answer, sent twice, is one act");
    await phone.go("#/");
    await phone.sees("A bridge");
    // Lines that break are told to the console by the browser itself.
    phone.expects(/Failed to load resource/);
    await phone.leave();
  } finally {
    await homes.end();
    road.end();
  }
});

test("a browser whose clock is days ahead: deadlines are told by the node's, and the page says that the clocks differ", async () => {
  const homes = new Homes();
  try {
    const [one] = homes.founded(["a", "b", "c"]);
    one!.run("propose", "A well", "--text", "We dig a well.", "--for", "2d");
    const at = await member(await one!.serve(), {}, { clock: Date.now() + 3 * kDayMs });
    await at.sees("A well", "ends in 47 hours");
    await at.page.locator(".top .chip", { hasText: "Clocks differ" }).click();
    await at.at(/^#\/sync$/);
    await at.sees("Clocks differ", /^Here /);
    await at.shot("clocks-differ");
    await at.leave();
  } finally {
    await homes.end();
  }
});

test("a machine whose clock is days behind what others sealed: the page says so, and what the rules refuse for it names the reason", async () => {
  const homes = new Homes();
  try {
    const all = homes.founded(["a", "b", "c"]);
    const [one, two] = all;
    await homes.serve(all);
    const proposal = two!.said("proposal", "propose", "A well", "--text", "We dig a well.", "--for", "2d");
    await until("the proposal is there", () => one!.knows(proposal));
    for (const home of all) home.run("seal", "ask");
    await until("a page is sealed", () => one!.run("status").seal !== null);
    await one!.stop();
    const then = Date.now() - 10 * kDayMs;
    one!.clock = new Date(then).toISOString();
    const at = await member(await one!.serve(), {}, { clock: then });
    await at.page.locator(".top .chip", { hasText: "Clocks differ" }).click();
    await at.sees("Clocks differ", /^Here /);
    await at.go("#/compose/meeting");
    await at.fill("Title", "Assembly of May");
    // Tomorrow, as this machine has it.
    await at.fill("When", new Date(then + kDayMs).toISOString().slice(0, 16));
    await at.page.locator(".unsent .button.main").click();
    await at.page.getByRole("alert").getByText("The charter wants meetings to be called earlier.").waitFor();
    await at.sees("Clocks differ");
    await at.shot("clock-refused");
    // A claimed time decides nothing: what others asked is answered.
    await at.go(`#/p/${proposal}`);
    await at.page.locator(".choice", { hasText: /^Agree(?!,)/ }).first().click();
    await at.send();
    await at.sees("Your answer is sent.");
    at.expects(/422 .*meeting-call/);
    await at.leave();
  } finally {
    await homes.end();
  }
});
