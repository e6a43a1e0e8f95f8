// One person: how they came, what they hold, their devices; and what members can do about it.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { Tag } from "../parts/marks.tsx";
import { Back } from "../parts/back.tsx";
import { Waits } from "../parts/states.tsx";
import { Given, Id } from "../parts/given.tsx";
import { Proxies } from "./proxies.tsx";
import { hrefOf } from "../router.ts";
import type { ScreenProps } from "../routes.ts";
import { useSend } from "../send.ts";
import { day } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";

function Devices({ of, own }: { of: Schemas["MemberShown"]; own: boolean }): VNode {
  const sending = useSend();
  const sure = useSignal<string | null>(null);
  return (
    <section class="stack" aria-labelledby="devices">
      <h2 id="devices">{w("devices")}</h2>
      <ul class="list lines">
        {of.devices.map((device) => (
          <li key={device.device} class="stack">
            <span class="row apart">
              <span class="row"><Icon name="key" /><Id id={device.device} /></span>
              <Tag look={device.state === "active" ? "good" : "bad"}>{named("device", device.state)}</Tag>
            </span>
            {device.state === "active" && !own && sure.value !== device.device && (
              <div><Do look="grave" go={() => (sure.value = device.device)}>{w("device-suspend")}</Do></div>
            )}
            {sure.value === device.device && (
              <Note look="bad" icon="warning">
                <p>{w("device-suspend-sure")}</p>
                <div class="row">
                  <Do look="grave" busy={sending.busy}
                    go={() => void sending.send("device-suspend", { device: device.device }, "sent-suspend").then(() => (sure.value = null))}>
                    {w("device-suspend")}
                  </Do>
                  <Do go={() => (sure.value = null)}>{w("cancel")}</Do>
                </div>
              </Note>
            )}
          </li>
        ))}
      </ul>
      {of.devices.length === 0 && <p class="quiet">{w("devices-none")}</p>}
      <ProblemNote problem={sending.problem} />
    </section>
  );
}

export function PersonScreen({ params }: ScreenProps): VNode {
  const asked = useAsk("/things/{id}", { path: { id: params.id! } });
  const status = useAsk("/status");
  const mandates = useAsk("/mandates");
  const told = asked.told?.kind === "member" ? (asked.told as Schemas["MemberShown"]) : null;
  const own = told !== null && told.member === status.told?.member;
  const held = mandates.told?.mandates.filter((one) => one.holder === told?.member) ?? [];
  return (
    <>
      <Back href="#/people">{w("tab-people")}</Back>
      <Heading>{told ? <Given text={told.name} /> : w("person")}</Heading>
      <Waits of={asked}>
        {() =>
          told ? (
            <>
              <p class="row">
                <Tag look={told.state === "member" ? "good" : ""}>{named("member", told.state)}</Tag>
                <Id id={told.member} />
                {told.since && <span class="quiet">{w("people-since", { when: day(told.since) })}</span>}
                {own && <Tag look="open">{w("person-you")}</Tag>}
              </p>
              {told.inactive && <Note><p>{w("people-inactive-why")}</p></Note>}
              {held.length > 0 && (
                <section class="stack" aria-labelledby="held">
                  <h2 id="held">{w("mandates-title")}</h2>
                  <ul class="list">
                    {held.map((one) => (
                      <li key={one.id}>
                        <a class="item" href={hrefOf("mandates")}>
                          <span class="title"><Given text={one.scope} /></span>
                          <span class="quiet">{named("standing", one.standing)} · {w("vote-until", { when: day(one.until) })}</span>
                        </a>
                      </li>
                    ))}
                  </ul>
                </section>
              )}
              <Proxies member={told.member} me={status.told?.member ?? null} may={!own && told.state === "member"} />
              <Devices of={told} own={own} />
              <p><a href={`#/history?about=${told.member}`}><Icon name="history" /> {w("history-of-person")}</a></p>
              {!own && (told.state === "member" || told.state === "listed") && (
                <p><a href={hrefOf("compose", "removal")}>{w("process-removal")}</a></p>
              )}
            </>
          ) : (
            <p>{t("lost-why")}</p>
          )
        }
      </Waits>
    </>
  );
}
