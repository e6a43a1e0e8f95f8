// What the tests in a browser share: one Chromium, a mock for each test, and a page that minds no error in the console.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { startMock, type Mock } from "./mock.ts";

export interface Look {
  readonly language?: string;
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly touch?: boolean;
}

let browser: Browser | null = null;
export async function openBrowser(): Promise<Browser> {
  browser ??= await chromium.launch({
    executablePath: process.env.PAGE_CHROMIUM!,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  return browser;
}
export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
}

export interface Visit {
  readonly page: Page;
  readonly mock: Mock;
  /** What the console complained of, and requests that left the node. */
  readonly faults: string[];
  readonly go: (path: string) => Promise<void>;
  readonly shot: (name: string, whole?: boolean) => Promise<void>;
}

/** A page with its session, in this look. */
export async function visit(look: Look, play: (visit: Visit) => Promise<void>, begin = "#/"): Promise<void> {
  const mock = await startMock(process.env.PAGE_DIST!);
  const context = await (await openBrowser()).newContext({
    viewport: { width: look.width ?? 360, height: look.height ?? 740 },
    colorScheme: look.dark ? "dark" : "light",
    locale: look.language ?? "fr",
    timezoneId: "Europe/Paris",
    hasTouch: look.touch ?? false,
  });
  // A machine that does other things, too, takes its time.
  context.setDefaultTimeout(1000 * Number(process.env.PAGE_PATIENCE ?? 30));
  const page = await context.newPage();
  const origin = `http://127.0.0.1:${mock.port}`;
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !/Failed to load resource/.test(message.text())) faults.push(message.text());
  });
  page.on("pageerror", (fault) => faults.push(String(fault)));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob):/.test(request.url())) faults.push(`a request left the node: ${request.url()}`);
  });
  const go = async (path: string) => {
    await page.evaluate((to) => (location.hash = to), path);
    await settled(page);
  };
  const shot = async (name: string, whole = false) => {
    if (!process.env.PAGE_SCREENS) return;
    mkdirSync(process.env.PAGE_SCREENS, { recursive: true });
    await page.screenshot({ path: join(process.env.PAGE_SCREENS, `${name}.png`), fullPage: whole });
  };
  try {
    if (begin.startsWith("#k=")) {
      await page.goto(`${origin}/${begin}`);
    } else {
      await page.addInitScript(() => localStorage.setItem("folkmoot:session", JSON.stringify({ token: "token", role: "owner", seat: null, meeting: null })));
      await page.goto(`${origin}/${begin}`);
    }
    await settled(page);
    await play({ page, mock, faults, go, shot });
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
    mock.close();
  }
}

/** Nothing is asked for any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor({ state: "attached" });
  await page.waitForFunction(() => document.querySelectorAll(".busy").length === 0);
  await page.waitForTimeout(60);
}

/** The words of an element, without the marks that keep directions apart. */
export async function textOf(page: Page, selector: string): Promise<string> {
  return ((await page.locator(selector).first().textContent()) ?? "").replaceAll(/[\u2066-\u2069]/g, "");
}
