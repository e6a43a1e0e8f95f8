// An assembly for the tests of the page in a browser: what a node could tell of it, in the shapes of the contract.
import type { Schemas } from "../../web/src/api.ts";

export const id = (letter: string, number = 0): string => letter.repeat(60) + String(number).padStart(4, "0");
const hour = 3_600_000;
export const at = (hours: number): string => new Date(Date.now() + hours * hour).toISOString();

export const kAssembly = id("a");
const kNames = ["m001", "m002", "m003", "m004", "m005", "m006", "m007", "m008", "Нұрлан", "مريم", "Zoé", "m012"];
export const member = (number: number): string => id("b", number);
export const kMe = member(1);
export const person = (number: number) => ({ member: member(number), name: kNames[number - 1]! });

export const finality: Schemas["Finality"] = { grade: "seen", page: 5, cheats: 0, provisional: true };
const sealed: Schemas["Finality"] = { grade: "sealed", page: 4, cheats: 3, provisional: false };

export const members: Schemas["Member"][] = kNames.map((name, i) => ({
  member: member(i + 1),
  name,
  state: i < 9 ? "member" : i === 9 ? "applicant" : "listed",
  since: i === 9 ? null : at(-24 * 90),
  devices: i < 10 ? [{ device: id("d", i), state: "active" }] : [],
  vouches: i === 9 ? 1 : 2,
  objections: 0,
  needed: 2,
  waits_until: null,
  inactive: i === 5,
}));

export const decision = (number: number, more: Partial<Schemas["Decision"]> = {}): Schemas["Decision"] => ({
  id: id("e", number), adopted: true, method: "simple", yes: 7, no: 2, abstain: 1, blank: 0, invalid: 0, not_voted: 1, electorate: 11,
  base: "YN", base_count: 9, required: 5, missing: 0, tie: null, rule: "more than 1/2 of yes and no; at least 1/5 of the members say yes",
  quorum: { kind: "approval", share: "1/5", needed: 3, reached: 7 }, majorities: [{ share: "1/2", more: true, base: "YN" }], counted: "ballots", meeting: null, charter: id("c"),
  inputs: Array.from({ length: 10 }, (_, i) => id("f", i)), root: id("9"), marks: [], stands: "adopted", superseded_by: null, again: [],
  reports: [{
    id: id("8"), author: member(4), text: "We warned that **the water is not ours**, and nobody has asked the neighbours.", annexes: [],
    signers: [member(4), member(5)], needed: 2, complete: true,
  }],
  ...more,
});

const kText = `A canteen for the quarter, three evenings a week.

- Dues are 5 a month.
- The kitchen of the school is free after six.

More at [the plan](https://example.org/plan), or by [this](javascript:alert(1)). <b>No HTML</b>.`;

export const proposal: Schemas["Proposal"] = {
  id: id("1"), kind: "proposal", title: "Open a canteen in the school on three evenings a week", author: member(2), admits: null, state: "open",
  commission: null,
  versions: [
    { number: 1, title: "Open a canteen", text: "A canteen, two evenings a week.", event: id("1", 1), hidden: null },
    {
      number: 2, title: "Open a canteen in the school on three evenings a week", text: kText, event: id("1", 2), hidden: null, adopts: [],
      text_matches: null, diff: "A canteen[-, two evenings a week-]{+ for the quarter, three evenings a week+}.",
    },
  ],
  amendments: [{
    id: id("2", 7), amends: id("1", 2), from: 60, length: 9, old: "5 a month", new: "6 a month", diff: "Dues are [-5-]{+6+} a month.",
    cuts_a_letter: false, editorial: false, amount: 0, standing: "open", obsolete_by: null, opposed: [], rebases: null,
  }],
  answers: [
    { member: member(3), name: "m003", position: "block", text: "There is **no water** in the school after six.", claimed: at(-5), through: null, event: id("4", 3) },
    { member: member(4), name: "m004", position: "reserve", text: "Who cleans?", claimed: at(-4), through: person(1), event: id("4", 4) },
  ],
  mine: null, waits_for_me: true,
  positions: { agree: 5, reserve: 1, stand_aside: 1, block: 1, pass: 0, none: 3 }, electorate: 11,
  round: {
    state: "open", procedure: "consensus", number: 2, failed: 1, fallback_after: 3, urgent: false, cast_until: at(70), closes_at: null,
    review: null, reached: null, blocks: [{ member: member(3), positions: [id("4", 3)], stands: 1, unfounded: 0, set_aside: false }],
    listeners: [], opposed: [], outcome: "rejected",
    working: { agree: 5, reserve: 1, stand_aside: 1, block: 1, pass: 0, required: 5, missing: 1, quorum_needed: 3, set_aside: 0, upheld: 1, blocks_allowed: 0 },
  },
  decision: null, marks: [], finality,
};

const vote = (number: number, more: Partial<Schemas["Vote"]>): Schemas["Vote"] => ({
  id: id("2", number), kind: "vote", matter: "question", title: "Shall we meet twice a week?", text: "Sundays and Wednesdays.", author: member(3),
  state: "open", cast_until: at(50), closes_at: at(80), early: true, electorate: 11, hidden: null, commission: null,
  ballots: { yes: 3, no: 1, abstain: 1, blank: 0, none: 6, contradictory: [] }, mine: null, waits_for_me: true, late: [], contestable: false, decision: null, marks: [], finality,
  ...more,
});
const options = (...texts: string[]) => texts.map((text, i) => ({ number: i + 1, text, elected: false }));
export const votes: Schemas["Vote"][] = [
  vote(1, {}),
  vote(2, {
    author: kMe, title: "Which evening?", text: "", method: "schulze", seats: 1, options: options("Friday", "Saturday", "Sunday", "Monday", "all stays as it is"),
    ballots: { yes: 0, no: 0, abstain: 0, blank: 1, marked: 4, none: 6, contradictory: [] }, explanation: "",
  }),
  vote(3, { title: "Names for the canteen", text: "", method: "score", seats: 1, options: options("The Pot", "Казан", "القدر"), early: false }),
  vote(4, {
    matter: "election", title: "keeps the accounts", method: "approval", seats: 1, options: options("m004", "m005"), nominate_until: at(20),
    list_closed: false, by_lot: false, places: 1, alternates: 1, candidates: [member(4)], asked: [member(5)], next: [], holders: [], of: "imperative",
    until: at(24 * 365), office: "treasurer", report_every_ms: 0, lent_to: null, waiver: false, instructions: [],
  }),
  vote(5, {
    title: "Which place?", state: "adopted", method: "stv-scottish", seats: 1,
    options: [{ number: 1, text: "The square", elected: true }, { number: 2, text: "The school", elected: false }],
    explanation: "Stage 1: The square has 6, The school has 4.\nThe square reaches the quota of 6 and is elected.",
    decision: decision(5, { method: "stv-scottish", marked: 10, elected: [1], base: "YN" }), finality: sealed,
  }),
  vote(6, { title: "A loud bell?", state: "rejected", decision: decision(6, { adopted: false, yes: 3, no: 6, missing: 2, stands: "rejected" }), finality: sealed }),
  vote(7, {
    matter: "amendment", title: "amendment of Open a canteen", text: "The rent went up.", amends: id("1", 2), from: 60, length: 9, old: "5 a month",
    new: "6 a month", diff: "Dues are [-5-]{+6+} a month.", cuts_a_letter: false, editorial: false, amount: 0, standing: "open", obsolete_by: null,
    opposed: [], rebases: null,
  }),
  vote(10, {
    author: kMe, title: "Shall we paint the door?", text: "", state: "lapsed", waits_for_me: false,
    decision: decision(10, { adopted: false, yes: 2, no: 0, abstain: 0, not_voted: 9, quorum: { kind: "approval", share: "1/5", needed: 3, reached: 2 }, stands: "lapsed", reports: [] }),
  }),
  vote(11, {
    title: "A second door?", text: "",
    cancellings: [{ event: id("4", 40), reason: "An option is missing.", signers: [member(3), member(4)], needed: 7, holds: false }],
    entered: [
      { event: id("4", 41), person: person(11), ballot: "yes", final: false, by: [person(1)], counts: false, mine: true },
      { event: id("4", 42), person: person(12), ballot: "no", final: false, by: [person(4)], counts: false, mine: false },
    ],
  }),
  vote(12, {
    matter: "election", title: "looks after the square", method: "approval", nominate_until: at(-2), list_closed: true, by_lot: true, places: 3, alternates: 0,
    candidates: [member(2), member(4), member(5)], asked: [], next: [], holders: [], of: "imperative", until: at(24 * 365), office: null, report_every_ms: 0,
    lent_to: null, waiver: false, instructions: [], strata: [{ commission: id("2", 20), seats: 1, candidates: [member(4)] }, { commission: id("2", 21), seats: 1, candidates: [] }],
  }),
  vote(13, {
    matter: "cut_off", title: "the assembly is cut off", text: "No net since Monday.", state: "adopted", until: at(24 * 9), waits_for_me: false,
    decision: decision(13), finality: sealed, extension: { event: id("4", 45), given: true, first: decision(14, { quorum: { kind: "approval", share: "1/5", needed: 3, reached: 1 } }) },
    entered: [{ event: id("4", 43), person: person(12), ballot: "yes", final: false, by: [person(4), person(5)], counts: true, mine: false }],
    by_proxy: [{ giver: person(6), holder: person(2), proxy: id("4", 64) }],
  }),
  vote(14, {
    author: kMe, title: "A door of glass?", text: "", state: "cancelled", waits_for_me: false,
    cancellings: [{ event: id("4", 44), reason: "It names the wrong door.", signers: [kMe, member(4)], needed: 2, holds: true }],
  }),
  vote(15, {
    title: "A door of oak?", text: "", extension: { event: id("4", 46), given: true, first: decision(15, { quorum: { kind: "approval", share: "1/5", needed: 3, reached: 1 } }) },
  }),
  vote(8, {
    title: "Shall we strike?", text: "", early: false, encrypted: "voting",
    ballots: { yes: 0, no: 0, abstain: 0, blank: 0, none: 11, contradictory: [] },
  }),
  vote(9, {
    title: "Where to, then?", text: "", early: false, encrypted: "done", method: "schulze", seats: 1, options: options("The port", "The hill"), state: "adopted",
    ballots: { yes: 0, no: 0, abstain: 0, blank: 0, none: 11, contradictory: [] }, decision: decision(9, { method: "schulze", marked: 6, elected: [1] }),
  }),
];

/** What there is of encrypted votes beside the votes. */
const voter: Schemas["Voter"] = { member: kMe, elector: true, registered: true, sealed: true, trustee: false, ballot: null, code: null, revision: 0 };
const election = (of: number, more: Partial<Schemas["Election"]>): Schemas["Election"] => ({
  id: id("2", of), stage: "voting", failure: null, until: at(50), attempt: 1, needed: 2,
  trustees: [2, 3, 4].map((number) => ({ ...person(number), certified: true, dealt: true, confirmed: true, drilled: true, shuffled: false, opened: false })),
  out: [], uuid: "StrikeStrikeStrikeSt22", election_hash: id("e", of), electorate: 11, mixed: false, turn: null, registered: 8, ballots: 3, sum_hash: null,
  me: voter, sums: null, opened: null, decision: null, not_protected: [], ...more,
});
export const elections: Schemas["Election"][] = [
  election(8, { me: { ...voter, ballot: id("f", 98), code: "7K2M-Q4PT", revision: 1 } }),
  election(9, {
    stage: "done", until: null, mixed: true, opened: [{ ballot: "1>2", count: 4 }, { ballot: "2>1", count: 2 }, { ballot: "blank", count: 1 }],
    decision: votes.at(-1)!.decision,
  }),
];

export const proposals: Schemas["ProposalLine"][] = [
  {
    id: proposal.id, title: proposal.title, state: "open", author: member(2), commission: null, until: proposal.round!.cast_until, answered: 8,
    electorate: 11, blocks: 1, waits_for_me: true,
  },
  { id: id("1", 9), title: "A well", state: "adopted", author: member(1), commission: null, until: null, answered: 11, electorate: 11, blocks: 0, waits_for_me: false },
];
export const voteLines: Schemas["VoteLine"][] = votes.map((one) => ({
  id: one.id, matter: one.matter, title: one.title, state: one.state, author: one.author, commission: null, cast_until: one.cast_until,
  closes_at: one.closes_at, answered: one.electorate - one.ballots.none, electorate: one.electorate, waits_for_me: one.state === "open" && one.matter === "question",
}));

export const meeting: Schemas["Meeting"] = {
  meeting: id("5"), title: "Assembly of May", place: "The square", time: at(-1), state: "open", caller: person(2), second_of: null,
  agenda: [
    { number: 1, title: "Minutes of April", about: null, by_consent: true, from: person(2) },
    { number: 2, title: "The canteen", about: proposal.id, by_consent: false, from: person(2) },
    { number: 3, title: "Dates", about: null, by_consent: false, from: person(3) },
  ],
  themes: [{ theme: id("6"), title: "The bakery", supports: 3, supported_by_me: false }],
  attendance: { present: 8, visitors: 4, roll: 11, needed: 6, quorum: true },
  present: [1, 2, 3, 4, 5, 6, 7, 12].map(person),
  opening: { opening: id("7"), facilitator: person(1), minute_taker: person(3), tellers: [person(4), person(5)], quorum: true },
  item: 2, speaking: { ...person(2), class: "normal", since: new Date(Date.now() - 130_000).toISOString() },
  queue: [
    { ...person(6), class: "order", speeches: 1, seconds_on_item: 30, seconds_in_meeting: 60, before_next_by: "class" },
    { ...person(4), class: "normal", speeches: 0, seconds_on_item: 0, seconds_in_meeting: 0, before_next_by: "speeches" },
    { ...person(5), class: "normal", speeches: 2, seconds_on_item: 90, seconds_in_meeting: 300, before_next_by: null },
  ],
  queue_closed: false, departures: 0, challenges: [],
  decisions: [{ ...decision(9, { counted: "hands", base: "Present", present: 8 }), title: "Extend by ten minutes" }],
  to_confirm: [{ event: id("f", 12), what: "hands", signed: 1, needed: 2, signed_by_me: false }],
  entries: [
    { event: id("f", 13), proposal: proposal.id, title: "A canteen", person: person(9), position: "agree", by: person(1), mine: false },
    { event: id("f", 14), proposal: proposal.id, title: "A canteen", person: person(8), position: "block", by: person(1), mine: false },
  ],
  minutes: "draft",
};

export const mandates: Schemas["Mandate"][] = [{
  id: id("2", 8), scope: "speaks to the press", holder: member(2), name: "m002", office: "press", of: "imperative", standing: "in force", elected: false,
  since: 2, until: at(24 * 10), term_in_a_row: 2, serial: 1, reports: 1, report_due: at(-30), beyond: 1, lent_to: null,
  votes: [{ id: id("3"), matter: "the dam", choice: "no", bond: "beyond", standing: "pending", base_until: null }],
}, {
  id: id("2", 17), name: "m001", holder: kMe, scope: "sits in the valley's council", office: null, of: "imperative", standing: "in force", elected: false,
  since: 3, until: at(24 * 60), term_in_a_row: 1, serial: 1, reports: 0, report_due: null, beyond: 0, lent_to: null,
  votes: [{ id: id("3", 2), matter: "the road", choice: "yes", split: { vote: id("2", 18), yes: 34, no: 12, abstain: 4 }, bond: "within", standing: "counted", base_until: null }],
}];

const proxy = (number: number, giver: number, holder: number, standing: Schemas["Proxy"]["standing"]): Schemas["Proxy"] => ({
  id: id("4", 60 + number), giver: person(giver), holder: person(holder), until: at(24 * 30), vote: null, standing, since_seal: standing === "waits" ? 0 : 3,
  ended_by: null, finality: sealed,
});
export const proxies = [proxy(1, 1, 2, "in_force"), proxy(2, 3, 1, "waits"), proxy(3, 4, 2, "ended")];

export const commissions: Schemas["Commission"][] = [{
  id: id("2", 20), name: "Logistics", purpose: "Looks after the kitchen.", closed: false, state: "founded", own_rule: false,
  members: [person(1), person(4)], waiting: [], reports: [{ event: id("3", 1), author: member(4), text: "Two places were looked at." }],
}, {
  id: id("2", 21), name: "Popular education", purpose: "Workshops.", closed: true, state: "founded", own_rule: false, members: [person(3)],
  waiting: [], reports: [],
}];

export const charter: Schemas["Charter"] = {
  number: 1, id: id("c"), in_force: true,
  text: "# Admission\nvouches = 2  # members who vouch for an applicant\ncool_off = 2d  # time before an admission\n\n# Decisions\nordinary = more than 1/2 of yes and no; at least 1/5 of the members say yes  # everything else\n---\nWe meet on the first Sunday of the month.\n",
  changes: [{ parameter: "vouches", meaning: "members who vouch for an applicant", before: "1", after: "2" }],
  versions: [
    { number: 0, id: id("c", 1), event: id("0"), since_page: 1, until: null, in_force: false },
    { number: 1, id: id("c"), event: id("2", 30), since_page: 4, until: null, in_force: true },
  ],
};

export const power: Schemas["Power"] = {
  complete: true, since_seal: 0, people: 11, shown_from: 7, hidden: false,
  members: members.slice(0, 9).map((one, i) => ({
    member: one.member, name: one.name, proposals: i % 3, adopted: i % 2, speeches: 9 - i, seconds: 700 - i * 75, agenda_items: i === 1 ? 9 : 1,
    departures: 0, mandates: i === 1 ? 1 : 0, terms_in_a_row: i === 1 ? 2 : 0, proxies: 0, delegated_votes: 0, followed: 0, blocks: i === 2 ? 1 : 0, spent: 0, hidden_texts: 0,
  })),
  alarms: [{ what: "agenda", share: "9/17", bound: "1/2" }],
  gini_speech: "3/10", gini_proposals: "2/5", greatest_speech: "1/5", greatest_agenda: "9/17", greatest_adopted: "1/4",
};

const kKinds = ["found", "hand_in", "vouch", "propose", "position", "vote", "confirm", "call_meeting", "give_floor", "note"];
export const log: Schemas["LogLine"][] = Array.from({ length: 250 }, (_, i) => ({
  id: id("7", i), kind: kKinds[i % kKinds.length]!, author: member(1 + (i % 8)), device: id("d", i % 8), claimed: at(i - 300), page: 1 + Math.floor(i / 60),
  applied: i % 37 !== 5, code: i % 37 === 5 ? "act.not_authorised" : null, marks: [], summary: `${kKinds[i % kKinds.length]} number ${i}`,
}));

export const answers: Schemas["Event"][] = [
  {
    id: id("4", 3), kind: "position", author: member(3), applied: true, code: null, marks: [], summary: "block on Open a canteen", hidden: null,
    claimed: at(-5), about: id("1", 2), position: "block", text: "There is **no water** in the school after six.", finality,
  },
  {
    id: id("4", 5), kind: "note", author: member(5), applied: true, code: null, marks: [], summary: "writes a note", hidden: null, claimed: at(-3),
    about: id("1", 2), text: "I can ask the school.", finality,
  },
  {
    id: id("4", 50), kind: "hide", author: member(5), applied: true, code: null, marks: [], summary: "hides a text", hidden: null, claimed: at(-2),
    about: id("4", 51), reason: "It names somebody's street.", finality,
    moderation: { drawn: [kMe, member(5), member(6)], asked: [kMe, member(5)], signed: [member(5)], opposed: [], settled: false, next_asked_at: at(40) },
  },
  {
    id: id("4", 51), kind: "note", author: member(6), applied: true, code: null, marks: ["hidden"], summary: "(hidden)", claimed: at(-6), finality,
    hidden: { event: id("4", 52), by: [member(5), member(7)], reason: "It names somebody's street." },
  },
];

export const seal: Schemas["Seal"] = {
  page: 5, may_close: false, asked: 1, witness: true, witnesses: 9, needed: 7, ready: 3, commits: 0, round: null, lot: null,
  seal: { page: 4, hash: id("9"), time: at(-48), commits: 8, witnesses: 9, cheats: 3, reconvening: null }, reconvened: null, reconvenings: [],
  double_voices: [], two_seals: null, trouble: null,
};
export const forks: Schemas["Fork"][] = [{
  device: id("d", 6), member: member(7), name: "m007", place: 12,
  acts: [
    { id: id("4", 20), kept: true, kind: "position", claimed: at(-30), summary: "agree on Open a canteen" },
    { id: id("4", 21), kept: false, kind: "position", claimed: at(-29), summary: "block on Open a canteen" },
  ],
}];
export const status: Schemas["Status"] = {
  assembly: kAssembly, name: "Neighbours of the Square", state: "constituted", members: 11, events: 250, void: 6, parked: 0, forks: 1, page: 5,
  frontier: { digest: id("9"), heads: 2 }, state_hash: id("9", 1), seal: seal.seal,
  waiting: [
    { what: "position", id: proposal.id, until: proposal.round!.cast_until }, { what: "vote", id: id("2", 1), until: at(50) },
    { what: "task", id: id("3", 9), until: at(-20), overdue: true }, { what: "join_commission", id: id("2", 20), until: null, wanting: 1 },
    { what: "cancelling", id: id("2", 11), until: null }, { what: "moderate", id: id("4", 50), until: at(40) },
  ],
  unchecked: 0, unfolded: 0, alarms: [], remembers: null, texts: { term_ms: 0, below: 0, dropped: 0, missing: 0, keeps_all: false }, cut_off_until: null, member: kMe, device: id("d", 0),
};
export const tasks: Schemas["Task"][] = [
  { id: id("3", 9), title: "Ask for three offers", commission: null, state: "open", due: at(-20), overdue: true, taken_by: [person(1)] },
  { id: id("3", 10), title: "Paint the door", commission: id("2", 20), state: "open", due: null, overdue: false, taken_by: [] },
];
export const budgets: Schemas["Budget"][] = [{
  id: id("2", 25), commission: id("2", 20), amount: 40000, unit: "cent", until: at(24 * 60), paid: 1200, left: 38800,
  spendings: [{ event: id("3", 20), author: member(4), amount: 1200, what: "a pump", state: "paid", marks: [] }],
}];
export const calendar: Schemas["CalendarEntry"][] = [
  { time: at(40), title: "Assembly of June", place: "The square", minutes: 120, meeting: null },
  { time: at(41), title: "Workshop", place: "", minutes: 60, meeting: null },
  { time: at(24 * 9), title: "Commission", place: "", minutes: 0, meeting: null },
];
export const presets: Schemas["CharterPreset"][] = ["neighbourhood", "workplace", "small-circle"].map((name) => ({
  name, summary: "", text: "vouches = 2\n", changes: charter.changes,
}));
