// What a reader chose for this browser. It stays here and is never sent.
import { effect, signal } from "@preact/signals";
import { keep, kept } from "./keep.ts";

export interface Settings {
  /** Empty: as the browser wishes. */
  readonly language: string;
  readonly theme: "system" | "light" | "dark";
  readonly digits: "latn" | "arab";
  readonly text: "normal" | "large";
  /** The assembly that is shown. Empty: the first one. */
  readonly assembly: string;
}

const kDefaults: Settings = { language: "", theme: "system", digits: "latn", text: "normal", assembly: "" };
const kName = "settings";

export const settings = signal<Settings>({ ...kDefaults, ...kept<Partial<Settings>>(kName) });
/** Whether the last change was kept; it holds for as long as the page is open all the same. */
export const settingsKept = signal(true);

export function change(some: Partial<Settings>): void {
  settings.value = { ...settings.value, ...some };
  settingsKept.value = keep(kName, settings.value);
}

/** Shows what was chosen on the page. */
export function applySettings(): void {
  effect(() => {
    const root = document.documentElement;
    if (settings.value.theme === "system") delete root.dataset.theme;
    else root.dataset.theme = settings.value.theme;
    if (settings.value.text === "large") root.dataset.text = "large";
    else delete root.dataset.text;
  });
}
