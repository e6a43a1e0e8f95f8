// Fields of forms: a label that is always seen, help below it, and what is wrong with it in words.
import type { ComponentChildren, VNode } from "preact";
import { useId } from "preact/hooks";

interface FieldProps {
  readonly label: ComponentChildren;
  readonly value: string;
  readonly set: (value: string) => void;
  readonly help?: ComponentChildren;
  readonly fault?: string | null | undefined;
  readonly lines?: number | undefined;
  readonly type?: "text" | "number" | "date" | "datetime-local" | "search";
  readonly least?: number;
  readonly most?: number;
  readonly complete?: string;
  readonly plain?: boolean;
}

export function Field({ label, value, set, help, fault, lines, type, least, most, complete, plain }: FieldProps): VNode {
  const id = useId();
  const described = [help ? `${id}-help` : "", fault ? `${id}-fault` : ""].filter(Boolean).join(" ");
  const common = {
    id,
    value,
    dir: plain ? ("ltr" as const) : ("auto" as const),
    autocomplete: complete ?? "off",
    "aria-invalid": fault ? ("true" as const) : undefined,
    "aria-describedby": described || undefined,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {help && <span class="quiet" id={`${id}-help`}>{help}</span>}
      {lines ? (
        <textarea {...common} rows={lines} maxLength={most} onInput={(event) => set(event.currentTarget.value)} />
      ) : (
        <input {...common} type={(type ?? "text") as "text"} min={type === "number" ? least : undefined}
          max={type === "number" ? most : undefined} maxLength={type === "number" ? undefined : most}
          inputMode={type === "number" ? "numeric" : undefined} spellcheck={!plain}
          onInput={(event) => set(event.currentTarget.value)} />
      )}
      {fault && <span class="fault" id={`${id}-fault`}>{fault}</span>}
    </div>
  );
}

/** "2026-05-03T18:00" in a field, where the reader is, as the node wants it: in UTC. */
export function momentWords(local: string): string {
  const at = new Date(local);
  return Number.isNaN(at.getTime()) ? "" : at.toISOString().slice(0, 16).replace("T", " ");
}

export interface Option {
  readonly value: string;
  readonly words: ComponentChildren;
  readonly help?: ComponentChildren;
}

/** One of a few, all of them in sight. */
export function Choices({ legend, options, value, set, row }: {
  legend: ComponentChildren;
  options: readonly Option[];
  value: string;
  set: (value: string) => void;
  row?: boolean;
}): VNode {
  const name = useId();
  return (
    <fieldset class="stack">
      <legend>{legend}</legend>
      <div class={row ? "row" : "stack"}>
        {options.map((option) => (
          <label class="choice" key={option.value}>
            <input type="radio" name={name} value={option.value} checked={value === option.value}
              onChange={() => set(option.value)} />
            <span>
              {option.words}
              {option.help && <span class="quiet" style={{ display: "block" }}>{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export function Tick({ children, value, set, help }: {
  children: ComponentChildren;
  value: boolean;
  set: (value: boolean) => void;
  help?: ComponentChildren;
}): VNode {
  return (
    <label class="choice">
      <input type="checkbox" checked={value} onChange={(event) => set(event.currentTarget.checked)} />
      <span>
        {children}
        {help && <span class="quiet" style={{ display: "block" }}>{help}</span>}
      </span>
    </label>
  );
}

/** One of many. */
export function Pick({ label, options, value, set, help }: {
  label: ComponentChildren;
  options: readonly { value: string; words: string }[];
  value: string;
  set: (value: string) => void;
  help?: ComponentChildren;
}): VNode {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {help && <span class="quiet" id={`${id}-help`}>{help}</span>}
      <select id={id} value={value} aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => set(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>{option.words}</option>
        ))}
      </select>
    </div>
  );
}
