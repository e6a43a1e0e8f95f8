// Who stands where, as a bar, a legend and a table. Icon, shape, word and colour say the same; who has not answered is an
// empty stretch, so that turnout shows.
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { number } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";

const kColours: Record<string, string> = {
  agree: "var(--agree)",
  reserve: "var(--agree)",
  yes: "var(--agree)",
  pass: "var(--abstain)",
  abstain: "var(--abstain)",
  blank: "var(--abstain)",
  stand_aside: "var(--aside)",
  block: "var(--block)",
  no: "var(--block)",
};

/** A shape of its own for each position: circle, half circle, ring, dashed ring, square. */
export function Mark({ of }: { of: string }): VNode {
  const colour = kColours[of] ?? "var(--nobody)";
  const ring = { fill: "none", stroke: colour, "stroke-width": 3 };
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      {(of === "agree" || of === "yes") && (
        <>
          <circle cx="12" cy="12" r="10" fill={colour} />
          <path d="M7 12.5l3.5 3.5L17 8.5" fill="none" stroke="var(--card)" stroke-width="2.5" />
        </>
      )}
      {of === "reserve" && (
        <>
          <circle cx="12" cy="12" r="9" {...ring} />
          <path d="M12 3a9 9 0 000 18z" fill={colour} />
        </>
      )}
      {(of === "pass" || of === "abstain" || of === "blank") && (
        <>
          <circle cx="12" cy="12" r="9" {...ring} />
          {of !== "blank" && <path d="M7.5 12h9" stroke={colour} stroke-width="3" />}
        </>
      )}
      {of === "stand_aside" && (
        <>
          <circle cx="12" cy="12" r="9" {...ring} stroke-dasharray="4 3" />
          <path d="M8 14.5c1-4 4-5 7.5-4M12.5 8l3.5 2.5-2.5 3.5" fill="none" stroke={colour} stroke-width="2.2" />
        </>
      )}
      {(of === "block" || of === "no") && (
        <>
          <rect x="2" y="2" width="20" height="20" rx="2" fill={colour} />
          <path d={of === "no" ? "M8 8l8 8M16 8l-8 8" : "M6.5 12h11"} stroke="var(--card)" stroke-width="3" />
        </>
      )}
      {of === "none" && <circle cx="12" cy="12" r="9" fill="var(--nobody)" stroke="var(--edge)" stroke-width="1.5" stroke-dasharray="2 3" />}
    </svg>
  );
}

export interface Part {
  readonly of: string;
  readonly count: number;
  /** How it is called; nothing: as the position is. */
  readonly words?: string;
}

function partWords(part: Part): string {
  return part.words ?? named("position", part.of);
}

/** The shares of a bar, in whole thousandths that come to a thousand at most. Pure. */
export function shares(counts: readonly number[], all: number): number[] {
  const sum = Math.max(all, counts.reduce((total, one) => total + one, 0), 1);
  return counts.map((count) => Math.floor((count * 1000) / sum));
}

export function PositionsBar({ parts, all, title }: { parts: readonly Part[]; all: number; title: string }): VNode {
  const id = useId();
  const widths = shares(parts.map((part) => part.count), all);
  let at = 0;
  const answered = parts.reduce((total, part) => total + part.count, 0);
  return (
    <figure class="stack bar">
      <svg viewBox="0 0 1000 28" preserveAspectRatio="none" aria-hidden="true">
        <defs>
          <pattern id={`${id}aside`} width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="10" fill="var(--aside)" />
          </pattern>
          <pattern id={`${id}reserve`} width="10" height="10" patternUnits="userSpaceOnUse">
            <rect width="10" height="6" fill="var(--agree)" />
          </pattern>
        </defs>
        <rect width="1000" height="28" fill="var(--nobody)" />
        {parts.map((part, index) => {
          const x = at;
          const width = widths[index]!;
          at += width;
          if (width === 0) return null;
          const fill =
            part.of === "stand_aside" ? `url(#${id}aside)` : part.of === "reserve" ? `url(#${id}reserve)` : (kColours[part.of] ?? "var(--edge)");
          return <rect key={part.of} x={x} width={Math.max(width - 3, 2)} height="28" fill={fill} />;
        })}
      </svg>
      <ul class="legend">
        {parts.map((part) => (
          <li key={part.of}>
            <Mark of={part.of} />
            <span>{partWords(part)} <strong>{number(part.count)}</strong></span>
          </li>
        ))}
        {all > answered && (
          <li>
            <Mark of="none" />
            <span>{w("position-none")} <strong>{number(all - answered)}</strong></span>
          </li>
        )}
      </ul>
      <details>
        <summary>{w("chart-table")}</summary>
        <table>
          <caption>{title}</caption>
          <thead>
            <tr><th scope="col">{w("chart-answer")}</th><th scope="col" class="number">{w("chart-count")}</th></tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.of}><th scope="row">{partWords(part)}</th><td class="number">{number(part.count)}</td></tr>
            ))}
            <tr><th scope="row">{w("position-none")}</th><td class="number">{number(Math.max(0, all - answered))}</td></tr>
            <tr><th scope="row">{t("chart-all")}</th><td class="number">{number(all)}</td></tr>
          </tbody>
        </table>
      </details>
    </figure>
  );
}
