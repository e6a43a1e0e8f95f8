#include "assembly/state.h"

#include <algorithm>

#include "assembly/bites.h"
#include "assembly/decisions.h"
#include "assembly/roll.h"

namespace folkmoot::assembly {

State::State() = default;
State::State(const State&) = default;
State::State(State&&) noexcept = default;
State& State::operator=(const State&) = default;
State& State::operator=(State&&) noexcept = default;
State::~State() = default;

std::string_view proposal_state_name(ProposalState state) {
  switch (state) {
    case ProposalState::open:
      return "open";
    case ProposalState::adopted:
      return "adopted";
    case ProposalState::rejected:
      return "rejected";
    case ProposalState::lapsed:
      return "lapsed";
    case ProposalState::withdrawn:
      return "withdrawn";
    case ProposalState::cancelled:
      return "cancelled";
  }
  return {};
}

std::optional<PersonIndex> State::person(const PersonId& id) const {
  const auto found = person_by_id.find(id);
  if (found == person_by_id.end()) return std::nullopt;
  return found->second;
}

std::optional<std::uint32_t> State::made(Object object, EventIndex e) const {
  return objects.find(made_key(object, e));
}

CharterIndex State::standing_charter() const {
  auto out = static_cast<CharterIndex>(charters.size() - 1);
  // What a seal has adopted waits for the page after it.
  while (out > 0 && (charters[out].since_seal >= page.number || charters[out].is_for_a_time())) --out;
  return out;
}

CharterIndex State::charter_index() const {
  const CharterIndex standing = standing_charter();
  for (auto c = static_cast<CharterIndex>(charters.size() - 1); c > standing; --c) {
    const CharterVersion& version = charters[c];
    const bool holds = version.since_seal < page.number && page.opened() < version.until;
    if (version.is_for_a_time() && version.base == standing && holds) return c;
  }
  return standing;
}

std::size_t State::founders() const {
  return static_cast<std::size_t>(std::count_if(persons.begin(), persons.end(),
                                                [&](const Person& person) { return is_founder(View(*this), person); }));
}

Standing State::standing(PersonIndex p) const { return standing_of(View(*this), persons[p]); }
bool State::on_roll(PersonIndex p) const { return is_on_roll(View(*this), p); }

std::vector<PersonIndex> State::roll() const {
  std::vector<PersonIndex> out = roll_of(View(*this));
  std::sort(out.begin(), out.end(), [&](PersonIndex a, PersonIndex b) { return persons[a].id < persons[b].id; });
  return out;
}

std::size_t State::vouchers(PersonIndex p) const { return View(*this).people(persons[p].vouches); }
std::size_t State::objectors(PersonIndex p) const { return View(*this).people(persons[p].objections); }
PersonIndex State::owner(journal::DeviceIndex d) const { return owner_of(View(*this), d); }

bool State::suspended(journal::DeviceIndex d) const {
  if (d >= devices.size()) return false;
  if (devices[d].forked_from) return true;
  const auto& all = devices[d].suspensions;
  return std::any_of(all.begin(), all.end(),
                     [&](SuspensionIndex s) { return is_effective(View(*this), suspensions[s]); });
}

ProposalState State::proposal_state(ProposalIndex p) const {
  if (const auto decision = decision_of(p)) {
    switch (decisions[*decision].outcome) {
      case Outcome::adopted:
        return decisions[*decision].lapsed_seal == 0 ? ProposalState::adopted : ProposalState::lapsed;
      case Outcome::rejected:
        return ProposalState::rejected;
      case Outcome::lapsed:
        return ProposalState::lapsed;
    }
  }
  return is_withdrawn(View(*this), proposals[p]) ? ProposalState::withdrawn : ProposalState::open;
}

std::optional<DecisionIndex> State::decision_of(ProposalIndex p) const { return closing(View(*this), p); }

std::size_t State::version_number(VersionIndex v) const {
  const auto& all = proposals[versions[v].proposal].versions;
  return static_cast<std::size_t>(std::find(all.begin(), all.end(), v) - all.begin()) + 1;
}

bool State::complete(DecisionIndex d) const { return assembly::complete(View(*this), decisions[d]); }

std::uint32_t State::electorate_size(VersionIndex v) const {
  return static_cast<std::uint32_t>(electorates[versions[v].electorate].persons.size());
}

bool State::is_elector(VersionIndex v, PersonIndex p) const {
  const auto& all = electorates[versions[v].electorate].persons;
  return std::binary_search(all.begin(), all.end(), p);
}

std::vector<PersonIndex> State::unanswered(VersionIndex v) const {
  std::vector<PersonIndex> out;
  for (const PersonIndex p : electorates[versions[v].electorate].persons) {
    const auto slot = positions.find(v, p);
    if (!slot || positions.stand(*slot).kind != Stand::Kind::one) out.push_back(p);
  }
  return out;
}

std::vector<VersionIndex> State::waiting_for(PersonIndex p) const {
  std::vector<VersionIndex> out;
  for (const ProposalIndex i : open.proposals.in(proposals)) {
    const VersionIndex v = last_version(i);
    const bool is_over = versions[v].deliberated && versions[v].deliberated->closed_seal != 0;
    if (is_over || proposal_state(i) != ProposalState::open || !is_elector(v, p)) continue;
    const auto slot = positions.find(v, p);
    if (!slot || positions.stand(*slot).kind != Stand::Kind::one) out.push_back(v);
  }
  return out;
}

}  // namespace folkmoot::assembly
