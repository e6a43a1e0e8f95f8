// Seven tabs at once on one home. A browser opens six connections to an address: whatever listens for ever in each tab
// would leave the seventh nothing.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Request } from "playwright-core";
import { closeBrowser } from "../browser/page.ts";
import { Homes, until } from "./home.ts";
import { member, type Member } from "./page.ts";
import { Road } from "./road.ts";

after(closeBrowser);

/** Which requests of a tab listen now. */
function listening(tab: Member): Set<Request> {
  const out = new Set<Request>();
  tab.page.on("request", (request) => {
    if (request.url().endsWith("/events")) out.add(request);
  });
  tab.page.on("requestfailed", (request) => out.delete(request));
  tab.page.on("requestfinished", (request) => out.delete(request));
  return out;
}

test("seven tabs at once: one listens for all, the seventh acts and hears, and another one listens when the first is closed", async () => {
  const homes = new Homes();
  const road = await Road.open();
  try {
    const [one] = homes.founded(["a", "b", "c"]);
    const first = await member(await one!.serve(), {}, { road });
    const streams = new Map([[first, listening(first)]]);
    await first.page.reload();
    const others = await Promise.all(Array.from({ length: 6 }, () => first.tab((tab) => streams.set(tab, listening(tab)))));
    const tabs = [first, ...others];
    const now = () => [...streams.values()].reduce((sum, all) => sum + all.size, 0);
    await until("one listens", () => now() === 1);
    assert.ok(road.busy <= 6, `${road.busy} connections`);

    const proposal = one!.said("proposal", "propose", "A well", "--text", "We dig a well.", "--for", "2d");
    for (const tab of tabs) await tab.sees("A well");
    // Whoever acts in one tab is seen to have acted in all.
    const seventh = others.at(-1)!;
    await seventh.go(`#/p/${proposal}`);
    await seventh.page.locator(".choice", { hasText: /^Agree(?!,)/ }).first().click();
    await seventh.send();
    await seventh.sees("Your answer is sent.");
    for (const tab of tabs) if (tab !== seventh) await tab.sees("Nothing waits for you");
    assert.equal(now(), 1);

    const leader = tabs.find((tab) => streams.get(tab)!.size === 1)!;
    streams.delete(leader);
    await leader.page.close();
    await until("another one listens", () => now() === 1);
    one!.run("propose", "A bridge", "--text", "Over the well.", "--for", "2d");
    for (const tab of tabs) if (tab !== leader && tab !== seventh) await tab.sees("A bridge");
    await until("one listens", () => now() === 1);
    await first.leave().catch(() => undefined);
    for (const tab of tabs) assert.deepEqual(tab.faults, []);
  } finally {
    await homes.end();
    road.end();
  }
});

test("tabs that cannot speak with each other: none holds a connection, and all hear what changed", async () => {
  const homes = new Homes();
  try {
    const [one] = homes.founded(["a", "b", "c"]);
    const first = await member(await one!.serve(), {}, { clock: Date.now() });
    await first.page.context().addInitScript(() => {
      delete (globalThis as { BroadcastChannel?: unknown }).BroadcastChannel;
    });
    await first.page.reload();
    await first.settled();
    const tabs = [first, ...(await Promise.all(Array.from({ length: 2 }, () => first.tab())))];
    one!.run("propose", "A well", "--text", "We dig a well.", "--for", "2d");
    for (const tab of tabs) await tab.page.clock.fastForward(16_000);
    for (const tab of tabs) await tab.sees("A well");
    await first.leave();
    for (const tab of tabs) assert.deepEqual(tab.faults, []);
  } finally {
    await homes.end();
  }
});
