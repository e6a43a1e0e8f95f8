#pragma once
// Proofs for outsiders out of what this home holds: the last seal's state, and the seals that lead to it
// (docs/protocol/proof.md).
#include "node/holding.h"

namespace folkmoot::node {

struct MadeProof {
  /// {"kind", "id", "assembly", "sentence", "as_of", "from", "links"}.
  Value shape;
  Bytes file;
};

/// Of the state of the last seal. Whatever it makes was verified as its reader will.
Allowed<MadeProof> make_proof(Holding& holding, const ask::Proof& wanted);

}  // namespace folkmoot::node
