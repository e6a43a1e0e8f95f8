#include "net/keeper.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "assembly/fold.h"
#include "tests/support/temporary_directory.h"

namespace keeper_test {
using namespace folkmoot;

namespace {
struct World {
  explicit World(const std::string& directory, std::size_t image_at_least = net::kImageAtLeast)
      : keeper(*store::Home::open(directory), image_at_least), node(keeper) {
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
std::string fill(const std::string& directory, std::size_t image_at_least = net::kImageAtLeast) {
  World world(directory, image_at_least);
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

namespace {
constexpr std::size_t kSoon = 300;  // images, in these tests

enum class Harm : std::uint8_t { removed, halved, emptied, head_changed, middle_changed };
void damage(const std::string& file, Harm harm) {
  const auto size = std::filesystem::file_size(file);
  if (harm == Harm::removed) std::filesystem::remove(file);
  if (harm == Harm::halved) std::filesystem::resize_file(file, size / 2);
  if (harm == Harm::emptied) std::filesystem::resize_file(file, 0);
  if (harm != Harm::head_changed && harm != Harm::middle_changed) return;
  std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
  const auto at = static_cast<std::streamoff>(harm == Harm::head_changed ? 8 : size / 2);
  out.seekg(at);
  const int was = out.get();
  out.seekp(at);
  out.put(static_cast<char>(was ^ 4));
}
}  // namespace

TEST_CASE("a home opens from its images to the state it had, and goes on") {
  test::TemporaryDirectory directory;
  std::string before = fill(directory.path(), kSoon);
  CHECK(std::filesystem::exists(directory.file("image-1-1")));
  CHECK(std::filesystem::exists(directory.file("image-1-2")));
  {
    World behind(directory.path(), kSoon);
    CHECK(behind.status() == before);
  }
  for (int round = 0; round < 3; ++round) {
    World world(directory.path(), kSoon);
    // Behind the image, and in the end so many that a new one is made.
    for (int i = 0; i < 30; ++i) REQUIRE(!world.act(node::act::Invite{}).error);
    before = world.status();
    REQUIRE(world.keeper.store_snapshots(world.node, true).has_value());
    CHECK(world.status() == before);
  }
  World without(directory.path());
  CHECK(without.status() == before);
}

TEST_CASE("images that are lost or damaged are done without, and made again") {
  const std::pair<const char*, store::ImageKind> kImages[] = {{"image-1-1", store::ImageKind::table},
                                                              {"image-1-2", store::ImageKind::fold}};
  test::TemporaryDirectory directory;
  std::string before = fill(directory.path(), kSoon);
  for (const auto& [file, kind] : kImages) {
    for (const Harm harm : {Harm::removed, Harm::halved, Harm::emptied, Harm::head_changed, Harm::middle_changed}) {
      CAPTURE(file);
      CAPTURE(static_cast<int>(harm));
      damage(directory.file(file), harm);
      {
        World world(directory.path(), kSoon);
        CHECK(world.status() == before);
        REQUIRE(!world.act(node::act::Invite{}).error);
        before = world.status();
        REQUIRE(world.keeper.store_snapshots(world.node, true).has_value());
      }
      World world(directory.path(), kSoon);
      CHECK(world.status() == before);
      const std::uint64_t version = kind == store::ImageKind::table ? 1 : assembly::kFoldVersion;
      CHECK(world.keeper.home().image(world.assembly(), kind, version)->has_value());
    }
  }
}

TEST_CASE("a home that lost its images has them again after a start in which nobody wrote") {
  for (const char* const file : {"image-1-1", "image-1-2"}) {
    CAPTURE(file);
    test::TemporaryDirectory directory;
    const std::string before = fill(directory.path(), kSoon);
    std::filesystem::remove(directory.file(file));
    {
      World world(directory.path(), kSoon);
      REQUIRE(world.keeper.store_snapshots(world.node, false).has_value());
      CHECK(world.status() == before);
    }
    CHECK(std::filesystem::exists(directory.file(file)));
    const auto written = std::filesystem::last_write_time(directory.file(file));
    World world(directory.path(), kSoon);
    REQUIRE(world.keeper.store_snapshots(world.node, false).has_value());
    CHECK(world.status() == before);
    // Once is enough.
    CHECK(std::filesystem::last_write_time(directory.file(file)) == written);
  }
}

TEST_CASE("a home whose journal begins again opens to its founding") {
  test::TemporaryDirectory directory;
  fill(directory.path(), kSoon);
  {
    World world(directory.path(), kSoon);
    node::Persist persist;
    persist.assembly = world.assembly();
    persist.begins_again = true;
    auto founding = world.keeper.event(world.assembly(), *world.node.table(world.assembly()), 0);
    REQUIRE(founding.has_value());
    persist.changes.added.push_back({0, *std::move(founding)});
    REQUIRE(world.keeper.commit(world.node, persist).has_value());
    CHECK(*world.keeper.home().event_count(world.assembly()) == 1U);
    CHECK(world.segments() == 0);
  }
  std::string status;
  {
    World world(directory.path(), kSoon);
    CHECK(world.node.table(world.assembly())->size() == 1);
    REQUIRE(world.keeper.store_snapshots(world.node, true).has_value());
    status = world.status();
  }
  CHECK(World(directory.path(), kSoon).status() == status);
}

TEST_CASE("of a seal key that was replaced nothing is left in the files of a home") {
  const test::TemporaryDirectory place;
  const std::string directory = place.file("home");
  World world(directory);
  const auto commit = [&](char seed) {
    node::Persist persist;
    persist.assembly = AssemblyId{{7}};
    const crypto::Secret32 person;
    persist.identity = node::Identity{person.clone(), person.clone(), person.clone(), {}, "Ada", "Town"};
    crypto::Secret32 seal;
    std::ranges::fill(seal.fill(), static_cast<std::uint8_t>(seed));
    persist.identity->seals.push_back(std::move(seal));
    REQUIRE(world.keeper.commit(world.node, persist).has_value());
  };
  const auto is_somewhere = [&](char seed) {
    bool out = false;
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(file)), {});
      out = out || bytes.find(std::string(32, seed)) != std::string::npos;
    }
    return out;
  };
  commit('A');
  CHECK(is_somewhere('A'));
  commit('B');
  CHECK(is_somewhere('B'));
  CHECK_FALSE(is_somewhere('A'));
}
}  // namespace keeper_test
