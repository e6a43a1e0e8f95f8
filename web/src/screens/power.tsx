// Who speaks, proposes, sets agendas, holds mandates: in numbers, so that nobody has to accuse anybody.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { BarTable } from "../charts/bars.tsx";
import { Note } from "../parts/act.tsx";
import { Heading } from "../parts/heading.tsx";
import { Person } from "../parts/people.tsx";
import { Incomplete } from "../parts/list.tsx";
import { Waits } from "../parts/states.tsx";
import { timerText } from "../words/dates.ts";
import { named, t, w } from "../words/words.tsx";

const kFigures = ["seconds", "speeches", "proposals", "adopted", "agenda_items", "mandates", "terms_in_a_row", "blocks", "spent"] as const;
type Figure = (typeof kFigures)[number];

/** "3/4" as a whole number of hundredths, rounded down. Pure. */
export function percent(fraction: string): number {
  const [part, whole] = fraction.split("/").map(Number);
  return whole ? Math.floor((100 * (part ?? 0)) / whole) : 0;
}

export function Power(): VNode {
  const since = useSignal("90d");
  const figure = useSignal<Figure>("seconds");
  const asked = useAsk("/power", { query: { since: since.value } });
  return (
    <>
      <Heading>{w("power-title")}</Heading>
      <p>{w("power-why")}</p>
      <div class="tabs" role="group" aria-label={t("power-since")}>
        {["30d", "90d", "365d", ""].map((one) => (
          <button type="button" key={one} aria-pressed={since.value === one} onClick={() => (since.value = one)}>
            {one ? w("power-days", { count: Number.parseInt(one, 10) }) : w("power-all")}
          </button>
        ))}
      </div>
      <Waits of={asked}>
        {(told) =>
          told.hidden ? (
            <Note><p>{w("power-hidden", { from: told.shown_from, people: told.people })}</p></Note>
          ) : (
            <>
              <Incomplete told={told} />
              {told.alarms?.map((alarm) => (
                <Note key={alarm.what} look="warn" icon="warning">
                  <p>{named("power-alarm", alarm.what)} {w("power-share", { share: percent(alarm.share), bound: percent(alarm.bound) })}</p>
                </Note>
              ))}
              <div class="tabs" role="group" aria-label={t("power-figure")}>
                {kFigures.map((one) => (
                  <button type="button" key={one} aria-pressed={figure.value === one} onClick={() => (figure.value = one)}>
                    {named("power", one)}
                  </button>
                ))}
              </div>
              <BarTable caption={named("power", figure.value)} head={[w("person"), named("power", figure.value)]}
                {...(figure.value === "seconds" ? { text: timerText } : {})}
                rows={[...(told.members ?? [])].sort((a, b) => b[figure.value] - a[figure.value] || a.name.localeCompare(b.name)).map((one) => ({
                  id: one.member,
                  label: <Person member={one.member} name={one.name} />,
                  value: one[figure.value],
                }))} />
              <Summary of={told} />
            </>
          )
        }
      </Waits>
    </>
  );
}

function Summary({ of }: { of: Schemas["Power"] }): VNode {
  const rows = [
    [w("power-greatest-speech"), of.greatest_speech],
    [w("power-greatest-agenda"), of.greatest_agenda],
    [w("power-greatest-adopted"), of.greatest_adopted],
    [w("power-gini-speech"), of.gini_speech],
    [w("power-gini-proposals"), of.gini_proposals],
  ] as const;
  return (
    <details>
      <summary>{w("power-measures")}</summary>
      <dl class="pairs">
        {rows.map(([what, share]) => share && (
          <>
            <dt>{what}</dt>
            <dd>{percent(share)}{"\u00A0"}% <span class="quiet" dir="ltr">({share})</span></dd>
          </>
        ))}
      </dl>
      <p class="quiet">{w("power-gini")}</p>
    </details>
  );
}
