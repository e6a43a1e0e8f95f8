// What who carries a stick does: a file is made at one node and read at another one, and neither has a network.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes, type Home } from "./home.ts";
import { member, type Member } from "./page.ts";

after(closeBrowser);

async function carried(from: Member, home: Home, name: string): Promise<string> {
  await from.go("#/sync");
  const file = home.path(name);
  writeFileSync(file, await from.file("Make a file"));
  return file;
}

test("acts go from one node to the other in a file, and back", async () => {
  const homes = new Homes();
  try {
    const [one, two] = homes.founded(["a", "b", "c"]);
    const first = await member(await one!.serve());
    const second = await member(await two!.serve(), { width: 1280, height: 900 });
    const proposal = one!.said("proposal", "propose", "A well", "--text", "We dig a well.");
    await first.go("#/sync");
    await first.shot("sync-alone");
    const there = await carried(first, one!, "there.moot");
    await second.go("#/sync");
    await second.page.locator('input[type="file"]').setInputFiles(there);
    await second.sees(/acts read/);
    await second.shot("bundle-read");
    await second.go(`#/p/${proposal}`);
    await second.page.locator(".choice", { hasText: /^Agree(?!,)/ }).first().click();
    await second.send();
    const back = await carried(second, two!, "back.moot");
    await first.go("#/sync");
    await first.page.locator('input[type="file"]').setInputFiles(back);
    await first.sees(/acts read/);
    await first.go(`#/p/${proposal}`);
    await first.sees("1 of 3 have answered");
    assert.equal(one!.run("status").state_hash, two!.run("status").state_hash);
    await first.leave();
    await second.leave();
  } finally {
    await homes.end();
  }
});

test("a file that is none is refused in words", async () => {
  const homes = new Homes();
  try {
    const [one] = homes.founded(["a", "b", "c"]);
    const at = await member(await one!.serve());
    await at.go("#/sync");
    await at.page.locator('input[type="file"]').setInputFiles({ name: "x.moot", mimeType: "application/octet-stream", buffer: Buffer.from("no bundle") });
    const refused = at.page.getByRole("alert");
    await refused.waitFor();
    assert.doesNotMatch((await refused.innerText()), /\[object|undefined/);
    await at.shot("bundle-bad");
    // The browser itself tells the console of every refusal.
    assert.equal(at.faults.length, 1);
    assert.match(at.faults[0]!, /422/);
    at.faults.length = 0;
    await at.leave();
  } finally {
    await homes.end();
  }
});
