#include "assembly/due.h"

#include <algorithm>

#include "assembly/lot.h"
#include "assembly/mandates.h"
#include "assembly/pages.h"
#include "assembly/roll.h"
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

/// When the cool-off of an applicant ends whom the next seal may then admit.
std::optional<Instant> cool_off_end(const State& state, const Person& person) {
  const View all(state);
  if (person.vouched_seal == 0 || person.since_seal != 0 || is_gone(all, person) || is_pending(all, person))
    return std::nullopt;
  return Instant{seal_time(state, person.vouched_seal).ms + state.charter().cool_off_ms};
}
}  // namespace

std::optional<Instant> next_due(const State& state) {
  Earliest out;
  for (const Vote& vote : state.votes)
    if (vote.closed_seal == 0) out.take(is_answered(state, vote) ? notice_end(state, vote) : closes_at(state, vote));
  for (const Mandate& mandate : state.mandates)
    if (in_force(state, mandate)) out.take(until(state, mandate));
  if (const Lot* lot = lot_under_way(state)) out.take(stage_end(state, *lot));
  if (const CharterVersion& rules = state.charters[state.charter_index()]; rules.is_for_a_time()) out.take(rules.until);
  for (const Person& person : state.persons) out.take(cool_off_end(state, person));
  for (const Suspension& suspension : state.suspensions)
    if (suspension.seal != 0 && !suspension.ended)
      out.take(Instant{seal_time(state, suspension.seal).ms + state.charter().suspension_ms});
  return out.found();
}

bool can_close_early(const State& state) {
  return std::any_of(state.votes.begin(), state.votes.end(), [&](const Vote& vote) {
    const auto notice = notice_end(state, vote);
    return vote.closed_seal == 0 && notice && *notice <= state.page.opened() && is_answered(state, vote);
  });
}

}  // namespace folkmoot::assembly
