#pragma once
// Makes proofs, as small as the seals at hand allow. What it is given is trusted; what it makes is checked by whoever
// gets it (verify.h).
#include <functional>
#include <span>

#include "crypto/merkle_map.h"
#include "proof/format.h"

namespace folkmoot::proof {

/// A seal, and the witnesses of its page.
struct ChainSeal {
  seal::Seal seal;
  seal::WitnessSet witnesses;
  /// Where others than those whom the seal before named are its witnesses: what made them so. Asked for only where no
  /// other way leads to the last seal, since it is as large as the roll.
  std::function<Result<Reconvened>()> reconvened = {};
};

/// The state of the last seal of a chain, as far as proofs ask for it.
class StateSource {
 public:
  virtual ~StateSource() = default;
  /// The map of each subject that has an entry, by its name.
  virtual std::vector<std::pair<std::string_view, const crypto::MerkleMap*>> subjects() = 0;
  /// The entry with this hash of its key; it is in the subject's map.
  virtual std::optional<Entry::Present> entry(std::string_view subject, const Hash& key) = 0;
};

struct WantedEntry {
  std::string_view subject;
  /// Canonical CBOR.
  Bytes key;
};

/// Proves the entry, or that there is none.
Result<Entry> prove_entry(StateSource& state, const WantedEntry& wanted);

/// The fewest links from the start (the core of a seal, or the founding) to the last seal of `chain`, whose pages
/// ascend. Seals of pages before the start are passed over. None needed where the start is the last seal. Where nothing
/// else leads there, it passes reconvenings.
Result<std::vector<Link>> shortest_links(const std::variant<seal::Core, FoundingEvidence>& start,
                                         std::span<const ChainSeal> chain);

struct Plan {
  AssemblyId assembly;
  std::optional<Shown> founding;
  std::variant<seal::Core, FoundingEvidence> start;
  std::span<const ChainSeal> chain;
  std::optional<Shown> text;
  std::vector<WantedEntry> entries;
};
Result<Proof> build(const Plan& plan, StateSource& state);

}  // namespace folkmoot::proof
