// Sheets and tables that the node makes: for the table by the door, and for other programs.
import { useSignal } from "@preact/signals";
import type { ComponentChildren, VNode } from "preact";
import type { Problem } from "../api.ts";
import { download } from "../download.ts";
import { Do, ProblemNote } from "../parts/act.tsx";
import { currentLocale, w } from "../words/words.tsx";

/** The languages that the node prints. */
const kPrinted: readonly string[] = ["en", "fr", "es", "ru", "ar"];

interface Sheet {
  readonly path: string;
  readonly where: Readonly<Record<string, string>>;
  readonly file: string;
  readonly words: ComponentChildren;
}

export function Files({ of }: { of: readonly Sheet[] }): VNode {
  const problem = useSignal<Problem | null>(null);
  const get = async ({ path, where, file }: Sheet) => {
    problem.value = null;
    const tag = currentLocale().tag;
    const query = path.endsWith(".pdf") ? { language: kPrinted.includes(tag) ? tag : "en" } : {};
    await download(path, file, { path: where, query }).catch((fault: Problem) => (problem.value = fault));
  };
  return (
    <>
      <div class="row">
        {of.map((one) => <Do key={one.path + one.file} icon="file" go={() => void get(one)}>{one.words}</Do>)}
      </div>
      <ProblemNote problem={problem.value} />
    </>
  );
}

/** For ballots on paper: what they are counted on, and the slips themselves. */
export function Paper({ id }: { id: string }): VNode {
  return (
    <Files of={[
      { path: "/votes/{vote}/tally.pdf", where: { vote: id }, file: "tally.pdf", words: w("paper-tally") },
      { path: "/votes/{vote}/slips.pdf", where: { vote: id }, file: "slips.pdf", words: w("paper-slips") },
    ]} />
  );
}
