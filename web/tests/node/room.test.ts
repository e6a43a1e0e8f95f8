// A meeting that is open to the room: somebody without a device takes part by a phone, and a second member signs for it.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes, type Home } from "./home.ts";
import { member, type Member } from "./page.ts";

after(closeBrowser);

/** An open meeting with a proposal on its agenda, which somebody without a device may answer. */
function meetingOf(homes: Homes, all: readonly [Home, Home, Home]): { meeting: string; proposal: string } {
  const [a, b, c] = all;
  const share = () => {
    for (const one of [b, c]) homes.pass(one, a);
    for (const one of [b, c]) homes.pass(a, one);
  };
  a.run("list-person", "m031");
  share();
  b.run("vouch", "m031");
  share();
  const proposal = a.said("event", "propose", "Open a canteen", "--text", "A canteen for the quarter, three evenings a week.");
  const meeting = a.said("event", "meeting", "call", "Assembly of May", "--in", "2h", "--place", "The square", "--item", `The canteen :: ${proposal}`);
  share();
  for (const one of all) one.run("meeting", "attend", meeting);
  share();
  const opening = a.said("event", "meeting", "open", meeting, "--facilitator", "a", "--minutes", "b", "--teller", "a", "--teller", "c");
  share();
  for (const one of [b, c]) one.run("confirm", opening);
  share();
  a.run("meeting", "item", meeting, "1");
  share();
  return { meeting, proposal };
}

/** Opens the room, and gives the address of its code. */
async function openRoom(chair: Member, meeting: string): Promise<string> {
  await chair.staysHere();
  await chair.go(`#/meeting/${meeting}/check-in`);
  await chair.press("Open to the room");
  await chair.sees(/type the code/);
  const told = await chair.page.getByText(/type the code/).first().textContent();
  const [, address, code] = /open ([\d.]+:\d+) .* code ([A-Z2-9]{8})/.exec(told!.replaceAll(/[\u2066-\u2069]/g, ""))!;
  return `http://${address}/#k=${code}`;
}

test("somebody without a device takes part by a phone, and it counts once a second member has signed", async () => {
  const homes = new Homes();
  try {
    const all = homes.founded(["a", "b", "c"], "vouches = 1\n") as [Home, Home, Home];
    const { meeting, proposal } = meetingOf(homes, all);
    await homes.serve(all);
    const chair = await member(all[0].web());
    const url = await openRoom(chair, meeting);
    await chair.shot("room");

    // One phone scans the code; another one is told the address, and types the code.
    const phone = await member(url, { touch: true });
    await phone.sees("Who are you?");
    await phone.shot("guest");
    const typed = await member(new URL(url).origin);
    await typed.fill("Code of the meeting, as it stands on the wall", new URL(url).hash.slice(3).toLowerCase());
    await typed.press("Enter");
    await typed.sees("Who are you?");

    await phone.press("m031");
    await phone.sees("You speak and answer as m031, through a's device");
    await typed.page.reload();
    await typed.sees("No line of the list is free.");
    // Whoever scans the code again is the same guest.
    await phone.page.goto("about:blank");
    await phone.page.goto(url);
    await phone.sees("You speak and answer as m031, through a's device");
    await phone.press("Ask to speak");
    await chair.sees("m031");

    await phone.choose("Agree");
    await phone.page.waitForTimeout(1_100); // one act a second
    await phone.send();
    await phone.sees("It counts once a second member has signed it.");
    await phone.shot("guest-answered");

    const second = await member(all[1].web());
    await second.go(`#/p/${proposal}`);
    await second.sees("0 of 4 have answered");
    await second.go(`#/meeting/${meeting}`);
    await second.sees("One answer that was entered waits for a signature", "through a's device");
    await second.shot("entries");
    await second.press("I saw it: sign this answer");
    await second.go(`#/p/${proposal}`);
    await second.sees("1 of 4 have answered");
    await second.leave();

    await chair.press("Close to the room");
    await chair.sees("Open to the room");
    await chair.leave();
    // Whoever was a guest has no way in any more: the page's own address is gone.
    assert.equal(await phone.page.evaluate(() => fetch("/api/v1/session").then(() => "there", () => "gone")).catch(() => "gone"), "gone");
    await phone.page.context().close();
    await typed.page.context().close();
  } finally {
    await homes.end();
  }
});
