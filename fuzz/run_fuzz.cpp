// A stream of runs that somebody made up. Whatever it gives are well-formed events of the assembly, the same however
// the stream is cut into pieces; and a writer who is given them writes a stream that gives them back.
#include "base/check.h"
#include "event/run.h"

using namespace folkmoot;
using namespace folkmoot::event;

namespace {
std::vector<Event> read(const AssemblyId& assembly, BytesView bytes, std::size_t piece) {
  RunReader reader(assembly, nullptr);
  std::vector<Event> out;
  while (!bytes.empty()) {
    const std::size_t size = std::min(piece, bytes.size());
    reader.feed(bytes.first(size));
    bytes = bytes.subspan(size);
    for (;;) {
      auto next = reader.next();
      if (!next) return out;
      if (!*next) break;
      out.push_back(**std::move(next));
    }
  }
  return out;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  AssemblyId assembly;
  assembly.bytes.fill(data[0]);
  const BytesView bytes(data + 1, size - 1);
  const auto events = read(assembly, bytes, SIZE_MAX);
  FM_CHECK(read(assembly, bytes, 1 + data[0] % 64) == events);
  RunWriter writer(assembly, nullptr);
  for (const Event& event : events) {
    FM_CHECK(assembly_of(event) == assembly);
    FM_CHECK(decode_event(encode_event(event)) == event);
    writer.add(event);
  }
  FM_CHECK(read(assembly, writer.take(), SIZE_MAX) == events);
  return 0;
}
