#pragma once
// The permutation of a lot (docs/protocol/seal.md section 3.3): a pure function of what was published before and
// revealed after the commits closed. Who commits, reveals and announces is the assembly's business, not this file's.
#include <vector>

#include "base/ids.h"

namespace folkmoot::seal {

struct LotInput {
  /// The Merkle list of the pool's persons, ascending.
  Hash pool_root;
  Hash draw;
  /// What was named beforehand and could be known only after the reveals closed.
  Bytes entropy;
  /// In any order; taken ascending.
  std::vector<Hash> reveals;
};

/// What binds a person to a secret in a lot: H("fm1/lot" || draw || person || secret).
Hash lot_commitment(const Hash& draw, const PersonId& person, const Hash& secret);

/// SHA-256("folkmoot-lot-1" || pool root || draw || length of the entropy u32 || entropy || reveals ascending).
Hash lot_seed(const LotInput& input);

/// Fisher-Yates on 0 .. count-1 from the back, over the stream HMAC-SHA-256(seed, counter u64), counter from 0, of
/// which each block gives its first eight bytes as one number; numbers that would favour somebody are passed over.
std::vector<std::uint32_t> lot_permutation(const Hash& seed, std::uint32_t count);

/// The pool, which must ascend, in the order of the lot.
std::vector<PersonId> draw_lot(const LotInput& input, const std::vector<PersonId>& pool);

/// The root that is published of a pool.
Hash pool_root(const std::vector<PersonId>& pool);

}  // namespace folkmoot::seal
