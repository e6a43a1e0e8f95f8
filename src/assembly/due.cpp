#include "assembly/due.h"

#include <algorithm>

#include "assembly/commissions.h"
#include "assembly/encrypted.h"
#include "assembly/lapse.h"
#include "assembly/lot.h"
#include "assembly/mandate_votes.h"
#include "assembly/mandates.h"
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
  return (lot != nullptr && lot->election == election) || std::ranges::any_of(state.votes, [&](const Vote& vote) {
           return vote.matter == Matter::lot && vote.closed_seal == 0 && vote.of_election == election;
         });
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
  for (VoteIndex v = 0; v < state.votes.size(); ++v) {
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
  for (const Proposal& proposal : state.proposals) out.take(round_due(state, proposal.versions.back()));
  for (const Decision& decision : state.decisions) out.take(lapses_at(decision));
  const auto take_later = [&](std::optional<Instant> time) {
    if (time && *time > state.page.opened()) out.take(time);
  };
  for (const Mandate& mandate : state.mandates) {
    if (in_force(state, mandate)) {
      out.take(until(state, mandate));
      take_later(report_end(state, mandate));
    } else if (is_caretaker(state, mandate)) {
      take_later(Instant{until(state, mandate).ms + state.charter().caretaker_ms});
    }
  }
  for (const MandateVote& vote : state.mandate_votes)
    if (standing_of(state, vote) == VoteStanding::pending) take_later(base_end(state, vote));
  if (const Lot* lot = lot_under_way(state)) out.take(stage_end(state, *lot));
  if (const CharterVersion& rules = state.charters[state.charter_index()]; rules.is_for_a_time()) out.take(rules.until);
  for (const Person& person : state.persons) out.take(cool_off_end(state, person));
  for (const Suspension& suspension : state.suspensions)
    if (suspension.seal != 0 && !suspension.ended && suspension.ratified_seal == 0)
      out.take(Instant{seal_time(state, suspension.seal).ms + state.charter().suspension_ms});
  return out.found();
}

bool can_close_early(const State& state) {
  if (is_dissolved(state)) return false;
  for (const Proposal& proposal : state.proposals)
    if (!proposal.settled && is_answered(state, proposal.versions.back())) return true;
  return std::any_of(state.votes.begin(), state.votes.end(), [&](const Vote& vote) {
    const auto notice = notice_end(state, vote);
    return vote.closed_seal == 0 && notice && *notice <= state.page.opened() && is_answered(state, vote);
  });
}

}  // namespace folkmoot::assembly
