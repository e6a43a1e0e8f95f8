// A ballot that puts options in order: by buttons, by keys, by pointing. Nothing is ranked at first, and what is not ranked
// stands in an order of its own for each voter.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../parts/icons.tsx";
import { Given } from "../parts/given.tsx";
import { number } from "../words/times.ts";
import { t, w } from "../words/words.tsx";
import * as marks from "./marks.ts";

export interface RankedProps {
  readonly options: readonly { number: number; text: string }[];
  readonly ranking: marks.Ranking;
  readonly set: (ranking: marks.Ranking) => void;
  readonly equals: boolean;
  /** Whose ballot of which vote: gives the order of what is not ranked. */
  readonly seed: string;
  /** How the ids of its parts begin, where there are two on one screen. */
  readonly at?: string | undefined;
}

export function Ranked({ options, ranking, set, equals, seed, at: front = "" }: RankedProps): VNode {
  const said = useSignal("");
  const dragged = useSignal<number | null>(null);
  const list = useRef<HTMLOListElement>(null);
  // Where the focus goes once the list has been drawn anew.
  const focus = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (!focus.current) return;
    document.getElementById(focus.current)?.focus();
    focus.current = null;
  });

  const text = (option: number) => options.find((one) => one.number === option)?.text ?? "";
  const change = (next: marks.Ranking, option: number, target: string) => {
    if (next === ranking) return;
    focus.current = target;
    const rank = marks.rankOf(next, option);
    said.value = rank === null
      ? t("rank-said-out", { option: text(option) })
      : t("rank-said", { option: text(option), rank: number(rank), count: number(next.length) });
    set(next);
  };
  /** Why it cannot go further that way; nothing: it can. */
  const edge = (option: number, by: -1 | 1): "rank-first" | "rank-last" | null => {
    const at = marks.rankOf(ranking, option)! - 1;
    if (ranking[at]!.length > 1 || at !== (by < 0 ? 0 : ranking.length - 1)) return null;
    return by < 0 ? "rank-first" : "rank-last";
  };
  const step = (option: number, by: -1 | 1) => {
    const why = edge(option, by);
    if (why) said.value = t(why);
    else change(marks.move(ranking, option, by), option, `${front}up-${by}-${option}`);
  };

  const keys = (event: KeyboardEvent, option: number) => {
    if (event.key === "ArrowUp") step(option, -1);
    else if (event.key === "ArrowDown") step(option, 1);
    else if (event.key === "Delete" || event.key === "Backspace") out(option);
    else return;
    event.preventDefault();
    if (event.key.startsWith("Arrow")) focus.current = `${front}grip-${option}`;
  };
  const out = (option: number) => change(marks.remove(ranking, option), option, `${front}add-${option}`);

  // The pointer is caught by the list: a row that is drawn elsewhere would lose it.
  const drag = (event: PointerEvent) => {
    if (dragged.value === null || !list.current) return;
    const rows = [...list.current.children];
    const at = rows.findIndex((row) => event.clientY < row.getBoundingClientRect().bottom);
    const from = ranking.findIndex((rank) => rank.includes(dragged.value!));
    const to = at < 0 ? rows.length - 1 : at;
    if (to !== from) set(marks.moveTo(ranking, dragged.value, to));
  };
  const drop = () => {
    if (dragged.value === null) return;
    const option = dragged.value;
    dragged.value = null;
    const rank = marks.rankOf(ranking, option);
    if (rank) said.value = t("rank-said", { option: text(option), rank: number(rank), count: number(ranking.length) });
  };

  const rest = marks.shuffled(options.length, seed).filter((option) => marks.rankOf(ranking, option) === null);
  return (
    <div class="stack ranked">
      <h3>{w("rank-mine", { ranked: number(ranking.flat().length), count: number(options.length) })}</h3>
      {ranking.length === 0 && <p class="quiet">{w("rank-none")}</p>}
      <ol class="stack" ref={list} onPointerMove={drag} onPointerUp={drop} onPointerCancel={drop}>
        {ranking.map((rank, index) => (
          <li key={rank.join("=")} class={rank.includes(dragged.value ?? -1) ? "dragged" : undefined}>
            {rank.map((option) => (
              <div class="ranking" key={option}>
                <button type="button" class="grip" id={`${front}grip-${option}`} aria-label={t("rank-grip", { option: text(option) })}
                  onKeyDown={(event) => keys(event, option)}
                  onPointerDown={(event) => {
                    dragged.value = option;
                    list.current?.setPointerCapture(event.pointerId);
                    event.preventDefault();
                    event.currentTarget.focus();
                  }}>
                  <Icon name="grip" />
                </button>
                <span class="rank" aria-hidden="true">{number(index + 1)}</span>
                <span class="grow"><Given text={text(option)} /></span>
                <span class="row steps">
                  {([-1, 1] as const).map((by) => {
                    const why = edge(option, by);
                    return (
                      <button key={by} type="button" class="button" id={`${front}up-${by}-${option}`} onClick={() => step(option, by)}
                        aria-label={by < 0 ? t("rank-up", { option: text(option) }) : t("rank-down", { option: text(option) })}
                        aria-disabled={why ? "true" : undefined} aria-describedby={why ? front + why : undefined} title={why ? t(why) : undefined}>
                        <Icon name={by < 0 ? "up" : "down"} />
                      </button>
                    );
                  })}
                  {equals && index > 0 && rank.length === 1 && (
                    <button type="button" class="button" id={`${front}join-${option}`} aria-label={t("rank-equal", { option: text(option) })}
                      onClick={() => change(marks.join(ranking, option), option, `${front}up--1-${option}`)}>
                      =
                    </button>
                  )}
                  <button type="button" class="button" id={`${front}out-${option}`} aria-label={t("rank-out", { option: text(option) })}
                    onClick={() => out(option)}>
                    <Icon name="close" />
                  </button>
                </span>
              </div>
            ))}
          </li>
        ))}
      </ol>
      {rest.length > 0 && (
        <>
          <h3>{w("rank-rest")}</h3>
          <ul class="stack">
            {rest.map((option) => (
              <li key={option} class="ranking">
                <span class="grow"><Given text={text(option)} /></span>
                <button type="button" class="button" id={`${front}add-${option}`}
                  onClick={() => change(marks.add(ranking, option), option, `${front}grip-${option}`)}>
                  <Icon name="add" />
                  <span>{w("rank-add", { rank: number(ranking.length + 1) })}</span>
                  <span class="seen-by-ear"> {text(option)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="quiet">{equals ? w("rank-equals") : w("rank-no-equals")}</p>
      <span hidden id={`${front}rank-first`}>{w("rank-first")}</span>
      <span hidden id={`${front}rank-last`}>{w("rank-last")}</span>
      <p class="seen-by-ear" role="status" aria-live="polite">{said.value}</p>
    </div>
  );
}
