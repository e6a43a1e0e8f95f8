// Begins the page: the one-time code of the address is swapped for a session before anything else, so that it is used
// once and stands nowhere.
import { render } from "preact";
import { wish, type Problem } from "./api.ts";
import { randomKey } from "./random.ts";
import { listen } from "./live.ts";
import { codeOf, followFragment } from "./router.ts";
import { loadRest } from "./routes.ts";
import { begin, session } from "./session.ts";
import { applySettings } from "./settings.ts";
import { Shell } from "./shell.tsx";
import { openBook, wishedLocale } from "./words/words.tsx";

async function enter(code: string): Promise<Problem | null> {
  history.replaceState(null, "", location.pathname);
  try {
    const { token, role, seat, meeting, host } = await wish("/session", { code }, randomKey());
    if (token) begin({ token, role, seat, meeting, host });
    return null;
  } catch (fault) {
    return fault as Problem;
  }
}

async function start(): Promise<void> {
  applySettings();
  const code = codeOf(location.hash);
  const [problem] = await Promise.all([code ? enter(code) : null, openBook(wishedLocale())]);
  // A code that was used already does not matter to a browser that has its session.
  render(<Shell problem={session.value ? null : problem} enter={enter} />, document.getElementById("app")!);
  listen();
  // What the next screen will need comes while this one is read.
  setTimeout(() => void loadRest().catch(() => undefined), 1_500);
}

followFragment();
void start();
