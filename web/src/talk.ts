// What was said below a proposal. The journal is asked for it; the figures of the proposal do not wait for that.
import { ask, type Schemas } from "./api.ts";
import { useLoaded, type Asked } from "./ask.ts";

const kLimit = 1000;
const kTexts = 60;

type Thing = Schemas["Event"];
const isEvent = (thing: Schemas["Thing"] | null): thing is Thing => thing !== null && "claimed" in thing;

async function load(id: string): Promise<readonly Thing[]> {
  const log = await ask("/log", { query: { about: id, limit: kLimit, newest: true } });
  const notes = log.events.filter((line) => line.kind === "note").slice(0, kTexts).reverse();
  const things = await Promise.all(notes.map((line) => ask("/things/{id}", { path: { id: line.id } }).catch(() => null)));
  return things.filter(isEvent);
}

/** The last notes, the oldest first. */
export function useTalk(id: string): Asked<readonly Thing[]> & { retry: () => void } {
  return useLoaded(`talk ${id}`, id, () => load(id));
}
