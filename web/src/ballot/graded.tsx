// Ballots that say something of each option by itself: approved or not, or a grade.
import type { VNode } from "preact";
import { useId } from "preact/hooks";
import { Tick } from "../parts/fields.tsx";
import { Given } from "../parts/given.tsx";
import { named, w } from "../words/words.tsx";
import { kBestGrade, type Method } from "./marks.ts";
import { number } from "../words/times.ts";

interface Option {
  readonly number: number;
  readonly text: string;
}

export function Approved({ options, approved, set }: {
  options: readonly Option[];
  approved: readonly number[];
  set: (approved: number[]) => void;
}): VNode {
  return (
    <fieldset class="stack">
      <legend>{w("ballot-approve")}</legend>
      {options.map((option) => (
        <Tick key={option.number} value={approved.includes(option.number)}
          set={(is) => set(is ? [...approved, option.number] : approved.filter((one) => one !== option.number))}>
          <Given text={option.text} />
        </Tick>
      ))}
    </fieldset>
  );
}

/** Grades from 0 to 5; in words where the method judges. */
export function Graded({ options, grades, set, method }: {
  options: readonly Option[];
  grades: ReadonlyMap<number, number>;
  set: (grades: Map<number, number>) => void;
  method: Method;
}): VNode {
  const id = useId();
  const inWords = method === "majority-judgment";
  return (
    <div class="stack">
      <p>{inWords ? w("ballot-judge") : w("ballot-grade")}</p>
      {options.map((option) => (
        <fieldset class="grades" key={option.number}>
          <legend><Given text={option.text} /></legend>
          <div class={inWords ? "grid" : "grid figures"}>
            {Array.from({ length: kBestGrade + 1 }, (_, grade) => (
              <label class="choice" key={grade}>
                <input type="radio" name={`${id}-${option.number}`} checked={grades.get(option.number) === grade}
                  onChange={() => set(new Map(grades).set(option.number, grade))} />
                <span>{inWords ? named("grade", String(grade)) : number(grade)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}
