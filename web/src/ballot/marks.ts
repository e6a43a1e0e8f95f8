// Ballots among options as the node reads them (event/options.h): "1,3" approved, "5,0,3" grades, "2>1=3" a ranking. And
// the way in which a ranking is made: options move one place up or down, come in at the end, go out. Pure.
export type Method = "approval" | "score" | "star" | "schulze" | "stv-scottish" | "irv" | "majority-judgment" | "lot";

export const kBestGrade = 5;

export function isRanking(method: Method): boolean {
  return method === "schulze" || method === "stv-scottish" || method === "irv";
}
/** Whether two options may have one rank. */
export function mayBeEqual(method: Method): boolean {
  return method === "schulze";
}

/** Ranks from the first to the last; each holds one option, or some that are equal. Numbers are those of the options. */
export type Ranking = readonly (readonly number[])[];

export function rankOf(ranking: Ranking, option: number): number | null {
  const at = ranking.findIndex((rank) => rank.includes(option));
  return at < 0 ? null : at + 1;
}

function without(ranking: Ranking, option: number): number[][] {
  return ranking.map((rank) => rank.filter((one) => one !== option)).filter((rank) => rank.length > 0);
}

export function add(ranking: Ranking, option: number): Ranking {
  return rankOf(ranking, option) === null ? [...ranking, [option]] : ranking;
}
export function remove(ranking: Ranking, option: number): Ranking {
  return without(ranking, option);
}

/** One place up or down. Out of a rank of equals it comes into a rank of its own beside them. */
export function move(ranking: Ranking, option: number, by: -1 | 1): Ranking {
  const at = ranking.findIndex((rank) => rank.includes(option));
  if (at < 0) return ranking;
  const rest = without(ranking, option);
  const was = ranking[at]!;
  if (was.length > 1) {
    rest.splice(by < 0 ? at : at + 1, 0, [option]);
    return rest;
  }
  const to = at + by;
  if (to < 0 || to >= ranking.length) return ranking;
  rest.splice(to, 0, [option]);
  return rest;
}

/** Puts it to a place that was pointed at. */
export function moveTo(ranking: Ranking, option: number, rank: number): Ranking {
  const rest = without(ranking, option);
  rest.splice(Math.max(0, Math.min(rank, rest.length)), 0, [option]);
  return rest;
}

/** Makes it equal to the rank before it. */
export function join(ranking: Ranking, option: number): Ranking {
  const at = ranking.findIndex((rank) => rank.includes(option));
  if (at < 1) return ranking;
  const rest = without(ranking, option);
  rest[at - 1] = [...rest[at - 1]!, option].sort((a, b) => a - b);
  return rest;
}

export function rankingText(ranking: Ranking): string {
  return ranking.map((rank) => rank.join("=")).join(">");
}
export function approvalText(approved: readonly number[]): string {
  return [...approved].sort((a, b) => a - b).join(",");
}
/** One grade for each option, in their order. */
export function gradesText(grades: ReadonlyMap<number, number>, options: number): string {
  return Array.from({ length: options }, (_, i) => grades.get(i + 1) ?? 0).join(",");
}

/** The way back; null: it is no ranking among so many. */
export function parseRanking(text: string, options: number): Ranking | null {
  const ranking = text.split(">").map((rank) => rank.split("=").map(Number));
  const all = ranking.flat();
  const good = all.every((one) => Number.isInteger(one) && one >= 1 && one <= options) && new Set(all).size === all.length;
  return good ? ranking : null;
}

/** The options in another order for each voter and vote, so that the first on the list gains nothing. The same voter sees
 *  the same order again. */
export function shuffled(options: number, seed: string): number[] {
  let state = 0x811c9dc5;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const out = Array.from({ length: options }, (_, i) => i + 1);
  for (let i = out.length - 1; i > 0; --i) {
    const j = Math.floor(next() * (i + 1));
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}
