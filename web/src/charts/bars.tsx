// Numbers of people side by side: a table whose last column is a bar, so that the picture and the table are one thing.
import type { ComponentChildren, VNode } from "preact";
import { number } from "../words/times.ts";

export interface BarRow {
  readonly id: string;
  readonly label: ComponentChildren;
  readonly value: number;
  /** Beside the number. */
  readonly note?: ComponentChildren;
  readonly strong?: boolean;
}

export function BarTable({ caption, head, rows, text }: {
  caption: ComponentChildren;
  head: readonly [ComponentChildren, ComponentChildren];
  rows: readonly BarRow[];
  text?: (value: number) => string;
}): VNode {
  const most = Math.max(1, ...rows.map((row) => row.value));
  return (
    <table class="bars">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{head[0]}</th>
          <th scope="col" class="number">{head[1]}</th>
          <td class="track" aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} class={row.strong ? "strong" : undefined}>
            <th scope="row">{row.label} {row.note}</th>
            <td class="number">{(text ?? number)(row.value)}</td>
            <td class="track" aria-hidden="true">
              <span style={{ inlineSize: `${(100 * row.value) / most}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
