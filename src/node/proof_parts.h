#pragma once
// Of proofs.cpp only: what a proof is built from, found in the journal and in the state of the last seal.
#include "node/holding.h"
#include "proof/build.h"

namespace folkmoot::node {

/// The event as somebody is shown it who knows its id; nothing where its body is not kept any more.
std::optional<proof::Shown> shown(Holding& holding, journal::EventIndex e);

/// What ties the witnesses of page 1 to the founding event.
Allowed<proof::FoundingEvidence> founding_evidence(Holding& holding);

/// The entries of the last seal's state.
class SealedState final : public proof::StateSource {
 public:
  explicit SealedState(Holding& holding);
  std::vector<std::pair<std::string_view, crypto::MerkleMap*>> subjects() override;
  std::optional<proof::Entry::Present> entry(std::string_view subject, const Hash& key) override;

 private:
  const assembly::State& state_;
  const journal::Table& table_;
  /// Copies: to find a way in a map may hash it.
  std::array<crypto::MerkleMap, assembly::kSubjectCount> maps_;
};

}  // namespace folkmoot::node
