#pragma once
// Votes that close at a seal (docs/protocol/state.md section 1.5). An opening fixes question, electorate, majority and
// time; the first seal whose time is past that counts the ballots that its frontier holds, and nobody else can close
// it. Without a seal it stays open: who cuts the network ends no vote.
//
// A person's ballot replaces those in its past, on whatever device of theirs. Of several that stay, equal ones count
// once, and different ones count as none and are all shown.
//
// What comes after the close from somebody who did not know of it is recorded as late and not counted. If enough others
// had it before they knew of the close, and it could have changed the outcome, the vote is contestable: the assembly
// sees that, and nothing else changes. Without the others, whoever is losing would keep ballots back as a weapon.
#include "assembly/view.h"

namespace folkmoot::assembly {

/// Electors who acknowledge a late ballot together; a witness alone is enough.
inline constexpr std::size_t kAcknowledging = 2;

/// Whether the person helps to close pages: somebody with a seal key.
bool is_witness(const State& state, PersonIndex person);

/// Whether the person may answer the vote.
bool is_elector(const State& state, const Vote& vote, PersonIndex person);

/// Until when ballots are collected.
inline Instant end_of(const event::Terms& terms) { return {terms.cast_until.ms + terms.window_ms}; }

/// What all openings share, apart from the author's being on the roll: the verdict on it, and who decides. To find them
/// costs as much as the roll is long.
struct Opening {
  Verdict verdict = Verdict::applied;
  std::vector<PersonIndex> electorate;
};
/// Only some matters can be urgent.
enum class Haste : std::uint8_t { none, may_be_urgent };
Opening check_terms(const Context& context, const event::Terms& terms, CommissionIndex commission = kNone,
                    Haste haste = Haste::none);
/// A vote as the present act opens it, by the rule for ordinary decisions.
Vote new_vote(const Context& context, Matter matter, const event::Terms& terms, Opening opening);
VoteIndex add_vote(Context& context, Vote vote);
/// Whether this is so of a vote that no seal has closed, or of one that this seal closes.
template <class Is>
bool any_open(const State& state, Is is) {
  for (const VoteIndex v : state.open.votes.in(state.votes))
    if (is(state.votes[v])) return true;
  return false;
}
/// What a vote on somebody or on a mandate is about.
struct About {
  Matter matter = Matter::removal;
  PersonIndex person = kNoPerson;
  MandateIndex mandate = kNone;
};
/// Whether the view sees an open vote about the same that ends no later than these terms. One that ends later keeps
/// nobody from asking sooner: else whoever opens a vote for ever would be safe from all others.
bool has_open_vote(const View& view, const About& about, const event::Terms& terms);
/// Verdict on an opening about somebody who must be on the roll.
Verdict check_person(const Context& context, const PersonId& id);

/// What an elector's ballots come to.
struct Answer {
  PersonIndex person = kNoPerson;
  std::vector<EventIndex> events;  // those that stand
  event::Choice choice = event::Choice::yes;
  event::Marks marks;
  /// Those that stand differ: none counts.
  bool contradicts = false;
  bool final = false;
  /// Of an answer by proxy, which has no events of its own: the act that gave it, and whose answer it is.
  EventIndex proxy = kNoEvent;
  PersonIndex holder = kNoPerson;
};
/// Of each elector who has a ballot of their own, ascending by person.
std::vector<Answer> answers_in(const Vote& vote);
/// The count of these answers under the vote's rules, as a decision that is nobody's yet.
Decision count_answers(const State& state, const Vote& vote, const std::vector<Answer>& answers);

/// The verdict on a ballot of this person, apart from who brings it.
Verdict check_ballot(const Context& context, VoteIndex v, PersonIndex person, const event::Vote& ballot);
/// The vote has closed, and the author of the present act knew.
bool knows_of_close(const Context& context, const Vote& vote);
/// The present act brought a ballot: after the close as one that may make the outcome contestable.
void mark_vote(const Context& context, VoteIndex v);
void note_late(const Context& context, VoteIndex v, Vote::Late late);

/// Until when people must be heard before the vote closes; nothing where that begins with a seal to come.
std::optional<Instant> notice_end(const State& state, const Vote& vote);
/// When the vote closes at the earliest, ballots marked final aside; nothing where that depends on a seal to come.
std::optional<Instant> closes_at(const State& state, const Vote& vote);
/// It may close early, and every elector has a ballot marked final.
bool is_answered(const State& state, const Vote& vote);
/// Whether a seal at this time closes the vote.
bool closes_by(const State& state, const Vote& vote, Instant time);

/// At a seal: closes what is due, then finds what late ballots have made contestable.
/// `seed` is what orders the page: it breaks ties among options.
void count_votes(State& state, std::uint64_t number, Instant time, const Hash& seed);
/// Closes the vote with this decision.
void record_decision(State& state, VoteIndex vote, Decision decision, std::uint64_t seal);
/// What an adopted vote changes.
void apply_vote(State& state, VoteIndex v, std::uint64_t number);
/// What was adopted by this seal takes effect.
void apply_votes(State& state, std::uint64_t number, Instant time);

/// Notes that the author of this applied act had late ballots before knowing of the close.
void acknowledge_late_ballots(const Context& context);

/// Open votes that wait for a ballot of this person, in the order of their making.
std::vector<VoteIndex> votes_waiting_for(const State& state, PersonIndex person);
ProposalState vote_state(const State& state, const Vote& vote);

}  // namespace folkmoot::assembly
