// How dates are written in languages that browsers do not know well enough. It comes with these languages only.
export interface Tables {
  readonly months: readonly string[];
  readonly days: readonly string[];
  /** The order of the parts of a date. */
  readonly write: (day: string, date: number, month: string, year: number) => string;
  readonly short: (date: number, month: string) => string;
}

export const kTables: Record<string, Tables> = {
  kk: {
    months: ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
      "желтоқсан"],
    days: ["жексенбі", "дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі"],
    write: (day, date, month, year) => `${year} ж. ${date} ${month}, ${day}`,
    short: (date, month) => `${date} ${month}`,
  },
  // The words that are heard in markets and on the radio; other names are taught, too, and a native reader may prefer them.
  qu: {
    months: ["iniru", "phiwriru", "marsu", "awril", "mayu", "huniyu", "huliyu", "awustu", "sitimri", "uktuwri", "nuwimri",
      "disimri"],
    days: ["dumingu", "lunis", "martis", "mirkulis", "huywis", "wirnis", "sawatu"],
    write: (day, date, month, year) => `${day}, ${date} ${month} ${year}`,
    short: (date, month) => `${date} ${month}`,
  },
  ay: {
    months: ["iniru", "phiwriru", "marsu", "awrila", "mayu", "junyu", "julyu", "awustu", "sitimri", "uktuwri", "nuwimri",
      "risimri"],
    days: ["tuminku", "lunisa", "martisa", "mirkulisa", "juywisa", "wirnisa", "sawaru"],
    write: (day, date, month, year) => `${day}, ${date} ${month} ${year}`,
    short: (date, month) => `${date} ${month}`,
  },
};
