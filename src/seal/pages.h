#pragma once
// The rounds of a node, page after page (docs/protocol/seal.md section 7). Two pages are at hand: the open one, and the
// last closed one, where commits still come and evidence is kept. Older evidence is the store's.
#include <optional>
#include <vector>

#include "seal/rounds.h"

namespace folkmoot::seal {

class Pages {
 public:
  explicit Pages(PageOpening open) : open_(std::move(open)) {}

  /// The seal of the open page is durable, and what follows from it is folded: the next one opens. A page is never
  /// entered otherwise; whoever is pages behind opens them one after the other.
  void open_next(PageOpening next);
  /// A reconvening names other witnesses for the open page: what was signed under the old ones stays as evidence, and
  /// nothing more is signed under them.
  void reconvene(PageOpening again);
  /// Two seals are known: nothing is signed any more, for either page.
  void retire();
  /// Nothing is signed any more for the page that was closed: its key is gone.
  void retire_closed() {
    if (closed_) closed_->retire();
  }

  enum class Where : std::uint8_t {
    open,     // of the open page
    closed,   // of the last closed page, or of the open page under witnesses that a reconvening replaced
    earlier,  // of a page closed before: answer with its seal
    unknown,  // of a page whose witnesses are not known here yet, or under a reconvening not known here: ask again
    foreign,  // of another assembly, or of another past than this one
  };
  [[nodiscard]] Where where(const Place& place) const;
  /// Against whom to check a record's signatures; null where that is not known, or known no more.
  [[nodiscard]] const WitnessSet* witnesses_of(const Place& place) const;

  /// Whether this record is kept already, of either page.
  [[nodiscard]] bool holds(const SealRecord& record) const {
    return open_.holds(record) || (closed_ && closed_->holds(record));
  }

  struct Heard {
    Rounds::Step open;
    Rounds::Step closed;
    /// Pages of which somebody still sends records though their seal is known here: answer with it, and with its
    /// evidence.
    std::vector<std::uint64_t> answer_with_seal;
    /// Some were of an unknown page: once it is known they are wanted.
    bool ask_again = false;
  };
  Heard hear(const std::vector<CheckedRecord>& records, Rounds::Now now);
  /// The number of the page and the way there: records of places that cannot be checked yet, before they are decoded in
  /// full. Tells what `hear` would say of them.
  void note_unchecked(const Place& place, Heard& heard) const;

  Rounds::Step look(Rounds::Now now) { return open_.look(now); }
  /// Another seal of the last closed page, whose signatures were verified against its witnesses: with another core it
  /// stops this witness.
  Rounds::Step hear_closed_seal(const Seal& seal, Rounds::Now now) {
    return closed_ ? closed_->hear_seal(seal, now) : Rounds::Step{};
  }
  [[nodiscard]] Rounds& open() { return open_; }
  [[nodiscard]] const Rounds& open() const { return open_; }
  [[nodiscard]] const std::optional<Rounds>& closed() const { return closed_; }

 private:
  Rounds open_;
  std::optional<Rounds> closed_;
};

}  // namespace folkmoot::seal
