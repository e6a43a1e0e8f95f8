// Of several tabs one listens to the node and tells the others: browsers allow six connections to one address, and the
// seventh tab would wait for ever. Pure: it is told what was heard and what time it is, and says what to tell.
export type Word = { readonly kind: "alive" | "leaving"; readonly tab: string };

// A tab that is new listens for as long as a leader may be silent.
const kBeatMs = 2_000;
const kLostMs = 5_000;

export class Leadership {
  private heard: { tab: string; at: number } | null = null;
  private since: number;
  private beat = -Infinity;
  leads = false;

  constructor(readonly tab: string, now: number) {
    this.since = now;
  }

  hear(word: Word, now: number): void {
    if (word.tab === this.tab) return;
    if (word.kind === "leaving") {
      if (this.heard?.tab === word.tab) this.heard = null;
      return;
    }
    // Two at once: the one whose name comes first goes on.
    if (this.leads && word.tab > this.tab) return;
    this.leads = false;
    this.heard = { tab: word.tab, at: now };
  }

  /** What to tell the other tabs now. Called once a second. */
  tick(now: number): Word | null {
    const lost = this.heard ? now - this.heard.at > kLostMs : now - this.since > kBeatMs;
    if (!this.leads && lost) {
      this.leads = true;
      this.heard = null;
      this.beat = -Infinity;
    }
    if (!this.leads || now - this.beat < kBeatMs) return null;
    this.beat = now;
    return { kind: "alive", tab: this.tab };
  }

  /** For a tab that nobody has looked at for a while. */
  leave(now: number): Word | null {
    const led = this.leads;
    this.leads = false;
    this.heard = null;
    this.since = now;
    return led ? { kind: "leaving", tab: this.tab } : null;
  }
}
