// What changes at the node while the page is open. One tab listens and tells the others; nobody listens for a page that
// is not looked at.
import { addressOf, Problem, send, type Schemas } from "./api.ts";
import { refreshAll, refreshFailed } from "./ask.ts";
import { breakOff, lostSince } from "./way.ts";
import { randomKey } from "./random.ts";
import { Leadership, type Word } from "./leader.ts";
import { session } from "./session.ts";
import { backOff, EventReader } from "./sse.ts";

type Change = Schemas["Change"];
type Told = { readonly word: Word } | { readonly change: Change | null } | { readonly lost: number | null };
const kHiddenMs = 30_000;
const kGatherMs = 150;
const kSilenceMs = 45_000;
/** To a page that begins to listen the node says so at once. */
const kBeginMs = 10_000;
/** A page that is awake ticks every second, one behind others every minute: whoever did not for longer has slept. */
const kSleptMs = 75_000;
/** Where tabs cannot speak with each other. */
const kPollMs = 15_000;

let pending: Change[] = [];
let everything = false;
let gathering = 0;

/** Changes come in bursts; the page asks once for all of them. */
function gather(change: Change | null): void {
  if (change) pending.push(change);
  else everything = true;
  if (gathering) return;
  gathering = window.setTimeout(() => {
    const all = pending;
    const whole = everything || all.some((one) => one.more || one.sealed !== null);
    gathering = 0;
    pending = [];
    everything = false;
    const first = all[0];
    refreshAll(whole || !first ? null : { ...first, acts: all.flatMap((one) => one.acts) });
  }, kGatherMs);
}

/** Until the stream ends, or nothing was heard for three heartbeats: then the way is dead, whatever the browser thinks. */
async function listenOnce(heard: { lastId: string | null }, stop: AbortController, tell: (told: Told) => void): Promise<void> {
  const headers: Record<string, string> = { Accept: "text/event-stream" };
  if (heard.lastId) headers["Last-Event-ID"] = heard.lastId;
  const inTime = async <T>(what: Promise<T>, ms = kSilenceMs): Promise<T> => {
    const silence = setTimeout(() => {
      tell({ lost: Date.now() });
      stop.abort();
    }, ms);
    return what.finally(() => clearTimeout(silence));
  };
  const answer = await inTime(send("GET", addressOf("/events"), { headers, signal: stop.signal }), kBeginMs);
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  const events = new EventReader();
  tell({ lost: null });
  for (;;) {
    const piece = await inTime(reader.read());
    if (piece.done) return;
    for (const event of events.feed(piece.value)) {
      heard.lastId = event.id ?? heard.lastId;
      if (event.event === "reset") tell({ change: null });
      if (event.event === "change") tell({ change: JSON.parse(event.data) as Change });
    }
  }
}

export function listen(): void {
  // A stream takes one of the six connections that all tabs share: without a word from the others, nobody takes one.
  if (!("BroadcastChannel" in globalThis)) return void setInterval(() => document.hidden || gather(null), kPollMs);
  const channel = new BroadcastChannel("folkmoot");
  const leadership = new Leadership(randomKey(), performance.now());
  let stop: AbortController | null = null;
  let hiddenSince: number | null = null;
  let ticked = Date.now();

  const take = (told: Told) => {
    if ("word" in told) return leadership.hear(told.word, performance.now());
    if ("change" in told) return gather(told.change);
    // What is on its way over a line that is dead comes to nothing; it is asked again when the node is heard.
    const turned = (told.lost === null) !== (lostSince.value === null);
    lostSince.value = told.lost;
    if (turned) breakOff();
    if (turned && told.lost === null) gather(null);
    else if (told.lost === null) refreshFailed();
  };
  const tell = (told: Told) => {
    channel.postMessage(told);
    if (!("word" in told)) take(told);
  };
  channel.onmessage = (message: MessageEvent<Told>) => take(message.data);

  const run = async (mine: AbortController) => {
    const heard = { lastId: null as string | null };
    for (let tries = 0; !mine.signal.aborted; ++tries) {
      const began = Date.now();
      const once = new AbortController();
      const end = () => once.abort();
      mine.signal.addEventListener("abort", end);
      try {
        await listenOnce(heard, once, tell);
      } catch (fault) {
        if (mine.signal.aborted) return;
        if (fault instanceof Problem && fault.status === 401 && !session.value) return;
      } finally {
        mine.signal.removeEventListener("abort", end);
      }
      if (mine.signal.aborted) return;
      if (Date.now() - began > kSilenceMs / 2) tries = 0;
      if (tries > 0) tell({ lost: lostSince.value ?? Date.now() });
      await new Promise((go) => setTimeout(go, backOff(tries, Math.random())));
    }
  };

  // The lines of before are dead, whatever the browser thinks of them.
  const wake = () => {
    stop?.abort();
    stop = null;
    breakOff();
    gather(null);
  };
  const step = () => {
    const now = performance.now();
    hiddenSince = document.hidden ? (hiddenSince ?? now) : null;
    const away = hiddenSince !== null && now - hiddenSince > kHiddenMs;
    if (Date.now() - ticked > kSleptMs && !document.hidden) wake();
    ticked = Date.now();
    const word = away || !session.value ? leadership.leave(now) : leadership.tick(now);
    if (word) tell({ word });
    if (leadership.leads && !stop) {
      stop = new AbortController();
      void run(stop);
    } else if (!leadership.leads && stop) {
      stop.abort();
      stop = null;
    }
  };
  setInterval(step, 1_000);
  document.addEventListener("visibilitychange", () => {
    step();
    // Nobody listened while nobody looked.
    if (!document.hidden) gather(null);
  });
  addEventListener("pagehide", () => {
    const word = leadership.leave(performance.now());
    if (word) tell({ word });
  });
  step();
}
