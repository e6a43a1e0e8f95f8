// Everything that has no place in the bar.
import type { VNode } from "preact";
import { useAsk } from "../ask.ts";
import { forgetAll } from "../ask.ts";
import { Heading } from "../parts/heading.tsx";
import { Icon, type IconName } from "../parts/icons.tsx";
import { Given } from "../parts/given.tsx";
import { hrefOf } from "../router.ts";
import { change, settings } from "../settings.ts";
import { named, t, w, type PlainKey } from "../words/words.tsx";

const kPlaces: readonly [string, IconName, PlainKey, PlainKey][] = [
  ["calendar", "calendar", "calendar-title", "more-calendar"],
  ["charter", "scale", "charter-title", "more-charter"],
  ["mandates", "key", "mandates-title", "more-mandates"],
  ["commissions", "people", "commissions-title", "more-commissions"],
  ["power", "chart", "power-title", "more-power"],
  ["history", "history", "history-title", "more-history"],
  ["sync", "sync", "sync-title", "more-sync"],
  ["settings", "gear", "settings-title", "more-settings"],
];

export function More(): VNode {
  const assemblies = useAsk("/assemblies");
  const status = useAsk("/status");
  const all = assemblies.told?.assemblies ?? [];
  return (
    <>
      <Heading>{w("tab-more")}</Heading>
      <ul class="grid">
        {kPlaces.map(([path, icon, title, what]) => (
          <li key={path}>
            <a class="item" href={hrefOf(path)}>
              <span class="title row"><Icon name={icon} />{w(title)}</span>
              <span class="quiet">{w(what)}</span>
            </a>
          </li>
        ))}
      </ul>
      <section class="stack" aria-labelledby="assemblies">
        <h2 id="assemblies">{w("assemblies")}</h2>
        <div class="tabs" role="group" aria-label={t("assemblies")}>
          {all.map((one) => (
            <button type="button" key={one.assembly}
              aria-pressed={settings.value.assembly ? settings.value.assembly === one.assembly : status.told?.assembly === one.assembly}
              onClick={() => {
                change({ assembly: one.assembly });
                forgetAll();
                location.hash = "#/";
              }}>
              <Given text={one.name || one.assembly.slice(0, 8)} /> <span>{named("assembly", one.state)}</span>
            </button>
          ))}
        </div>
        <div class="row">
          <a class="button" href="#/join"><Icon name="add" /><span>{w("welcome-join")}</span></a>
          <a class="button" href="#/found"><Icon name="add" /><span>{w("welcome-found")}</span></a>
        </div>
      </section>
    </>
  );
}
