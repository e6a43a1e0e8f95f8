#include "assembly/reach.h"

#include <algorithm>

#include "assembly/pages.h"

namespace folkmoot::assembly {

namespace {
/// The person, and who has no device and has this person as a steward.
void add_reached(const State& state, Reach& reach, PersonIndex person, const std::vector<PersonIndex>& electorate) {
  const auto add = [&](PersonIndex p) {
    const auto at = std::lower_bound(reach.persons.begin(), reach.persons.end(), p);
    if (at == reach.persons.end() || *at != p) reach.persons.insert(at, p);
  };
  if (!std::binary_search(electorate.begin(), electorate.end(), person)) return;
  if (std::binary_search(reach.persons.begin(), reach.persons.end(), person)) return;
  add(person);
  for (const PersonIndex p : electorate)
    if (state.persons[p].listed && state.persons[p].steward == person) add(p);
}

/// Whether the act's author had the matter, which this event opened: the act rests on it, or on a seal that holds it.
bool has_received(const Context& context, EventIndex opening, std::uint64_t opened) {
  if (opening == context.event) return false;
  return context.view.rests_on(opening) || (opened != 0 && context.table().after(context.event) >= opened);
}
}  // namespace

Reach begin_reach(const Context& context, const Fraction& share, std::uint32_t electorate) {
  Reach out;
  if (share.numerator == 0) return out;
  const auto& persons = context.state.electorates[electorate].persons;
  const std::uint64_t needed = share.ceil_of(persons.size());
  out.needed = static_cast<std::uint32_t>(std::max<std::uint64_t>(needed, 1));
  // Whoever writes it has it.
  add_reached(context.state, out, context.author, persons);
  return out;
}

void note_receipt(const Context& context) {
  State& state = context.state;
  if (context.author == kNoPerson) return;
  for (const VoteIndex v : state.votes_awaiting_reach) {
    Vote& vote = state.votes[v];
    if (has_received(context, vote.event, vote.opened_seal))
      add_reached(state, vote.reach, context.author, state.electorates[vote.electorate].persons);
  }
  for (const VersionIndex v : state.versions_awaiting_reach) {
    Version& version = state.versions[v];
    if (has_received(context, version.event, version.deliberated->opened_seal))
      add_reached(state, version.deliberated->reach, context.author, state.electorates[version.electorate].persons);
  }
}

bool settle_reach(const State& state, Reach& reach, std::uint64_t opened, std::uint64_t number,
                  const event::Charter& charter) {
  if (!reach.is_awaited()) return false;
  const bool reached = reach.persons.size() >= reach.needed;
  if (reached)
    reach.seal = number;
  else if (is_past(seal_time(state, opened), charter.reach_ms, seal_time(state, number)))
    reach.missed_seal = number;
  return !reach.is_awaited();
}

std::optional<Instant> reach_ends(const State& state, const Reach& reach, std::uint64_t opened,
                                  const event::Charter& charter) {
  if (!reach.is_awaited() || opened == 0) return std::nullopt;
  return Instant{seal_time(state, opened).ms + charter.reach_ms};
}

void list_awaiting(State& state) {
  state.votes_awaiting_reach.clear();
  for (const VoteIndex v : state.open.votes.in(state.votes))
    if (state.votes[v].closed_seal == 0 && state.votes[v].reach.is_awaited()) state.votes_awaiting_reach.push_back(v);
  state.versions_awaiting_reach.clear();
  for (const VersionIndex v : state.open.rounds.in(state.versions)) {
    const auto& round = state.versions[v].deliberated;
    if (round && round->closed_seal == 0 && round->reach.is_awaited()) state.versions_awaiting_reach.push_back(v);
  }
}

std::optional<Instant> least_end(const State& state, const event::Terms& terms, const Reach& reach,
                                 std::uint64_t opened, const event::Charter& charter) {
  const std::uint64_t least = terms.urgent ? charter.urgent_open_ms : charter.open_ms;
  if (reach.needed == 0 && least == 0) return Instant{};
  const std::uint64_t begins = reach.needed == 0 ? opened : reach.seal;
  if (begins == 0) return std::nullopt;
  return Instant{seal_time(state, begins).ms + least};
}

}  // namespace folkmoot::assembly
