#pragma once
// Two seals of one page, as a home keeps and shows them: both, whose they are, and what proves how that came
// (docs/protocol/seal.md sections 7 to 9). Until a reconvening names both and the one that goes on, no page is closed.
#include <optional>
#include <set>
#include <vector>

#include "seal/proofs.h"
#include "seal/reconvening.h"

namespace folkmoot::node {

struct Dispute {
  struct Side {
    seal::Seal seal;
    std::vector<SignKey> witnesses;
    /// By whose word these closed the page; nothing: the page before named them.
    std::optional<seal::Reconvening> by;
    [[nodiscard]] seal::CoreId core() const { return seal::core_id(seal.core); }
  };
  /// What two records of one witness prove.
  struct Proof {
    SignKey witness;
    seal::Cheat cheat = seal::Cheat::two_prepares;
    seal::SealRecord first;
    seal::SealRecord second;
  };

  /// The one that this home had closed the page with, or would have.
  Side ours;
  Side other;
  /// More than f witnesses of one set, if both sides are signed by that; two sets may each be honest, and fewer are
  /// shown where evidence is missing.
  std::vector<Proof> proofs;
  /// The reconvening that chose between them, and whether ours.
  std::optional<seal::ReconveningId> decided;
  bool ours_goes_on = false;

  [[nodiscard]] std::uint64_t page() const { return ours.seal.core.page; }
  [[nodiscard]] const Side& chosen() const { return ours_goes_on ? ours : other; }
  /// Whether this choice is the one between these two.
  [[nodiscard]] bool is_between(const seal::Choice& choice) const;
};

Bytes encode_dispute(const Dispute& dispute);
Result<Dispute> decode_dispute(BytesView bytes);

/// The proofs in the evidence of both, by the keys of the witnesses.
std::vector<Dispute::Proof> proofs_of(const seal::TwoSeals& two, const seal::WitnessSet& witnesses);

}  // namespace folkmoot::node
