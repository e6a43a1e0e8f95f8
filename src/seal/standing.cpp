#include "seal/standing.h"

namespace folkmoot::seal {

namespace {
Defences standing;
}  // namespace

const Defences& standing_defences() { return standing; }
void set_standing_defences(const Defences& defences) { standing = defences; }

}  // namespace folkmoot::seal
