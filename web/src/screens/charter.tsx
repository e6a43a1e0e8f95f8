// The rules of the assembly, each version of them, and how they are changed.
import type { VNode } from "preact";
import { useAsk } from "../ask.ts";
import { Note } from "../parts/act.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { Tag } from "../parts/marks.tsx";
import { Reasoned } from "../parts/reasoned.tsx";
import { Waits } from "../parts/states.tsx";
import { go, hrefOf } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { moment, number } from "../words/times.ts";
import { t, w } from "../words/words.tsx";
import { CharterChanges } from "./changes.tsx";

/** The lines of a charter below a comment that names their subject; what the assembly says of itself at the end. Pure. */
export function sections(text: string): { head: string; lines: { name: string; value: string; meaning: string }[] }[] {
  const out: { head: string; lines: { name: string; value: string; meaning: string }[] }[] = [];
  let meaning: string[] = [];
  for (const line of text.split("\n")) {
    const head = /^#+\s*(.*)$/.exec(line.trim());
    const row = /^([a-z_]+)\s*=\s*(.*?)(?:\s+#\s*(.*))?$/.exec(line.trim());
    if (line.trim() === "---") break;
    if (head) meaning.push(head[1]!);
    else if (row) {
      // The last comment before a row belongs to it; those before are headings.
      const own = row[3] ?? "";
      if (meaning.length > 0 || out.length === 0) out.push({ head: meaning.join(" "), lines: [] });
      meaning = [];
      out.at(-1)!.lines.push({ name: row[1]!, value: row[2]!, meaning: own });
    }
  }
  return out;
}

/** It ends by itself; before that, by another vote. */
function CutOff(): VNode | null {
  const until = useAsk("/status").told?.cut_off_until;
  const votes = useAsk("/votes", {}, Boolean(until));
  if (!until) return null;
  const last = votes.told?.votes.filter((one) => one.matter === "cut_off" && one.state === "adopted").at(-1);
  return (
    <section class="card stack" aria-labelledby="cut-off">
      <h2 id="cut-off">{t("matter-cut-off")}</h2>
      <p>{w("cut-off-now", { when: moment(until) })}</p>
      <Reasoned title={w("cut-off-end")} help={w("cut-off-end-why")} why={last ? null : t("state-loading")}
        go={async (send, reason) => {
          const done = await send("again", { purpose: "rescind", decision: last!.id, reason }, "sent-again");
          if (done?.vote) go("v", done.vote);
        }} />
    </section>
  );
}

export function Charter({ query }: ScreenProps): VNode {
  const version = query.get("version");
  const asked = useAsk("/charter", version ? { query: { version } } : {});
  return (
    <>
      <div class="row apart">
        <Heading>{w("charter-title")}</Heading>
        <a class="button" href={hrefOf("compose", "charter")}>{w("charter-change")}</a>
      </div>
      <CutOff />
      <Waits of={asked}>
        {(told) => {
          const parts = sections(told.text);
          const principles = told.text.split("\n---\n")[1]?.trim();
          return (
            <>
              <p class="row">
                <span>{w("version", { number: told.number })}</span>
                {told.in_force ? <Tag look="good" icon="check">{w("charter-in-force")}</Tag> : <Tag look="warn">{w("charter-not-in-force")}</Tag>}
              </p>
              {principles && <blockquote class="card lead" dir="auto" style={{ whiteSpace: "pre-wrap" }}>{principles}</blockquote>}
              <p class="quiet">{w("charter-language")}</p>
              {parts.map((part, index) => (
                <details key={index} open={index < 2}>
                  <summary lang="en">{part.head || t("charter-title")}</summary>
                  <dl class="stack" lang="en" dir="ltr">
                    {part.lines.map((line) => (
                      <div key={line.name}>
                        <dt><code>{line.name}</code> <span class="quiet">{line.meaning}</span></dt>
                        <dd><strong>{line.value}</strong></dd>
                      </div>
                    ))}
                  </dl>
                </details>
              ))}
              <details>
                <summary>{w("charter-whole")}</summary>
                <pre class="card charter-text" lang="en" dir="ltr" tabIndex={0}>{told.text}</pre>
              </details>
              {told.number > 0 && told.changes.length > 0 && <CharterChanges changes={told.changes} />}
              <section class="stack" aria-labelledby="charter-versions">
                <h2 id="charter-versions">{w("versions", { count: number(told.versions.length) })}</h2>
                <ul class="list lines">
                  {[...told.versions].reverse().map((one) => (
                    <li key={one.number} class="row apart">
                      <a href={`#/charter?version=${one.number}`}>{w("version", { number: one.number })}</a>
                      <span class="quiet">{w("charter-since", { page: one.since_page })}{one.until && <> · {w("vote-until", { when: moment(one.until) })}</>}</span>
                      {one.in_force && <Tag look="good">{w("charter-in-force")}</Tag>}
                    </li>
                  ))}
                </ul>
              </section>
              <Note icon="scale">
                <p>
                  {w("charter-how")} <a href={hrefOf("compose", "emergency")}>{w("process-emergency")}</a> ·{" "}
                  <a href={hrefOf("compose", "cut-off")}>{t("matter-cut-off")}</a>
                </p>
              </Note>
            </>
          );
        }}
      </Waits>
      <p><a href={hrefOf("power")}><Icon name="chart" /> {w("power-title")}</a></p>
    </>
  );
}
