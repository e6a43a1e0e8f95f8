// Who this page is to the node: the token for which the one-time code of the address was handed in, kept for this
// origin only. A cookie would go to every other port of the same machine.
import { signal } from "@preact/signals";
import { forget, keep, kept } from "./keep.ts";

interface Assembly {
  readonly assembly: string;
  readonly state: string;
}
export interface Session {
  readonly token: string;
  /** What the node lets it do: everything at home, less for a phone that is the guest of a meeting. */
  readonly role: "owner" | "guest";
  /** For whom a guest speaks: the line of the check-in list that was taken. */
  readonly seat: { readonly member: string; readonly name: string } | null;
  /** The meeting that a guest is in, and the member whose node it is. */
  readonly meeting: string | null;
  readonly host: { readonly member: string; readonly name: string } | null;
  /** In which assemblies the home was when the session began. */
  readonly assemblies?: readonly Assembly[] | undefined;
}

const kName = "session";
export const session = signal<Session | null>(kept<Session>(kName));

export function begin(next: Session): void {
  session.value = next;
  keep(kName, next);
}
/** What was begun with this token is over. What was on its way with it may come back late: a newer session is none of it. */
export function end(token: string | undefined): void {
  if (session.value?.token !== token) return;
  // Another tab may have been let in by a node that was started anew: that session is good here, too.
  const there = kept<Session>(kName);
  if (there && there.token !== token) {
    session.value = there;
    return;
  }
  session.value = null;
  forget(kName);
}
