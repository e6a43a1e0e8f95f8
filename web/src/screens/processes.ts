// What can be begun, each by its process: which act it is, and what has to be said. Pure; the words are messages.
import type { ActName } from "../api.ts";
import { momentWords } from "../parts/fields.tsx";
import type { PlainKey } from "../words/words.tsx";

export interface FieldRow {
  /** The word of the act. */
  readonly name: string;
  readonly kind:
    | "line" | "text" | "lines" | "days" | "number" | "tick" | "moment" | "day" | "pick"
    | "member" | "members" | "commission" | "strata" | "meeting" | "assembly" | "instructions";
  readonly label: PlainKey;
  readonly help?: PlainKey;
  readonly required?: boolean;
  readonly otherwise?: string;
  /** Of `pick`: values, whose words are the messages FAMILY-VALUE. */
  readonly family?: string;
  readonly values?: readonly string[];
  /** Shown to who asks for more. */
  readonly rare?: boolean;
  /** Asked for only where this one is filled in, or ticked. */
  readonly when?: string;
}

export interface Process {
  readonly name: string;
  readonly act: ActName;
  readonly title: PlainKey;
  readonly what: PlainKey;
  readonly fields: readonly FieldRow[];
  /** Grave ones say so before they are sent. */
  readonly grave?: boolean;
}

const kFor: FieldRow = { name: "for", kind: "days", label: "field-for", otherwise: "7", required: true };
const kUrgent: FieldRow = { name: "urgent", kind: "tick", label: "field-urgent", help: "field-urgent-help", rare: true };
const kEarly: FieldRow = { name: "early", kind: "tick", label: "field-early", rare: true };
const kWindow: FieldRow = { name: "window", kind: "days", label: "field-window", rare: true };
const kReason: FieldRow = { name: "reason", kind: "text", label: "field-reason", required: true };
const kText: FieldRow = { name: "text", kind: "text", label: "field-text", help: "field-text-help" };
const kCommission: FieldRow = { name: "commission", kind: "commission", label: "field-commission", rare: true };
const kKind: FieldRow = {
  name: "kind", kind: "pick", label: "field-kind", family: "mandate-kind", values: ["imperative", "framed", "free"], otherwise: "imperative",
};
const kUntil: FieldRow = { name: "until", kind: "days", label: "field-until", otherwise: "365", required: true };
const kOffice: FieldRow = { name: "office", kind: "line", label: "field-office", rare: true };
const kReportEvery: FieldRow = { name: "report_every", kind: "days", label: "field-report-every", rare: true };
const kNeeded: FieldRow = { name: "needed", kind: "number", label: "field-needed", help: "field-needed-help", rare: true, when: "trustees" };
const kShare: readonly FieldRow[] = [
  { name: "threshold", kind: "line", label: "field-threshold", help: "field-threshold-help", rare: true },
  { name: "more", kind: "tick", label: "field-exceeds", rare: true, when: "threshold" },
  { name: "base", kind: "pick", label: "count-base", family: "base", values: ["YN", "YNA", "E"], otherwise: "YN", rare: true, when: "threshold" },
];
const kInstruct: FieldRow = { name: "instruct", kind: "instructions", label: "field-instruct", help: "field-instruct-help" };
const kLendTo: FieldRow = { name: "lend_to", kind: "assembly", label: "field-lend-to", help: "field-id-help", rare: true };
const kMethods = ["approval", "score", "star", "schulze", "stv-scottish", "irv", "majority-judgment"];
const kMethod: FieldRow = {
  name: "method", kind: "pick", label: "field-method", help: "field-method-help", family: "method", values: kMethods, otherwise: "approval",
};

export const kProcesses: readonly Process[] = [
  {
    name: "proposal", act: "propose", title: "process-proposal", what: "process-proposal-what",
    fields: [
      { name: "title", kind: "line", label: "field-title", required: true },
      { ...kText, required: true },
      {
        name: "how", kind: "pick", label: "field-how", family: "procedure",
        values: ["consensus", "consent", "majority", "lazy", "by-hand"], otherwise: "consensus", required: true,
      },
      kFor, kCommission,
      { name: "review", kind: "days", label: "field-review", rare: true },
      { name: "topic", kind: "line", label: "field-topic", rare: true },
      kEarly, kUrgent,
    ],
  },
  {
    name: "question", act: "open", title: "process-question", what: "process-question-what",
    fields: [{ name: "question", kind: "line", label: "field-question", required: true }, kText, kFor, kCommission, ...kShare, kWindow, kEarly, kUrgent],
  },
  {
    name: "options", act: "open", title: "process-options", what: "process-options-what",
    fields: [
      { name: "question", kind: "line", label: "field-question", required: true },
      { name: "option", kind: "lines", label: "field-options", help: "field-options-help", required: true },
      kMethod,
      { name: "seats", kind: "number", label: "field-seats", otherwise: "1" },
      kText, kFor, kCommission, ...kShare, kWindow, kEarly, kUrgent,
    ],
  },
  {
    name: "secret", act: "election-open", title: "secret", what: "process-secret-what",
    fields: [
      { name: "question", kind: "line", label: "field-question", required: true },
      { name: "option", kind: "lines", label: "field-options", help: "field-options-secret" },
      kMethod,
      { name: "seats", kind: "number", label: "field-seats", otherwise: "1" },
      kText, { ...kFor, otherwise: "21" },
      { name: "trustees", kind: "number", label: "secret-trustees", help: "field-trustees-help", otherwise: "3" },
      kNeeded,
      { name: "mixed", kind: "tick", label: "field-mixed", help: "field-mixed-help", rare: true },
    ],
  },
  {
    name: "election", act: "elect", title: "process-election", what: "process-election-what",
    fields: [
      { name: "scope", kind: "line", label: "field-scope", required: true },
      { ...kText, label: "field-instructions", help: "field-instructions-help" },
      kInstruct,
      { ...kOffice, rare: false },
      { name: "seats", kind: "number", label: "field-seats", otherwise: "1" },
      { name: "alternates", kind: "number", label: "field-alternates", otherwise: "0" },
      { name: "by_lot", kind: "tick", label: "field-by-lot" },
      { name: "stratum", kind: "strata", label: "field-strata", help: "field-strata-help", when: "by_lot" },
      kMethod, kKind, kUntil,
      { name: "nominate_for", kind: "days", label: "field-nominate", otherwise: "7", required: true },
      { ...kFor, otherwise: "14" },
      kReportEvery, kLendTo,
      { name: "trustees", kind: "number", label: "secret-trustees", help: "field-trustees-elect", rare: true },
      kNeeded,
    ],
  },
  {
    name: "lot", act: "lot-open", title: "matter-lot", what: "process-lot-what",
    fields: [
      { name: "teller", kind: "members", label: "field-tellers", required: true },
      { name: "by", kind: "line", label: "field-by", help: "field-by-help", required: true },
      kFor,
    ],
  },
  {
    name: "mandate", act: "mandate", title: "process-mandate", what: "process-mandate-what",
    fields: [
      { name: "holder", kind: "member", label: "field-holder", required: true },
      { name: "scope", kind: "line", label: "field-scope", required: true },
      { ...kText, label: "field-instructions", help: "field-instructions-help" },
      kInstruct, kKind, { ...kUntil, otherwise: "90" }, kFor, kOffice,
      { name: "waiver", kind: "tick", label: "field-waiver", help: "field-waiver-help", rare: true },
      kReportEvery, kLendTo,
    ],
  },
  {
    name: "commission", act: "commission-found", title: "process-commission", what: "process-commission-what",
    fields: [
      { name: "name", kind: "line", label: "field-name", required: true },
      { name: "purpose", kind: "text", label: "field-purpose", required: true },
      { name: "closed", kind: "tick", label: "field-closed" },
      kFor,
    ],
  },
  {
    name: "meeting", act: "meeting-call", title: "process-meeting", what: "process-meeting-what",
    fields: [
      { name: "title", kind: "line", label: "field-title", required: true },
      { name: "at", kind: "moment", label: "field-at", required: true },
      { name: "place", kind: "line", label: "field-place", help: "field-place-help" },
      { name: "item", kind: "lines", label: "field-agenda", help: "field-agenda-help" },
      { name: "second_of", kind: "meeting", label: "field-second-of", help: "field-second-of-help", rare: true },
      kCommission,
    ],
  },
  {
    name: "budget", act: "budget-grant", title: "process-budget", what: "process-budget-what",
    fields: [
      { name: "commission", kind: "commission", label: "field-for-commission", required: true },
      { name: "amount", kind: "number", label: "field-amount", help: "field-amount-help", required: true },
      { name: "unit", kind: "line", label: "field-unit", required: true },
      { ...kUntil, otherwise: "90" }, { ...kReason, required: false }, kFor,
    ],
  },
  {
    name: "charter", act: "charter-propose", title: "process-charter", what: "process-charter-what",
    fields: [{ name: "charter", kind: "text", label: "field-charter", help: "field-charter-help", required: true }, kFor],
    grave: true,
  },
  {
    name: "emergency", act: "emergency", title: "process-emergency", what: "process-emergency-what",
    fields: [
      { name: "charter", kind: "text", label: "field-charter", help: "field-charter-help", required: true },
      { ...kUntil, otherwise: "30" }, kReason, { ...kFor, otherwise: "2" },
    ],
    grave: true,
  },
  {
    name: "cut-off", act: "cut-off", title: "matter-cut-off", what: "process-cut-off-what",
    fields: [{ ...kUntil, otherwise: "14" }, { ...kReason, required: false }, { ...kFor, otherwise: "2" }],
  },
  {
    name: "removal", act: "remove", title: "process-removal", what: "process-removal-what",
    fields: [
      { name: "person", kind: "member", label: "field-person", required: true },
      kReason, kFor,
      { name: "infiltrator", kind: "tick", label: "field-infiltrator", rare: true },
    ],
    grave: true,
  },
  {
    name: "schedule", act: "schedule", title: "process-schedule", what: "process-schedule-what",
    fields: [
      { name: "time", kind: "lines", label: "field-times", help: "field-times-help", required: true },
      { ...kReason, required: false }, kFor,
    ],
  },
  {
    name: "retention", act: "open", title: "process-retention", what: "process-retention-what",
    fields: [
      { name: "question", kind: "line", label: "field-question", required: true },
      { name: "retention", kind: "days", label: "field-retention", required: true },
      kText, kFor,
    ],
    grave: true,
  },
  {
    name: "dissolution", act: "dissolve", title: "process-dissolution", what: "process-dissolution-what",
    fields: [
      { name: "commission", kind: "commission", label: "field-for-commission" }, kReason, kFor,
      { name: "into", kind: "assembly", label: "field-into", help: "field-id-help", rare: true },
    ],
    grave: true,
  },
  {
    name: "past", act: "past-decision", title: "process-past", what: "process-past-what",
    fields: [
      { name: "title", kind: "line", label: "field-title", required: true },
      { name: "date", kind: "day", label: "field-date", required: true },
      kText,
    ],
  },
];

export type Values = Readonly<Record<string, string>>;

export function otherwise(process: Process): Values {
  return Object.fromEntries(process.fields.map((field) => [field.name, field.otherwise ?? ""]));
}

/** So many people tell together what came out in a lot. */
export const kTellers = 3;

/** What is asked for, by what was said so far. */
export function asked(process: Process, values: Values): readonly FieldRow[] {
  const hidden = new Set<string>();
  if (values.how === "by-hand") hidden.add("for");
  if (values.by_lot === "yes") hidden.add("method");
  // An assembly goes on in another one, a commission does not.
  if (values.commission) hidden.add("into");
  // Among options only this way of counting asks for a share; a vote after a failed consensus has a majority of its own.
  const noShare = values.fallback || (process.name === "options" && values.method !== "schulze");
  if (noShare) for (const row of kShare) hidden.add(row.name);
  return process.fields.filter((row) => !hidden.has(row.name) && (!row.when || values[row.when]?.trim()));
}

/** What is missing or cannot be, by field. */
export function faults(process: Process, values: Values): Map<string, PlainKey> {
  const out = new Map<string, PlainKey>();
  for (const field of asked(process, values)) {
    const value = (values[field.name] ?? "").trim();
    if (value === "") {
      if (field.required) out.set(field.name, "fault-missing");
    } else if (field.name === "threshold") {
      const [, part, whole] = /^(\d{1,9})\/(\d{1,9})$/.exec(value) ?? [];
      if (!Number(part) || Number(part) > Number(whole)) out.set(field.name, "field-threshold-help");
    } else if (field.name === "needed") {
      const all = Number(values.trustees);
      if (!/^\d+$/.test(value) || Number(value) * 2 <= all || Number(value) >= all) out.set(field.name, "field-needed-help");
    } else if (field.kind === "days" || field.kind === "number") {
      if (!/^\d{1,12}$/.test(value) || (field.kind === "days" && value === "0")) out.set(field.name, "fault-number");
    } else if (field.kind === "moment" && momentWords(value) === "") {
      out.set(field.name, "fault-moment");
    } else if (field.kind === "members" && new Set(lines(value)).size !== kTellers) {
      out.set(field.name, "fault-tellers");
    } else if (field.kind === "assembly" && !/^[0-9a-f]{64}$/.test(value)) {
      out.set(field.name, "field-id-help");
    } else if (field.name === "option" && lines(value).length < 2) {
      out.set(field.name, "fault-options");
    }
  }
  return out;
}

function lines(value: string): string[] {
  return value.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

export interface Instruction {
  readonly matter: string;
  readonly choice: string;
}

/** One a line, "MATTER=CHOICE": while they are written a matter may still be empty. */
export function instructionsOf(value: string): Instruction[] {
  return value.split("\n").map((line) => {
    const at = line.lastIndexOf("=");
    return { matter: line.slice(0, Math.max(at, 0)), choice: line.slice(at + 1) || "yes" };
  });
}
export function instructionsText(all: readonly Instruction[]): string {
  return all.map((one) => `${one.matter}=${one.choice}`).join("\n");
}

/** The words of the act. */
export function wordsOf(process: Process, values: Values): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  const byHand = values.how === "by-hand";
  const hasOptions = process.fields.some((field) => field.name === "option") && lines(values.option ?? "").length > 0;
  for (const field of asked(process, values)) {
    const value = (values[field.name] ?? "").trim();
    if (value === "") continue;
    // A proposal that members count themselves has no round, and so no time.
    if (byHand && ["how", "for", "review", "topic", "early", "urgent"].includes(field.name)) continue;
    // How options are counted, where there are none.
    if (process.name === "secret" && !hasOptions && ["method", "seats"].includes(field.name)) continue;
    if (field.kind === "tick") {
      if (value === "yes") out[field.name] = true;
    } else if (field.kind === "days") {
      out[field.name] = `${value}d`;
    } else if (field.kind === "number") {
      // This one is a word to the node.
      out[field.name] = field.name === "needed" ? value : Number(value);
    } else if (field.kind === "lines" || field.kind === "members" || field.kind === "strata") {
      out[field.name] = lines(value);
    } else if (field.kind === "instructions") {
      // Elsewhere a matter is the same if it is called the same, letter for letter.
      const all = instructionsOf(value).map((one) => ({ ...one, matter: one.matter.trim() })).filter((one) => one.matter !== "");
      if (all.length > 0) out[field.name] = instructionsText(all).split("\n");
    } else if (field.kind === "moment") {
      out[field.name] = momentWords(value);
    } else {
      out[field.name] = value;
    }
  }
  return out;
}
