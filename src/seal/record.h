#pragma once
// Seal records: what witnesses say to each other in the rounds of a page (docs/protocol/seal.md section 5). They are no
// events: outside frontier, quota and digest of events, and any carrier moves them.
//
//   record = [fields, signatures]; fields = [kind, assembly, page, opening, round, witness, before, ...]
//   id     = H("fm1/srec" || fields); the first signature is Ed25519 over "fm1/srec" || id
#include <optional>
#include <variant>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "crypto/sign.h"
#include "seal/core.h"
#include "seal/witnesses.h"

namespace folkmoot::seal {

using SealRecordId = FixedBytes<struct SealRecordIdTag>;

/// The page that a record belongs to. `opening` is what its witnesses were named by: H(core) of the page before (in
/// page 1 the assembly's id), or the id of a reconvening. So nothing said under one set of witnesses is taken for
/// something said under another.
struct Place {
  AssemblyId assembly;
  std::uint64_t page = 1;
  Hash opening;
  bool operator==(const Place&) const = default;
};

enum class RecordKind : std::uint8_t { ready = 1, propose = 2, prepare = 3, commit = 4 };

/// The first act on entering a round.
struct Ready {
  Hash frontier;  // of all that the witness holds and has read
  Instant clock;
  /// The latest earlier round of which it holds Q prepares.
  std::optional<Round> latest;
  bool operator==(const Ready&) const = default;
};

/// A ready as a propose of its round carries it: what the propose says already is left out.
struct CarriedReady {
  WitnessIndex witness = 0;
  std::optional<SealRecordId> before;
  Ready ready;
  Signature signature;
  bool operator==(const CarriedReady&) const = default;
};

struct Propose {
  Core core;
  /// The latest round of which the proposer holds Q prepares for this core; none for a fresh core.
  std::optional<Round> rests_on;
  /// For a fresh core the readies of this round that it rests on, ascending by witness; else none.
  std::vector<CarriedReady> readies;
  bool operator==(const Propose&) const = default;
};

struct Prepare {
  CoreId core;
  /// The latest earlier round of which the witness holds Q prepares for this core; none: the core is fresh.
  std::optional<Round> rests_on;
  bool operator==(const Prepare&) const = default;
};

struct Commit {
  CoreId core;
  /// What enters the seal: over "fm1/seal" || round || H(core).
  Signature seal;
  bool operator==(const Commit&) const = default;
};

struct SealRecord {
  Place place;
  Round round = 0;
  WitnessIndex witness = 0;
  /// The witness's record before this one, which need not be held.
  std::optional<SealRecordId> before;
  std::variant<Ready, Propose, Prepare, Commit> says;
  Signature signature;

  bool operator==(const SealRecord&) const = default;
  [[nodiscard]] RecordKind kind() const { return static_cast<RecordKind>(says.index() + 1); }
};

Bytes encode_fields(const SealRecord& record);
Bytes encode_record(const SealRecord& record);
/// Strict in form; signatures are for `CheckedRecord`.
Result<SealRecord> decode_record(BytesView bytes);
SealRecordId record_id(const SealRecord& record);

/// The ready record that a propose carries, whole again.
SealRecord carried_record(const SealRecord& propose, const CarriedReady& carried);
/// And back.
CarriedReady carry(const SealRecord& ready);

/// What the core of a fresh propose must say of the readies that it rests on.
struct ReadyRoot {
  WitnessBits bits;
  Hash root;
  /// The lower median of their clocks.
  Instant median;
};
/// `readies` are ready records, ascending by witness, not empty; `witnesses` is their number in the page.
ReadyRoot root_of_readies(const std::vector<SealRecord>& readies, std::size_t witnesses);

/// Whoever signs: a seal key, or in simulations nothing.
class RecordSigner {
 public:
  virtual ~RecordSigner() = default;
  virtual Signature sign(std::string_view tag, BytesView message) = 0;
};

class KeySigner final : public RecordSigner {
 public:
  explicit KeySigner(crypto::SigningKey key) : key_(std::move(key)) {}
  Signature sign(std::string_view tag, BytesView message) override { return key_.sign(tag, message); }
  [[nodiscard]] const SignKey& public_key() const { return key_.public_key(); }

 private:
  crypto::SigningKey key_;
};

/// A record whose form and signatures were checked, on any thread, against the witnesses of its page.
class CheckedRecord {
 public:
  static Result<CheckedRecord> check(SealRecord record, const WitnessSet& witnesses);
  /// A record that this node signed, or checked before it stored it.
  static CheckedRecord trusted(SealRecord record);
  /// Signs both signatures of a commit, else one.
  static CheckedRecord sign(SealRecord record, RecordSigner& signer);

  bool operator==(const CheckedRecord&) const = default;
  [[nodiscard]] const SealRecord& record() const { return record_; }
  [[nodiscard]] const SealRecordId& id() const { return id_; }
  [[nodiscard]] Round round() const { return record_.round; }
  [[nodiscard]] WitnessIndex witness() const { return record_.witness; }
  [[nodiscard]] RecordKind kind() const { return record_.kind(); }
  /// What it says, where it is of that kind.
  template <class Says>
  [[nodiscard]] const Says* says() const {
    return std::get_if<Says>(&record_.says);
  }
  /// The core that it names; zero for a ready.
  [[nodiscard]] const CoreId& core() const { return core_; }

 private:
  explicit CheckedRecord(SealRecord record);

  SealRecord record_;
  SealRecordId id_;
  CoreId core_;
};

}  // namespace folkmoot::seal
