// Days, hours and numbers as people write them. Browsers do not know Kazakh, Quechua and Aymara well enough, so these
// have tables (tables.ts). Pure: what it depends on is handed in.
import type { Tables } from "./tables.ts";

export interface DateStyle {
  readonly tag: string;
  /** Nothing: the browser writes this language's dates. */
  readonly tables: Tables | null;
  /** "latn" or "arab": the digits that the reader chose. */
  readonly digits: string;
  /** Nothing: the reader's own. */
  readonly zone?: string;
}

const kArabicZero = 0x660;

/** The digits of a text in the way that was chosen. */
export function inDigits(text: string, digits: string): string {
  if (digits !== "arab") return text;
  return text.replaceAll(/[0-9]/g, (digit) => String.fromCharCode(kArabicZero + Number(digit)));
}

function tagOf(style: DateStyle): string {
  return style.tag === "ar" ? `ar-u-nu-${style.digits === "arab" ? "arab" : "latn"}` : style.tag;
}

/** The parts of a moment where the reader is, whatever their language. */
function partsOf(at: Date, style: DateStyle): { year: number; month: number; date: number; day: number; clock: string } {
  const format = new Intl.DateTimeFormat("en-US-u-hc-h23", {
    ...(style.zone ? { timeZone: style.zone } : {}),
    year: "numeric",
    month: "numeric",
    day: "numeric",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  const found = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]));
  const kDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
  return {
    year: Number(found.year),
    month: Number(found.month),
    date: Number(found.day),
    day: kDays.indexOf(found.weekday ?? ""),
    clock: `${found.hour}:${found.minute}`,
  };
}

function withBrowser(at: Date, style: DateStyle, options: Intl.DateTimeFormatOptions): string {
  const zone = style.zone ? { timeZone: style.zone } : {};
  return new Intl.DateTimeFormat(tagOf(style), { ...options, ...zone }).format(at);
}

/** "samedi 14 novembre 2026" */
export function dayText(at: Date, style: DateStyle): string {
  const { tables } = style;
  if (!tables)
    return withBrowser(at, style, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const parts = partsOf(at, style);
  return tables.write(tables.days[parts.day] ?? "", parts.date, tables.months[parts.month - 1] ?? "", parts.year);
}

/** "14 novembre" */
export function shortDayText(at: Date, style: DateStyle): string {
  const { tables } = style;
  if (!tables) return withBrowser(at, style, { day: "numeric", month: "long" });
  const parts = partsOf(at, style);
  return tables.short(parts.date, tables.months[parts.month - 1] ?? "");
}

/** "19:30", on a clock of 24 hours everywhere: nobody comes twelve hours late. */
export function clockText(at: Date, style: DateStyle): string {
  return inDigits(partsOf(at, style).clock, style.tag === "ar" ? style.digits : "latn");
}

export function momentText(at: Date, style: DateStyle): string {
  return `${dayText(at, style)}, ${clockText(at, style)}`;
}

export function numberText(value: number, style: DateStyle): string {
  if (style.tag === "kk") return new Intl.NumberFormat("ru").format(value);
  return new Intl.NumberFormat(style.tables ? "es" : tagOf(style)).format(value);
}

/** How far a moment is from now, in the largest whole unit; negative: it is over. */
export interface Distance {
  readonly unit: "minutes" | "hours" | "days";
  readonly count: number;
}
const kMinute = 60_000;
const kHour = 60 * kMinute;
const kDay = 24 * kHour;
export function distance(at: Date, now: Date): Distance {
  const ms = at.getTime() - now.getTime();
  const size = Math.abs(ms);
  const whole = (unit: number) => Math.trunc(ms / unit);
  if (size < kHour) return { unit: "minutes", count: whole(kMinute) };
  if (size < 2 * kDay) return { unit: "hours", count: whole(kHour) };
  return { unit: "days", count: whole(kDay) };
}

/** "2:10" for 130 seconds. */
export function timerText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
