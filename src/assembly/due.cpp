#include "assembly/due.h"

#include "assembly/commissions.h"
#include "assembly/encrypted.h"
#include "assembly/lapse.h"
#include "assembly/lot.h"
#include "assembly/mandate_votes.h"
#include "assembly/mandates.h"
#include "assembly/moderation.h"
#include "assembly/offices.h"
#include "assembly/pages.h"
#include "assembly/reach.h"
#include "assembly/roll.h"
#include "assembly/rounds.h"
#include "assembly/votes.h"

namespace folkmoot::assembly {

namespace {
class Earliest {
 public:
  void take(std::optional<Instant> time) {
    if (time && (!found_ || *time < *found_)) found_ = time;
  }
  [[nodiscard]] std::optional<Instant> found() const { return found_; }

 private:
  std::optional<Instant> found_;
};

/// An election by lot waits for its lot, however long that takes.
bool is_being_drawn(const State& state, VoteIndex election) {
  const Lot* lot = lot_under_way(state);
  if (lot != nullptr && lot->election == election) return true;
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    const Vote& vote = state.votes[v];
    if (vote.matter == Matter::lot && vote.closed_seal == 0 && vote.of_election == election) return true;
  }
  return false;
}

/// When the cool-off of an applicant ends whom the next seal may then admit.
std::optional<Instant> cool_off_end(const State& state, const Person& person) {
  const View all(state);
  if (person.vouched_seal == 0 || person.since_seal != 0 || is_gone(all, person) || is_pending(all, person))
    return std::nullopt;
  return Instant{seal_time(state, person.vouched_seal).ms + state.charter().cool_off_ms};
}
}  // namespace

std::optional<Instant> next_due(const State& state) {
  if (is_dissolved(state)) return std::nullopt;
  Earliest out;
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    const Vote& vote = state.votes[v];
    if (vote.closed_seal != 0) continue;
    out.take(reach_ends(state, vote.reach, vote.opened_seal, state.charters[vote.charter].charter));
    if (vote.election && vote.election->frozen_seal == 0) {
      out.take(vote.election->nominate_until);
    } else if (is_encrypted(vote)) {
      out.take(encrypted_due(state, vote));
    } else if (!is_being_drawn(state, v)) {
      out.take(is_answered(state, vote) ? notice_end(state, vote) : closes_at(state, vote));
    }
  }
  for (const ProposalIndex p : state.open.proposals.in(state.proposals))
    out.take(round_due(state, state.proposals[p].versions.back()));
  for (const DecisionIndex d : state.open.decisions.in(state.decisions)) out.take(lapses_at(state.decisions[d]));
  const auto take_later = [&](std::optional<Instant> time) {
    if (time && *time > state.page.opened()) out.take(time);
  };
  for (const MandateIndex m : state.open.mandates.in(state.mandates)) {
    if (!in_force(state, state.mandates[m])) continue;
    out.take(until(state, state.mandates[m]));
    take_later(report_end(state, state.mandates[m]));
  }
  // How long they go on is for the charter of the day to say, so that none of them is over for good.
  for (const Mandate& mandate : state.mandates)
    if (is_caretaker(state, mandate)) take_later(Instant{until(state, mandate).ms + state.charter().caretaker_ms});
  for (const std::uint32_t v : state.open.mandate_votes.in(state.mandate_votes)) {
    const MandateVote& vote = state.mandate_votes[v];
    if (standing_of(state, vote) == VoteStanding::pending) take_later(base_end(state, vote));
  }
  for (const HidingIndex h : state.open.hidings.in(state.hidings)) take_later(next_asked_at(state, state.hidings[h]));
  if (const Lot* lot = lot_under_way(state)) out.take(stage_end(state, *lot));
  if (const CharterVersion& rules = state.charters[state.charter_index()]; rules.is_for_a_time()) out.take(rules.until);
  for (const Person& person : state.persons) out.take(cool_off_end(state, person));
  for (const SuspensionIndex s : state.open.suspensions.in(state.suspensions)) {
    const Suspension& suspension = state.suspensions[s];
    if (suspension.seal != 0 && !suspension.ended && suspension.ratified_seal == 0)
      out.take(Instant{seal_time(state, suspension.seal).ms + state.charter().suspension_ms});
  }
  return out.found();
}

bool can_close_early(const State& state) {
  if (is_dissolved(state)) return false;
  for (const ProposalIndex p : state.open.proposals.in(state.proposals)) {
    const Proposal& proposal = state.proposals[p];
    if (!proposal.settled && is_answered(state, proposal.versions.back())) return true;
  }
  for (const VoteIndex v : state.open.votes.in(state.votes)) {
    const Vote& vote = state.votes[v];
    if (vote.closed_seal != 0) continue;
    const auto notice = notice_end(state, vote);
    if (notice && *notice <= state.page.opened() && is_answered(state, vote)) return true;
  }
  return false;
}

}  // namespace folkmoot::assembly
