// Acts on their way: one at a time from one button, with a receipt when the node has written it, and a problem when not.
import { useSignal } from "@preact/signals";
import { addressOf, post, Problem, type ActAnswer, type ActName, type ActWords } from "./api.ts";
import { refreshAll } from "./ask.ts";
import { randomKey } from "./random.ts";
import { receipt } from "./receipt.ts";
import { wishKey } from "./send-key.ts";
import type { PlainKey } from "./words/words.tsx";

/** Does an act. The same key again is the same act, whatever became of the first answer. */
async function act<Name extends ActName>(name: Name, words: ActWords<Name>, key: string): Promise<ActAnswer<Name>> {
  // An assembly that is founded or joined is not the one that is shown.
  const query = name === "found" || name === "join" ? { assembly: undefined } : {};
  return (await post(addressOf(`/acts/${name}`, { query }), words, key)).json() as Promise<ActAnswer<Name>>;
}

export interface Sending {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** The answer; null: it was not done, and `problem` says why. */
  readonly send: <Name extends ActName>(
    name: Name,
    words: ActWords<Name>,
    done: PlainKey,
    key?: string,
  ) => Promise<ActAnswer<Name> | null>;
  readonly clear: () => void;
}

export function useSend(): Sending {
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  // For what is no draft.
  const own = useSignal(randomKey());
  const answers = useSignal(0);
  return {
    busy: busy.value,
    problem: problem.value,
    clear: () => {
      problem.value = null;
    },
    send: async (name, words, done, key) => {
      if (busy.value) return null;
      const wish = wishKey(key ?? own.value, `${name} ${JSON.stringify(words)}`, answers.value);
      busy.value = true;
      problem.value = null;
      try {
        const answer = await act(name, words, wish);
        const event = (answer as { event?: string | null }).event ?? null;
        receipt.value = { event, words: done, at: Date.now() };
        ++answers.value;
        refreshAll();
        return answer;
      } catch (fault) {
        problem.value = fault instanceof Problem ? fault : new Problem("web.unknown", 0);
        // The node has answered: what is sent after that is another wish.
        if (problem.value.status >= 400 && problem.value.status < 500) ++answers.value;
        return null;
      } finally {
        busy.value = false;
      }
    },
  };
}
