// Moments in the reader's language.
import { clockText, dayText, distance, momentText, numberText, shortDayText, type DateStyle } from "./dates.ts";
import { currentLocale, dateTables, t } from "./words.tsx";
import { nodeNow } from "../way.ts";
import { settings } from "../settings.ts";

function style(): DateStyle {
  return { tag: currentLocale().tag, tables: dateTables(), digits: settings.value.digits };
}

export const moment = (text: string): string => momentText(new Date(text), style());
export const day = (text: string): string => dayText(new Date(text), style());
export const shortDay = (text: string): string => shortDayText(new Date(text), style());
export const clock = (text: string): string => clockText(new Date(text), style());
export const number = (value: number): string => numberText(value, style());

/** "in 3 days", "5 minutes ago" */
export function fromNow(text: string, now = nodeNow()): string {
  const { unit, count } = distance(new Date(text), new Date(now));
  const size = Math.abs(count);
  if (size === 0 && unit === "minutes") return t("time-now");
  if (count > 0) {
    if (unit === "minutes") return t("time-in-minutes", { count: size });
    return unit === "hours" ? t("time-in-hours", { count: size }) : t("time-in-days", { count: size });
  }
  if (unit === "minutes") return t("time-minutes-ago", { count: size });
  return unit === "hours" ? t("time-hours-ago", { count: size }) : t("time-days-ago", { count: size });
}
