#include "base/checksum.h"

// The library's code as it stands in its header: no second file to link, and the same in a browser.
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace folkmoot {

std::uint64_t checksum64(BytesView bytes, std::uint64_t seed) { return XXH64(bytes.data(), bytes.size(), seed); }

}  // namespace folkmoot
