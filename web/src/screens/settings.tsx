// What the reader chose for this browser; this home's devices; leaving.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { send, addressOf, wish, type Problem } from "../api.ts";
import { download } from "../download.ts";
import { useAsk } from "../ask.ts";
import { waitsOutside } from "../chip.tsx";
import { draftNames, drop } from "../drafts.ts";
import { randomKey } from "../random.ts";
import { Copy } from "../parts/copy.tsx";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Choices, Field, Tick } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Tag } from "../parts/marks.tsx";
import { Qr } from "../parts/qr.tsx";
import { Waits } from "../parts/states.tsx";
import { Id } from "../parts/given.tsx";
import { useSend } from "../send.ts";
import { end, session } from "../session.ts";
import { change, settings, settingsKept, type Settings } from "../settings.ts";
import { kLocales } from "../words/locales.ts";
import { currentLocale, named, openBook, t, w, wishedLocale } from "../words/words.tsx";

function Language(): VNode {
  return (
    <Choices legend={w("settings-language")} value={currentLocale().tag}
      set={(tag) => {
        change({ language: tag });
        void openBook(wishedLocale());
      }}
      options={kLocales.map((one) => ({
        value: one.tag,
        words: <span lang={one.tag} dir={one.direction}>{one.name}</span>,
        help: one.fallback ? w("settings-partial") : undefined,
      }))} />
  );
}

function Devices(): VNode {
  const asked = useAsk("/devices");
  const sending = useSend();
  const code = useSignal("");
  const sure = useSignal<string | null>(null);
  return (
    <section class="stack" aria-labelledby="my-devices">
      <h2 id="my-devices">{w("devices")}</h2>
      <Waits of={asked}>
        {(told) => (
          <ul class="list lines">
            {told.devices.map((one) => (
              <li key={one.device} class="row apart">
                <span class="row"><Id id={one.device} /> {one.own && <Tag look="open">{w("device-own")}</Tag>}</span>
                <span class="row">
                  <Tag look={one.state === "active" ? "good" : "bad"}>{named("device", one.state)}</Tag>
                  {!one.own && one.state === "active" && sure.value !== one.device && <Do look="grave" go={() => (sure.value = one.device)}>{w("device-suspend")}</Do>}
                  {one.state === "active" && (
                    <Do busy={sending.busy} go={() => void sending.send("device-witness", { device: one.device }, "sent-witness")}>{w("device-witness")}</Do>
                  )}
                  {sure.value === one.device && (
                    <Do look="grave" busy={sending.busy} go={() => void sending.send("device-suspend", { device: one.device }, "sent-suspend")}>{w("device-suspend-really")}</Do>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Waits>
      <Field label={w("device-code")} help={w("device-code-help")} value={code.value} set={(text) => (code.value = text)} plain lines={2} />
      <ProblemNote problem={sending.problem} />
      <div>
        <Do busy={sending.busy} why={code.value.trim() ? null : t("fault-missing")}
          go={async () => {
            if (await sending.send("device-add", { code: code.value.trim() }, "sent-device")) code.value = "";
          }}>{w("device-add")}</Do>
      </div>
    </section>
  );
}

/** This home itself may become a further device of somebody. */
function BecomeDevice(): VNode {
  const sending = useSend();
  const made = useSignal<string | null>(null);
  return (
    <details>
      <summary>{w("device-request")}</summary>
      <div class="stack">
        <p>{w("device-request-why")}</p>
        {made.value ? (
          <>
            <Qr text={made.value} label={t("device-qr")} />
            <Copy text={made.value} label={t("device-code")} />
          </>
        ) : (
          <div><Do busy={sending.busy} go={async () => {
            const done = await sending.send("device-request", {}, "sent-device-request");
            if (done) made.value = done.code;
          }}>{w("device-request-make")}</Do></div>
        )}
        <ProblemNote problem={sending.problem} />
      </div>
    </details>
  );
}

function Backup(): VNode {
  const problem = useSignal<Problem | null>(null);
  const doctor = useAsk("/doctor");
  return (
    <section class="stack" aria-labelledby="backup">
      <h2 id="backup">{w("backup")}</h2>
      <p>{w("backup-why")}</p>
      <ProblemNote problem={problem.value} />
      <div><Do icon="file" go={() => {
        problem.value = null;
        void download("/backup", "folkmoot.backup").catch((fault: Problem) => (problem.value = fault));
      }}>{w("backup-make")}</Do></div>
      <details>
        <summary>{w("doctor")}</summary>
        <Waits of={doctor}>
          {(told) => (
            <ul class="list lines">
              {told.checks.map((one) => (
                <li key={one.name} class="row apart">
                  <span lang="en">{one.name}: {one.message}</span>
                  <Tag look={one.ok ? "good" : "bad"} icon={one.ok ? "check" : "warning"}>{one.ok ? w("check-ok") : w("check-not")}</Tag>
                </li>
              ))}
            </ul>
          )}
        </Waits>
      </details>
    </section>
  );
}

function Browsers(): VNode {
  const made = useSignal<string | null>(null);
  const problem = useSignal<Problem | null>(null);
  return (
    <section class="stack" aria-labelledby="browsers">
      <h2 id="browsers">{w("browsers")}</h2>
      <p>{w("browsers-why")}</p>
      {made.value && <Copy text={made.value} label={t("browsers-address")} />}
      <ProblemNote problem={problem.value} />
      <div class="row">
        <Do go={() => void wish("/session/codes", null, randomKey()).then((told) => (made.value = told.url), (fault: Problem) => (problem.value = fault))}>
          {w("browsers-more")}
        </Do>
        <Do look="grave" go={() => void send("DELETE", addressOf("/session")).catch(() => undefined).then(() => end(session.value?.token))}>{w("browsers-end")}</Do>
      </div>
    </section>
  );
}

function Leave(): VNode {
  const sure = useSignal(false);
  const sending = useSend();
  return (
    <details>
      <summary>{w("leave")}</summary>
      <div class="stack">
        <p>{w("leave-why")}</p>
        <Tick value={sure.value} set={(is) => (sure.value = is)}>{w("leave-sure")}</Tick>
        <ProblemNote problem={sending.problem} />
        <div><Do look="grave" busy={sending.busy} why={sure.value ? null : t("close-not-sure")} go={() => void sending.send("leave", {}, "sent-leave")}>{w("leave")}</Do></div>
      </div>
    </details>
  );
}

export function SettingsScreen(): VNode {
  const status = useAsk("/status");
  const drafts = draftNames();
  const sending = useSend();
  const texts = status.told?.texts;
  const theme = (value: string) => change({ theme: value as Settings["theme"] });
  return (
    <>
      <Heading>{w("settings-title")}</Heading>
      {!settingsKept.value && <Note look="warn" icon="warning"><p>{w("settings-not-kept")}</p></Note>}
      <Language />
      {currentLocale().tag === "ar" && (
        <Choices row legend={w("settings-digits")} value={settings.value.digits} set={(value) => {
            change({ digits: value as Settings["digits"] });
            void openBook(currentLocale());
          }}
          options={[{ value: "latn", words: "0123" }, { value: "arab", words: "٠١٢٣" }]} />
      )}
      <Choices row legend={w("settings-theme")} value={settings.value.theme} set={theme}
        options={["system", "light", "dark"].map((value) => ({ value, words: named("theme", value) }))} />
      <Choices row legend={w("settings-text")} value={settings.value.text} set={(value) => change({ text: value as Settings["text"] })}
        options={["normal", "large"].map((value) => ({ value, words: named("text-size", value) }))} />
      {drafts.length > 0 && (
        <section class="stack" aria-labelledby="drafts">
          <h2 id="drafts">{w("drafts")}</h2>
          <p>{w("drafts-there", { count: drafts.length })}</p>
          <div><Do look="grave" go={() => {
            for (const name of drafts) drop(name);
            change({});
          }}>{w("drafts-drop")}</Do></div>
        </section>
      )}
      {texts && (
        <section class="stack" aria-labelledby="texts">
          <h2 id="texts">{w("texts")}</h2>
          <p>{texts.keeps_all ? w("texts-all") : w("texts-some", { dropped: texts.dropped })}</p>
          <ProblemNote problem={sending.problem} />
          <div>
            <Do busy={sending.busy} go={() => void sending.send("texts", { what: texts.keeps_all ? "drop" : "keep" }, "sent-texts")}>
              {texts.keeps_all ? w("texts-drop") : w("texts-keep")}
            </Do>
          </div>
        </section>
      )}
      {status.told && !waitsOutside(status.told) && <Devices />}
      <BecomeDevice />
      <Backup />
      <Browsers />
      <Leave />
    </>
  );
}
