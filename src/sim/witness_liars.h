#pragma once
// Witnesses who do not follow the rules of the rounds.
#include "sim/liar.h"

namespace folkmoot::sim {

/// For the kinds of witnesses in `LiarKind`.
std::unique_ptr<Liar> make_witness_liar(LiarKind kind, World& world, HomeIndex home, const Stream& chance);

}  // namespace folkmoot::sim
