// To come in by an invitation: scanned, read from a picture, opened as a link, or pasted. Keys are made without a word.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { draft, drop, write } from "../drafts.ts";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Field } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { Back } from "../parts/back.tsx";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { settings, change } from "../settings.ts";
import { t, w } from "../words/words.tsx";

/** The invitation in what was pasted or scanned: alone, in a sentence, or at the end of an address. Pure. */
export function invitationIn(text: string): string | null {
  let plain = text;
  try {
    plain = decodeURIComponent(text);
  } catch {
    // It was no part of an address.
  }
  return /FM1:[A-Za-z2-7]{20,2000}/.exec(plain.replaceAll(/[\s-]+(?=[A-Za-z2-7])/g, (space) => (space.includes("\n") || space === "-" ? "" : space)))?.[0] ?? null;
}

async function fromPicture(file: File): Promise<string | null> {
  const [{ default: read }, picture] = await Promise.all([import("jsqr"), createImageBitmap(file)]);
  const kMost = 1600;
  const scale = Math.min(1, kMost / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const paper = canvas.getContext("2d")!;
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const pixels = paper.getImageData(0, 0, canvas.width, canvas.height);
  return read(pixels.data, canvas.width, canvas.height)?.data ?? null;
}

interface Mine {
  readonly invitation: string;
  readonly name: string;
}

export function Join({ params }: ScreenProps): VNode {
  const name = "join";
  const there = draft<Mine>(name).value;
  const given = params.invitation ? (invitationIn(params.invitation) ?? "") : "";
  const mine: Mine = there?.value ?? { invitation: given, name: "" };
  const text = mine.invitation || given;
  const invitation = invitationIn(text);
  const picture = useSignal<"" | "reading" | "nothing">("");
  const joined = useSignal<Schemas["Joined"] | null>(null);
  const sending = useSend();
  const set = (next: Partial<Mine>) => write(name, { ...mine, invitation: text, ...next });
  const scan = async (file: File | undefined) => {
    if (!file) return;
    picture.value = "reading";
    const found = await fromPicture(file).catch(() => null);
    picture.value = found ? "" : "nothing";
    if (found) set({ invitation: found });
  };
  const send = async () => {
    if (!invitation) return;
    const done = await sending.send("join", { invitation, name: mine.name.trim() }, "sent-join", there?.sendKey);
    if (!done) return;
    drop(name);
    joined.value = done;
    if (!settings.value.assembly) change({ assembly: done.assembly });
  };
  if (joined.value)
    return (
      <>
        <Heading>{w("joined-title")}</Heading>
        <Note look="good" icon="check"><p>{joined.value.state === "founder" ? w("joined-founder") : w("joined-applicant")}</p></Note>
        <p>{w("joined-carry")}</p>
        <div class="row">
          <a class="button main" href="#/sync"><Icon name="sync" /><span>{w("joined-meet")}</span></a>
          <a class="button" href="#/">{w("tab-now")}</a>
        </div>
      </>
    );
  return (
    <>
      <Back href="#/welcome">{w("back")}</Back>
      <Heading>{w("join-title")}</Heading>
      {!invitation && (
        <>
          <p>{w("join-how")}</p>
          <div>
            <label class="button main">
              <Icon name="screen" />
              <span>{picture.value === "reading" ? w("act-busy") : w("join-picture")}</span>
              <input type="file" accept="image/*" capture="environment" class="seen-by-ear" onChange={(event) => void scan(event.currentTarget.files?.[0])} />
            </label>
          </div>
          <p role="status">{picture.value === "nothing" && w("join-nothing")}</p>
        </>
      )}
      <Field label={w("join-invitation")} lines={3} value={text} set={(value) => set({ invitation: value })} plain
        fault={text.trim() && !invitation ? t("problem-invitation-damaged") : null} />
      {invitation && (
        <>
          <Note icon="info"><p>{w("join-seen")}</p></Note>
          <Field label={w("join-name")} help={w("join-name-help")} value={mine.name} set={(value) => set({ name: value })} complete="nickname" most={80} />
        </>
      )}
      <ProblemNote problem={sending.problem} />
      <div class="row">
        <Do look="main" busy={sending.busy} go={() => void send()}
          why={!invitation ? t("join-no-invitation") : mine.name.trim() ? null : t("join-no-name")}>{w("join-send")}</Do>
        <a class="button plain" href="#/welcome">{w("join-not-now")}</a>
      </div>
    </>
  );
}
