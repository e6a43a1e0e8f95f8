// Two who lead one meeting at the same moment, from two nodes that have not heard of each other's act yet, and from two
// browsers at one node: both see what counted, and nothing is lost or doubled.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes, type Home } from "./home.ts";
import { member, type Member } from "./page.ts";

after(closeBrowser);

type Shown = { state: string; item: number | null; to_confirm: { event: string }[]; queue: { name: string }[]; speaking: { name: string } | null };
const shown = (home: Home, meeting: string) => home.run("meeting", "show", meeting) as unknown as Shown;
const equal = (homes: readonly Home[]) => new Set(homes.map((home) => home.run("status").state_hash)).size === 1;

test("two chairs at once: the floor given, a speech ended and an item taken up by both are done once, and both see it", async () => {
  const homes = new Homes();
  try {
    const all = homes.founded(["a", "b", "c"]);
    const [one, two, three] = all as [Home, Home, Home];
    // The chair's second device, with a node of its own.
    const phone = homes.home("phone");
    const device = one.said("device", "device", "add", phone.said("code", "device", "request"));
    one.run("bundle", "export", phone.path("in.fmb"), "--for", device);
    phone.run("bundle", "import", phone.path("in.fmb"));
    const meeting = one.said("event", "meeting", "call", "Assembly of May", "--in", "2m", "--item", "Wells", "--item", "Bridges", "--item", "Lamps");
    const others = [two, three];
    const out = () => others.forEach((other) => homes.pass(one, other));
    const back = () => others.forEach((other) => homes.pass(other, one));
    out();
    for (const home of all) home.run("meeting", "attend", meeting);
    back();
    one.run("meeting", "open", meeting, "--facilitator", "a", "--minutes", "b", "--teller", "a", "--teller", "c");
    const opening = shown(one, meeting).to_confirm[0]!.event;
    out();
    for (const home of others) home.run("confirm", opening);
    back();
    one.run("meeting", "item", meeting, "1");
    out();
    for (const home of others) home.run("meeting", "ask", meeting);
    back();
    homes.pass(one, phone);
    assert.equal(shown(phone, meeting).state, "open");
    assert.equal(shown(phone, meeting).queue.length, 2);

    // The nodes are not connected: each acts on what it knows.
    await one.serve();
    const [desk, palm] = [await member(one.web(), { width: 1280, height: 900 }), await member(await phone.serve())] as const;
    const chairs = [desk, palm] as const;
    const both = (press: (at: Member) => Promise<void>) => Promise.all(chairs.map(press));
    const meet = () => {
      phone.run("sync", one.address);
      assert.ok(equal([one, phone]), "both nodes come to the same");
    };
    for (const at of chairs) await at.go(`#/meeting/${meeting}/chair`);
    await both((at) => at.press(/^Give the floor to/));
    await both((at) => at.sees("The floor is given."));
    meet();
    await both((at) => at.sees("The speech has ended"));
    const first = shown(one, meeting).speaking?.name;
    assert.ok(first);
    assert.equal(shown(phone, meeting).speaking?.name, first);
    assert.deepEqual(shown(phone, meeting).queue.map((who) => who.name), ["b", "c"].filter((name) => name !== first), "nobody fell out of the queue");

    await both((at) => at.press("The speech has ended"));
    // The nodes have met: one of them may have heard of the other's word already, and says so.
    await both((at) => at.sees(/The speech is noted|the speech has ended already/));
    meet();
    // The next one was not passed over by the second end.
    await both((at) => at.sees(/^Give the floor to/));
    assert.deepEqual(shown(one, meeting).queue.map((who) => who.name), ["b", "c"].filter((name) => name !== first));

    await both((at) => at.press(/^Next item/));
    await both((at) => at.sees("The item is open."));
    meet();
    for (const home of [one, phone]) assert.equal(shown(home, meeting).item, 2, "no item was jumped");
    await both((at) => at.sees(/Next item: .?Lamps/));
    await desk.shot("two-chairs");

    // Now from two browsers at one node: what comes second is refused, and the reason is said.
    two.run("sync", one.address);
    two.run("meeting", "ask", meeting);
    two.run("sync", one.address);
    const other = await member(one.web());
    await other.go(`#/meeting/${meeting}/chair`);
    const pair = [desk, other];
    for (const at of pair) await at.sees(/^Give the floor to .?b/);
    await Promise.all(pair.map((at) => at.press(/^Give the floor to/)));
    for (const at of pair) await at.sees("The speech has ended");
    const given = (one.run("log", "--about", meeting, "--limit", "1000").events as { kind: string; applied: boolean }[]).filter((event) => event.kind === "give_floor");
    assert.deepEqual(given.map((event) => event.applied), [true, true, true], "the two of before, and one now");
    await desk.shot("two-chairs-desk");
    await other.shot("two-chairs-other");
    for (const at of [...chairs, other]) if (at.faults.length > 0) at.expects(/422 .*acts\/meeting-/);
    for (const at of [...chairs, other]) await at.leave();
  } finally {
    await homes.end();
  }
});
