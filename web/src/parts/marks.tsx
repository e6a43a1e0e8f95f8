// How far something is: its state, how final it is, and what is said of it beside. Never by colour alone.
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { named, t, w } from "../words/words.tsx";
import { Icon, type IconName } from "./icons.tsx";

const kLooks: Record<string, { look: string; icon: IconName }> = {
  open: { look: "open", icon: "clock" },
  adopted: { look: "good", icon: "check" },
  rejected: { look: "bad", icon: "close" },
  rescinded: { look: "bad", icon: "close" },
  lapsed: { look: "", icon: "history" },
  withdrawn: { look: "", icon: "reply" },
  cancelled: { look: "", icon: "close" },
  waits: { look: "warn", icon: "clock" },
};

export function StateTag({ state }: { state: string }): VNode {
  const { look, icon } = kLooks[state] ?? { look: "", icon: "info" };
  return (
    <span class={`tag ${look}`}>
      <Icon name={icon} />
      {named("state", state)}
    </span>
  );
}

export function Tag({ look, icon, children }: { look?: string; icon?: IconName; children: VNode | string }): VNode {
  return (
    <span class={`tag ${look ?? ""}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  );
}

/** "Sealed: 9 witnesses would have to cheat", or that it is provisional. */
export function FinalityMark({ of }: { of: Schemas["Finality"] }): VNode {
  const sealed = of.grade === "sealed";
  return (
    <details>
      <summary>
        <span class={`tag ${sealed ? "good" : "warn"}`}>
          <Icon name={sealed ? "seal" : "clock"} />
          {sealed ? w("finality-sealed") : of.grade === "majority" ? w("finality-majority") : w("finality-seen")}
        </span>
      </summary>
      <p class="quiet">
        {sealed
          ? t("finality-sealed-why", { page: of.page, cheats: of.cheats })
          : t("finality-open-why", { page: of.page })}
      </p>
      {!sealed && <p><a href="#/sync">{w("seal-ask")}</a></p>}
    </details>
  );
}

export function MarkTags({ marks }: { marks: readonly string[] }): VNode | null {
  if (marks.length === 0) return null;
  return (
    <span class="row">
      {marks.map((mark) => (
        <Tag key={mark} look="warn" icon="warning">{named("mark", mark)}</Tag>
      ))}
    </span>
  );
}
