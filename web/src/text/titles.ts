// What a vote is called. Titles that the node makes up are English; here only the part that somebody gave is kept, and the
// matter says the rest in the reader's language. Pure.
const kMadeUp: Record<string, string | null> = {
  removal: "removal of ",
  amendment: "amendment of ",
  commission: "the commission ",
  // Nothing in these was given by anybody.
  charter: null,
  emergency: null,
  recall: null,
  lot: null,
  schedule: null,
  dissolution: null,
  cut_off: null,
  again: null,
};

/** The words that somebody gave; empty: there are none. */
export function givenTitle(matter: string, title: string): string {
  if (!(matter in kMadeUp)) return title;
  const front = kMadeUp[matter];
  return front && title.startsWith(front) ? title.slice(front.length) : "";
}

/** Whether the matter has to be said beside the title, too. */
export function saysMatter(matter: string): boolean {
  return matter !== "question";
}
