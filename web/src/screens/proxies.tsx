// Personal proxies of one person, where the charter has them: who answers for whom, how that begins and how it ends.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useAsk } from "../ask.ts";
import { Do, ProblemNote } from "../parts/act.tsx";
import { Field, Pick } from "../parts/fields.tsx";
import { Given } from "../parts/given.tsx";
import { Tag } from "../parts/marks.tsx";
import { useSend } from "../send.ts";
import { day } from "../words/times.ts";
import { t, w } from "../words/words.tsx";

export function Proxies({ member, me, may }: { member: string; me: string | null; may: boolean }): VNode | null {
  const { told } = useAsk("/proxies");
  const votes = useAsk("/votes").told?.votes ?? [];
  const sending = useSend();
  const days = useSignal("30");
  const only = useSignal("");
  if (!told || told.each === 0) return null;
  const all = told.proxies.filter(
    (one) => one.standing !== "ended" && (one.giver.member === member || one.holder.member === member));
  const end = (proxy: string) => void sending.send("proxy-end", { proxy }, "sent-proxy-end");
  const give = () => void sending.send("proxy-give",
    { holder: member, until: `${days.value}d`, ...(only.value ? { vote: only.value } : {}) }, "sent-proxy");
  if (all.length === 0 && !may) return null;
  return (
    <section class="stack" aria-labelledby="proxies">
      <h2 id="proxies">{w("proxies")}</h2>
      <ul class="list lines">
        {all.map((one) => (
          <li key={one.id} class="row apart">
            <span>
              {w("proxy-line", { giver: one.giver.name, holder: one.holder.name, when: day(one.until) })}{" "}
              {one.vote && <Given text={votes.find(({ id }) => id === one.vote)?.title ?? one.vote.slice(0, 8)} />}{" "}
              {one.standing === "waits" && <Tag look="warn">{w("proxy-waits")}</Tag>}
            </span>
            {one.giver.member === me && <Do busy={sending.busy} go={() => end(one.id)}>{w("proxy-take-back")}</Do>}
            {one.holder.member === me && <Do busy={sending.busy} go={() => end(one.id)}>{w("proxy-decline")}</Do>}
          </li>
        ))}
      </ul>
      {may && (
        <details>
          <summary>{w("proxy-give")}</summary>
          <div class="stack">
            <p class="quiet">{w("proxy-give-why")}</p>
            <Field label={w("proxy-days")} type="number" least={1} most={90} value={days.value} set={(text) => (days.value = text)} />
            <Pick label={w("proxy-for")} value={only.value} set={(vote) => (only.value = vote)}
              options={[{ value: "", words: t("proxy-for-all") },
                ...votes.filter((one) => one.state === "open").map((one) => ({ value: one.id, words: one.title }))]} />
            <div><Do busy={sending.busy} icon="send" go={give}>{w("proxy-give")}</Do></div>
          </div>
        </details>
      )}
      <ProblemNote problem={sending.problem} />
    </section>
  );
}
