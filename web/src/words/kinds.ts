// What an act does, in a word. Steps that trustees' homes take among themselves are one for everybody else.
import { named } from "./words.tsx";

export function kindWords(kind: string): string {
  return named("kind", kind.startsWith("trustee_") ? "trustee" : kind === "register_mixed" ? "register_voter" : kind);
}
