// With keys alone, and the focus always in sight: an answer, and a ballot that puts options in order.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes, until } from "./home.ts";
import { member, type Member } from "./page.ts";

after(closeBrowser);

/** Goes on by Tab until the focus is on what is meant, as somebody does who cannot point. */
async function tabTo(at: Member, what: (one: { id: string; words: string; type: string; value: string }) => boolean): Promise<void> {
  for (let steps = 0; steps < 120; ++steps) {
    await at.page.keyboard.press("Tab");
    const one = await at.page.evaluate(() => {
      const there = document.activeElement as HTMLInputElement | null;
      const box = there?.getBoundingClientRect();
      const middle = box && document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
      // What lies over it would hide where one is; text that is only heard is seen nowhere.
      const hidden = there && there !== document.body && !there.closest(".seen-by-ear, .skip") && middle && !there.contains(middle) && !middle.contains(there);
      return { id: there?.id ?? "", words: there?.textContent ?? "", type: there?.type ?? "", value: there?.value ?? "", hidden: hidden ? middle.outerHTML.slice(0, 120) : "" };
    });
    assert.equal(one.hidden, "", `${one.words || one.id} is behind something`);
    if (what(one)) return;
  }
  assert.fail("the keys do not lead there");
}

test("an answer by keys: chosen, given a reason, sent", async () => {
  const homes = new Homes();
  try {
    const [one] = homes.founded(["a", "b", "c"]);
    const proposal = one!.said("proposal", "propose", "A well", "--text", "We dig a well.", "--for", "2d");
    const at = await member(await one!.serve(), { height: 640 });
    await tabTo(at, (there) => there.words === "Answer");
    await at.page.keyboard.press("Enter");
    await at.at(/^#\/p\//);
    await tabTo(at, (there) => there.type === "radio");
    await at.page.keyboard.press("ArrowDown");
    const chosen = await at.page.evaluate(() => (document.activeElement as HTMLInputElement).value);
    await tabTo(at, (there) => there.type === "textarea");
    await at.page.keyboard.type("Who pays?");
    await tabTo(at, (there) => there.words.startsWith("Send"));
    await at.page.keyboard.press("Enter");
    await at.sees("Your answer is sent.");
    const mine = one!.run("show", proposal).mine as { position: string; text: string };
    assert.deepEqual([mine.position, mine.text], [chosen, "Who pays?"]);
    await at.shot("keys-answer");
    await at.leave();
  } finally {
    await homes.end();
  }
});

test("a ranking by keys: put in order, looked at, sent", async () => {
  const homes = new Homes();
  try {
    const [one] = homes.founded(["a", "b", "c"]);
    const vote = one!.said("vote", "open", "Which evening?", "--option", "Friday", "--option", "Saturday", "--option", "Sunday", "--method", "schulze", "--for", "2d");
    const at = await member(await one!.serve(), { height: 640 });
    await at.go(`#/v/${vote}`);
    for (const option of [1, 2, 3]) {
      await at.page.evaluate(() => document.querySelector<HTMLElement>("h1")?.focus());
      await tabTo(at, (there) => there.id === `add-${option}`);
      await at.page.keyboard.press("Enter");
    }
    assert.equal(await at.page.evaluate(() => document.activeElement?.id), "grip-3");
    await at.page.keyboard.press("ArrowUp");
    await at.page.keyboard.press("ArrowUp");
    await tabTo(at, (there) => there.words === "Review");
    await at.page.keyboard.press("Enter");
    await at.sees("Look once more");
    await at.shot("keys-review");
    assert.match(await at.page.evaluate(() => document.activeElement?.textContent ?? ""), /Send/, "the focus stays on the button that sends");
    await at.page.keyboard.press("Enter");
    await at.sees("Your ballot is sent.");
    await until("it is kept", () => (one!.run("show", vote).mine as { ballot: string } | null)?.ballot === "3>1>2");
    await at.leave();
  } finally {
    await homes.end();
  }
});
