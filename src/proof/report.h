#pragma once
// The outcome of verifying as one line of JSON: what `moot verify --json` prints and what the verifier for browsers
// answers, so that both say the same to the letter.
#include <string>

#include "proof/verify.h"

namespace folkmoot::proof {

/// {"valid", "kind", "assembly", "name", "sentence", "as_of", "from", "item", "bytes", "code"}, without a line's end.
/// Of a mandate also "fresh_until". What does not hold is null; an invalid proof has its code, and the detail as its
/// sentence.
std::string json_of(const Result<Verified>& verified, std::size_t bytes);

}  // namespace folkmoot::proof
