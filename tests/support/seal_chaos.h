#pragma once
// A page under a bad network with liars, driven by numbers: deliveries in any order, doubled or never, clocks that run
// on unevenly, crashes at any point, events that come late, and records that nobody honest would sign.
#include "tests/support/seal_world.h"

namespace folkmoot::test {

class SealChaos {
 public:
  struct Shape {
    std::size_t witnesses = 4;
    std::size_t liars = 1;
    std::size_t actions = 200;
  };

  SealChaos(const Shape& shape, std::uint64_t seed, const seal::Defences& defences = {})
      : world_(shape.witnesses, defences), state_(seed * 2 + 1), shape_(shape) {
    const std::size_t first = below(shape.witnesses);
    for (std::size_t i = 0; i < shape.liars; ++i) world_.node((first + i) % shape.witnesses).liar = true;
  }

  SealWorld& world() { return world_; }

  void run() {
    for (std::size_t i = 0; i < shape_.actions; ++i) act();
  }
  void act() {
    const std::size_t who = below(world_.size());
    switch (below(16)) {
      case 0:
      case 1:
        world_.look(who);
        break;
      case 2:
        world_.pass(below(4) == 0 ? below(200'000) : below(9'000));
        break;
      case 3:
        world_.node(who).view.events |= std::uint64_t{1} << below(5);
        break;
      case 4:
        if (below(3) == 0) world_.crash(who);
        break;
      case 5:
        crash_halfway(who);
        break;
      case 6:
      case 7:
      case 8:
        lie();
        break;
      default:
        deliver(who);
        break;
    }
  }
  /// One of the records on the table, or a handful.
  void deliver(std::size_t who) {
    if (world_.table().empty()) return;
    std::vector<seal::CheckedRecord> records;
    for (std::size_t i = below(4) + 1; i > 0; --i) records.push_back(world_.table()[below(world_.table().size())]);
    world_.hear(who, records);
  }

  std::size_t below(std::size_t bound) {
    state_ = state_ * 6'364'136'223'846'793'005U + 1'442'695'040'888'963'407U;
    return static_cast<std::size_t>((state_ >> 33) % bound);
  }

 private:
  /// The machine goes on, but only a part of what it wanted durable is, and nothing was sent.
  void crash_halfway(std::size_t who) {
    auto& node = world_.node(who);
    if (node.liar || world_.table().empty()) return;
    const auto step = node.rounds->hear({world_.table()[below(world_.table().size())]}, world_.at(who));
    const std::size_t durable = below(step.keep.size() + 1);
    node.durable.insert(node.durable.end(), step.keep.begin(),
                        step.keep.begin() + static_cast<std::ptrdiff_t>(durable));
    world_.crash(who);
  }

  std::optional<seal::CheckedRecord> any(seal::RecordKind kind) {
    for (std::size_t tries = 0; tries < 12 && !world_.table().empty(); ++tries) {
      const auto& record = world_.table()[below(world_.table().size())];
      if (record.kind() == kind) return record;
    }
    return std::nullopt;
  }

  void lie() {
    std::vector<std::size_t> liars;
    for (std::size_t i = 0; i < world_.size(); ++i)
      if (world_.node(i).liar) liars.push_back(i);
    if (liars.empty()) return;
    const std::size_t liar = liars[below(liars.size())];
    const auto round = static_cast<seal::Round>(below(4));
    const auto named = [&]() -> std::optional<seal::Round> {
      if (round == 0 || below(2) == 0) return std::nullopt;
      return static_cast<seal::Round>(below(round));
    };
    const auto proposed = any(seal::RecordKind::propose);
    switch (below(4)) {
      case 0:
        world_.lie(liar, round, seal::Ready{root_of(below(32)), world_.now(), named()});
        break;
      case 1:
        if (proposed) world_.lie(liar, below(2) == 0 ? proposed->round() : round, prepare(*proposed, named()));
        break;
      case 2:
        if (proposed) world_.lie(liar, below(2) == 0 ? proposed->round() : round, seal::Commit{proposed->core(), {}});
        break;
      default:
        propose(liar, round, proposed);
        break;
    }
  }
  static seal::Prepare prepare(const seal::CheckedRecord& proposed, std::optional<seal::Round> named) {
    return {proposed.core(), named && *named < proposed.round() ? named : std::nullopt};
  }
  void propose(std::size_t liar, seal::Round round, const std::optional<seal::CheckedRecord>& proposed) {
    const auto opening = world_.opening(liar);
    round = round - round % static_cast<seal::Round>(world_.size());
    while (opening.witnesses.proposer(opening.place.page, round) != liar) ++round;
    if (proposed && proposed->round() < round && below(2) == 0) {
      world_.lie(liar, round, seal::Propose{proposed->says<seal::Propose>()->core, proposed->round(), {}});
      return;
    }
    std::map<seal::WitnessIndex, seal::SealRecord> readies;
    for (const auto& record : world_.table())
      if (record.kind() == seal::RecordKind::ready && record.round() == round)
        readies.emplace(record.witness(), record.record());
    std::vector<seal::SealRecord> carried;
    carried.reserve(readies.size());
    for (const auto& [witness, record] : readies) carried.push_back(record);
    if (carried.size() < opening.witnesses.quorum()) return;
    world_.lie(liar, round, toy_propose(opening, below(32) | 1U, carried));
  }

  SealWorld world_;
  std::uint64_t state_;
  Shape shape_;
};

}  // namespace folkmoot::test
