// A member's browser at a real node: it minds every complaint of the console, every answer that was an error without the
// test having said so, and every request that leaves the node.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Page } from "playwright-core";
import { kHeaders, kTypes } from "../browser/mock.ts";
import type { Road } from "./road.ts";
import { openBrowser, settled, textOf, type Look } from "../browser/page.ts";

export class Member {
  readonly faults: string[] = [];

  constructor(readonly page: Page) {}

  /** Notes from now on what is wrong and nobody sees. */
  minds(origin: string): void {
    this.page.on("console", (message) => {
      if (message.type() === "error") this.faults.push(`${message.text()} ${message.location().url}`);
    });
    this.page.on("pageerror", (fault) => this.faults.push(String(fault)));
    this.page.on("request", (request) => {
      if (!request.url().startsWith(`${origin}/`) && !/^(data|blob):/.test(request.url())) this.faults.push(`a request left the node: ${request.url()}`);
    });
  }
  /** One more tab of the same browser. `begins`: before it asks for anything. */
  async tab(begins: (tab: Member) => void = () => undefined): Promise<Member> {
    const out = new Member(await this.page.context().newPage());
    const { origin } = new URL(this.page.url());
    out.minds(origin);
    begins(out);
    await out.page.goto(`${origin}/`);
    await out.settled();
    return out;
  }
  async go(path: string): Promise<void> {
    await this.page.evaluate((to) => (location.hash = to), path);
    await this.settled();
  }
  /** Where the page is. */
  async place(): Promise<string> {
    return this.page.evaluate(() => location.hash);
  }
  /** Waits until the page is at such a place, and says what stood in the brackets of the pattern. */
  async at(pattern: RegExp): Promise<string> {
    await this.page.waitForFunction((source) => new RegExp(source).test(location.hash), pattern.source).catch(async (fault) => {
      throw new Error(`${fault}; at ${await this.place()} there is: ${await this.text("body")}`);
    });
    await this.settled();
    return pattern.exec(await this.place())?.[1] ?? "";
  }
  settled(): Promise<void> {
    return settled(this.page);
  }
  text(selector = "main"): Promise<string> {
    return textOf(this.page, selector);
  }
  async sees(...words: (string | RegExp)[]): Promise<void> {
    for (const one of words)
      await this.page.locator("main").getByText(typeof one === "string" ? loosely(one) : one).first().waitFor().catch(async () => {
        throw new Error(`not to be seen: ${one}; there is: ${await this.text("body")}`);
      });
  }
  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name, exact: typeof name === "string" }).first().click();
  }
  async choose(words: string): Promise<void> {
    await this.page.locator(".choice", { hasText: words }).first().click();
  }
  async fill(label: string | RegExp, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: typeof label === "string" }).first().fill(text);
  }
  async follow(name: string): Promise<void> {
    const link = this.page.locator("main").getByRole("link", { name, exact: true }).first();
    await link.click().catch(async (fault) => {
      throw new Error(`${fault}; there is: ${await this.text("body")}`);
    });
    await this.settled();
  }
  async opens(words: string | RegExp): Promise<void> {
    await this.page.locator("summary", { hasText: words }).first().click();
  }
  /** The large button of what is not sent yet, until the receipt is there. */
  async send(): Promise<void> {
    const refused = this.page.getByRole("alert");
    await this.page.locator(".unsent .button.main").click();
    await this.page.locator(".unsent").waitFor({ state: "detached" }).catch(async (fault) => {
      throw (await refused.count()) > 0 ? new Error(`refused: ${await refused.first().textContent()}`) : fault;
    });
    await this.settled();
  }
  /** A ballot is looked at in words before it is sent. */
  async sendBallot(): Promise<void> {
    await this.page.locator(".unsent .button.main").click();
    await this.sees("Look once more");
    await this.send();
  }
  async shot(name: string): Promise<void> {
    const folder = process.env.PAGE_SCREENS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    await this.page.evaluate(() => window.scrollTo(0, 0));
    await this.page.screenshot({ path: join(folder, `node-${name}.png`), fullPage: true, timeout: 4000 * Number(process.env.PAGE_PATIENCE ?? 30) });
  }
  /** The file behind a button. */
  async file(name: string): Promise<Buffer> {
    const coming = this.page.waitForEvent("download");
    await this.press(name);
    return readFileSync(await (await coming).path());
  }
  /** What comes out of a printer: nothing to press, nothing that leads elsewhere, and no wider than the sheet. */
  async prints(name: string): Promise<void> {
    const size = this.page.viewportSize()!;
    // A4 less its margins, in the pixels of styles.
    await this.page.setViewportSize({ width: 658, height: 987 });
    await this.page.emulateMedia({ media: "print" });
    for (const what of ["button", "nav", "textarea", ".unsent"])
      assert.equal(await this.page.locator(`${what}:visible`).count(), 0, `${what} on paper`);
    assert.ok(await this.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "wider than the sheet");
    await this.shot(name);
    await this.page.emulateMedia({ media: null });
    await this.page.setViewportSize(size);
  }
  /** The room is opened at an address that every machine has: one that tests may be in no network. */
  async staysHere(): Promise<void> {
    await this.page.route("**/api/v1/meeting-mode", async (route) => {
      const wish = route.request().postDataJSON() as Record<string, unknown> | null;
      if (route.request().method() !== "POST" || !wish) return route.continue();
      await route.continue({ postData: JSON.stringify({ ...wish, address: "127.0.0.2" }) });
    });
  }
  /** What was to go wrong here, and the browser told its console. */
  expects(fault: RegExp): void {
    assert.ok(this.faults.some((one) => fault.test(one)), `${fault} among ${this.faults.join("; ")}`);
    this.faults.splice(0, Infinity, ...this.faults.filter((one) => !fault.test(one)));
  }
  /** The end of a visit: nothing went wrong that nobody saw. */
  async leave(): Promise<void> {
    await this.page.context().close();
    assert.deepEqual(this.faults, []);
  }
}

/** These words, whatever marks keep the directions of their parts apart. */
function loosely(words: string): RegExp {
  return new RegExp([...words].map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/, "\\$&")).join("[\u2066-\u2069]*"));
}

/** How the browser gets there, and what it thinks the time is. */
export interface Way {
  readonly road?: Road;
  /** Its clock runs from there, and can be put on. */
  readonly clock?: number;
}

/** Opens the address that a node printed. */
export async function member(url: string, look: Look = {}, way: Way = {}): Promise<Member> {
  const context = await (await openBrowser()).newContext({
    viewport: { width: look.width ?? 360, height: look.height ?? 740 },
    colorScheme: look.dark ? "dark" : "light",
    locale: look.language ?? "en",
    timezoneId: "Europe/Paris",
    hasTouch: look.touch ?? false,
    acceptDownloads: true,
    ...(way.road ? { proxy: { server: way.road.address } } : {}),
  });
  if (way.clock !== undefined) await context.clock.install({ time: way.clock });
  context.setDefaultTimeout(1000 * Number(process.env.PAGE_PATIENCE ?? 30));
  const origin = new URL(url).origin;
  const out = new Member(await context.newPage());
  const dist = process.env.PAGE_DIST;
  if (dist)
    await context.route((address) => address.origin === origin && !address.pathname.startsWith("/api/"), (route) => {
      const { pathname } = new URL(route.request().url());
      const file = join(dist, pathname === "/" ? "index.html" : pathname);
      return existsSync(file)
        ? route.fulfill({ headers: { ...kHeaders, "Content-Type": kTypes[extname(file)] ?? "application/octet-stream" }, body: readFileSync(file) })
        : route.fulfill({ status: 404 });
    });
  out.minds(origin);
  await out.page.goto(url);
  await out.settled();
  return out;
}
