// The journal's law: the same set of events in any order of arrival gives one kept set, one order and one digest, and
// no honest event is lost. The input is a stream of decisions for a world with liars; no crash is not enough.
#include "tests/support/liars_world.h"

using namespace folkmoot;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || size > 160) return 0;
  std::vector<std::uint32_t> choices;
  for (std::size_t i = 1; i < size; ++i) choices.push_back(data[i]);
  test::LiarsWorld world(choices, 3, 2);
  world.run();
  world.converge();
  auto& nodes = world.nodes();
  const auto kept = test::kept_ids(nodes[0]);
  for (auto& node : nodes) {
    FM_CHECK(node.digest() == nodes[0].digest());
    FM_CHECK(test::kept_ids(node) == kept);
    FM_CHECK(test::ordered_ids(node) == test::ordered_ids(nodes[0]));
  }
  for (const EventId& id : world.honest_events()) FM_CHECK(kept.contains(id));
  return 0;
}
