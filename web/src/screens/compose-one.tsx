// Something new begins with its process: what it is for is said before anything is asked.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { ActWords } from "../api.ts";
import { useAsk } from "../ask.ts";
import { draft, drop, write } from "../drafts.ts";
import { Note, ProblemNote } from "../parts/act.tsx";
import { ClockNote } from "../parts/clock-note.tsx";
import { Choices, Field, Pick, Tick } from "../parts/fields.tsx";
import { Given } from "../parts/given.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { Back } from "../parts/back.tsx";
import { Markdown } from "../parts/text.tsx";
import { Unsent } from "../parts/unsent.tsx";
import { go, hrefOf } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { day, number } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";
import { asked, faults, instructionsOf, instructionsText, kProcesses, kTellers, otherwise, wordsOf, type FieldRow, type Instruction, type Process, type Values } from "./processes.ts";

export function Compose(): VNode {
  return (
    <>
      <Back href="#/decisions">{w("tab-decisions")}</Back>
      <Heading>{w("compose-title")}</Heading>
      <ul class="list">
        {kProcesses.map((one) => (
          <li key={one.name}>
            <a class="item" href={hrefOf("compose", one.name)}>
              <span class="title">{w(one.title)}</span>
              <span class="quiet">{w(one.what)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function OneField({ row, value, set, fault }: { row: FieldRow; value: string; set: (value: string) => void; fault: string | null }): VNode {
  const members = useAsk("/members", {}, row.kind === "member" || row.kind === "members");
  const commissions = useAsk("/commissions", {}, row.kind === "commission" || row.kind === "strata");
  const meetings = useAsk("/meetings", {}, row.kind === "meeting");
  const people = (states: readonly string[]) =>
    (members.told?.members ?? []).filter((one) => states.includes(one.state)).map((one) => ({ value: one.member, words: one.name }));
  const groups = (commissions.told?.commissions ?? []).filter((one) => one.state === "founded");
  const help = row.help ? w(row.help) : undefined;
  const label = row.required ? w(row.label) : <>{w(row.label)} <span class="quiet">({w("field-optional")})</span></>;
  const none = { value: "", words: t("choose") };
  switch (row.kind) {
    case "tick":
      return <Tick value={value === "yes"} set={(is) => set(is ? "yes" : "")} help={help}>{w(row.label)}</Tick>;
    case "pick": {
      const options = row.values!.map((one) => ({ value: one, words: named(row.family!, one), help: helpOf(row.family!, one) }));
      return options.length > 5 ? (
        <Pick label={label} options={options} value={value} set={set} help={help} />
      ) : (
        <Choices legend={label} options={options} value={value} set={set} />
      );
    }
    case "member":
      return (
        <Pick label={label} value={value} set={set} help={help}
          options={[none, ...people(["member", "listed"])]} />
      );
    case "meeting":
      return (
        <Pick label={label} value={value} set={set} help={help}
          options={[none, ...(meetings.told?.meetings ?? []).filter((one) => one.state !== "open")
            .map((one) => ({ value: one.meeting, words: `${one.title ?? ""} · ${day(one.time)}` }))]} />
      );
    case "members": {
      const chosen = value.split("\n");
      return (
        <fieldset class="stack">
          <legend>{label}</legend>
          {Array.from({ length: kTellers }, (_, i) => (
            <Pick key={i} label={number(i + 1)} value={chosen[i] ?? ""} options={[none, ...people(["member", "listed"])]}
              set={(next) => set(Array.from({ length: kTellers }, (_, j) => (i === j ? next : (chosen[j] ?? ""))).join("\n"))} />
          ))}
          {fault && <span class="fault">{fault}</span>}
        </fieldset>
      );
    }
    case "strata": {
      const seats = new Map(value.split("\n").map((line) => line.split("=") as [string, string]));
      return (
        <fieldset class="stack">
          <legend>{label}</legend>
          <span class="quiet">{help}</span>
          {groups.map((one) => (
            <Field key={one.id} label={<Given text={one.name} />} type="number" least={0} value={seats.get(one.id) ?? ""}
              set={(next) => set([...seats.set(one.id, next)].filter(([, count]) => Number(count) > 0).map((row) => row.join("=")).join("\n"))} />
          ))}
          {groups.length === 0 && <span class="quiet">{w("commissions-empty")}</span>}
        </fieldset>
      );
    }
    case "instructions": {
      const said = instructionsOf(value);
      // There is always room for one more.
      const all = said.at(-1)!.matter ? [...said, { matter: "", choice: "yes" }] : said;
      const change = (i: number, part: Partial<Instruction>) =>
        set(instructionsText(all.map((one, j) => (i === j ? { ...one, ...part } : one)).filter((one, j) => one.matter || one.choice !== "yes" || j < all.length - 1)));
      return (
        <fieldset class="stack">
          <legend>{label}</legend>
          <span class="quiet">{help}</span>
          {all.map((one, i) => (
            <div key={i} class="stack">
              <Field label={<>{w("field-matter")} {number(i + 1)}</>} value={one.matter} set={(matter) => change(i, { matter })} />
              <Pick label={<>{w("chart-answer")} {number(i + 1)}</>} value={one.choice} set={(choice) => change(i, { choice })}
                options={["yes", "no", "abstain", "blank"].map((word) => ({ value: word, words: named("position", word) }))} />
            </div>
          ))}
        </fieldset>
      );
    }
    case "commission":
      return (
        <Pick label={label} value={value} set={set} help={help}
          options={[{ ...none, words: t("field-whole-assembly") }, ...groups.map((one) => ({ value: one.id, words: one.name }))]} />
      );
    default:
      return (
        <Field label={label} value={value} set={set} help={help} fault={fault}
          lines={row.kind === "text" ? 8 : row.kind === "lines" ? 5 : undefined}
          type={row.kind === "moment" ? "datetime-local" : row.kind === "day" ? "date" : row.kind === "days" || row.kind === "number" ? "number" : "text"}
          least={0} />
      );
  }
}

function helpOf(family: string, value: string): string | undefined {
  const found = named(`${family}-help`, value);
  return found === value ? undefined : found;
}

/** What it goes on from, by the address of the screen: another version, an applicant, a vote that was cancelled, a proposal
 *  on which there was no consensus, an election that is to be drawn. */
const kFrom = ["revise", "admit", "anew", "fallback", "election"] as const;
type From = Readonly<Partial<Record<(typeof kFrom)[number], string>>>;

function Form({ process, from }: { process: Process; from: From }): VNode {
  const { revise = null } = from;
  const name = `compose:${process.name}:${Object.values(from).join()}`;
  const there = draft<Values>(name).value;
  const status = useAsk("/status");
  const before = useAsk("/things/{id}", { path: { id: revise ?? from.anew ?? "" } }, Boolean(revise ?? from.anew)).told;
  const version = before?.kind === "proposal" && "versions" in before ? before.versions.at(-1) : undefined;
  const earlier = version ? { title: version.title, text: version.text } : before?.kind === "vote" && "matter" in before ? { question: before.title ?? "", text: before.text ?? "" } : {};
  const values: Values = { ...otherwise(process), ...earlier, ...from, ...there?.value };
  const wrong = faults(process, values);
  const tried = useSignal(false);
  const sending = useSend();
  const set = (field: string, value: string) => write(name, { ...values, [field]: value });
  const send = async () => {
    tried.value = true;
    if (wrong.size > 0 || !there) return;
    const words = { ...wordsOf(process, values), ...from };
    const done = await sending.send(process.act, words as unknown as ActWords<typeof process.act>, "sent-compose", there.sendKey);
    if (!done) return;
    drop(name);
    const told = done as unknown as { proposal?: string; vote?: string; event?: string; kind?: string };
    if (told.proposal) go("p", told.proposal);
    else if (told.vote) go("v", told.vote);
    else if (process.act === "meeting-call" && told.event) go("meeting", told.event);
    else go("decisions");
  };
  const field = (row: FieldRow) => (
    <OneField key={row.name} row={row} value={values[row.name] ?? ""} set={(value) => set(row.name, value)}
      fault={tried.value && wrong.has(row.name) ? t(wrong.get(row.name)!) : null} />
  );
  const shown = asked(process, values);
  const rare = shown.filter((row) => row.rare);
  return (
    <>
      {process.grave && <Note look="warn" icon="warning"><p>{w("compose-grave")}</p></Note>}
      {revise && <Note icon="history"><p>{w("compose-revise")}</p></Note>}
      {shown.filter((row) => !row.rare).map(field)}
      {rare.length > 0 && (
        <details>
          <summary>{w("compose-more")}</summary>
          <div class="stack">{rare.map(field)}</div>
        </details>
      )}
      {values.text && (
        <details>
          <summary>{w("compose-preview")}</summary>
          <div class="card">
            <h2><bdi>{values.title || values.question || values.scope || ""}</bdi></h2>
            <Markdown text={values.text} />
          </div>
        </details>
      )}
      <ProblemNote problem={sending.problem} />
      {/* What begins is dated by a clock; a wrong one is a reason that no rule can name. */}
      {sending.problem && <ClockNote status={status.told} />}
      {tried.value && wrong.size > 0 && <p class="fault" role="alert">{w("compose-faults", { count: wrong.size })}</p>}
      {there && (
        <Unsent send={send} busy={sending.busy} drop={() => drop(name)}>
          {process.act === "meeting-call" ? w("compose-call") : w("compose-publish")}
        </Unsent>
      )}
    </>
  );
}

export function ComposeOne({ params, query }: ScreenProps): VNode {
  const process = kProcesses.find((one) => one.name === params.process);
  return (
    <>
      <Back href="#/compose">{w("compose-title")}</Back>
      <Heading>{process ? w(process.title) : w("lost-title")}</Heading>
      {process && (
        <>
          <p>{w(process.what)}</p>
          <Form process={process} from={Object.fromEntries(kFrom.flatMap((one) => (query.get(one) ? [[one, query.get(one)]] : [])))} />
        </>
      )}
      {!process && <p><Icon name="info" /> {w("lost-why")}</p>}
    </>
  );
}
