#pragma once
// No id stands twice in a proof: cores name one assembly, entries each other's ids. Where a byte string of 32 bytes
// stood before, one byte stands for it (docs/protocol/proof.md section 1).
#include <optional>

#include "base/bytes.h"

namespace folkmoot::proof {

/// The first so many different ones have a number, by which they are named again: as the CBOR simple value of that
/// number, which nothing else in a proof is.
inline constexpr std::size_t kNumberedIds = 20;

/// Of canonical CBOR.
Bytes say_once(BytesView cbor);
/// What it was; nothing where it names what has not stood, says again what it could name, is cut short, or comes to
/// more than `max` bytes. Whether that is canonical is for its reader.
std::optional<Bytes> say_again(BytesView once, std::size_t max);

}  // namespace folkmoot::proof
