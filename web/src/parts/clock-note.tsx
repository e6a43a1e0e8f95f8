// Some clock is wrong, and nobody here can know which: both are told.
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { clocksApart } from "../chip.tsx";
import { moment } from "../words/times.ts";
import { w } from "../words/words.tsx";
import { Note } from "./act.tsx";

export function ClockNote({ status }: { status: Schemas["Status"] | null }): VNode | null {
  const apart = clocksApart(status);
  const told = (ms: number) => moment(new Date(ms).toISOString());
  return apart && (
    <Note look="warn" icon="clock">
      <p><strong>{w("chip-clock")}</strong></p>
      <p>{w("clock-apart", { here: told(apart.here), there: told(apart.there) })}</p>
    </Note>
  );
}
