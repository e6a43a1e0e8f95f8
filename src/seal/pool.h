#pragma once
// The seal records of one page that are kept, and what they add up to: which prepares count, which cores have Q of
// them, how far each witness is. Bounded, whatever liars send (docs/protocol/seal.md section 5.6).
#include <optional>
#include <vector>

#include "seal/defences.h"
#include "seal/proofs.h"
#include "seal/record.h"

namespace folkmoot::seal {

/// Q counted prepares of one round for one core.
struct PrepareQuorum {
  Round round = 0;
  CoreId core;
  bool operator==(const PrepareQuorum&) const = default;
};

class Pool {
 public:
  struct Page {
    std::uint64_t number = 1;
    std::size_t witnesses = 1;
    std::size_t liars_max = 0;
    std::size_t quorum = 1;
  };
  explicit Pool(const Page& page, const Defences& defences = {}) : page_(page), defences_(defences) {}

  enum class Fate : std::uint8_t { kept, known, too_far, not_the_proposer, surplus };
  struct Keeping {
    Fate fate = Fate::known;
    /// What this record proves of its witness together with one that was kept before.
    std::optional<Proof> proof;
  };
  /// Of each witness, round and kind the first is kept and one that contradicts it; further ones only where others need
  /// them: a prepare that counts for a core for which f+1 others prepared in that round, a propose whose core that many
  /// prepared, a commit of a core with Q prepares.
  Keeping keep(const CheckedRecord& record);

  /// By round, kind, witness and id: not by arrival.
  [[nodiscard]] const std::vector<CheckedRecord>& records() const { return records_; }
  [[nodiscard]] bool holds(const SealRecordId& id, Round round) const;
  /// Whether this very record is kept, found without its id: most of what others send is known already.
  [[nodiscard]] bool holds(const SealRecord& record) const;
  /// The records of that round and kind, in their order.
  [[nodiscard]] std::vector<const CheckedRecord*> of(Round round, RecordKind kind) const;
  /// The first of that witness, if any.
  [[nodiscard]] const CheckedRecord* first_of(Round round, RecordKind kind, WitnessIndex witness) const;
  /// The core of that name, from any propose that is kept.
  [[nodiscard]] const Core* core(const CoreId& id) const;

  /// A prepare counts with its core, and with the Q prepares that it names, counted by this same rule.
  [[nodiscard]] bool counts(const CheckedRecord& prepare) const;
  /// Ascending by round; in one round two only when more than f lie.
  [[nodiscard]] const std::vector<PrepareQuorum>& quorums() const { return quorums_; }
  [[nodiscard]] bool has_quorum(Round round, const CoreId& core) const;
  /// The latest round before `below` with Q counted prepares, for this core or for any.
  [[nodiscard]] std::optional<PrepareQuorum> latest_quorum(Round below) const;
  [[nodiscard]] std::optional<Round> latest_quorum(Round below, const CoreId& core) const;
  /// How many witnesses committed this core in that round.
  [[nodiscard]] std::size_t commits(Round round, const CoreId& core) const;

  /// One more than the highest round of which a record of that witness is kept; 0: none is.
  [[nodiscard]] std::uint64_t rounds_of(WitnessIndex witness) const;
  /// How many witnesses have records of that round or later.
  [[nodiscard]] std::size_t witnesses_at(Round round) const;
  /// The (f+1)-th highest of `rounds_of`: at least one honest witness is as far.
  [[nodiscard]] std::uint64_t rounds_of_some_honest() const;

  /// Some prepares do not count yet: their core, or the Q prepares that they name, are not held. To be asked for.
  [[nodiscard]] bool lacks_something() const;
  [[nodiscard]] const Page& page() const { return page_; }

 private:
  [[nodiscard]] std::vector<CheckedRecord>::const_iterator begin_of(Round round, RecordKind kind) const;
  [[nodiscard]] std::size_t preparers(Round round, const CoreId& core, WitnessIndex but) const;
  [[nodiscard]] bool is_needed(const CheckedRecord& record) const;
  void recount();

  Page page_;
  Defences defences_;
  std::vector<CheckedRecord> records_;
  std::vector<std::uint64_t> rounds_;  // of each witness, as in `rounds_of`
  std::vector<CoreId> cores_;          // of the proposes that are kept, ascending
  std::vector<PrepareQuorum> quorums_;
};

}  // namespace folkmoot::seal
