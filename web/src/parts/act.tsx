// Buttons that do something, and what became of it.
import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";
import type { Problem } from "../api.ts";
import { named, t, w } from "../words/words.tsx";
import { Icon, type IconName } from "./icons.tsx";

interface DoProps {
  readonly children: ComponentChildren;
  readonly go: () => void;
  readonly icon?: IconName;
  readonly look?: "main" | "grave" | "plain" | "wide" | "main wide" | undefined;
  /** Why it cannot be done now; nothing: it can. It stays in the order of keys, so that everybody hears the reason. */
  readonly why?: string | null | undefined;
  readonly busy?: boolean;
  readonly label?: string;
  readonly pressed?: boolean;
  readonly id?: string;
}

export function Do({ children, go, icon, look, why, busy, label, pressed, id }: DoProps): VNode {
  const reason = useId();
  const off = Boolean(why) || Boolean(busy);
  return (
    <>
      <button type="button" id={id} class={`button ${look ?? ""}`} aria-disabled={off ? "true" : undefined}
        aria-describedby={why ? reason : undefined} aria-label={label} aria-pressed={pressed}
        onClick={() => {
          if (!off) go();
        }}>
        {icon && <Icon name={icon} />}
        <span>{busy ? w("act-busy") : children}</span>
      </button>
      {why && (
        <span class="why" id={reason}>
          <Icon name="info" />
          <span>{why}</span>
        </span>
      )}
    </>
  );
}

/** The words for a problem: by its code; for a code that the page does not know, that it was refused, and the code. */
export function problemText(problem: Problem): string {
  const known = named("problem", problem.code);
  if (known !== problem.code) return known;
  if (problem.status === 0 || problem.status >= 500) return t("problem-web-unknown");
  return problem.told.rule ? t("problem-rule", { rule: problem.told.rule }) : t("problem-refused");
}

export function ProblemNote({ problem, children }: { problem: Problem | null; children?: ComponentChildren }): VNode | null {
  if (!problem) return null;
  const { detail, hint } = problem.told;
  return (
    <div class="note bad" role="alert">
      <Icon name="warning" />
      <div>
        <p>{problemText(problem)}</p>
        <details>
          <summary>{w("problem-more")}</summary>
          <p lang="en">{detail}{hint && ` (${hint})`}</p>
          <p><code>{problem.code}</code></p>
        </details>
        {children}
      </div>
    </div>
  );
}

export function Note({ look, icon, children }: {
  look?: "warn" | "bad" | "good" | undefined;
  icon?: IconName;
  children: ComponentChildren;
}): VNode {
  return (
    <div class={`note ${look ?? ""}`}>
      <Icon name={icon ?? "info"} />
      <div>{children}</div>
    </div>
  );
}
