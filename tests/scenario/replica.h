#pragma once

// What one node makes of a story: a journal and its fold. The straight play has one, the shuffled play several, to whom
// the same events come in other orders.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "assembly/fold.h"
#include "journal/journal.h"

namespace folkmoot::scenario {

/// What closed a page.
struct Seal {
  /// Without its frontier: each replica finds that from the tips.
  journal::SealedPage page;
  std::vector<EventId> tips;
  Hash order;
  std::vector<assembly::PageEnd::Fork> forks = {};
};

class Replica final : public assembly::BodySource {
 public:
  explicit Replica(const event::Event& founding);

  journal::Admission admit(const event::Event& event);
  /// Folds what was admitted since the last call.
  void fold();
  /// Whether it holds what the seal covers, and every page before.
  [[nodiscard]] bool can_close(const Seal& seal);
  void close(const Seal& seal);

  [[nodiscard]] journal::Journal& journal() { return journal_; }
  [[nodiscard]] const journal::Journal& journal() const { return journal_; }
  [[nodiscard]] const assembly::State& state() const { return fold_.state(); }
  [[nodiscard]] const event::Charter& charter() const { return journal_.charter(); }
  [[nodiscard]] Hash state_hash() { return fold_.state_hash(journal_); }
  /// "applied", "void: CODE", "parked: CODE", "refused: CODE" or "not kept".
  [[nodiscard]] std::string fate(const EventId& id) const;
  [[nodiscard]] std::size_t void_count() const;
  /// The fold saved and read again, in its place. Says what went wrong, if anything did.
  std::string save_and_load();

  std::optional<Bytes> body(assembly::EventIndex e) override;

 private:
  journal::Journal journal_;
  assembly::Fold fold_;
  std::map<EventId, Bytes> bodies_;
  std::map<EventId, journal::Admission> not_kept_;
};

}  // namespace folkmoot::scenario
