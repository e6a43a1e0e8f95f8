#include "node/acts_member_parts.h"

#include <algorithm>

#include "assembly/entered_ballots.h"
#include "assembly/reports.h"
#include "assembly/view.h"
#include "base/text.h"
#include "node/shapes.h"

namespace folkmoot::node {

namespace {
/// Above this many, people who have not answered are counted and not named.
constexpr std::size_t kNamedAtMost = 40;
}  // namespace

std::optional<EventId> suspension_to_join(Holding& holding, journal::DeviceIndex device) {
  const assembly::State& state = holding.state();
  const auto me = holding.me();
  if (device >= state.devices.size() || state.suspended(device) || state.owner(device) == me) return std::nullopt;
  std::optional<EventId> signed_already;
  for (const assembly::SuspensionIndex s : state.devices[device].suspensions) {
    const auto& suspension = state.suspensions[s];
    if (suspension.ended) continue;
    const bool mine =
        std::ranges::any_of(suspension.signatures, [&](const assembly::Signed& one) { return one.person == me; });
    if (!mine) return holding.journal().table().id(suspension.event);
    signed_already = holding.journal().table().id(suspension.event);
  }
  return signed_already;
}

void name_missing(Holding& holding, assembly::ProposalIndex proposal, Refusal& refusal) {
  const assembly::State& state = holding.state();
  const assembly::VersionIndex version = state.last_version(proposal);
  const auto missing = state.unanswered(version);
  Value shown = Value::Object{{"count", std::uint64_t{missing.size()}},
                              {"electorate", std::uint64_t{state.electorate_size(version)}}};
  refusal.error.detail +=
      ": " + std::to_string(missing.size()) + " of " + std::to_string(state.electorate_size(version)) + " are missing";
  if (missing.size() <= kNamedAtMost) {
    std::map<std::pair<std::string, std::string>, Value> by_name;
    for (const auto p : missing) {
      const std::string name = safe_text(state.persons[p].name);
      const std::string id = state.persons[p].id.hex();
      by_name[{name, id}] = Value::Object{{"member", id}, {"name", name}};
    }
    Value::Array members;
    std::string separator = ": ";
    for (auto& [name, member] : by_name) {
      refusal.error.detail += std::exchange(separator, ", ") + (name.first.empty() ? name.second : name.first);
      members.push_back(std::move(member));
    }
    shown.set("members", std::move(members));
  }
  refusal.more.emplace_back("missing", std::move(shown));
}

Value with_decision(Holding& holding, Value out, std::optional<journal::EventIndex> target) {
  const assembly::State& state = holding.state();
  const auto e = target ? target : holding.journal().find(*EventId::from_hex_text(out["event"].text()));
  if (const auto d = state.made(assembly::Object::decision, *e)) {
    const assembly::Decision& decision = state.decisions[*d];
    return out.set("decision", decision_shape(holding, *d))
        .set("signed", std::uint64_t{assembly::View(state).people(decision.signatures)})
        .set("needed", std::uint64_t{decision.signatures_needed()});
  }
  const assembly::View all(state);
  if (const auto v = state.made(assembly::Object::vote, *e))
    return out.set("decision", nullptr)
        .set("vote", holding.journal().table().id(*e).hex())
        .set("signed", std::uint64_t{all.people(state.votes[*v].backers)})
        .set("needed", state.votes[*v].backers_needed);
  if (const auto r = state.made(assembly::Object::report, *e))
    return out.set("decision", nullptr)
        .set("report", holding.journal().table().id(*e).hex())
        .set("signed", std::uint64_t{all.people(state.reports[*r].signatures)})
        .set("needed", state.reports[*r].needed);
  if (const auto v = state.made(assembly::Object::entered_ballot, *e))
    return out.set("decision", nullptr)
        .set("vote", event_hex(holding, state.votes[*v].event))
        .set("signed", 1 + std::uint64_t{all.people(assembly::find_entered(state.votes[*v], *e)->confirms)})
        .set("needed", std::uint64_t{2});
  const auto entering = state.made(assembly::Object::entering, *e);
  const std::uint64_t confirms = entering ? assembly::View(state).people(state.enterings[*entering].confirms) : 0;
  return out.set("decision", nullptr).set("signed", 1 + confirms).set("needed", std::uint64_t{2});
}

}  // namespace folkmoot::node
