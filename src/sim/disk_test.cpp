#include "sim/disk.h"

#include <doctest/doctest.h>

#include "sim/world.h"

namespace disk_test {
using namespace folkmoot;
using namespace folkmoot::sim;

TEST_CASE("a crash takes what was not synced, and nothing else") {
  EventPool pool;
  Disk disk(pool);
  const auto setting = [](const std::string& key) {
    node::Persist out;
    out.assembly = AssemblyId{};
    out.settings.push_back({key, Bytes{1}});
    return out;
  };
  disk.write(setting("a"));
  CHECK(!disk.assembly());
  disk.sync_one();
  CHECK(disk.assembly());
  node::Persist other = setting("b");
  other.assembly->bytes[0] = 1;
  disk.write(std::move(other));
  disk.lose_unsynced();
  disk.sync();
  Disk copy(pool);
  copy.copy_from(disk);
  node::Node node(copy);
  CHECK(copy.load(node).has_value());
  CHECK(node.assemblies().size() == 1);
}

TEST_CASE("an act is shown when it is durable, and lost with a crash before that") {
  World world(1, Faults(), {});
  const HomeIndex home = world.add("ann");
  int shown = 0;
  const auto found = [&] {
    world.perform(home, node::act::Found{"The square", "ann", 3, event::Charter{}},
                  [&](const node::Reply& reply) { shown += reply.error ? 0 : 1; });
  };
  found();
  CHECK(shown == 0);
  CHECK(world.at(home).disk.events() == 0);
  world.crash(home, 1'000);
  world.settle();
  CHECK(shown == 0);
  CHECK(world.at(home).disk.events() == 0);
  found();
  world.settle();
  CHECK(shown == 1);
  const std::size_t events = world.at(home).disk.events();
  CHECK(events > 0);
  world.crash(home, 1'000);
  CHECK(!world.is_up(home));
  world.settle();
  CHECK(world.is_up(home));
  CHECK(world.ask(home, node::ask::Status{})["events"].number() == events);
  CHECK(world.crashes() == 2);
  CHECK(world.checks.ok());
}
}  // namespace disk_test
