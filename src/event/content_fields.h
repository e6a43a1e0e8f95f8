#pragma once
// The fields of each kind, once: key, name, bounds. Whoever writes, reads, makes up or describes bodies walks them with
// a visitor; to add a kind is to add a struct and its `fields`.
//
// A visitor has, each with the key and the name first:
//   text, words        a text that is there; one that is absent when it is empty
//   number, time       unsigned; Unix milliseconds. A std::optional that is empty is absent
//   bits               flags, the lowest bit first
//   choice             an enumeration, from 0 on
//   id                 of any size. A std::optional that is empty is absent
//   ids, texts, parts  lists that have at least one element; maybe_ids, maybe_parts: absent when they are empty
//   bytes              a byte string
//   part               a struct that stands as an array of its own fields, where nothing is absent: there an empty
//                      optional is null, an empty text or list stands as such
//   require            what must hold between fields, for whoever reads
//
// Keys ascend. Visitors that only look at a content take it as they all do, by reference, and leave it as it is.
#include <array>

#include "event/content.h"
#include "event/content_fields_encrypted.h"
#include "event/limits.h"

namespace folkmoot::event {

/// Of money, in the smallest coin.
inline constexpr std::uint64_t kMaxAmount = std::uint64_t{1} << 48;
/// Acts that open a vote begin with its terms, in keys 2 to 4.
inline constexpr std::uint64_t kTermsEnd = 5;

// Parts.

template <class F>
void fields(F& f, GrantKey::To& c) {
  f.id(0, "device", c.device), f.id(1, "key", c.key);
}
template <class F>
void fields(F& f, Witness::Key& c) {
  f.id(0, "seal_key", c.seal_key), f.id(1, "proof", c.proof);
}
template <class F>
void fields(F& f, Options& c) {
  f.choice(0, "method", c.method, kMethodCount), f.number(1, "seats", c.seats, kMaxOptions);
  f.texts(2, "texts", c.texts, kMaxTitle, kMaxOptions);
  f.require(c.texts.size() >= kMinOptions, "fewer than two options");
  f.require(c.seats > 0 && c.seats <= c.texts.size() && (c.seats == 1 || has_seats(c.method)),
            "as many seats as the method does not fill");
}
template <class F>
void terms(F& f, Terms& c, std::uint64_t key) {
  f.time(key, "cast_until", c.cast_until), f.number(key + 1, "window_ms", c.window_ms, kMaxTime);
  f.bits(key + 2, "early", std::array{&c.early, &c.urgent});
}
template <class F>
void fields(F& f, Deliberation& c) {
  terms(f, c.terms, 0);
  f.choice(3, "procedure", c.procedure, kProcedureCount), f.time(4, "review", c.review);
  f.words(5, "topic", c.topic, kMaxName), f.number(6, "amount", c.amount, kMaxAmount);
}
template <class F>
void fields(F& f, Instruction& c) {
  f.text(0, "matter", c.matter, kMaxTitle), f.choice(1, "choice", c.choice, kChoiceCount);
}
template <class F>
void fields(F& f, MandateTerms& c) {
  f.words(0, "office", c.office, kMaxName), f.maybe_parts(1, "instructions", c.instructions);
  f.number(2, "report_every_ms", c.report_every_ms, kMaxTime), f.id(3, "lent_to", c.lent_to);
}
template <class F>
void fields(F& f, Stratum& c) {
  f.id(0, "commission", c.commission), f.number(1, "seats", c.seats, kMaxOptions);
}
template <class F>
void fields(F& f, Split& c) {
  f.id(0, "vote", c.vote), f.number(1, "yes", c.yes, kMaxCount), f.number(2, "no", c.no, kMaxCount);
  f.number(3, "abstain", c.abstain, kMaxCount);
}
template <class F>
void fields(F& f, AgendaItem& c) {
  f.text(0, "title", c.title, kMaxTitle), f.id(1, "about", c.about), f.bits(2, "by_consent", std::array{&c.by_consent});
}
template <class F>
void fields(F& f, Secrecy& c) {
  f.number(0, "threshold", c.threshold, kMaxTrusteesOfVote), f.number(1, "spare", c.spare, kMaxTrusteesOfVote);
  f.bits(2, "mixed", std::array{&c.mixed});
  f.require(c.spare > 0 && c.spare < c.threshold && c.trustees() <= kMaxTrusteesOfVote,
            "not more than half of the trustees, or all of them");
}
template <class F>
void fields(F& f, MeetingTime& c) {
  f.text(0, "title", c.title, kMaxTitle), f.time(1, "first", c.first), f.number(2, "every_ms", c.every_ms, kMaxTime);
  f.number(3, "minutes", c.minutes, kMaxCount), f.words(4, "place", c.place, kMaxTitle);
}

// Founding, admission, devices.

template <class F>
void fields(F& f, Found& c) {
  f.text(2, "name", c.name, kMaxName), f.number(3, "founders", c.founders, kMaxCount);
  f.bytes(4, "charter", c.charter, kMaxCharter), f.id(5, "epoch", c.epoch);
}
template <class F>
void fields(F& f, Invite& c) {
  f.id(2, "key", c.key), f.time(3, "expires", c.expires);
}
template <class F>
void fields(F& f, HandIn& c) {
  f.part(2, "record", c.record);
}
template <class F>
void fields(F& f, GrantKey& c) {
  f.id(2, "epoch", c.epoch), f.parts(3, "grants", c.grants);
}
template <class F>
void fields(F& f, Witness& c) {
  f.id(2, "device", c.device), f.part(3, "key", c.key);
}
template <class F>
void fields(F& f, Constitute& c) {
  f.ids(2, "accepts", c.accepts);
}
template <class F>
void fields(F& f, Vouch& c) {
  f.ids(2, "applicants", c.applicants), f.choice(3, "basis", c.basis, kBasisCount);
  f.words(4, "note", c.note, kMaxReason);
}
template <class F>
void fields(F& f, Object& c) {
  f.ids(2, "applicants", c.applicants), f.words(3, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F&, Leave&) {}
template <class F>
void fields(F& f, SuspendDevice& c) {
  f.id(2, "device", c.device), f.id(3, "tip", c.tip), f.id(4, "first", c.first);
}
template <class F>
void fields(F& f, ListPersons& c) {
  f.texts(2, "names", c.names, kMaxName, kMaxListed);
}

// Proposals, positions, counts.

template <class F>
void fields(F& f, Withdraw& c) {
  f.id(2, "target", c.target);
}
template <class F>
void fields(F& f, Note& c) {
  f.id(2, "target", c.target), f.text(3, "text", c.text, kMaxText);
}
template <class F>
void fields(F& f, Propose& c) {
  f.text(2, "title", c.title, kMaxTitle), f.text(3, "text", c.text, kMaxText), f.id(4, "admit", c.admit);
  f.part(5, "deliberation", c.deliberation), f.id(6, "minutes_of", c.minutes_of), f.id(7, "commission", c.commission);
}
template <class F>
void fields(F& f, Revise& c) {
  f.id(2, "proposal", c.proposal), f.text(3, "title", c.title, kMaxTitle), f.text(4, "text", c.text, kMaxText);
  f.part(5, "deliberation", c.deliberation), f.maybe_ids(6, "adopts", c.adopts);
}
template <class F>
void fields(F& f, Position& c) {
  f.id(2, "version", c.version), f.choice(3, "stance", c.stance, kStanceCount);
  f.words(4, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F& f, Enter& c) {
  f.id(2, "version", c.version), f.id(3, "person", c.person), f.choice(4, "stance", c.stance, kStanceCount);
}
template <class F>
void fields(F& f, Confirm& c) {
  f.ids(2, "targets", c.targets);
}
template <class F>
void fields(F& f, Decide& c) {
  f.id(2, "version", c.version);
}
template <class F>
void fields(F& f, HandCount& c) {
  f.id(2, "version", c.version), f.number(3, "yes", c.yes, kMaxCount), f.number(4, "no", c.no, kMaxCount);
  f.number(5, "abstain", c.abstain, kMaxCount), f.number(6, "present", c.present, kMaxCount);
  f.words(7, "note", c.note, kMaxReason), f.id(8, "meeting", c.meeting);
  f.mark(9, "of_present", c.of_present);
  f.require(c.meeting || !c.of_present, "those present are counted in a meeting");
}

// Deliberation.

template <class F>
void fields(F& f, Amend& c) {
  terms(f, c.terms, 2);
  f.id(kTermsEnd, "target", c.target), f.number(6, "from", c.from, kMaxText), f.number(7, "length", c.length, kMaxText);
  f.words(8, "text", c.text, kMaxText), f.words(9, "reason", c.reason, kMaxReason);
  f.mark(10, "editorial", c.editorial);
  f.number(11, "amount", c.amount, kMaxAmount), f.id(12, "rebases", c.rebases);
  f.require(c.length > 0 || !c.text.empty(), "an amendment that changes nothing");
}
template <class F>
void fields(F& f, ReviewBlock& c) {
  f.id(2, "position", c.position), f.bits(3, "stands", std::array{&c.stands}),
      f.words(4, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F& f, Oppose& c) {
  f.id(2, "target", c.target), f.words(3, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F& f, MinorityReport& c) {
  f.id(2, "decision", c.decision), f.text(3, "text", c.text, kMaxText), f.maybe_ids(4, "annexes", c.annexes);
}
template <class F>
void fields(F& f, Again& c) {
  terms(f, c.terms, 2);
  f.id(kTermsEnd, "target", c.target), f.choice(6, "purpose", c.purpose, kPurposeCount);
  f.words(7, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F& f, Extend& c) {
  f.id(2, "target", c.target);
}
template <class F>
void fields(F& f, Cancel& c) {
  f.id(2, "vote", c.vote), f.text(3, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F& f, CutOff& c) {
  terms(f, c.terms, 2);
  f.time(kTermsEnd, "until", c.until), f.words(6, "reason", c.reason, kMaxReason);
}

// Votes.

template <class F>
void fields(F& f, Open& c) {
  terms(f, c.terms, 2);
  f.text(kTermsEnd, "question", c.question, kMaxTitle), f.words(6, "text", c.text, kMaxText);
  f.part(7, "threshold", c.threshold), f.number(8, "retention_ms", c.retention_ms, kMaxTime);
  f.part(9, "options", c.options), f.id(10, "commission", c.commission), f.id(11, "fallback_of", c.fallback_of);
  f.part(12, "secrecy", c.secrecy), f.id(13, "anew", c.anew);
  f.require(!c.options || !c.retention_ms, "a term of retention is not chosen among options");
  f.require(!c.options || !c.threshold || c.options->method == Method::schulze,
            "a threshold that the method does not use");
  f.require(!c.fallback_of || (!c.options && !c.retention_ms && !c.commission),
            "a proposal is decided by yes and no, by the assembly");
}
template <class F>
void fields(F& f, Vote& c) {
  f.id(2, "vote", c.vote), f.choice(3, "choice", c.choice, kChoiceCount), f.bits(4, "final", std::array{&c.final});
  f.maybe_bytes(5, "marks", c.marks, kMaxOptions + 1);
}
template <class F>
void fields(F& f, EnterBallot& c) {
  f.id(2, "vote", c.vote), f.id(3, "person", c.person), f.choice(4, "choice", c.choice, kChoiceCount);
  f.bits(5, "final", std::array{&c.final}), f.maybe_bytes(6, "marks", c.marks, kMaxOptions + 1);
}
template <class F>
void fields(F& f, Remove& c) {
  terms(f, c.terms, 2);
  f.id(kTermsEnd, "person", c.person), f.bits(6, "as_infiltrator", std::array{&c.as_infiltrator});
  f.words(7, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F& f, ProposeCharter& c) {
  terms(f, c.terms, 2);
  f.bytes(kTermsEnd, "charter", c.charter, kMaxCharter), f.id(6, "base", c.base), f.id(7, "earlier", c.earlier);
}
template <class F>
void fields(F& f, Emergency& c) {
  terms(f, c.terms, 2);
  f.bytes(kTermsEnd, "charter", c.charter, kMaxCharter), f.id(6, "base", c.base), f.time(7, "until", c.until);
  f.words(8, "reason", c.reason, kMaxReason);
}

// Lots.

template <class F>
void fields(F& f, DrawLot& c) {
  terms(f, c.terms, 2);
  f.ids(kTermsEnd, "tellers", c.tellers), f.text(6, "entropy", c.entropy, kMaxTitle), f.id(7, "election", c.election);
}
template <class F>
void fields(F& f, LotCommit& c) {
  f.id(2, "lot", c.lot), f.id(3, "commitment", c.commitment);
}
template <class F>
void fields(F& f, LotReveal& c) {
  f.id(2, "lot", c.lot), f.id(3, "secret", c.secret);
}
template <class F>
void fields(F& f, LotEntropy& c) {
  f.id(2, "lot", c.lot), f.text(3, "entropy", c.entropy, kMaxTitle);
}

// Offices.

template <class F>
void fields(F& f, Mandate& c) {
  terms(f, c.terms, 2);
  f.id(kTermsEnd, "holder", c.holder), f.text(6, "scope", c.scope, kMaxTitle);
  f.choice(7, "of", c.kind, kMandateKindCount), f.time(8, "until", c.until);
  f.words(9, "instructions", c.instructions, kMaxText), f.part(10, "more", c.more), f.mark(11, "waiver", c.waiver);
}
template <class F>
void fields(F& f, Recall& c) {
  terms(f, c.terms, 2);
  f.id(kTermsEnd, "mandate", c.mandate), f.words(6, "reason", c.reason, kMaxReason), f.id(7, "holder", c.holder);
}
template <class F>
void fields(F& f, Statement& c) {
  f.id(2, "mandate", c.mandate), f.text(3, "text", c.text, kMaxText);
}
template <class F>
void fields(F& f, Elect& c) {
  terms(f, c.terms, 2);
  f.time(kTermsEnd, "nominate_until", c.nominate_until), f.text(6, "scope", c.scope, kMaxTitle);
  f.number(7, "seats", c.seats, kMaxOptions), f.number(8, "alternates", c.alternates, kMaxOptions);
  f.choice(9, "method", c.method, kMethodCount), f.choice(10, "of", c.kind, kMandateKindCount);
  f.time(11, "until", c.until), f.words(12, "instructions", c.instructions, kMaxText), f.part(13, "more", c.more);
  f.bits(14, "by_lot", std::array{&c.by_lot}), f.part(15, "secrecy", c.secrecy);
  f.maybe_parts(16, "strata", c.strata);
  f.require(c.seats > 0 && (c.seats == 1 || c.by_lot || has_seats(c.method)),
            "as many seats as the method does not fill");
}
template <class F>
void fields(F& f, Stand& c) {
  f.id(2, "election", c.election), f.bits(3, "withdraws", std::array{&c.withdraws}),
      f.words(4, "note", c.note, kMaxReason);
}
template <class F>
void fields(F& f, Nominate& c) {
  f.id(2, "election", c.election), f.id(3, "person", c.person), f.words(4, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F& f, MandateVote& c) {
  f.id(2, "mandate", c.mandate), f.text(3, "matter", c.matter, kMaxTitle),
      f.choice(4, "choice", c.choice, kChoiceCount);
  f.words(5, "note", c.note, kMaxReason), f.part(6, "split", c.split);
}
template <class F>
void fields(F& f, MandateReport& c) {
  f.id(2, "mandate", c.mandate), f.text(3, "text", c.text, kMaxText);
}

template <class F>
void fields(F& f, GiveProxy& c) {
  f.id(2, "holder", c.holder), f.time(3, "until", c.until), f.id(4, "vote", c.vote);
}
template <class F>
void fields(F& f, EndProxy& c) {
  f.id(2, "proxy", c.proxy);
}

// Meetings.

template <class F>
void fields(F& f, CallMeeting& c) {
  f.time(2, "time", c.time), f.text(3, "title", c.title, kMaxTitle), f.words(4, "place", c.place, kMaxTitle);
  f.maybe_parts(5, "agenda", c.agenda), f.id(6, "second_of", c.second_of), f.id(7, "commission", c.commission);
}
template <class F>
void fields(F& f, Theme& c) {
  f.id(2, "meeting", c.meeting), f.text(3, "title", c.title, kMaxTitle), f.words(4, "text", c.text, kMaxText);
}
template <class F>
void fields(F& f, SetAgenda& c) {
  f.id(2, "meeting", c.meeting), f.parts(3, "agenda", c.agenda);
}
template <class F>
void fields(F& f, Attend& c) {
  f.id(2, "meeting", c.meeting), f.maybe_ids(3, "persons", c.persons), f.number(4, "visitors", c.visitors, kMaxCount);
  f.bits(5, "leaves", std::array{&c.leaves});
}
template <class F>
void fields(F& f, OpenMeeting& c) {
  f.id(2, "meeting", c.meeting), f.id(3, "facilitator", c.facilitator), f.id(4, "minute_taker", c.minute_taker);
  f.ids(5, "tellers", c.tellers);
}
template <class F>
void fields(F& f, TakeItem& c) {
  f.id(2, "meeting", c.meeting), f.number(3, "item", c.item, kMaxListed);
}
template <class F>
void fields(F& f, AskFloor& c) {
  f.id(2, "meeting", c.meeting), f.choice(3, "class", c.floor_class, kFloorClassCount);
  f.words(4, "list", c.list, kMaxName), f.id(5, "person", c.person), f.bits(6, "withdraws", std::array{&c.withdraws});
}
template <class F>
void fields(F& f, GiveFloor& c) {
  f.id(2, "meeting", c.meeting), f.id(3, "person", c.person), f.words(4, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F& f, EndSpeech& c) {
  f.id(2, "meeting", c.meeting), f.number(3, "seconds", c.seconds, kMaxCount);
}
template <class F>
void fields(F& f, CloseQueue& c) {
  f.id(2, "meeting", c.meeting);
}
template <class F>
void fields(F& f, Challenge& c) {
  f.id(2, "meeting", c.meeting), f.choice(3, "of", c.of, kChallengeCount), f.words(4, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F& f, CloseMeeting& c) {
  f.id(2, "meeting", c.meeting), f.time(3, "resumes", c.resumes);
}
template <class F>
void fields(F& f, Schedule& c) {
  terms(f, c.terms, 2);
  f.parts(kTermsEnd, "times", c.times), f.words(6, "reason", c.reason, kMaxReason);
}

// Work.

template <class F>
void fields(F& f, FoundCommission& c) {
  terms(f, c.terms, 2);
  f.text(kTermsEnd, "name", c.name, kMaxName), f.words(6, "purpose", c.purpose, kMaxText);
  f.part(7, "rule", c.rule), f.bits(8, "closed", std::array{&c.closed});
}
template <class F>
void fields(F& f, JoinCommission& c) {
  f.id(2, "commission", c.commission), f.bits(3, "leaves", std::array{&c.leaves});
}
template <class F>
void fields(F& f, Task& c) {
  f.text(2, "title", c.title, kMaxTitle), f.id(3, "commission", c.commission), f.time(4, "due", c.due);
}
template <class F>
void fields(F& f, TakeTask& c) {
  f.id(2, "task", c.task), f.bits(3, "gives_back", std::array{&c.gives_back});
}
template <class F>
void fields(F& f, FinishTask& c) {
  f.id(2, "task", c.task), f.words(3, "note", c.note, kMaxReason);
}
template <class F>
void fields(F& f, CommissionReport& c) {
  f.id(2, "commission", c.commission), f.text(3, "text", c.text, kMaxText);
}
template <class F>
void fields(F& f, GrantBudget& c) {
  terms(f, c.terms, 2);
  f.id(kTermsEnd, "commission", c.commission), f.number(6, "amount", c.amount, kMaxAmount);
  f.text(7, "unit", c.unit, kMaxName), f.time(8, "until", c.until), f.words(9, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F& f, Spend& c) {
  f.id(2, "budget", c.budget), f.number(3, "amount", c.amount, kMaxAmount), f.text(4, "what", c.what, kMaxTitle);
}
template <class F>
void fields(F& f, Dissolve& c) {
  terms(f, c.terms, 2);
  f.id(kTermsEnd, "commission", c.commission), f.id(6, "into", c.into), f.words(7, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F& f, Hide& c) {
  f.id(2, "target", c.target), f.text(3, "reason", c.reason, kMaxReason);
}
template <class F>
void fields(F& f, PastDecision& c) {
  f.time(2, "date", c.date), f.text(3, "title", c.title, kMaxTitle), f.words(4, "text", c.text, kMaxText);
}

}  // namespace folkmoot::event
