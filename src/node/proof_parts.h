#pragma once
// Of proofs.cpp only: what a proof is built from, found in the journal and in the state of the last seal.
#include "node/holding.h"
#include "proof/build.h"

namespace folkmoot::node {

/// The event as somebody is shown it who knows its id; nothing where its body is not kept any more.
std::optional<proof::Shown> shown(Holding& holding, journal::EventIndex e);

/// The key under which an event's or a person's entry stands in its map.
Bytes map_key(BytesView id);

/// What ties the witnesses of page 1 to the founding event.
Allowed<proof::FoundingEvidence> founding_evidence(Holding& holding);

/// By whose word others than those whom the seal before named closed this page, where a proof can show it: not of page
/// 1, nor where two seals were chosen between.
bool is_reconvening_shown(const ClosedPage& page);
/// The voices as they are stored here, and the roll as it was at the seal before.
Result<proof::Reconvened> reconvened_evidence(Holding& holding, const ClosedPage& page);

/// The entries of the last seal's state.
class SealedState final : public proof::StateSource {
 public:
  explicit SealedState(const Holding& holding) : state_(holding.settled_state()), table_(holding.journal().table()) {}
  std::vector<std::pair<std::string_view, const crypto::MerkleMap*>> subjects() override;
  std::optional<proof::Entry::Present> entry(std::string_view subject, const Hash& key) override;

 private:
  const assembly::State& state_;
  const journal::Table& table_;
};

}  // namespace folkmoot::node
