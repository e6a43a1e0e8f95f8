// page.mjs URL: opens the address of a node as a slow phone does, with an empty cache: six times slower a processor,
// 1.6 Mbit/s, 100 ms on the way. Prints after how many seconds the first screen shows a proposal, and how many seconds
// after a tap that proposal can be answered. Exit 3: there is no browser.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";

const kSlower = 6;
const kBytesPerSecond = 1_600_000 / 8;
const kLatencyMs = 100;

const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";
if (!existsSync(chromiumPath) || !existsSync(new URL("../../web/node_modules/playwright-core", import.meta.url))) process.exit(3);
const { chromium } = createRequire(new URL("../../web/package.json", import.meta.url))("playwright-core");

const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: "fr" });
const devtools = await page.context().newCDPSession(page);
await devtools.send("Network.enable");
await devtools.send("Network.emulateNetworkConditions",
  { offline: false, latency: kLatencyMs, downloadThroughput: kBytesPerSecond, uploadThroughput: kBytesPerSecond });
await devtools.send("Emulation.setCPUThrottlingRate", { rate: kSlower });
const since = async (go, seen) => {
  const begin = performance.now();
  await go();
  await page.locator(seen).first().waitFor();
  return (performance.now() - begin) / 1000;
};
const kProposal = "main a[href^='#/p/']";
const first = await since(() => page.goto(process.argv[2], { waitUntil: "commit" }), kProposal);
const proposal = await since(() => page.locator(kProposal).first().click(), "section[aria-labelledby=mine]");
console.log(JSON.stringify({ first, proposal }));
await browser.close();
