#pragma once
// The rounds that close one page: a pure state machine. Records, time and what the journal holds go in; records to keep
// and send, proofs, a time to be woken at and a finished seal come out (docs/protocol/seal.md section 6).
//
// Whoever drives it: makes the records of a step durable, in their order, before any of them is sent; keeps its timer;
// hands in again, by `restore`, what was durable when it starts anew; calls `look` when the journal has changed, when a
// step's `wake` has come, and when nothing else happened for a while. Records may come in any order, doubled or not at
// all, as often as anybody likes: what is refused for now can be handed in again later.
//
// A node that is no witness of the page runs the same machine without `self`: it keeps and hands on, and sees the seal.
#include <optional>
#include <vector>

#include "seal/page_view.h"
#include "seal/pool.h"

namespace folkmoot::seal {

/// What is known of a page when it opens.
struct PageOpening {
  Place place;
  WitnessSet witnesses;
  /// H(core) of the page before, and its time; in page 1 the assembly's id and the founding's claim.
  Hash previous;
  Instant previous_time;
  /// When this node entered the page, by its own clock.
  Instant opened;
  /// This node's place among the witnesses, if it is one and may sign.
  std::optional<WitnessIndex> self;
  Pace pace;
  Defences defences;
};

/// How far a core has come: "undoing this would take `cheats` provable cheats".
struct Finality {
  std::size_t commits = 0;
  bool by_majority = false;
  bool sealed = false;
  std::size_t cheats = 0;
};

/// Since when the round lasts that this ready began, and for how long. A node that runs for moments only, now and then,
/// would never see a round end if each start began it anew.
struct RoundTimer {
  SealRecordId ready;
  Instant since;
  std::uint64_t duration_ms = 0;
  bool operator==(const RoundTimer&) const = default;
};

class Rounds {
 public:
  /// What a call is made with.
  struct Now {
    PageView& view;
    RecordSigner& signer;
    Instant time;
  };

  struct Refusal {
    SealRecordId record;
    Code code;
  };

  struct Step {
    /// Newly kept, in the order in which they must become durable.
    std::vector<CheckedRecord> keep;
    /// This witness's own among them, to be sent once all of `keep` is durable.
    std::vector<CheckedRecord> send;
    std::vector<Proof> proofs;
    std::vector<Refusal> refused;
    /// The page's seal, in the step in which it was reached.
    std::optional<Seal> sealed;
    /// Two seals of this page with different cores.
    std::optional<TwoSeals> two_seals;
    /// A record of this witness's key was met that this machine did not sign. To be made durable before anything else:
    /// from then on, whatever happens, the key signs no more, and `PageOpening::self` is none.
    bool found_own_copy = false;
    /// When to call `look` at the latest.
    std::optional<Instant> wake;
    /// The timer of the round, where it began to run: to be kept for `restore_timer`.
    std::optional<RoundTimer> timer;
  };

  explicit Rounds(PageOpening opening);

  /// A record that was durable here: all of them, in the order in which they became so, before anything else.
  void restore(const CheckedRecord& record);
  /// A seal that was durable here, after the records.
  void restore_seal(const Seal& seal) { seal_ = seal; }
  /// The timer that was kept, after the records; that of another round is passed over.
  void restore_timer(const RoundTimer& timer);

  Step hear(const std::vector<CheckedRecord>& records, Now now);
  Step look(Now now);
  /// A seal whose signatures were verified against this page's witnesses. The first is taken when its Q prepares are
  /// held (else refused with `seal.prepares_missing`: ask for its evidence); a second one with another core stops this
  /// witness.
  Step hear_seal(const Seal& seal, Now now);

  /// Signs nothing more, for good: a reconvening named other witnesses. Keeps, hands on and sees seals as before.
  void retire() { opening_.self.reset(); }

  [[nodiscard]] const PageOpening& opening() const { return opening_; }
  [[nodiscard]] const Pool& pool() const { return pool_; }
  /// The round that this witness is in; none before the first.
  [[nodiscard]] std::optional<Round> round() const { return round_; }
  [[nodiscard]] const std::optional<PrepareQuorum>& lock() const { return lock_; }
  [[nodiscard]] const std::optional<Seal>& seal() const { return seal_; }
  /// A record of this witness's key was met that this machine never signed: the home was copied or rolled back. It
  /// signs nothing until it has a new seal key.
  [[nodiscard]] bool found_own_copy() const { return found_own_copy_; }
  /// Two seals are known: nothing is signed until a reconvening.
  [[nodiscard]] bool has_two_seals() const { return two_seals_; }
  [[nodiscard]] Finality finality() const;
  /// The commits of the sealed core, in whichever round has most of them and the Q prepares: later ones add to a seal.
  [[nodiscard]] std::optional<Seal> widest_seal() const;
  /// What an answer to somebody who lacks the seal needs beside it: the Q prepares of its round, what they name and so
  /// on down, and the proposes that hold the cores.
  [[nodiscard]] std::vector<CheckedRecord> evidence_of(Round round, const CoreId& core) const;
  /// A name of what is kept, the same on all nodes that have heard the same, in whichever order.
  [[nodiscard]] Hash digest() const;
  /// Whether this record is kept: then there is nothing to check or to hear of it.
  [[nodiscard]] bool holds(const SealRecord& record) const {
    return record.place == opening_.place && (pool_.holds(record) || pool_.holds(record_id(record), record.round));
  }

 private:
  [[nodiscard]] bool is_silent() const { return !opening_.self || found_own_copy_ || two_seals_; }
  [[nodiscard]] const CheckedRecord* own(RecordKind kind) const;

  Pool::Keeping keep(const CheckedRecord& record);
  void take(const CheckedRecord& record, Step& step);
  void go_on(Now now, Step& step);
  bool go_on_once(Now now, Step& step);
  void say(std::variant<Ready, Propose, Prepare, Commit> what, Now now, Step& step);

  bool enter_round(Now now, Step& step);
  void run_timer(Now now, Step& step);
  bool propose(Now now, Step& step);
  [[nodiscard]] std::optional<Propose> fresh_core(Now now, const std::vector<SealRecord>& readies) const;
  bool prepare(Now now, Step& step);
  [[nodiscard]] std::optional<Prepare> may_prepare(const CheckedRecord& propose, Now now) const;
  bool commit(Now now, Step& step);
  [[nodiscard]] bool may_commit(Round round, const CoreId& core) const;
  void finish(Step& step);
  [[nodiscard]] std::optional<Seal> seal_of(Round round, const CoreId& core) const;
  void meet(const Seal& seal, Step& step);
  [[nodiscard]] std::optional<Instant> wake(Now now) const;

  PageOpening opening_;
  Pool pool_;
  /// Of what the pool keeps: asked for at each meeting.
  mutable std::optional<Hash> digest_;
  std::optional<Round> round_;
  std::optional<PrepareQuorum> lock_;
  std::optional<SealRecordId> last_own_;
  /// None before the timer of the round runs.
  std::optional<RoundTimer> timer_;
  std::optional<Seal> seal_;
  bool found_own_copy_ = false;
  bool two_seals_ = false;
};

/// How long a round lasts whose readies have these ages: max(30 s x 2^round, min(8 x their lower median, 6 h x
/// 2^round)).
std::uint64_t round_duration_ms(Round round, std::vector<std::uint64_t> ages_ms);

}  // namespace folkmoot::seal
