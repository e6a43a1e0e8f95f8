// How things are with other nodes: who was met and when, what a stick carries, what must be looked at. What is two signed
// acts is shown as two signed acts, never as a puzzle to merge.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { addressOf, send, wish, type Problem, type Schemas } from "../api.ts";
import { download } from "../download.ts";
import { refreshAll, useAsk } from "../ask.ts";
import { healthOf, waitsOutside } from "../chip.tsx";
import { randomKey } from "../random.ts";
import { lostSince } from "../way.ts";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Field, Pick } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { Icon } from "../parts/icons.tsx";
import { Tag } from "../parts/marks.tsx";
import { ClockNote } from "../parts/clock-note.tsx";
import { Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { hrefOf } from "../router.ts";
import { useSend } from "../send.ts";
import { fromNow, moment, number } from "../words/times.ts";
import { named, t, w } from "../words/words.tsx";

function useTry(): { busy: boolean; problem: Problem | null; run: (what: () => Promise<unknown>) => void } {
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  return {
    busy: busy.value,
    problem: problem.value,
    run: (what) => {
      if (busy.value) return;
      busy.value = true;
      problem.value = null;
      void what()
        .catch((fault: Problem) => (problem.value = fault))
        .finally(() => (busy.value = false));
    },
  };
}

function Bundles({ knows }: { knows: boolean }): VNode {
  const members = useAsk("/members", {}, knows);
  const whom = useSignal("");
  const brought = useSignal<Schemas["BundleImport"] | null>(null);
  const out = useTry();
  const back = useTry();
  const read = (file: File | undefined) => {
    if (!file) return;
    brought.value = null;
    back.run(async () => {
      const headers = { "Content-Type": "application/octet-stream", "Idempotency-Key": randomKey() };
      const answer = await send("POST", addressOf("/bundle/import"), { headers, body: file });
      brought.value = (await answer.json()) as Schemas["BundleImport"];
      refreshAll();
    });
  };
  const name = `folkmoot-${new Date().toISOString().slice(0, 10)}.moot`;
  return (
    <section class="stack" aria-labelledby="bundles">
      <h2 id="bundles">{w("bundles")}</h2>
      <p>{w("bundles-why")}</p>
      <Pick label={w("bundle-for")} value={whom.value} set={(value) => (whom.value = value)}
        options={[{ value: "", words: t("bundle-for-all") },
          ...(members.told?.members ?? []).filter((one) => one.devices.length > 0).map((one) => ({ value: one.member, words: one.name }))]} />
      <div class="row">
        <Do icon="file" look="main" busy={out.busy}
          go={() => out.run(() => download("/bundle", name, whom.value ? { query: { for: whom.value } } : {}, "POST"))}>{w("bundle-make")}</Do>
        <label class="button">
          <Icon name="file" />
          <span>{back.busy ? w("act-busy") : w("bundle-read")}</span>
          <input type="file" class="seen-by-ear" onChange={(event) => read(event.currentTarget.files?.[0])} />
        </label>
      </div>
      <ProblemNote problem={out.problem ?? back.problem} />
      <div role="status">
        {brought.value && (
          <Note look={brought.value.truncated ? "warn" : "good"} icon={brought.value.truncated ? "warning" : "check"}>
            <p>{w("bundle-brought", { events: brought.value.events, fresh: brought.value.new })}</p>
            {brought.value.applications > 0 && <p>{w("bundle-applications", { count: brought.value.applications })}</p>}
            {brought.value.parked > 0 && <p>{w("chip-parked", { count: brought.value.parked })}</p>}
            {brought.value.truncated && <p>{w("bundle-cut")}</p>}
          </Note>
        )}
      </div>
    </section>
  );
}

function Connect(): VNode {
  const address = useSignal("");
  const met = useSignal<Schemas["Sync"] | null>(null);
  const tried = useTry();
  const go = () =>
    tried.run(async () => {
      met.value = null;
      met.value = await wish("/sync", { address: address.value.trim() }, randomKey());
      refreshAll();
    });
  return (
    <section class="stack" aria-labelledby="connect">
      <h2 id="connect">{w("connect")}</h2>
      <p>{w("connect-why")}</p>
      <Field label={w("connect-address")} value={address.value} set={(text) => (address.value = text)} plain />
      <ProblemNote problem={tried.problem} />
      <div><Do icon="sync" busy={tried.busy} why={address.value.trim() ? null : t("fault-missing")} go={go}>{w("connect-go")}</Do></div>
      <div role="status">
        {met.value && (
          <Note look="good" icon="check">
            <p>{w("connect-done", { sent: met.value.sent, received: met.value.received })}</p>
            <p>{met.value.equal ? w("connect-equal") : w("connect-not-equal")}</p>
          </Note>
        )}
      </div>
    </section>
  );
}

/** Two seals of one page: both sides with their witnesses and what proves how that came. */
function TwoSeals({ of }: { of: NonNullable<Schemas["Seal"]["two_seals"]> }): VNode {
  return (
    <section class="stack" aria-labelledby="two-seals">
      <h3 id="two-seals">{w("two-seals", { page: of.page })}</h3>
      <div class="sides">
        {of.seals.map((side) => (
          <div class="card" key={side.hash}>
            <p><code>{side.hash.slice(0, 8)}</code> {side.held_here && <Tag look="open">{w("two-seals-here")}</Tag>}</p>
            <p>{moment(side.time)}</p>
            <p>{w("seal-commits", { commits: side.commits, witnesses: side.witnesses })}</p>
          </div>
        ))}
      </div>
      {of.proofs.map((proof) => (
        <p key={proof.seal_key}><Icon name="warning" /> {w("two-seals-cheat", { name: proof.name ?? proof.seal_key.slice(0, 8) })} <span class="quiet" lang="en">{proof.cheat}</span></p>
      ))}
      <p>{of.goes_on ? w("two-seals-goes-on", { hash: of.goes_on.slice(0, 8) }) : w("two-seals-open")}</p>
    </section>
  );
}

/** What a device signed twice in one place: both acts, with what became of each. */
function Forks({ count }: { count: number }): VNode {
  const asked = useAsk("/forks");
  return (
    <>
      <Note look="bad" icon="branch"><p>{w("forks", { count })}</p></Note>
      {asked.told?.forks.map((fork) => (
        <div class="stack" key={`${fork.device} ${fork.place}`}>
          <h3>{w("fork-of", { name: fork.name ?? fork.device.slice(0, 8), place: number(fork.place) })}</h3>
          <div class="sides">
            {fork.acts.map((act) => (
              <div class="card" key={act.id}>
                <p>
                  <strong>{act.kind ? named("kind", act.kind) : w("event")}</strong>{" "}
                  {act.kept ? <a href={hrefOf("event", act.id)}><code>{act.id.slice(0, 8)}</code></a> : <code>{act.id.slice(0, 8)}</code>}
                </p>
                {act.summary === null ? <p class="quiet">{w("fork-no-words")}</p> : <p lang="en" dir="auto">{act.summary}</p>}
                {act.claimed && <p class="quiet">{moment(act.claimed)}</p>}
                <p><Tag look={act.kept ? "good" : "bad"} icon={act.kept ? "check" : "close"}>{act.kept ? w("fork-kept") : w("fork-void")}</Tag></p>
              </div>
            ))}
          </div>
        </div>
      ))}
    </>
  );
}

function ToLookAt({ status, seal }: { status: Schemas["Status"]; seal: Schemas["Seal"] | null }): VNode | null {
  const sending = useSend();
  const reconvenings = seal?.reconvenings.filter((one) => !one.holds) ?? [];
  if (status.alarms.length + status.forks + reconvenings.length === 0 && !seal?.two_seals && !seal?.trouble) return null;
  return (
    <section class="stack" aria-labelledby="look-at">
      <h2 id="look-at">{w("look-at")}</h2>
      {status.forks > 0 && <Forks count={status.forks} />}
      {seal?.two_seals && <TwoSeals of={seal.two_seals} />}
      {status.alarms.map((alarm) => (
        <Note look="bad" icon="warning" key={`${alarm.code} ${alarm.event} ${alarm.page}`}>
          <p>{named("problem", alarm.code)}</p>
          <p>{w("alarm-signers", { page: alarm.page, names: alarm.signers.map((one) => one.name ?? one.key.slice(0, 8)).join(", ") })}</p>
          {alarm.event && <p><a href={hrefOf("event", alarm.event)}>{w("event")}</a></p>}
        </Note>
      ))}
      {seal?.trouble && <Note look="warn" icon="warning"><p>{named("problem", seal.trouble.code)}</p><p lang="en" class="quiet">{seal.trouble.message}</p></Note>}
      {reconvenings.map((one) => (
        <div class="card" key={one.id}>
          <p><strong>{w("reconvening")}</strong> <Given text={one.reason} /></p>
          <p>{one.witnesses.map((witness) => witness.name ?? witness.seal_key.slice(0, 8)).join(", ")}</p>
          <p class="quiet">{w("report-signers", { count: one.signed ?? 0, needed: one.needed ?? 0 })}</p>
          <div>
            <Do busy={sending.busy} why={one.signed_by_me ? t("signatures-own") : null}
              go={() => void sending.send("reconvene-sign", { id: one.id }, "sent-confirm")}>{w("vote-sign")}</Do>
          </div>
        </div>
      ))}
      <ProblemNote problem={sending.problem} />
    </section>
  );
}

function OpenPage({ seal }: { seal: Schemas["Seal"] }): VNode {
  const sending = useSend();
  return (
    <section class="stack" aria-labelledby="open-page">
      <h2 id="open-page">{w("open-page", { page: seal.page })}</h2>
      <p>{w("open-page-why")}</p>
      {seal.needed !== null && seal.witnesses !== null && (
        <p>{w("open-page-ready", { ready: seal.ready ?? 0, needed: seal.needed, witnesses: seal.witnesses })}</p>
      )}
      {seal.seal && <p class="quiet">{w("last-seal", { page: seal.seal.page, when: moment(seal.seal.time) })} {w("seal-commits", { commits: seal.seal.commits, witnesses: seal.seal.witnesses })}</p>}
      <ProblemNote problem={sending.problem} />
      <div><Do icon="seal" busy={sending.busy} go={() => void sending.send("seal-ask", {}, "sent-seal-ask")}>{w("seal-ask")}</Do></div>
    </section>
  );
}

/** When too many witnesses are gone. */
function Reconvene(): VNode {
  const reason = useSignal("");
  const sending = useSend();
  return (
    <details>
      <summary>{w("reconvene")}</summary>
      <div class="stack">
        <p>{w("reconvene-why")}</p>
        <Field label={w("field-reason")} value={reason.value} set={(text) => (reason.value = text)} />
        <ProblemNote problem={sending.problem} />
        <div>
          <Do look="grave" busy={sending.busy} why={reason.value.trim() ? null : t("again-needs-reason")}
            go={() => void sending.send("reconvene", { reason: reason.value.trim() }, "sent-reconvene")}>{w("reconvene")}</Do>
        </div>
      </div>
    </details>
  );
}

function TellLot({ lot, me }: { lot: Schemas["Lot"] | null; me: string | null | undefined }): VNode | null {
  const came = useSignal("");
  const sending = useSend();
  if (lot?.state !== "entropy" || !me || !lot.tellers.includes(me)) return null;
  return (
    <div class="card raised">
      <h2>{w("lot-tell")}</h2>
      <p>{w("lot-tell-why")}</p>
      <Field label={w("lot-tell")} value={came.value} set={(text) => (came.value = text)} plain />
      <ProblemNote problem={sending.problem} />
      <div>
        <Do look="main" busy={sending.busy} why={came.value.trim() ? null : t("fault-missing")}
          go={() => void sending.send("lot-tell", { entropy: came.value.trim() }, "sent-lot")}>{w("lot-tell")}</Do>
      </div>
    </div>
  );
}

export function Sync(): VNode {
  const status = useAsk("/status");
  const peers = useAsk("/peers");
  const knows = status.told !== null && !waitsOutside(status.told);
  const seal = useAsk("/seal", {}, knows);
  const health = healthOf(status.told, peers.told, lostSince.value);
  return (
    <>
      <Heading>{w("sync-title")}</Heading>
      <p class="lead row"><span class={`chip ${health.look}`}><span class="dot" aria-hidden="true" />{health.words}</span></p>
      {lostSince.value !== null && <Note look="warn" icon="warning"><p>{w("sync-lost", { since: fromNow(new Date(lostSince.value).toISOString(), Date.now()) })}</p></Note>}
      <ClockNote status={status.told} />
      {status.told && <ToLookAt status={status.told} seal={seal.told} />}
      <section class="stack" aria-labelledby="peers">
        <h2 id="peers">{w("peers")}</h2>
        <Waits of={peers}>
          {(told) => (
            <>
              {told.peers.length === 0 && <p class="quiet">{w("peers-none")}</p>}
              <ul class="list lines">
                {told.peers.map((peer) => (
                  <li key={peer.address} class="row apart">
                    <code dir="ltr">{peer.address}</code>
                    <span class="row">
                      <Tag look={peer.reached ? "good" : "warn"} icon={peer.reached ? "check" : "close"}>{peer.reached ? w("peer-reached") : w("peer-not")}</Tag>
                      <span class="quiet">{fromNow(peer.last_tried)}</span>
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Waits>
      </section>
      <Bundles knows={knows} />
      <Connect />
      {seal.told && <TellLot lot={seal.told.lot} me={status.told?.member} />}
      {seal.told && <OpenPage seal={seal.told} />}
      <Reconvene />
      {status.told && (
        <details>
          <summary>{w("sync-figures")}</summary>
          <dl class="pairs">
            <dt>{w("figure-events")}</dt><dd>{number(status.told.events)}</dd>
            <dt>{w("figure-void")}</dt><dd>{number(status.told.void)}</dd>
            <dt>{w("figure-parked")}</dt><dd>{number(status.told.parked)}</dd>
            <dt>{w("figure-unchecked")}</dt><dd>{number(status.told.unchecked)}</dd>
            <dt>{w("verify-state")}</dt><dd><code class="hash" dir="ltr">{status.told.state_hash}</code></dd>
          </dl>
          <p class="quiet">{w("sync-same")}</p>
        </details>
      )}
    </>
  );
}
