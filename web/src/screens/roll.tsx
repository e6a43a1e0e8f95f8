// Who is in the assembly, who wants to come in, and how others are brought in.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Schemas } from "../api.ts";
import { useAsk } from "../ask.ts";
import { Copy } from "../parts/copy.tsx";
import { Do, ProblemNote } from "../parts/act.tsx";
import { Choices, Field } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { Incomplete, Paged } from "../parts/list.tsx";
import { Tag } from "../parts/marks.tsx";
import { Qr } from "../parts/qr.tsx";
import { Waits } from "../parts/states.tsx";
import { Given, Id } from "../parts/given.tsx";
import { hrefOf } from "../router.ts";
import { useSend } from "../send.ts";
import { moment, number, shortDay } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";

type Member = Schemas["Member"];

function Invite(): VNode {
  const made = useSignal<{ invitation: string; expires: string } | null>(null);
  const hours = useSignal("72");
  const sending = useSend();
  const make = async () => {
    const done = await sending.send("invite", { expires: `${Number(hours.value) || 72}h` }, "sent-invite");
    if (done) made.value = { invitation: done.invitation, expires: done.expires };
  };
  // Scanned by a phone's camera it opens the newcomer's own node; read by hand it is the text itself.
  return (
    <details open={made.value !== null}>
      <summary>{w("people-invite")}</summary>
      <div class="stack">
        <p>{w("invite-why")}</p>
        {made.value ? (
          <>
            <Qr text={made.value.invitation} label={t("invite-qr")} />
            <p class="quiet">{w("invite-until", { when: moment(made.value.expires) })}</p>
            <Copy text={made.value.invitation} label={t("invite-text")} />
            <div><Do go={() => (made.value = null)}>{w("invite-another")}</Do></div>
          </>
        ) : (
          <>
            <Field label={w("invite-hours")} type="number" least={1} most={720} value={hours.value} set={(text) => (hours.value = text)} />
            <ProblemNote problem={sending.problem} />
            <div><Do look="main" icon="add" busy={sending.busy} go={() => void make()}>{w("invite-make")}</Do></div>
          </>
        )}
      </div>
    </details>
  );
}

function ListPerson(): VNode {
  const names = useSignal("");
  const sending = useSend();
  const all = names.value.split("\n").map((name) => name.trim()).filter(Boolean);
  return (
    <details>
      <summary>{w("people-list")}</summary>
      <div class="stack">
        <p>{w("people-list-why")}</p>
        <Field label={w("people-list-names")} lines={4} value={names.value} set={(text) => (names.value = text)} />
        <ProblemNote problem={sending.problem} />
        <div>
          <Do busy={sending.busy} why={all.length ? null : t("people-list-nobody")}
            go={async () => {
              if (await sending.send("list-person", { name: all }, "sent-list")) names.value = "";
            }}>{w("people-list-send", { count: all.length })}</Do>
        </div>
      </div>
    </details>
  );
}

function Applicant({ of, same }: { of: Member; same: boolean }): VNode {
  const basis = useSignal("met");
  const reason = useSignal("");
  const objecting = useSignal(false);
  const sending = useSend();
  const words = { applicant: [of.member], ...(reason.value.trim() ? { reason: reason.value.trim() } : {}) };
  return (
    <div class="card">
      <p class="row apart">
        <strong><Given text={of.name} /></strong>
        <Id id={of.member} />
      </p>
      {same && <p class="note warn"><Icon name="people" /><span>{w("people-same-name")}</span></p>}
      <p class="quiet">
        {w("vouches", { vouches: of.vouches, needed: of.needed })}
        {of.objections > 0 && <> · {w("objections", { count: of.objections })}</>}
      </p>
      {objecting.value ? (
        <>
          <Field label={w("field-reason")} lines={2} value={reason.value} set={(text) => (reason.value = text)} />
          <div class="row">
            <Do look="grave" busy={sending.busy} go={() => void sending.send("object", words, "sent-object")}>{w("object-send")}</Do>
            <Do go={() => (objecting.value = false)}>{w("cancel")}</Do>
          </div>
        </>
      ) : (
        <>
          <Choices row legend={w("vouch-basis")} value={basis.value} set={(value) => (basis.value = value)}
            options={["met", "known", "via"].map((value) => ({ value, words: named("basis", value) }))} />
          <div class="row">
            <Do look="main" busy={sending.busy} go={() => void sending.send("vouch", { ...words, basis: basis.value as "met" }, "sent-vouch")}>{w("vouch")}</Do>
            <Do go={() => (objecting.value = true)}>{w("object")}</Do>
            <a class="button plain" href={`${hrefOf("compose", "proposal")}?admit=${of.member}`}>{w("admit-by-vote")}</a>
          </div>
        </>
      )}
      <ProblemNote problem={sending.problem} />
    </div>
  );
}

export function People(): VNode {
  const asked = useAsk("/members");
  const search = useSignal("");
  return (
    <>
      <Heading>{w("people-title")}</Heading>
      <nav class="row" aria-label={t("people-more")}>
        <a class="button" href={hrefOf("commissions")}><Icon name="people" /><span>{w("commissions-title")}</span></a>
        <a class="button" href={hrefOf("mandates")}><Icon name="key" /><span>{w("mandates-title")}</span></a>
      </nav>
      <Invite />
      <ListPerson />
      <Waits of={asked}>
        {(told) => {
          const wanted = search.value.trim().toLocaleLowerCase();
          const applicants = told.members.filter((one) => one.state === "applicant");
          const others = told.members.filter((one) => one.state !== "applicant" && one.name.toLocaleLowerCase().includes(wanted))
            .sort((a, b) => a.name.localeCompare(b.name));
          const on = told.members.filter((one) => one.state === "member" || one.state === "listed");
          const times = new Map<string, number>();
          for (const one of told.members) times.set(one.name, (times.get(one.name) ?? 0) + 1);
          const same = (one: Member) => (times.get(one.name) ?? 0) > 1;
          return (
            <>
              <Incomplete told={told} />
              {applicants.length > 0 && (
                <section class="stack" aria-labelledby="applicants">
                  <h2 id="applicants">{w("people-applicants", { count: applicants.length })}</h2>
                  {applicants.map((one) => <Applicant key={one.member} of={one} same={same(one)} />)}
                </section>
              )}
              <section class="stack" aria-labelledby="roll">
                <h2 id="roll">{w("people-roll", { count: on.length })}</h2>
                {told.members.length > 10 && (
                  <Field label={w("people-search")} type="search" value={search.value} set={(text) => (search.value = text)} />
                )}
                <Paged all={others} id={(one) => one.member}>
                  {(one) => (
                    <a class="item" href={hrefOf("person", one.member)}>
                      <span class="row apart">
                        <span class="title"><Given text={one.name} /> {same(one) && <Id id={one.member} />}</span>
                        <Tag look={one.state === "member" ? "good" : ""}>{named("member", one.state)}</Tag>
                      </span>
                      <span class="quiet">
                        {one.since && <>{w("people-since", { when: shortDay(one.since) })} </>}
                        {one.devices.length > 0 && <>· {w("people-devices", { count: number(one.devices.length) })}</>}
                        {one.inactive && <> · {w("people-inactive")}</>}
                      </span>
                    </a>
                  )}
                </Paged>
              </section>
            </>
          );
        }}
      </Waits>
    </>
  );
}
