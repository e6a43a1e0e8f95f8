// What stands around every screen: where one is, how things are with the node, the bar, and the last receipt.
import { useSignal } from "@preact/signals";
import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useAsk } from "./ask.ts";
import { Icon, type IconName } from "./parts/icons.tsx";
import { Given } from "./parts/given.tsx";
import { hrefOf, place } from "./router.ts";
import { kEntry, loadScreen, routeOf, screenNow, type Route, type Screen, type Tab } from "./routes.ts";
import { receipt } from "./receipt.ts";
import { session } from "./session.ts";
import { change, settings } from "./settings.ts";
import { StatusChip, waitsOutside } from "./chip.tsx";
import { t, w, type PlainKey } from "./words/words.tsx";

const kTabs: readonly { tab: Tab; path: string; icon: IconName; words: PlainKey }[] = [
  { tab: "now", path: "", icon: "now", words: "tab-now" },
  { tab: "decisions", path: "decisions", icon: "decisions", words: "tab-decisions" },
  { tab: "meeting", path: "meeting", icon: "meeting", words: "tab-meeting" },
  { tab: "people", path: "people", icon: "people", words: "tab-people" },
  { tab: "more", path: "more", icon: "more", words: "tab-more" },
];

const kFreshMs = 3_000;
/** So long it is waited for what is asked first; then the screens ask for themselves. */
const kPatienceMs = 2_000;
/** The screens of whom no member has met yet. */
const kOutside: readonly string[] = ["Now", "More", "Sync", "SettingsScreen"];

function Bar({ tab, waiting }: { tab: Tab | null; waiting: number }): VNode {
  return (
    <nav class="nav" aria-label={t("tabs")}>
      {kTabs.map((one) => (
        <a key={one.tab} href={one.path ? hrefOf(one.path) : "#/"} aria-current={one.tab === tab ? "page" : undefined}>
          <span class="spot">
            <Icon name={one.icon} />
            {one.tab === "now" && waiting > 0 && <span class="count" aria-hidden="true">{waiting > 99 ? "99+" : waiting}</span>}
          </span>
          <span>
            {w(one.words)}
            {one.tab === "now" && waiting > 0 && <span class="seen-by-ear"> {t("tab-waiting", { count: waiting })}</span>}
          </span>
        </a>
      ))}
    </nav>
  );
}

function Outlet({ route, params }: { route: Route; params: Readonly<Record<string, string>> }): VNode {
  const there = useSignal<{ route: Route; screen: Screen } | null>(null);
  const failed = useSignal(false);
  const now = screenNow(route);
  useEffect(() => {
    if (now) return;
    failed.value = false;
    loadScreen(route).then(
      (screen) => (there.value = { route, screen }),
      () => (failed.value = true),
    );
  }, [route]);
  const Shown = now ?? (there.value?.route === route ? there.value.screen : null);
  if (Shown) return <Shown key={`${place.value.path} ${[...place.value.query].join()}`} params={params} query={place.value.query} />;
  return (
    <div class={`state ${failed.value ? "" : "busy"}`} role="status">
      <p>{failed.value ? w("state-part-lost") : w("state-loading")}</p>
    </div>
  );
}

function LastReceipt(): VNode | null {
  const last = receipt.value;
  if (!last) return null;
  return (
    <div class="note good" role="status">
      <Icon name="check" />
      <div class="grow">
        <p>{w(last.words)}</p>
        {last.event && <p class="quiet">{w("receipt")} <a href={hrefOf("event", last.event)}><code>{last.event.slice(0, 8)}</code></a></p>}
      </div>
      <button type="button" class="button plain" aria-label={t("close")} onClick={() => (receipt.value = null)}>
        <Icon name="close" />
      </button>
    </div>
  );
}

function Frame(): VNode {
  const found = routeOf(place.value);
  const guest = session.value?.role === "guest";
  const assemblies = useAsk("/assemblies", {}, !guest);
  // Until the home is asked, what the session began with: a home that was in none then may have joined one since.
  const all = assemblies.told?.assemblies ?? (session.value?.assemblies?.length ? session.value.assemblies : undefined);
  const none = all?.length === 0;
  // Another home may have been at this address before, and been in other assemblies.
  const chosen = settings.value.assembly;
  const astray = !assemblies.busy && !!all && (chosen ? !all.some((one) => one.assembly === chosen) : all.length > 1);
  useEffect(() => {
    if (astray) change({ assembly: all![1] ? all![0]!.assembly : "" });
  }, [astray]);
  // Nothing is asked of a home that is in no assembly, or of an assembly that it holds nothing of yet. For a node that says
  // nothing nobody waits long; and what was begun stays, whatever is asked anew.
  const late = useSignal(false);
  useEffect(() => {
    const timer = setTimeout(() => (late.value = true), kPatienceMs);
    return () => clearTimeout(timer);
  }, []);
  const begun = useRef(false);
  begun.current ||= guest || late.value || !!assemblies.problem || (!!all && !astray);
  const status = useAsk("/status", {}, !guest && begun.current && !astray && !none);
  useEffect(() => {
    // What was sent a moment ago led here; its receipt comes along.
    if (receipt.value && Date.now() - receipt.value.at > kFreshMs) receipt.value = null;
    window.scrollTo(0, 0);
  }, [place.value.path]);
  // A home without an assembly has nothing to show but how to begin.
  const bare = Boolean(found?.route.bare) || none || guest;
  const meeting = guest ? session.value?.meeting : null;
  const welcome = meeting && found?.route.tab !== "meeting" && found?.route.pattern === "/" ? routeOf({ ...place.value, parts: ["meeting", meeting] }) : none && found && !found.route.bare && found.route.tab !== "more" ? routeOf({ ...place.value, parts: ["welcome"] }) : null;
  const outside = waitsOutside(all?.find((one) => !chosen || one.assembly === chosen)) && !bare && found && !kOutside.includes(found.route.name) ? routeOf({ ...place.value, parts: [] }) : null;
  const shown = welcome ?? outside ?? found;
  const projector = found?.route.name === "Projector";
  return (
    <div class={`shell ${bare ? "bare" : ""}`}>
      <a class="seen-by-ear skip" href="#main" onClick={(event) => {
        event.preventDefault();
        document.querySelector<HTMLElement>("main h1")?.focus();
      }}>{w("skip")}</a>
      {!projector && (
        <header class="top">
          <span class="where">
            <a href={none ? "#/welcome" : "#/"}><Given text={status.told?.name || "Folkmoot"} /></a>
          </span>
          {!none && <StatusChip status={status.told} />}
        </header>
      )}
      {!bare && <Bar tab={found?.route.tab ?? null} waiting={status.told?.waiting.length ?? 0} />}
      <main id="main" class={projector ? "projector" : undefined}>
        {!projector && <LastReceipt />}
        {!begun.current ? <div class="state busy" role="status"><h1 tabIndex={-1}>Folkmoot</h1><p>{w("state-loading")}</p></div> : shown ? <Outlet route={shown.route} params={shown.params} /> : <Lost />}
      </main>
    </div>
  );
}

function Lost(): VNode {
  return (
    <>
      <h1 tabIndex={-1}>{w("lost-title")}</h1>
      <p>{w("lost-why")} <a href="#/">{w("tab-now")}</a></p>
    </>
  );
}

export function Shell(): VNode {
  if (session.value) return <Frame />;
  return (
    <div class="shell bare">
      <header class="top"><span class="where">Folkmoot</span></header>
      <main id="main"><Outlet route={kEntry} params={{}} /></main>
    </div>
  );
}
