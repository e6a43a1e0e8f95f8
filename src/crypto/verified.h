#pragma once
// For simulations only.

namespace folkmoot::crypto {

/// From now on this process verifies each signature once and remembers what came of it: each of ten thousand homes is
/// shown what all the others were shown. To be called on the only thread there is.
void remember_verified();

}  // namespace folkmoot::crypto
