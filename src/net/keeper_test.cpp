#include "net/keeper.h"

#include <doctest/doctest.h>

#include "tests/support/temporary_directory.h"

using namespace folkmoot;

namespace {
struct World {
  explicit World(const std::string& directory) : keeper(*store::Home::open(directory)), node(keeper) {
    REQUIRE(keeper.load(node).has_value());
  }
  node::Reply act(const node::Act& act) {
    node::Moment moment{{1'790'000'000'000 + ++count()}, {}};
    std::memcpy(moment.seed.bytes.data(), &count(), sizeof count());
    node::Outcome outcome = node.perform({}, act, moment);
    for (const node::Effect& effect : outcome.effects)
      if (const auto* persist = std::get_if<node::Persist>(&effect)) REQUIRE(keeper.commit(node, *persist).has_value());
    return std::move(outcome.reply);
  }
  [[nodiscard]] std::string status() {
    return node.ask({}, node::ask::Status{}, {1'790'000'100'000}).json["state_hash"].text();
  }
  [[nodiscard]] AssemblyId assembly() const { return node.assemblies().front().id; }
  std::size_t segments() {
    std::size_t out = 0;
    REQUIRE(
        keeper.home().for_each_segment(assembly(), [&](const store::SegmentView&) { return ++out > 0; }).has_value());
    return out;
  }
  static std::uint64_t& count() {
    static std::uint64_t made = 0;
    return made;
  }

  net::Keeper keeper;
  node::Node node;
};

/// A home with several hundred events, and its state's hash.
std::string fill(const std::string& directory) {
  World world(directory);
  REQUIRE(!world.act(node::act::Found{"Town", "m001", 3, {}}).error);
  while (world.node.table(world.assembly())->size() < 400) REQUIRE(!world.act(node::act::Invite{}).error);
  REQUIRE(world.keeper.store_snapshots(world.node, true).has_value());
  CHECK(world.segments() == 1);
  REQUIRE(!world.act(node::act::Invite{}).error);
  return world.status();
}
}  // namespace

TEST_CASE("a home opens from columns and snapshot to the state it had") {
  test::TemporaryDirectory directory;
  const std::string before = fill(directory.path());
  World world(directory.path());
  CHECK(world.status() == before);
  CHECK(world.segments() == 1);
  CHECK(!world.act(node::act::Invite{}).error);
}

TEST_CASE("columns that are no good are made again from the events") {
  for (const bool other_version : {false, true}) {
    test::TemporaryDirectory directory;
    const std::string before = fill(directory.path());
    {
      World world(directory.path());
      auto transaction = world.keeper.home().begin();
      REQUIRE(transaction.has_value());
      REQUIRE(transaction->drop_segments(world.assembly()).has_value());
      REQUIRE(
          transaction->append_segment(world.assembly(), {0, 300, other_version ? 99U : 1U, Bytes(77, 1)}).has_value());
      REQUIRE(transaction->commit().has_value());
    }
    World world(directory.path());
    CHECK(world.status() == before);
    CHECK(world.segments() == 0);
    REQUIRE(world.keeper.store_snapshots(world.node, true).has_value());
    CHECK(world.segments() == 1);
  }
}
