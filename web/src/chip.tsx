// How things are with the node, in words, on every screen; behind it stand peers, ways and what has to be looked at.
import type { VNode } from "preact";
import type { Schemas } from "./api.ts";
import { useAsk } from "./ask.ts";
import { apart, lostSince, nodeNow } from "./way.ts";
import { session } from "./session.ts";
import { fromNow } from "./words/times.ts";
import { t } from "./words/words.tsx";

/** Witnesses' clocks agree within minutes; a seal's time is the middle of theirs. */
const kAheadMs = 600_000;
export type Health = { readonly look: "good" | "alone" | "waits" | "trouble"; readonly words: string };

/** Whether this home has applied somewhere and was told nothing yet: then there is nothing to ask for. */
export function waitsOutside(assembly: { readonly state: string } | null | undefined): boolean {
  return assembly?.state === "applicant";
}

/** Whether some clock is wrong: this browser's and the node's differ, or a seal comes from the node's future. */
export function clocksApart(status: Schemas["Status"] | null): { here: number; there: number } | null {
  const now = nodeNow();
  if (apart.value) return { here: Date.now(), there: now };
  const seal = Date.parse(status?.seal?.time ?? "");
  return seal - now > kAheadMs ? { here: now, there: seal } : null;
}

/** The most urgent first: not to be reached, something to look at, alone, in touch. */
export function healthOf(status: Schemas["Status"] | null, peers: Schemas["Peers"] | null, lost: number | null): Health {
  if (lost !== null) return { look: "trouble", words: t("chip-lost") };
  const alarms = status?.alarms.length ?? 0;
  const forks = status?.forks ?? 0;
  if (alarms + forks > 0) return { look: "trouble", words: t("chip-look", { count: alarms + forks }) };
  if (clocksApart(status)) return { look: "waits", words: t("chip-clock") };
  if (status?.state === "applicant") return { look: "waits", words: t("chip-applicant") };
  if (status && status.parked > 0) return { look: "waits", words: t("chip-parked", { count: status.parked }) };
  if (peers && peers.connections > 0) return { look: "good", words: t("chip-nodes", { count: peers.connections }) };
  const met = peers?.peers.find((peer) => peer.reached);
  if (met) return { look: "alone", words: t("chip-alone-since", { since: fromNow(met.last_tried) }) };
  return { look: "alone", words: t("chip-alone") };
}

export function StatusChip({ status }: { status: Schemas["Status"] | null }): VNode {
  const guest = session.value?.role === "guest";
  const peers = useAsk("/peers", {}, !guest);
  const host = session.value?.host?.name ?? "";
  const health: Health = guest
    ? lostSince.value === null
      ? { look: "waits", words: session.value?.seat ? t("chip-guest-for", { name: session.value.seat.name, host }) : t("chip-guest", { host }) }
      : healthOf(null, null, lostSince.value)
    : healthOf(status, peers.told, lostSince.value);
  return (
    <a class={`chip ${health.look}`} href={guest ? "#/" : "#/sync"}>
      <span class="dot" aria-hidden="true" />
      <span>{health.words}</span>
    </a>
  );
}
