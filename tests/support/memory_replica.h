#pragma once

// A replica that keeps its events in memory, and a wire between two sessions: for tests and measurements of sync.

#include <functional>
#include <map>
#include <vector>

#include "base/check.h"
#include "journal/journal.h"
#include "sync/replica.h"
#include "sync/session.h"

namespace folkmoot::test {

class MemoryReplica final : public sync::Replica {
 public:
  explicit MemoryReplica(const journal::CheckedEvent& founding) : journal_(*journal::Journal::create(founding)) {
    absorb();
  }

  journal::Journal& journal() override { return journal_; }
  std::optional<event::Event> fetch(journal::EventIndex e) override {
    if (e >= events_.size()) return std::nullopt;
    return events_[e];
  }
  std::optional<event::Event> evidence(const EventId& id) override {
    const auto found = evidence_.find(id);
    if (found == evidence_.end()) return std::nullopt;
    return found->second;
  }

  journal::Admission::Outcome admit(journal::CheckedEvent event) {
    const auto outcome = journal_.admit(std::move(event)).outcome;
    absorb();
    return outcome;
  }
  /// As a node does with what a session hands out. Returns how many were not genuine.
  std::size_t take_in(const sync::Step& step) {
    std::size_t forged = 0;
    for (const sync::ProofPair& proof : step.proofs) {
      auto first = journal::CheckedEvent::check(proof.first);
      auto second = journal::CheckedEvent::check(proof.second);
      if (!first || !second || !journal_.admit_proof(*first, *second)) ++forged;
    }
    absorb();
    for (const event::Event& event : step.events) {
      auto checked = journal::CheckedEvent::check(event);
      if (checked)
        admit(*std::move(checked));
      else
        ++forged;
    }
    return forged;
  }
  /// Without checks and without looking at what became of it: for building large histories fast.
  void absorb() {
    journal::Changes changes = journal_.take_changes();
    for (auto& added : changes.added) {
      FM_CHECK(added.index == events_.size());
      events_.push_back(std::move(added.event));
    }
    for (event::Event& event : changes.evidence) {
      auto& kept = evidence_[event.id];
      if (!kept.body) kept = std::move(event);
    }
  }
  [[nodiscard]] const std::vector<event::Event>& events() const { return events_; }

 private:
  journal::Journal journal_;
  std::vector<event::Event> events_;
  std::map<EventId, event::Event> evidence_;
};

/// Two sessions and what goes between them. `initiator` and `responder` outlive it.
class Wire {
 public:
  Wire(MemoryReplica& initiator, MemoryReplica& responder, std::uint8_t seed = 0) : ends_{&initiator, &responder} {
    for (std::size_t i = 0; i < 2; ++i) {
      Hash random;
      random.bytes.fill(static_cast<std::uint8_t>(std::size_t{2} * seed + i + 1));
      sessions_.emplace_back(*ends_[i],
                             sync::Session::Options{i == 0 ? sync::Role::initiator : sync::Role::responder, random});
    }
  }

  /// May change a message on its way; false drops the connection instead.
  std::function<bool(Bytes&)> on_the_way;

  /// Until both have ended or nothing moves any more. Returns false when it was cut.
  bool run() {
    for (std::size_t i = 0; i < 2; ++i) take(i, sessions_[i].start());
    while (!queue_[0].empty() || !queue_[1].empty()) {
      for (std::size_t to = 0; to < 2; ++to) {
        if (queue_[to].empty()) continue;
        Bytes message = std::move(queue_[to].front());
        queue_[to].pop_front();
        if (on_the_way && !on_the_way(message)) return false;
        FM_CHECK(++messages_ < kMaxMessages);
        take(to, sessions_[to].on_message(message));
      }
    }
    return true;
  }
  [[nodiscard]] bool equal() const {
    return sessions_[0].status() == sync::SessionStatus::equal && sessions_[1].status() == sync::SessionStatus::equal;
  }
  [[nodiscard]] const sync::Session& session(std::size_t i) const { return sessions_[i]; }
  [[nodiscard]] const std::optional<Error>& error(std::size_t i) const { return errors_[i]; }
  [[nodiscard]] std::size_t forged() const { return forged_; }

 private:
  static constexpr std::size_t kMaxMessages = 1'000'000;

  void take(std::size_t at, sync::Step step) {
    for (;;) {
      for (Bytes& message : step.messages) queue_[1 - at].push_back(std::move(message));
      forged_ += ends_[at]->take_in(step);
      if (step.error) errors_[at] = step.error;
      const bool more = step.more || !step.events.empty() || !step.proofs.empty();
      if (!more || step.status != sync::SessionStatus::running) return;
      step = sessions_[at].progress();
    }
  }

  MemoryReplica* ends_[2];
  std::vector<sync::Session> sessions_;
  std::deque<Bytes> queue_[2];  // by receiver
  std::optional<Error> errors_[2];
  std::size_t messages_ = 0;
  std::size_t forged_ = 0;
};

}  // namespace folkmoot::test
