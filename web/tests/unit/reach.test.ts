// What people hear, and reach by keys: every screen, shown in a document without a browser.
import assert from "node:assert/strict";
import { webcrypto } from "node:crypto";
import { before, test } from "node:test";
import { kScreens } from "../../../tests/web/screens.ts";
import { view, type Sent } from "../browser/mock.ts";
import { canFocus, Element, Page, within } from "./dom.ts";

const page = new Page();
const node = { empty: false, sent: [] as Sent[], broken: false, silent: false };
const posted: string[] = [];
let moved: () => void = () => undefined;
const place = { hash: "", pathname: "/", replace: () => undefined };

async function answer(address: string, { method }: { method: string }): Promise<unknown> {
  const url = new URL(address, "http://node");
  if (node.silent || url.pathname.endsWith("/events")) return new Promise(() => undefined);
  if (node.broken) throw new Error("no way");
  if (method !== "GET") posted.push(url.pathname);
  const told = view(decodeURIComponent(url.pathname.slice("/api/v1".length)), url.searchParams, node);
  return { ok: told !== null, status: told === null ? 404 : 200, headers: new Headers(), json: async () => told ?? { code: "web.not_found" } };
}

const session = JSON.stringify({ token: "token", role: "owner", seat: null, meeting: null });
const globals: Record<string, unknown> = {
  document: page,
  window: globalThis,
  location: place,
  history: { replaceState: () => undefined },
  navigator: { languages: ["fr"], language: "fr" },
  localStorage: { length: 0, key: () => null, getItem: (name: string) => (name === "folkmoot:session" ? session : null), setItem: () => undefined, removeItem: () => undefined },
  fetch: answer,
  scrollTo: () => undefined,
  addEventListener: (type: string, listener: () => void) => {
    if (type === "hashchange") moved = listener;
  },
  removeEventListener: () => undefined,
  setInterval: () => 0,
  clearInterval: () => undefined,
  requestAnimationFrame: (go: () => void) => setTimeout(go, 0),
  cancelAnimationFrame: (id: number) => clearTimeout(id),
  BroadcastChannel: class {
    postMessage(): void {
      // There is no other tab.
    }
  },
  crypto: webcrypto,
};

const everything = () => [...page.body.all()];
const named = (name: string) => everything().filter((one) => one.localName === name);
const classed = (name: string) => everything().filter((one) => (one.getAttribute("class") ?? "").split(" ").includes(name));
const role = (name: string) => everything().filter((one) => one.getAttribute("role") === name);
const rest = (ms = 0) => new Promise((done) => setTimeout(done, ms));

async function settled(): Promise<void> {
  for (let tries = 0; tries < 300; ++tries) {
    await rest(2);
    if (tries > 4 && classed("busy").length === 0 && named("h1").length > 0) return;
  }
  assert.fail(`${place.hash} never ends to load: ${page.body.textContent.slice(0, 200)}`);
}
async function go(path: string): Promise<void> {
  place.hash = path;
  moved();
  await settled();
}

/** What a reader of the screen says: words, and what stands for pictures. */
function said(one: Element): string {
  const label = one.getAttribute("aria-label");
  if (label) return label;
  if (one.getAttribute("aria-hidden") === "true") return "";
  if (one.localName === "img") return one.getAttribute("alt") ?? "";
  return one.childNodes.map((inside) => (inside instanceof Element ? said(inside) : inside.textContent)).join("").replaceAll(/\s+/g, " ").trim();
}
/** What is seen of it. */
const seen = (one: Element): string => one.childNodes.map((inside) => (inside instanceof Element ? (inside.localName === "svg" || inside.getAttribute("aria-hidden") === "true" ? "" : seen(inside)) : inside.textContent)).join("").trim();
const ids = (one: Element, name: string) => (one.getAttribute(name) ?? "").split(" ").filter(Boolean);

function faultsOf(): string[] {
  const out: string[] = [];
  const all = everything();
  const byId = new Map<string, Element>();
  for (const one of all) {
    const id = one.getAttribute("id");
    if (id && byId.has(id)) out.push(`two are called ${id}`);
    if (id) byId.set(id, one);
  }
  if (named("h1").length !== 1) out.push(`${named("h1").length} first headings`);
  if (named("main").length !== 1) out.push(`${named("main").length} main parts`);
  let level = 0;
  for (const one of all) {
    const found = /^h([1-6])$/.exec(one.localName);
    if (!found) continue;
    if (Number(found[1]) > level + 1) out.push(`a heading of level ${found[1]} below one of ${level}: ${said(one)}`);
    level = Number(found[1]);
    if (!said(one)) out.push("a heading without words");
  }
  for (const one of all) {
    const what = `<${one.localName}> ${said(one).slice(0, 60)}`;
    for (const name of ["for", "aria-labelledby", "aria-describedby", "aria-controls"])
      for (const id of ids(one, name)) if (!byId.has(id)) out.push(`${what}: ${name} names ${id}, which is not there`);
    const labelled = ids(one, "aria-labelledby").some((id) => byId.has(id) && said(byId.get(id)!) !== "");
    if (["input", "select", "textarea"].includes(one.localName) && one.getAttribute("type") !== "hidden") {
      const label = all.find((other) => other.localName === "label" && other.getAttribute("for") === one.getAttribute("id") && one.getAttribute("id"));
      const around = within(one, "label");
      if (!one.getAttribute("aria-label") && !labelled && !(label && said(label)) && !(around && said(around))) out.push(`${what}: a field without a label`);
      if (one.getAttribute("type") === "radio" && !(within(one, "fieldset")?.children[0]?.localName === "legend")) out.push(`${what}: choices without a legend`);
    }
    if ((one.localName === "button" || one.localName === "a") && !said(one)) out.push(`${what}: no words for ${[...one.attributes]}`);
    const label = one.getAttribute("aria-label");
    if (label && ["a", "button", "summary"].includes(one.localName) && seen(one) && !label.toLowerCase().includes(seen(one).toLowerCase())) out.push(`${what}: "${seen(one)}" is seen and not said`);
    if (one.localName === "svg" && one.getAttribute("aria-hidden") !== "true" && !(one.getAttribute("role") === "img" && (label || labelled))) out.push("a drawing without words");
    if (one.localName === "img" && one.getAttribute("alt") === null) out.push("a picture without words");
    if (Number(one.getAttribute("tabindex") ?? 0) > 0) out.push(`${what}: out of the order of keys`);
    if (one.attributes.has("disabled")) out.push(`${what}: nobody reaches it, nobody hears why`);
    if (one.getAttribute("aria-disabled") === "true" && !ids(one, "aria-describedby").some((id) => byId.has(id) && said(byId.get(id)!))) out.push(`${what}: cannot be used, and does not say why`);
    if (["nav", "section"].includes(one.localName) && !label && !labelled) out.push(`${what}: a part without a name`);
    if (one.getAttribute("role") === "region" && !label && !labelled) out.push(`${what}: a part without a name`);
    if (one.localName === "table" && !label && !labelled && !one.children.some((inside) => inside.localName === "caption")) out.push(`${what}: a table without a name`);
    if (one.localName === "th" && !one.getAttribute("scope")) out.push(`${what}: a head of what?`);
    if ((one.localName === "ul" || one.localName === "ol") && one.children.some((inside) => inside.localName !== "li")) out.push(`${what}: a list with something else in it`);
    const classes = (one.getAttribute("class") ?? "").split(" ");
    if (classes.includes("note") && classes.includes("bad") && one.getAttribute("role") !== "alert" && within(one, "main") && one.children.some((inside) => inside.localName === "details")) out.push(`${what}: a problem that is not said`);
    if (classes.includes("busy") && one.getAttribute("role") !== "status") out.push(`${what}: waits, and does not say so`);
  }
  return out;
}

before(async () => {
  for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  const app = page.createElement("div");
  app.setAttribute("id", "app");
  page.body.appendChild(app);
  node.silent = true;
  await import("../../src/main.tsx");
  await rest(20);
});

test("while the node is asked, the page says so", async () => {
  assert.ok(classed("busy").length > 0);
  assert.deepEqual(faultsOf(), []);
  node.silent = false;
  // For a node that says nothing the page waits two seconds, then the screens ask for themselves.
  await rest(2_100);
  // What was asked goes unanswered; another look asks again.
  await go("#/more");
  const { forgetAll } = await import("../../src/ask.ts");
  forgetAll();
});

const lines: string[] = [];
for (const [screen, path] of Object.entries(kScreens))
  test(`labels, headings, names: ${screen}`, async () => {
    await go(path);
    assert.deepEqual(faultsOf(), []);
    for (const one of everything()) if (one.getAttribute("aria-disabled") === "true") lines.push(`${screen}: ${said(one)}`);
    if (screen !== "projector") {
      const order = everything().filter(canFocus);
      assert.match(order[0]!.getAttribute("class") ?? "", /\bskip\b/, "first the way past what is on every screen");
      const place = (one: Element) => (within(one, "main") ? 2 : within(one, "nav") ? 1 : 0);
      const places = order.map(place);
      assert.deepEqual(places, [...places].sort(), "head, parts of the page, then what is on the screen");
    }
  });

test("actions that cannot be done were among them, and do nothing", async () => {
  assert.ok(lines.length >= 3, lines.join());
  for (const path of Object.values(kScreens)) {
    await go(path);
    const count = posted.length;
    for (const one of everything()) if (one.getAttribute("aria-disabled") === "true") one.happen("click");
    await rest(5);
    assert.equal(posted.length, count, path);
  }
});

test("the focus goes to the heading of the next screen, and past the bar on demand", async () => {
  await go("#/");
  const link = named("nav")[0]!.children.find((one) => one.getAttribute("href") === "#/people")!;
  link.focus();
  await go("#/people");
  await rest(60);
  assert.equal(page.activeElement, named("h1")[0]);
  assert.match(page.title, /Folkmoot/);
  const skip = classed("skip")[0]!;
  skip.focus();
  skip.happen("click");
  assert.equal(page.activeElement, named("h1")[0]);
});

test("where one is, is said in the bar", async () => {
  for (const [path, href] of [["#/", "#/"], ["#/decisions", "#/decisions"], ["#/people", "#/people"], ["#/settings", "#/more"]]) {
    await go(path!);
    assert.deepEqual(everything().filter((one) => within(one, "nav") && one.getAttribute("aria-current") === "page").map((one) => one.getAttribute("href")), [href]);
  }
});

test("a rank that was given is said", async () => {
  await go(kScreens["vote-ranked"]!);
  const live = everything().find((one) => one.getAttribute("aria-live") === "polite")!;
  assert.equal(live.textContent, "");
  everything().find((one) => one.localName === "button" && /^Rang 1/.test(said(one).replaceAll(/[\u2066-\u2069]/g, "")))!.happen("click");
  await rest(20);
  assert.notEqual(everything().find((one) => one.getAttribute("aria-live") === "polite")!.textContent, "");
  assert.ok(role("region").length > 0, "not sent yet");
  // It is the only one: there is nothing above it.
  const up = everything().find((one) => /^up--1-/.test(one.getAttribute("id") ?? ""))!;
  assert.equal(up.getAttribute("aria-disabled"), "true");
  up.happen("click");
  await rest(20);
  assert.equal(everything().find((one) => one.getAttribute("aria-live") === "polite")!.textContent, "Déjà en tête.");
  assert.deepEqual(faultsOf(), []);
});

test("what failed is said at once, with what is safe and a way to try again", async () => {
  node.broken = true;
  await go("#/history");
  await rest(20);
  const [alert] = role("alert");
  assert.ok(alert, page.body.textContent.slice(0, 300));
  assert.ok([...alert.all()].some((one) => one.localName === "button"));
  assert.deepEqual(faultsOf(), []);
  node.broken = false;
});

test("in Arabic the page is read from the right, with the same names", async () => {
  const { change } = await import("../../src/settings.ts");
  const { openBook, wishedLocale } = await import("../../src/words/words.tsx");
  change({ language: "ar" });
  await openBook(wishedLocale());
  assert.equal((page.documentElement as unknown as { dir: string }).dir, "rtl");
  for (const screen of ["now", "proposal", "vote-ranked", "compose-proposal", "settings"]) {
    await go(kScreens[screen]!);
    assert.deepEqual(faultsOf(), [], screen);
  }
});
