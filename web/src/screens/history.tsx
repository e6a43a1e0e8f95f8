// Everything that happened, in its order; search; and the check that nothing was changed.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect } from "preact/hooks";
import { ask, Problem, type Schemas } from "../api.ts";
import { download } from "../download.ts";
import { useAsk } from "../ask.ts";
import { Do, Note, ProblemNote } from "../parts/act.tsx";
import { Field } from "../parts/fields.tsx";
import { Heading } from "../parts/heading.tsx";
import { MarkTags, Tag } from "../parts/marks.tsx";
import { useNames } from "../parts/people.tsx";
import { Incomplete } from "../parts/list.tsx";
import { Empty, Waits } from "../parts/states.tsx";
import { Given } from "../parts/given.tsx";
import { hrefOf } from "../router.ts";
import { Files } from "./on-paper.tsx";
import type { ScreenProps } from "../routes.ts";
import { moment, number } from "../words/times.ts";
import { kindWords } from "../words/kinds.ts";
import { t, w } from "../words/words.tsx";

const kPage = 100;

export function LogLine({ of, name }: { of: Schemas["LogLine"]; name: string }): VNode {
  return (
    <div class="stack" style={{ gap: "0.25rem" }}>
      <p>
        <strong><Given text={name} /></strong> · <a href={hrefOf("event", of.id)}>{kindWords(of.kind)}</a>{" "}
        {!of.applied && <Tag look="bad" icon="close">{of.code ? w("event-void") : w("event-waits")}</Tag>}
      </p>
      <p class="quiet" lang="en" dir="auto">{of.summary}</p>
      <p class="quiet">{of.claimed ? moment(of.claimed) : ""} · {w("event-page", { page: of.page })} <MarkTags marks={of.marks} /></p>
    </div>
  );
}

function Search(): VNode {
  const words = useSignal("");
  const sought = useSignal("");
  const found = useAsk("/search", { query: { words: sought.value } }, sought.value !== "");
  useEffect(() => {
    const timer = setTimeout(() => (sought.value = words.value.trim()), 300);
    return () => clearTimeout(timer);
  }, [words.value]);
  return (
    <section class="stack" aria-label={t("search")}>
      <Field label={w("search")} type="search" value={words.value} set={(text) => (words.value = text)} help={w("search-help")} />
      {sought.value !== "" && (
        <Waits of={found}>
          {(told) => (
            <>
              <Incomplete told={told} />
              {told.found.length === 0 && <Empty words="search-none" />}
              <ul class="list">
                {told.found.map((one) => (
                  <li key={one.id}>
                    <a class="item" href={hrefOf("event", one.id)}>
                      <span class="title"><Given text={one.title} /></span>
                      <span class="quiet">{kindWords(one.kind)} · {w("event-page", { page: one.page })}</span>
                      <span class="snippet" dir="auto"><Snippet text={one.snippet} /></span>
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Waits>
      )}
    </section>
  );
}

/** "we dig a [well]": what was found stands in brackets. */
function Snippet({ text }: { text: string }): VNode {
  return <>{text.split(/(\[[^\]]*\])/).map((part) => (part.startsWith("[") ? <mark>{part.slice(1, -1)}</mark> : part))}</>;
}

function Verify(): VNode {
  const result = useSignal<Schemas["Check"] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const busy = useSignal(false);
  const run = async () => {
    busy.value = true;
    problem.value = null;
    await ask("/check").then((told) => (result.value = told), (fault: Problem) => (problem.value = fault));
    busy.value = false;
  };
  const told = result.value;
  return (
    <section class="card" aria-labelledby="verify">
      <h2 id="verify">{w("verify")}</h2>
      <p>{w("verify-why")}</p>
      <div class="row">
        <Do look="main" icon="seal" busy={busy.value} go={() => void run()}>{w("verify-run")}</Do>
        <Do icon="file" go={() => void download("/journal.ndjson", "folkmoot.ndjson").catch((fault: Problem) => (problem.value = fault))}>{w("export")}</Do>
      </div>
      <ProblemNote problem={problem.value} />
      <p>{w("tables-why")}</p>
      <Files of={[
        { path: "/tables/{list}", where: { list: "members" }, file: "members.csv", words: <>{w("people-title")} (CSV)</> },
        { path: "/tables/{list}", where: { list: "decisions" }, file: "decisions.csv", words: <>{w("tab-decisions")} (CSV)</> },
        { path: "/decisions.atom", where: {}, file: "decisions.atom", words: <>{w("tab-decisions")} (Atom)</> },
      ]} />
      <div role="status">
        {told && (
          <Note look={told.ok ? "good" : "bad"} icon={told.ok ? "check" : "warning"}>
            <p>{told.ok ? w("verify-ok", { events: told.events }) : w("verify-bad", { count: told.problems.length })}</p>
            {told.problems.map((one, index) => (
              <p key={index}><code>{one.code}</code> {one.event && <a href={hrefOf("event", one.event)}>{one.event.slice(0, 8)}</a>} <span lang="en">{one.where}</span></p>
            ))}
            {told.state_hash && <p class="quiet">{w("verify-state")} <code class="hash" dir="ltr">{told.state_hash}</code></p>}
          </Note>
        )}
      </div>
    </section>
  );
}

/** The log, from the last act back, page by page: a journal may hold a hundred thousand events. */
export function History({ query }: ScreenProps): VNode {
  const about = query.get("about") ?? "";
  const first = useAsk("/log", { query: { about, limit: kPage, newest: true } });
  const loaded = useSignal<{ readonly events: readonly Schemas["LogLine"][]; readonly next: string | null }>({ events: [], next: null });
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const names = useNames();
  // The newest page is told anew whenever something happens, and what it no longer has was loaded with the others. Only
  // where a whole page of acts came at once they do not meet any more: then the older ones are asked for again.
  const newest = first.told?.events ?? [];
  const there = new Set(newest.map((one) => one.id));
  const meets = loaded.value.events.some((one) => there.has(one.id));
  const shown = meets ? [...newest, ...loaded.value.events.filter((one) => !there.has(one.id))] : newest;
  const cursor = meets ? loaded.value.next : first.told?.next;
  const load = async () => {
    busy.value = true;
    problem.value = null;
    try {
      const told = await ask("/log", { query: { about, limit: kPage, newest: true, after: cursor ?? undefined } });
      loaded.value = { events: [...shown, ...told.events], next: told.next };
    } catch (fault) {
      problem.value = fault instanceof Problem ? fault : new Problem("web.unknown", 0);
    }
    busy.value = false;
  };
  return (
    <>
      <Heading>{about ? w("history-of") : w("history-title")}</Heading>
      {!about && <Search />}
      {!about && <Verify />}
      <Waits of={first}>
        {(told) => (
          <>
            <Incomplete told={told} />
            {shown.length === 0 && <Empty words="history-empty" />}
            <p class="quiet">{w("history-shown", { count: number(shown.length) })}</p>
            <ol class="list lines long">
              {shown.map((one) => (
                <li key={one.id}><LogLine of={one} name={names(one.author)} /></li>
              ))}
            </ol>
            <ProblemNote problem={problem.value} />
            {cursor && <div><Do icon="down" busy={busy.value} go={() => void load()}>{w("history-more")}</Do></div>}
          </>
        )}
      </Waits>
    </>
  );
}
