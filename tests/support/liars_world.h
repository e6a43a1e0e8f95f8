#pragma once

// A small world with liars, for property tests and fuzz doors: what honest journals keep must not depend on who showed
// what to whom, and when.

#include <algorithm>
#include <deque>

#include "tests/support/journal_world.h"

namespace folkmoot::test {

/// Honest nodes that write and exchange, liars that fork, support each other, introduce devices on their branches and
/// show every node something else. All decisions come from one stream of numbers, so that a case shrinks and replays.
class LiarsWorld {
 public:
  LiarsWorld(const std::vector<std::uint32_t>& choices, std::size_t honest, std::size_t liars) : choices_(choices) {
    for (std::size_t i = 0; i < honest + liars; ++i) (i < honest ? honest_ : liars_).emplace_back(i);
    auto first = founding(honest_[0]);
    remember(first);
    for (std::size_t i = 0; i < honest; ++i) nodes_.push_back(*journal::Journal::create(first));
    for (std::size_t i = 1; i < honest; ++i) introduce(honest_[i]);
    for (const auto& liar : liars_) introduce(liar);
    for (std::size_t i = 1; i < honest; ++i) deliver_all(0, i);
  }

  void run() {
    while (next_ < choices_.size()) {
      const std::uint32_t action = choose(8);
      if (action < 3)
        honest_writes(choose(nodes_.size()));
      else if (action < 5)
        exchange_some(choose(nodes_.size()), choose(nodes_.size()));
      else
        liar_writes(liars_[choose(liars_.size())]);
    }
  }

  /// Everybody meets everybody until nothing moves.
  void converge() {
    for (int round = 0; round < 40; ++round) {
      std::vector<Hash> before;
      before.reserve(nodes_.size());
      for (auto& node : nodes_) before.push_back(node.digest());
      for (std::size_t from = 0; from < nodes_.size(); ++from)
        for (std::size_t to = 0; to < nodes_.size(); ++to)
          if (from != to) deliver_all(from, to);
      bool moved = false;
      for (std::size_t i = 0; i < nodes_.size(); ++i) moved = moved || nodes_[i].digest() != before[i];
      if (!moved) return;
    }
  }

  std::vector<journal::Journal>& nodes() { return nodes_; }
  const std::set<EventId>& honest_events() const { return honest_events_; }
  const std::map<EventId, journal::CheckedEvent>& all() const { return all_; }
  [[nodiscard]] std::vector<DeviceId> devices() const {
    std::vector<DeviceId> out;
    out.reserve(honest_.size() + liars_.size());
    for (const auto* authors : {&honest_, &liars_})
      for (const Author& author : *authors) out.push_back(author.device);
    return out;
  }

 private:
  std::uint32_t choose(std::size_t below) {
    const std::uint32_t value = next_ < choices_.size() ? choices_[next_++] : 0;
    return value % static_cast<std::uint32_t>(below);
  }
  void remember(const journal::CheckedEvent& event) { all_.emplace(event.event().id, event); }
  void introduce(const Author& author) {
    auto event = compose(nodes_[0], honest_[0], device_record(author));
    remember(event);
    honest_events_.insert(event.event().id);
    nodes_[0].admit(std::move(event));
  }
  void honest_writes(std::size_t i) {
    auto event = compose(nodes_[i], honest_[i], note(reinterpret_id<EventId>(nodes_[i].assembly())));
    remember(event);
    honest_events_.insert(event.event().id);
    FM_CHECK(nodes_[i].admit(std::move(event)).outcome == journal::Admission::Outcome::kept);
  }
  /// What a node has and hands on: its kept events, in an order that the receiver must cope with; proofs; and what the
  /// other asks for by id.
  void deliver(std::size_t from, std::size_t to, std::size_t modulus) {
    std::vector<EventId> ids;
    for (journal::EventIndex e = 0; e < nodes_[from].table().size(); ++e)
      if (nodes_[from].is_kept(e)) ids.push_back(nodes_[from].table().id(e));
    std::rotate(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(choose(ids.size())), ids.end());
    for (const EventId& id : ids)
      if (modulus == 1 || choose(modulus) != 0) nodes_[to].admit(all_.at(id));
    for (const auto& [device, proof] : nodes_[from].forks())
      FM_CHECK(nodes_[to].admit_proof(all_.at(proof.first), all_.at(proof.second)).has_value());
    for (int walk = 0; walk < 200; ++walk) {
      bool found = false;
      for (const EventId& id : nodes_[to].missing()) {
        if (!nodes_[from].find(id) && nodes_[from].parked(id) == nullptr) continue;
        found = nodes_[to].admit(all_.at(id)).outcome != journal::Admission::Outcome::duplicate || found;
      }
      if (!found) return;
    }
  }
  void exchange_some(std::size_t from, std::size_t to) {
    if (from != to) deliver(from, to, 4);
  }
  void deliver_all(std::size_t from, std::size_t to) { deliver(from, to, 1); }

  void liar_writes(const Author& liar) {
    // Continue any own event (or begin anew where an introduction is named), name anything, show it to one or two
    // nodes.
    std::vector<EventId> own;
    for (const auto& [id, event] : all_)
      if (event.event().header.device == liar.device) own.push_back(id);
    std::vector<EventId> pool;
    pool.reserve(all_.size());
    for (const auto& [id, event] : all_) pool.push_back(id);
    std::optional<EventId> prev;
    std::uint64_t seq = 0;
    if (!own.empty() && choose(8) != 0) {
      prev = own[choose(own.size())];
      seq = all_.at(*prev).event().header.seq + 1;
    }
    std::vector<EventId> parents;
    if (seq == 0)  // what introduces it
      for (const auto& [id, event] : all_)
        if (event.introduces() == liar.device && parents.empty()) parents.push_back(id);
    for (std::uint32_t i = choose(3); i > 0; --i) parents.push_back(pool[choose(pool.size())]);
    const bool introduces = choose(5) == 0 && liars_.size() < 8;
    event::Content content = note(pool.front());
    if (introduces) {
      liars_.emplace_back(100 + liars_.size());
      content = device_record(liars_.back());
    }
    auto event = forge(nodes_[0].assembly(), liar, seq, prev, parents, content);
    remember(event);
    for (std::uint32_t i = 1 + choose(2); i > 0; --i) {
      const std::size_t to = choose(nodes_.size());
      // The liar shows the node enough of the past to be believed.
      show_past(to, event.event().id);
    }
  }
  void show_past(std::size_t to, const EventId& id) {
    std::vector<EventId> stack{id};
    std::set<EventId> seen;
    std::vector<EventId> order;
    while (!stack.empty()) {
      const EventId at = stack.back();
      stack.pop_back();
      if (!seen.insert(at).second) continue;
      order.push_back(at);
      const auto& header = all_.at(at).event().header;
      if (header.prev) stack.push_back(*header.prev);
      for (const EventId& parent : header.parents) stack.push_back(parent);
    }
    std::reverse(order.begin(), order.end());
    for (const EventId& shown : order) nodes_[to].admit(all_.at(shown));
  }

  const std::vector<std::uint32_t>& choices_;
  std::size_t next_ = 0;
  std::deque<Author> honest_;
  std::deque<Author> liars_;
  std::vector<journal::Journal> nodes_;
  std::map<EventId, journal::CheckedEvent> all_;
  std::set<EventId> honest_events_;
};

}  // namespace folkmoot::test
