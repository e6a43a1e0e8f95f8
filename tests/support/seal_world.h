#pragma once
// Witnesses of one page around a table: each has a toy journal and the shipping machine. What is sent lies on the table
// until somebody delivers it; nodes can crash, forget what was not durable, and start again from what was.
#include <functional>
#include <memory>

#include "tests/support/seal_toys.h"

namespace folkmoot::test {

class SealWorld {
 public:
  struct Node {
    seal::WitnessIndex index = 0;
    bool liar = false;
    bool up = true;
    bool copied = false;  // its key was seen at work elsewhere; durable
    ToyView view;
    std::int64_t clock_ms_off = 0;
    std::optional<seal::Rounds> rounds;
    std::vector<seal::CheckedRecord> durable;
    std::vector<seal::Proof> proofs;
    std::optional<seal::TwoSeals> two_seals;
    std::vector<seal::Rounds::Refusal> refused;
    std::optional<Instant> wake;
  };

  explicit SealWorld(std::size_t witnesses, const seal::Defences& defences = {}) : defences_(defences) {
    nodes_.resize(witnesses);
    for (std::size_t i = 0; i < witnesses; ++i) {
      nodes_[i].index = static_cast<seal::WitnessIndex>(i);
      nodes_[i].view.events = 1;
      nodes_[i].rounds.emplace(opening(i));
    }
  }

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  Node& node(std::size_t i) { return nodes_[i]; }
  [[nodiscard]] const Node& node(std::size_t i) const { return nodes_[i]; }
  [[nodiscard]] seal::PageOpening opening(std::size_t i) const {
    return toy_opening(nodes_.size(), static_cast<seal::WitnessIndex>(i), defences_);
  }
  seal::Rounds& rounds(std::size_t i) { return *nodes_[i].rounds; }
  [[nodiscard]] std::vector<seal::CheckedRecord>& table() { return table_; }
  [[nodiscard]] Instant now() const { return now_; }
  void pass(std::uint64_t ms) { now_.ms += ms; }
  [[nodiscard]] std::size_t liars_max() const { return (nodes_.size() - 1) / 3; }

  /// Time passes to its wake or by nothing, and the node looks around.
  void look(std::size_t i) {
    if (live(i)) carry_out(i, nodes_[i].rounds->look(at(i)));
  }
  void hear(std::size_t i, const std::vector<seal::CheckedRecord>& records) {
    if (live(i)) carry_out(i, nodes_[i].rounds->hear(records, at(i)));
  }
  void hear(std::size_t i, const seal::CheckedRecord& record) { hear(i, std::vector{record}); }

  /// What a liar says: on the table for whoever gets it.
  seal::CheckedRecord lie(std::size_t i, seal::Round round,
                          std::variant<seal::Ready, seal::Propose, seal::Prepare, seal::Commit> says) {
    nodes_[i].liar = true;
    table_.push_back(toy_record(opening(i), static_cast<seal::WitnessIndex>(i), round, std::move(says)));
    return table_.back();
  }

  /// The machine is gone and comes back with what was durable.
  void crash(std::size_t i) {
    Node& node = nodes_[i];
    seal::PageOpening again = opening(i);
    if (node.copied) again.self.reset();
    node.rounds.emplace(std::move(again));
    for (const auto& record : node.durable) {
      node.rounds->restore(record);
      // What was durable and perhaps never sent is handed to whoever lacks it, as by any exchange of records.
      if (record.witness() == i && std::ranges::find(table_, record) == table_.end()) table_.push_back(record);
    }
  }

  /// A good network: events and records reach everybody who is up, again and again, while time passes.
  void run_well(std::size_t turns = 400) {
    for (std::size_t turn = 0; turn < turns && !all_sealed(); ++turn) {
      EventBits all = 0;
      for (const Node& node : nodes_)
        if (node.up && !node.liar) all |= node.view.events;
      for (std::size_t i = 0; i < nodes_.size(); ++i) {
        if (!live(i)) continue;
        nodes_[i].view.events |= all;
        look(i);
        hear(i, table_);
      }
      // As long as something new is said no time passes; then as much as somebody waits for.
      if (table_.size() == seen_) pass_to_next_wake();
      seen_ = table_.size();
    }
  }
  [[nodiscard]] bool all_sealed() const {
    for (const Node& node : nodes_)
      if (node.up && !node.liar && !node.rounds->seal()) return false;
    return true;
  }
  /// The different cores that honest nodes hold seals of.
  [[nodiscard]] std::vector<seal::CoreId> sealed_cores() const {
    std::vector<seal::CoreId> out;
    for (const Node& node : nodes_) {
      if (node.liar || !node.rounds->seal()) continue;
      const auto id = seal::core_id(node.rounds->seal()->core);
      if (std::ranges::find(out, id) == out.end()) out.push_back(id);
    }
    return out;
  }
  /// A proof against an honest witness: must never be.
  [[nodiscard]] bool somebody_honest_is_framed() const {
    std::vector<seal::CheckedRecord> all = table_;
    for (const Node& node : nodes_) all.insert(all.end(), node.durable.begin(), node.durable.end());
    for (const auto& [witness, proof] : seal::find_proofs(all))
      if (!nodes_[witness].liar) return true;
    return false;
  }
  void carry_out(std::size_t i, const seal::Rounds::Step& step) {
    Node& node = nodes_[i];
    node.durable.insert(node.durable.end(), step.keep.begin(), step.keep.end());
    table_.insert(table_.end(), step.send.begin(), step.send.end());
    node.proofs.insert(node.proofs.end(), step.proofs.begin(), step.proofs.end());
    node.refused.insert(node.refused.end(), step.refused.begin(), step.refused.end());
    if (step.two_seals) node.two_seals = step.two_seals;
    node.wake = step.wake;
    node.copied = node.copied || step.found_own_copy;
  }
  seal::Rounds::Now at(std::size_t i) {
    return {nodes_[i].view, signer_, {now_.ms + static_cast<std::uint64_t>(nodes_[i].clock_ms_off)}};
  }

 private:
  [[nodiscard]] bool live(std::size_t i) const { return nodes_[i].up && !nodes_[i].liar; }
  void pass_to_next_wake() {
    std::optional<Instant> next;
    for (const Node& node : nodes_) {
      if (!node.up || node.liar || !node.wake) continue;
      const Instant wake{node.wake->ms - static_cast<std::uint64_t>(node.clock_ms_off)};
      if (!next || wake < *next) next = wake;
    }
    now_.ms = std::max(now_.ms + 1, next ? next->ms : 0);
  }

  seal::Defences defences_;
  std::vector<Node> nodes_;
  std::vector<seal::CheckedRecord> table_;
  std::size_t seen_ = 0;
  NullSigner signer_;
  Instant now_ = kToyStart;
};

}  // namespace folkmoot::test
