// To found an assembly: its name, the rules it begins with, and the invitations for those who found it together.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { draft, drop, write } from "../drafts.ts";
import { Copy } from "../parts/copy.tsx";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Choices, Field } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Qr } from "../parts/qr.tsx";
import { Back } from "../parts/back.tsx";
import { Waits } from "../parts/states.tsx";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { change } from "../settings.ts";
import { named, t, w } from "../words/words.tsx";
import { CharterChanges } from "./changes.tsx";

interface Mine {
  readonly name: string;
  readonly myName: string;
  readonly founders: string;
  readonly preset: string;
}
const kNothing: Mine = { name: "", myName: "", founders: "3", preset: "" };

export function Found(_: ScreenProps): VNode {
  const name = "found";
  const there = draft<Mine>(name).value;
  const mine = there?.value ?? kNothing;
  const presets = useAsk("/charter/presets");
  const founded = useSignal<Schemas["ActFound"] | null>(null);
  const sending = useSend();
  const set = (next: Partial<Mine>) => write(name, { ...mine, ...next });
  const preset = presets.told?.presets.find((one) => one.name === mine.preset);
  const send = async () => {
    const words = {
      name: mine.name.trim(), my_name: mine.myName.trim(), founders: Number(mine.founders) || 3,
      ...(preset ? { charter: preset.text } : {}),
    };
    const done = await sending.send("found", words, "sent-found", there?.sendKey);
    if (!done) return;
    drop(name);
    founded.value = done;
    change({ assembly: done.assembly });
  };
  if (founded.value)
    return (
      <>
        <Heading>{w("founded-title")}</Heading>
        <Note look="good" icon="check"><p>{w("founded-needs", { signed: founded.value.signed, needed: founded.value.needed })}</p></Note>
        <Qr text={founded.value.invitation} label={t("invite-qr")} />
        <Copy text={founded.value.invitation} label={t("invite-text")} />
        <p class="quiet">{w("founded-one-each")}</p>
        <div><a class="button main" href="#/people">{w("founded-more")}</a></div>
      </>
    );
  const founders = Number(mine.founders);
  const why = !mine.name.trim() ? t("found-no-name") : !mine.myName.trim() ? t("join-no-name") : founders >= 3 && founders <= 200 ? null : t("found-few");
  return (
    <>
      <Back href="#/welcome">{w("back")}</Back>
      <Heading>{w("found-title")}</Heading>
      <Field label={w("found-name")} value={mine.name} set={(value) => set({ name: value })} most={120} />
      <Field label={w("join-name")} help={w("join-name-help")} value={mine.myName} set={(value) => set({ myName: value })} complete="nickname" most={80} />
      <Field label={w("found-founders")} help={w("found-founders-help")} type="number" least={3} most={200} value={mine.founders}
        set={(value) => set({ founders: value })} />
      <Waits of={presets}>
        {(told) => (
          <Choices legend={w("found-charter")} value={mine.preset} set={(value) => set({ preset: value })}
            options={[{ value: "", words: w("found-charter-plain"), help: w("found-charter-plain-help") },
              ...told.presets.map((one) => ({ value: one.name, words: named("preset", one.name), help: named("preset-help", one.name) }))]} />
        )}
      </Waits>
      {preset && (
        <details>
          <summary>{w("found-charter-see")}</summary>
          <CharterChanges changes={preset.changes} />
        </details>
      )}
      <p class="quiet">{w("found-change-later")}</p>
      <ProblemNote problem={sending.problem} />
      <div><Do look="main" busy={sending.busy} why={why} go={() => void send()}>{w("found-send")}</Do></div>
    </>
  );
}
