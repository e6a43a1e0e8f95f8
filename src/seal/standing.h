#pragma once
// The defences that nodes of this process make their rounds with: all of them, but in a simulation that shows what one
// of them is for.
#include "seal/defences.h"

namespace folkmoot::seal {

const Defences& standing_defences();
/// For simulations and tests only, on the only thread there is; for rounds that are made from now on.
void set_standing_defences(const Defences& defences);

}  // namespace folkmoot::seal
