// A node that is none, for the tests of the page in a browser: it serves the built files with the headers of the real one,
// tells the same assembly to everybody, and remembers which acts it was sent.
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join } from "node:path";
import type { Schemas } from "../../src/api.ts";
import * as told from "../../../tests/web/assembly.ts";

export const kHeaders = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; " +
    "manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Resource-Policy": "same-origin",
};
export const kTypes: Record<string, string> = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".txt": "text/plain" };

export interface Sent {
  readonly path: string;
  readonly words: Record<string, unknown>;
  readonly key: string;
}
export interface Mock {
  readonly port: number;
  readonly sent: Sent[];
  /** Nothing is told any more, as if the node were gone. */
  broken: boolean;
  empty: boolean;
  /** Acts are done, and their answers lost on the way. All of them: a browser sends by itself once more what came to
   *  nothing on a connection that it had kept, an act too, and nobody would see that an answer was lost. */
  losing: boolean;
  /** The assembly is cut off, by its own word. */
  cutOff: boolean;
  /** So many proposals and acts in the log, beside what the assembly tells; 0: what it tells. */
  many: number;
  change: () => void;
  /** How many pages listen. */
  streams: () => number;
  close: () => void;
}

function list<Name extends string, T>(name: Name, all: readonly T[]): Record<string, unknown> {
  return { complete: true, next: null, [name]: all };
}

export function view(path: string, query: URLSearchParams, mock: Pick<Mock, "empty" | "sent"> & { readonly many?: number; readonly cutOff?: boolean }): unknown {
  const empty = mock.empty;
  const thing = /^\/things\/(.*)$/.exec(path)?.[1];
  if (thing) {
    const member = told.members.find((one) => one.member === thing);
    if (member) return { ...member, id: member.member, kind: "member" } satisfies Schemas["MemberShown"];
    // What was sent is one's own.
    const sent = (path: string, name: string) => mock.sent.filter((one) => one.path === path && one.words[name] === thing).at(-1)?.words;
    const position = sent("/acts/position", "proposal");
    if (thing === told.proposal.id && position)
      return { ...told.proposal, mine: { position: position.position, text: position.reason ?? "", event: told.id("f", 77) }, waits_for_me: false };
    const ballot = sent("/acts/vote", "vote");
    const found = [told.proposal, ...told.votes, ...told.answers].find((one) => one.id === thing);
    if (found && ballot) return { ...found, mine: { ballot: ballot.choice, final: ballot.final === true, event: told.id("f", 99) }, waits_for_me: false };
    if (found) return found;
    const line = told.log.find((one) => one.id === thing);
    return line ? { ...line, hidden: null, finality: told.finality } : null;
  }
  if (path === `/meetings/${told.meeting.meeting}`) return told.meeting;
  const secret = /^\/elections\/(.*)$/.exec(path)?.[1];
  if (secret) return told.elections.find((one) => one.id === secret) ?? null;
  if (path.endsWith("/checklist"))
    return { ...told.meeting, points: [{ point: "quorum", ok: true, words: "8 there of 11, 6 needed" }, { point: "agenda", ok: false, words: "items without a text: 3" }] };
  if (path.endsWith("/minutes")) return { meeting: told.meeting.meeting, state: "draft", proposal: null, text: "# Minutes\n\nPresent: 8 of 11.\n\n1. The canteen: adopted." };
  if (path.startsWith("/ballots/")) {
    const sent = mock.sent.some((one) => one.path === "/acts/vote" && path.endsWith(String(one.words.vote)));
    return { included: false, ballot: sent ? told.id("f", 99) : null, page: sent ? 5 : null, root: null, counted: false, reason: sent ? "open" : "none" };
  }
  if (path === "/log") {
    const after = query.get("after");
    const about = query.get("about");
    const there: readonly { id: string }[] = about === told.proposal.id
      ? told.answers.map((one) => ({ ...one, device: told.id("d", 1), page: 5 }))
      : about ? told.log.slice(0, 5) : mock.many ? Array.from({ length: mock.many }, (_, i) => ({ ...told.log[i % told.log.length]!, id: told.id("7", i) })) : told.log;
    const all = query.get("newest") === "true" ? [...there].reverse() : there;
    const from = after ? all.findIndex((one) => one.id === after) + 1 : 0;
    const limit = Number(query.get("limit") ?? 100);
    const events = all.slice(from, from + limit);
    return { complete: true, next: from + limit < all.length ? events.at(-1)!.id : null, events };
  }
  const views: Record<string, unknown> = {
    "/session": { role: "owner", expires: null, seat: null, meeting: null },
    "/assemblies": { assemblies: empty ? [] : [{ assembly: told.kAssembly, name: told.status.name, state: "constituted" }] },
    "/status": { ...told.status, cut_off_until: mock.cutOff ? told.at(24 * 9) : null },
    "/members": list("members", told.members),
    "/devices": { devices: [{ device: told.id("d", 0), state: "active", own: true }, { device: told.id("d", 50), state: "active", own: false }] },
    "/proposals": list("proposals", mock.many ? Array.from({ length: mock.many }, (_, i) => ({ ...told.proposals[1]!, id: told.id("1", i), title: `Matter ${i}` })) : told.proposals),
    "/votes": list("votes", told.voteLines),
    "/decisions": { ...list("decisions", [told.decision(5), { ...told.decision(4), title: "Emergency fund", review: told.at(24 * 5) }]),
      from_before: [{ id: told.id("3", 40), title: "The bench", date: told.at(-24 * 900), recorded_by: told.kMe, marks: ["from_before"] }] },
    "/charter": told.charter,
    "/charter/presets": { presets: told.presets },
    "/meetings": list("meetings", [told.meeting, { ...told.meeting, meeting: told.id("5", 2), title: "Assembly of April", state: "over", time: told.at(-24 * 30) }]),
    "/calendar": list("calendar", told.calendar),
    "/mandates": list("mandates", told.mandates),
    "/proxies": { ...list("proxies", told.proxies), each: 2 },
    "/power": told.power,
    "/commissions": list("commissions", told.commissions),
    "/tasks": list("tasks", told.tasks),
    "/budgets": list("budgets", told.budgets),
    "/search": { complete: true, found: [{ id: told.id("7", 3), kind: "propose", page: 1, title: "A well", snippet: "we dig a [well]" }] },
    "/seal": told.seal,
    "/forks": list("forks", told.forks),
    "/check": { ok: true, events: 250, signatures: 250, state_hash: told.id("9", 1), dropped_texts: 0, problems: [] },
    "/doctor": { ok: true, checks: [{ name: "clock", ok: true, message: "in order" }] },
    "/peers": { connections: 3, peers: [{ address: "192.0.2.7:7718", assembly: told.kAssembly, last_tried: told.at(-0.03), reached: true },
      { address: "192.0.2.9:7718", assembly: told.kAssembly, last_tried: told.at(-70), reached: false }] },
    "/meeting-mode": { open: true, meeting: told.meeting.meeting, until: told.at(2), url: "http://192.0.2.4:7718/#k=ABCDEFGH", address: "192.0.2.4:7718", code: "ABCDEFGH",
      assembly: told.status.assembly, host: told.person(1), addresses: ["192.0.2.4"], guests: 12,
      seats: [{ ...told.person(9), since: told.at(-1) }], lines: [told.person(8), told.person(10)] },
  };
  return views[path] ?? null;
}

function done(path: string, words: Record<string, unknown>): unknown {
  const act = { event: told.id("f", 77), kind: "act", applied: true, code: null, finality: told.finality };
  if (path === "/session") return { token: "token", role: "owner", expires: null, seat: null, meeting: null };
  if (path === "/session/codes") return { code: "x", url: "http://127.0.0.1:7717/#k=x", expires: told.at(1) };
  if (path === "/acts/invite") return { ...act, invitation: "FM1:MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK", expires: told.at(72), founder: false };
  if (path === "/acts/found") return { ...act, assembly: told.kAssembly, state: "forming", signed: 1, needed: 3, member: told.kMe, device: told.id("d"), invitation: "FM1:MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK" };
  if (path === "/acts/join") return { event: null, application: told.id("8"), assembly: told.kAssembly, member: told.kMe, device: told.id("d"), state: "applicant", hint: "", remembers: null };
  if (path === "/acts/propose") return { ...act, proposal: told.proposal.id };
  if (["/acts/elect", "/acts/lot-open", "/acts/cut-off", "/acts/again"].includes(path)) return { ...act, vote: told.id("2", 12) };
  if (path === "/acts/amend" || path === "/acts/open") return { ...act, event: told.id("2", 7), vote: told.id("2", 1) };
  if (path === "/acts/election-open") return { ...act, event: told.id("2", 8), vote: told.id("2", 8) };
  if (path === "/acts/election-vote") return { event: null, vote: words.vote, code: "9XTR-2BCD", revision: 2, ballot: "FMB1:MFRGGZDFMZTWQ2LK", not_protected: [] };
  if (path === "/acts/election-audit") return { event: null, audit: "FMA1:MFRGGZDFMZTWQ2LK" };
  if (path === "/audits") return words.audit === "FMA1:MFRGGZDFMZTWQ2LK" ? { vote: told.id("2", 8), code: "9XTR-2BCD", says: ["no"] } : null;
  if (path === "/acts/note" && words.text === "refuse me") return null;
  return act;
}

export async function startMock(dist: string): Promise<Mock> {
  const streams = new Set<ServerResponse>();
  const answered = new Map<string, unknown>();
  const mock: Mock = {
    port: 0, sent: [], broken: false, empty: false, losing: false, cutOff: false, many: 0,
    change: () => {
      for (const one of streams) one.write(`id: 1\nevent: change\ndata: ${JSON.stringify({ assembly: told.kAssembly, sealed: null, more: true, acts: [] })}\n\n`);
    },
    streams: () => streams.size,
    close: () => {
      for (const one of streams) one.end();
      server.close();
      server.closeAllConnections();
    },
  };
  const json = (to: ServerResponse, status: number, value: unknown) => {
    to.writeHead(status, { ...kHeaders, "Content-Type": status < 400 ? "application/json" : "application/problem+json", "Cache-Control": "no-store" });
    to.end(JSON.stringify(value));
  };
  const problem = (to: ServerResponse, status: number, code: string) => json(to, status, { type: `urn:folkmoot:problem:${code}`, title: code, status, code, detail: "the node's own words" });
  const api = async (from: IncomingMessage, to: ServerResponse, url: URL) => {
    const path = url.pathname.slice("/api/v1".length);
    if (mock.broken) return void from.socket.destroy();
    if (path !== "/session" && from.headers.authorization !== "Bearer token") return problem(to, 401, "web.no_session");
    if (path === "/events") {
      to.writeHead(200, { ...kHeaders, "Content-Type": "text/event-stream" });
      to.write("id: 1-0\nevent: reset\ndata: {}\n\n");
      streams.add(to);
      to.on("close", () => streams.delete(to));
      return;
    }
    if (from.method === "GET") {
      const found = view(decodeURIComponent(path), url.searchParams, mock);
      return found ? json(to, 200, found) : problem(to, 404, "web.not_found");
    }
    let text = "";
    for await (const piece of from) text += piece;
    const words = (from.headers["content-type"] === "application/json" ? JSON.parse(text || "{}") : {}) as Record<string, unknown>;
    const key = String(from.headers["idempotency-key"] ?? "");
    // Once more with the same key is not once more.
    if (!answered.has(key)) {
      answered.set(key, done(path, words));
      if (path !== "/session") mock.sent.push({ path, words, key });
    }
    if (mock.losing) return void from.socket.destroy();
    const answer = answered.get(key);
    return answer ? json(to, 200, answer) : problem(to, 409, "act.not_authorised");
  };
  const server = createServer((from, to) => {
    const url = new URL(from.url ?? "/", "http://mock");
    if (url.pathname.startsWith("/api/v1/")) return void api(from, to, url);
    try {
      const file = url.pathname === "/" ? "index.html" : url.pathname.slice(1);
      const bytes = readFileSync(join(dist, file));
      to.writeHead(200, { ...kHeaders, "Content-Type": kTypes[extname(file)] ?? "application/octet-stream" });
      to.end(bytes);
    } catch {
      to.writeHead(404, kHeaders).end();
    }
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return Object.assign(mock, { port: (server.address() as { port: number }).port });
}
