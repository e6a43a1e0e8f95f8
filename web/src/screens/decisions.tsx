// All proposals and votes: first those that wait for this person.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useAsk } from "../ask.ts";
import { Field } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { Incomplete, Paged } from "../parts/list.tsx";
import { MatterLine, proposalLine, voteLine, type Line } from "../parts/matter.tsx";
import { Empty, Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { day, number } from "../words/times.ts";
import { t, w, type PlainKey } from "../words/words.tsx";

const kFilters = ["mine", "open", "closed", "all"] as const;
type Filter = (typeof kFilters)[number];
const kWords: Record<Filter, PlainKey> = {
  mine: "filter-mine",
  open: "filter-open",
  closed: "filter-closed",
  all: "filter-all",
};

export function shows(filter: Filter, line: Line): boolean {
  if (filter === "mine") return line.mine;
  if (filter === "all") return true;
  return (line.state === "open") === (filter === "open");
}

/** Open ones first, the ones that end first before them; then the others, the newest first. */
export function inOrder(lines: readonly Line[]): Line[] {
  const open = lines.filter((line) => line.state === "open");
  const end = (line: Line) => (line.until ? Date.parse(line.until) : Infinity);
  open.sort((a, b) => end(a) - end(b));
  return [...open, ...lines.filter((line) => line.state !== "open").reverse()];
}

export function Decisions(): VNode {
  const proposals = useAsk("/proposals");
  const votes = useAsk("/votes");
  const decisions = useAsk("/decisions");
  const chosen = useSignal<Filter | null>(null);
  const search = useSignal("");
  const lines = inOrder([
    ...(proposals.told?.proposals.map(proposalLine) ?? []),
    ...(votes.told?.votes.map(voteLine) ?? []),
  ]);
  const counts = Object.fromEntries(kFilters.map((one) => [one, lines.filter((line) => shows(one, line)).length]));
  const filter = chosen.value ?? (counts.mine ? "mine" : counts.open ? "open" : "all");
  const wanted = search.value.trim().toLocaleLowerCase();
  const shown = lines.filter((line) => shows(filter, line) && line.title.toLocaleLowerCase().includes(wanted));
  const before = decisions.told?.from_before ?? [];
  return (
    <>
      <div class="row apart">
        <Heading>{w("decisions-title")}</Heading>
        <a class="button main" href="#/compose"><Icon name="add" /><span>{w("decisions-propose")}</span></a>
      </div>
      <div class="tabs" role="group" aria-label={t("decisions-filter")}>
        {kFilters.map((one) => (
          <button type="button" key={one} aria-pressed={filter === one} onClick={() => (chosen.value = one)}>
            {w(kWords[one])} <span>{number(counts[one]!)}</span>
          </button>
        ))}
      </div>
      {lines.length > 10 && (
        <Field label={w("decisions-search")} type="search" value={search.value} set={(text) => (search.value = text)} />
      )}
      <Waits of={proposals}>
        {(told) => (
          <>
            <Incomplete told={told} />
            {lines.length === 0 ? (
              <Empty words="decisions-empty"><a class="button main" href="#/compose">{w("decisions-first")}</a></Empty>
            ) : shown.length === 0 ? (
              <Empty words="decisions-none" />
            ) : (
              <Paged all={shown} id={(line) => line.id}>{(line) => <MatterLine of={line} />}</Paged>
            )}
          </>
        )}
      </Waits>
      {before.length > 0 && filter === "all" && (
        <section class="stack" aria-labelledby="before">
          <h2 id="before">{w("decisions-before")}</h2>
          <p class="quiet">{w("decisions-before-why")}</p>
          <ul class="list lines">
            {before.map((one) => (
              <li key={one.id}>
                <a href={`#/event/${one.id}`}><Given text={one.title} /></a> <span class="quiet">{day(one.date)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
