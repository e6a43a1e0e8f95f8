// A bundle that somebody made up. The first byte chooses: even, a file as it is; odd, the content of a file that is
// sealed under the reader's own key, as a member could. Either way the reader ends with a verdict, the same one for
// every size of piece, and what it gives is well-formed.
#include <algorithm>

#include "base/check.h"
#include "crypto/seal.h"
#include "sync/bundle.h"
#include "sync/bundle_blocks.h"

using namespace folkmoot;
using namespace folkmoot::sync;

namespace {
class NoRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> out) override { std::fill(out.begin(), out.end(), std::uint8_t{1}); }
};

struct Verdict {
  std::vector<event::Event> events;
  std::size_t others = 0;
  std::optional<Error> error;
  bool operator==(const Verdict&) const = default;
};

Verdict read(BytesView file, BytesView key, std::size_t piece) {
  const BundleKey keys[] = {{1, key}};
  BundleReader reader(keys, {});
  Verdict out;
  const auto take = [&](BundleStep step) {
    for (auto& event : step.events) {
      FM_CHECK(event::decode_event(event::encode_event(event)) == event);
      out.events.push_back(std::move(event));
    }
    out.others += step.proofs.size() + step.records.size();
    out.error = step.error;
  };
  for (; !file.empty(); file = file.subspan(std::min(piece, file.size())))
    take(reader.feed(file.first(std::min(piece, file.size()))));
  take(reader.finish());
  return out;
}

Bytes sealed(BytesView content, BytesView key) {
  NoRandom random;
  Bytes out(kBundleSaltSize, 1);
  crypto::StreamSealer sealer(bundle_key(key, out), random);
  append(out, sealer.header());
  constexpr std::size_t kPlain = kBundleChunk - crypto::StreamSealer::kChunkOverhead;
  while (content.size() > kPlain) {
    append(out, sealer.chunk(content.first(kPlain), false));
    content = content.subspan(kPlain);
  }
  append(out, sealer.chunk(content, true));
  return out;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Bytes key(32, 7);
  const BytesView bytes(data + 1, size - 1);
  const Bytes file = data[0] % 2 == 0 ? to_bytes(bytes) : sealed(bytes, key);
  const Verdict whole = read(file, key, SIZE_MAX);
  FM_CHECK(read(file, key, 1 + data[0]) == whole);
  return 0;
}
