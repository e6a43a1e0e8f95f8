// Who this page is to the node, where one browser has several tabs.
import assert from "node:assert/strict";
import { test } from "node:test";

const store = new Map<string, string>();
const localStorage = {
  getItem: (name: string) => store.get(name) ?? null,
  setItem: (name: string, text: string) => void store.set(name, text),
  removeItem: (name: string) => void store.delete(name),
};
const sessionOf = (token: string) => ({ token, role: "owner" as "owner" | "guest", seat: null, meeting: null, host: null });
const keptToken = () => (JSON.parse(store.get("folkmoot:session") ?? "null") as { token: string } | null)?.token;

const waiting: ((status: number, told: object) => void)[] = [];
const fetch = () =>
  new Promise((done) => waiting.push((status, told) => done({ ok: status === 200, status, headers: new Headers(), json: async () => told })));
const tell = (status: number, told: object) => waiting.splice(0).forEach((one) => one(status, told));
for (const [name, value] of Object.entries({ localStorage, fetch, history: { replaceState: () => undefined }, location: { pathname: "/" } }))
  Object.defineProperty(globalThis, name, { value, configurable: true });

const { send } = await import("../../src/api.ts");
const { begin, session } = await import("../../src/session.ts");
const { enter } = await import("../../src/entry.ts");
const ask = () => send("GET", "/api/v1/status").catch(() => undefined);
const kUnknown = { code: "web.no_session" };

test("a tab whose session the node no longer knows takes over what another tab began, however many of its questions are refused", async () => {
  begin(sessionOf("old"));
  const asked = [ask(), ask(), ask()];
  // Meanwhile another tab is let in by the node that was started anew.
  store.set("folkmoot:session", JSON.stringify(sessionOf("new")));
  tell(401, kUnknown);
  await Promise.all(asked);
  assert.equal(session.value?.token, "new");
  assert.equal(keptToken(), "new");
  // What is refused to that one, too, ends it for all.
  const last = ask();
  tell(401, kUnknown);
  await last;
  assert.equal(session.value, null);
  assert.equal(keptToken(), undefined);
});

test("an address that was used already does not end the session that is there", async () => {
  begin(sessionOf("good"));
  const entering = enter("used");
  tell(401, { code: "web.code" });
  await entering;
  assert.equal(session.value?.token, "good");
  assert.equal(keptToken(), "good");
});

test("a guest who scans the code of the room again keeps their line, and comes in anew where the room was closed since", async () => {
  const seat = { member: "b", name: "m031" };
  begin({ ...sessionOf("seated"), role: "guest", seat });
  const again = enter("ABCDEFGH");
  tell(200, { role: "guest", seat });
  await again;
  assert.deepEqual([session.value?.token, session.value?.seat], ["seated", seat]);

  // Unless the chair has freed it.
  const freed = enter("ABCDEFGH");
  tell(200, { role: "guest", seat: null });
  await freed;
  assert.deepEqual([session.value?.token, session.value?.seat], ["seated", null]);

  const anew = enter("ABCDEFGH");
  tell(401, kUnknown);
  while (waiting.length === 0) await new Promise((done) => setTimeout(done, 1));
  tell(200, { token: "another", role: "guest", seat: null, meeting: null, host: null });
  await anew;
  assert.deepEqual([session.value?.token, session.value?.seat], ["another", null]);
});
