// A disk that is full while somebody answers: it is said, nothing is half-done, and it goes on when there is room.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes } from "./home.ts";
import { member } from "./page.ts";

after(closeBrowser);

/** A file that takes all the room that is left. */
function fill(path: string): void {
  const file = openSync(path, "w");
  for (let size = 1 << 20; size > 0; size >>= 1)
    try {
      for (;;) writeSync(file, Buffer.alloc(size));
    } catch (fault) {
      assert.equal((fault as NodeJS.ErrnoException).code, "ENOSPC");
    }
  closeSync(file);
}

test("a full disk: the page says so, the answer stays unsent and whole, and is sent once there is room", async () => {
  const homes = new Homes();
  const disk = join(homes.folder, "a");
  mkdirSync(disk, { mode: 0o700 });
  try {
    // Whoever is not root may do so in the namespace in which run.mjs puts these tests.
    const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=8m,mode=700", "none", disk], { encoding: "utf8" });
    assert.equal(mounted.status, 0, `a small disk is needed: ${mounted.stderr}`);
    const [one] = homes.founded(["a", "b", "c"]);
    const proposal = one!.said("proposal", "propose", "A well", "--text", "We dig a well.", "--for", "2d");
    const at = await member(await one!.serve());
    await at.go(`#/p/${proposal}`);
    await at.page.locator(".choice", { hasText: "Agree, with a reservation" }).click();
    const reason = "Who pays for it? ".repeat(200);
    await at.fill("Why (optional)", reason);
    const before = one!.run("status").events;
    fill(join(disk, "filling"));
    await at.page.locator(".unsent .button.main").click();
    await at.page.getByRole("alert").getByText("The node's disk is full: nothing was done.").waitFor();
    assert.match(await at.text(".unsent .say"), /Not sent yet/);
    await at.shot("disk-full");
    // What there is can be read, and is what there was.
    assert.equal(one!.run("status").events, before);
    await at.go("#/");
    await at.sees("A well");
    await at.go(`#/p/${proposal}`);
    assert.equal(await at.page.getByLabel("Why (optional)").inputValue(), reason);
    rmSync(join(disk, "filling"));
    await at.send();
    await at.sees("Your answer is sent.");
    const mine = () => one!.run("show", proposal).mine as { position: string; text: string };
    assert.deepEqual([mine().position, mine().text.trim()], ["reserve", reason.trim()]);
    assert.equal(one!.run("status").events, Number(before) + 1);
    await one!.stop();
    assert.equal(one!.run("check").ok, true);
    assert.equal(mine().position, "reserve");
    at.expects(/500 .*acts\/position/);
    await at.page.context().close();
    assert.deepEqual(at.faults.filter((fault) => !/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE|ERR_CONNECTION_RESET/.test(fault)), []);
  } finally {
    for (const home of homes.all) await home.stop();
    spawnSync("umount", ["-l", disk]);
    await homes.end();
  }
});
