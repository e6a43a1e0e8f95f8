#include "base/checksum.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
// These builds inline next to nothing (-Og), and what must be inlined would not compile.
#define XXH_NO_INLINE_HINTS 1
#endif
// The library's code as it stands in its header: no second file to link, and the same in a browser.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace folkmoot {

std::uint64_t checksum64(BytesView bytes, std::uint64_t seed) { return XXH64(bytes.data(), bytes.size(), seed); }

std::uint64_t checksum_of(std::span<const BytesView> parts) {
  if (parts.size() == 1) return XXH3_64bits(parts[0].data(), parts[0].size());
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  for (const BytesView part : parts) XXH3_64bits_update(&state, part.data(), part.size());
  return XXH3_64bits_digest(&state);
}

}  // namespace folkmoot
