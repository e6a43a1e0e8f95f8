// Server-sent events, read by hand: `EventSource` cannot send the token along. Pure: text in, events out.
export interface ServerEvent {
  readonly event: string;
  readonly data: string;
  readonly id: string | null;
}

export class EventReader {
  private rest = "";
  private event = "";
  private data: string[] = [];
  private id: string | null = null;

  /** The events that are whole with this piece; the pieces may break anywhere. */
  feed(piece: string): ServerEvent[] {
    const out: ServerEvent[] = [];
    this.rest += piece;
    for (;;) {
      const end = this.rest.search(/\r\n|\n|\r/);
      // A "\r" at the very end may be the first half of "\r\n".
      if (end < 0 || (this.rest[end] === "\r" && end + 1 === this.rest.length)) return out;
      const line = this.rest.slice(0, end);
      this.rest = this.rest.slice(end + (this.rest.startsWith("\r\n", end) ? 2 : 1));
      const whole = this.take(line);
      if (whole) out.push(whole);
    }
  }

  private take(line: string): ServerEvent | null {
    if (line === "") {
      const whole = { event: this.event || "message", data: this.data.join("\n"), id: this.id };
      const empty = this.data.length === 0;
      this.event = "";
      this.data = [];
      return empty ? null : whole;
    }
    const colon = line.indexOf(":");
    if (colon === 0) return null;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "event") this.event = value;
    if (field === "data") this.data.push(value);
    if (field === "id") this.id = value;
    return null;
  }
}

/** How long to wait before try number `tries` (from 0), in ms: it doubles to half a minute. Pages that lost the same
 *  node do not come back all at once; `random` is between 0 and 1. */
export function backOff(tries: number, random: number): number {
  const kFirst = 500;
  const kMost = 30_000;
  return Math.min(kMost, kFirst * 2 ** Math.min(tries, 10)) * (0.5 + random / 2);
}
