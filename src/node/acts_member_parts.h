#pragma once
// What the performer of acts shares with nobody else: names, and the shapes of answers. Of acts_member.cpp only.
#include "node/holding.h"
#include "node/lookup.h"

namespace folkmoot::node {

/// Names in one assembly, and what an act rests on that named them.
class KnownNames : public Names {
 public:
  KnownNames(Holding& holding, Instant now) : holding_(holding), lookup_(holding), now_(now) {}

  Result<PersonId> person(const std::string& words) override {
    const auto person = lookup_.person(words);
    if (!person) return failed(person.error());
    const assembly::Person& there = holding_.state().persons[*person];
    const auto& carriers = there.applications.empty() ? there.accepts : there.applications;
    if (!carriers.empty()) rests_on.push_back(id_of(carriers.front().event));
    return there.id;
  }
  Result<EventId> event(const std::string& words) override {
    const auto event = lookup_.event(words);
    if (!event) return failed(event.error());
    return rests_on.emplace_back(id_of(*event));
  }
  Result<EventId> version(const std::string& words) override {
    const auto proposal = lookup_.proposal(words);
    if (!proposal) return failed(proposal.error());
    return rests_on.emplace_back(id_of(state().versions[state().last_version(*proposal)].event));
  }
  [[nodiscard]] Instant now() const override { return now_; }
  [[nodiscard]] const assembly::State& state() const override { return holding_.state(); }
  [[nodiscard]] const journal::Journal& journal() const override { return holding_.journal(); }
  [[nodiscard]] std::optional<event::Body> read(const EventId& id) override {
    const auto e = holding_.journal().find(id);
    return e ? holding_.read(*e) : std::nullopt;
  }

  std::vector<EventId> rests_on;
  /// More of the last error than fits into one.
  std::optional<Refusal> refusal;

 private:
  [[nodiscard]] EventId id_of(journal::EventIndex e) const { return holding_.journal().table().id(e); }
  tl::unexpected<Error> failed(const Refusal& why) {
    refusal = why;
    return tl::unexpected(why.error);
  }
  Holding& holding_;
  Lookup lookup_;
  Instant now_;
};

/// The first signer's event of a suspension of this device that waits for others; rather one that this person has not
/// signed.
std::optional<EventId> suspension_to_join(Holding& holding, journal::DeviceIndex device);
/// Whose positions a count waits for, so that somebody can go and ask them.
void name_missing(Holding& holding, assembly::ProposalIndex proposal, Refusal& refusal);
/// "decision", and how many of its signatures it has.
Value with_decision(Holding& holding, Value out, std::optional<journal::EventIndex> target = std::nullopt);

}  // namespace folkmoot::node
