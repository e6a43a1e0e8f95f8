// What the page shows of the node: asked when a screen opens, asked again when the node says that it changed. Until an
// answer comes, the last one stands there with its age.
import { signal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask, Problem, type Schemas, type Told, type View, type Where } from "./api.ts";

export interface Asked<T> {
  readonly told: T | null;
  /** When it was told. */
  readonly at: number;
  readonly problem: Problem | null;
  readonly busy: boolean;
}

interface Resource {
  readonly state: Signal<Asked<unknown>>;
  readonly load: () => Promise<unknown>;
  /** The event that it is about; nothing: it may depend on anything. */
  readonly about: string | null;
  users: number;
  /** A change came while it was being asked for. */
  again: boolean;
}

const resources = new Map<string, Resource>();
const kKept = 60;

function resource(name: string, about: string | null, load: () => Promise<unknown>): Resource {
  let found = resources.get(name);
  if (!found) {
    found = { state: signal({ told: null, at: 0, problem: null, busy: false }), load, about, users: 0, again: false };
    resources.set(name, found);
    for (const [other, { users }] of resources) {
      if (resources.size <= kKept) break;
      if (users === 0 && other !== name) resources.delete(other);
    }
  }
  return found;
}

async function refresh(one: Resource): Promise<void> {
  if (one.state.value.busy) {
    one.again = true;
    return;
  }
  one.state.value = { ...one.state.value, busy: true };
  try {
    const told = await one.load();
    one.state.value = { told, at: Date.now(), problem: null, busy: false };
  } catch (fault) {
    const problem = fault instanceof Problem ? fault : new Problem("web.unknown", 0);
    one.state.value = { ...one.state.value, problem, busy: false };
  }
  if (!one.again) return;
  one.again = false;
  await refresh(one);
}

/** A view of the node for as long as a component is there. `when` false: not asked at all. */
export function useAsk<Path extends View>(path: Path, where: Where = {}, when = true): Asked<Told<Path>> & { retry: () => void } {
  const about = path === "/things/{id}" ? (where.path?.id ?? null) : null;
  return useLoaded(`${path} ${JSON.stringify(where)}`, about, () => ask(path, where), when);
}

/** What takes several questions; `about`: the event that it is about, nothing: it may depend on anything. */
export function useLoaded<T>(name: string, about: string | null, load: () => Promise<T>, when = true): Asked<T> & { retry: () => void } {
  const one = resource(name, about, load);
  useEffect(() => {
    if (!when) return;
    ++one.users;
    void refresh(one);
    return () => {
      --one.users;
    };
  }, [one, when]);
  const state = one.state.value as Asked<T>;
  return { ...state, retry: () => void refresh(one) };
}

/** Asks again for what is on the screen and may have changed. */
export function refreshAll(change: Schemas["Change"] | null = null): void {
  const touched = change && !change.more && change.sealed === null ? new Set(change.acts.flatMap((act) => [act.id, ...act.about])) : null;
  for (const one of resources.values())
    if (one.users > 0 && (!touched || !one.about || touched.has(one.about))) void refresh(one);
}

/** The node is heard again: what it could not be asked is asked once more. */
export function refreshFailed(): void {
  for (const one of resources.values()) if (one.users > 0 && one.state.value.problem?.status === 0) void refresh(one);
}

/** Everything that was told is of another assembly or session now. */
export function forgetAll(): void {
  for (const [name, { users }] of resources) if (users === 0) resources.delete(name);
  refreshAll();
}
