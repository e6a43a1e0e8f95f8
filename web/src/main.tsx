// Begins the page: the one-time code of the address is swapped for a session before anything else.
import { render } from "preact";
import { enter } from "./entry.ts";
import { codeOf, followFragment } from "./router.ts";
import { loadRest } from "./routes.ts";
import { applySettings } from "./settings.ts";
import { Shell } from "./shell.tsx";
import { openBook, wishedLocale } from "./words/words.tsx";

/** Comes when the first screen is there: it shows nothing by itself. */
function hear(): void {
  import("./parts/rest.ts").then(({ listen }) => listen(), () => setTimeout(hear, 5_000));
}

async function start(): Promise<void> {
  applySettings();
  const code = codeOf(location.hash);
  await Promise.all([code ? enter(code) : null, openBook(wishedLocale())]);
  render(<Shell />, document.getElementById("app")!);
  hear();
  // What the next screen will need comes while this one is read.
  setTimeout(() => void loadRest().catch(() => undefined), 1_500);
}

followFragment();
void start();
