// How a browser comes in: a code, from the address or typed, is swapped for a session.
import { signal } from "@preact/signals";
import { ask, wish, type Problem } from "./api.ts";
import { randomKey } from "./random.ts";
import { begin, session } from "./session.ts";

/** Why the last code did not let this browser in. */
export const refused = signal<Problem | null>(null);

export async function enter(code: string): Promise<void> {
  // It stands nowhere from now on: it is used once.
  history.replaceState(null, "", location.pathname);
  try {
    // Whoever scans the code on the wall again is in the room already, and keeps the line that they took.
    const guest = session.value?.role === "guest" && (await ask("/session").catch(() => null));
    if (guest) return begin({ ...session.value!, seat: guest.seat });
    const { token, role, seat, meeting, host, assemblies } = await wish("/session", { code }, randomKey());
    refused.value = null;
    if (token) begin({ token, role, seat, meeting, host, assemblies });
  } catch (fault) {
    refused.value = fault as Problem;
  }
}
