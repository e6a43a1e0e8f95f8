#pragma once
// What a seal says: the core (docs/protocol/seal.md section 2), and the seal itself, the certificate of a quorum of
// witnesses over it (section 4). Pure functions from bytes to values and back.
#include <optional>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "codec/reader.h"
#include "seal/witnesses.h"

namespace folkmoot::seal {

/// H("fm1/core" || core): the name of what was sealed. Seals are compared by it alone.
using CoreId = FixedBytes<struct CoreIdTag>;

/// The number of a round within a page, from 0.
using Round = std::uint32_t;

/// What a frontier amounts to: what whoever holds all of it folds to, at a given time.
struct Outcome {
  Hash state;
  Hash next_witnesses;
  std::uint32_t next_count = 0;
  std::uint64_t protocol = 1;
  bool operator==(const Outcome&) const = default;
};

struct Core {
  AssemblyId assembly;
  /// The page that it closes, from 1.
  std::uint64_t page = 1;
  /// H(core) of the page before; for page 1 the assembly's id.
  Hash previous;
  Hash frontier;
  /// Which witnesses' readies it rests on, and the Merkle list of these readies' ids in the order of the witnesses.
  WitnessBits readies;
  Hash readies_root;
  Instant time;
  Outcome outcome;

  bool operator==(const Core&) const = default;
};

Bytes encode_core(const Core& core);
Result<Core> decode_core(BytesView bytes);
CoreId core_id(const Core& core);

struct Seal {
  Core core;
  Round round = 0;
  WitnessBits signers;
  /// Of the signers' commits, in the order of the witnesses: Ed25519 over "fm1/seal" || round u32 || H(core).
  std::vector<Signature> commits;

  bool operator==(const Seal&) const = default;
};

Bytes encode_seal(const Seal& seal);
Result<Seal> decode_seal(BytesView bytes);

/// What a commit's first signature is over.
Bytes commit_message(Round round, const CoreId& core);
void append_commit_message(Bytes& out, Round round, const CoreId& core);

/// The seal is signed by a quorum of exactly these witnesses, every signature verifies, and the bits fit their number.
/// That the witnesses are those of the page is for the caller: their root stands in the core of the page before.
Result<Ok> verify_seal(const Seal& seal, const WitnessSet& witnesses);

/// The seal closes the page after `previous`, by the witnesses that `previous` named, and verifies.
Result<Ok> verify_next(const Core& previous, const Seal& seal, const WitnessSet& witnesses);

/// The number of a page, as formats write it; a fault of the reader where it is none.
std::uint64_t read_page(codec::Reader& in);

}  // namespace folkmoot::seal
