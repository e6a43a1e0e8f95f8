// The rounds when nobody lies: seals form, in any order of arrival, with any number of witnesses.
#include <doctest/doctest.h>

#include "tests/support/seal_world.h"

namespace rounds_test {
using namespace folkmoot;

TEST_CASE("witnesses of any number seal a page in round 0 when the network is good") {
  for (std::size_t n = 1; n <= 10; ++n) {
    CAPTURE(n);
    test::SealWorld world(n);
    world.run_well();
    REQUIRE(world.all_sealed());
    CHECK(world.sealed_cores().size() == 1);
    CHECK(world.rounds(0).seal()->round == 0);
    CHECK_FALSE(world.somebody_honest_is_framed());
  }
}

TEST_CASE("a page is sealed while f witnesses are silent, and not while one more is") {
  for (std::size_t n = 4; n <= 10; ++n) {
    CAPTURE(n);
    test::SealWorld world(n);
    for (std::size_t i = 0; i < world.liars_max(); ++i) world.node(i).up = false;
    world.run_well();
    CHECK(world.all_sealed());
    CHECK(world.sealed_cores().size() == 1);

    test::SealWorld shut(n);
    for (std::size_t i = 0; i <= shut.liars_max(); ++i) shut.node(i).up = false;
    shut.run_well();
    CHECK(shut.sealed_cores().empty());
    for (std::size_t i = 0; i <= shut.liars_max(); ++i) shut.node(i).up = true;
    shut.run_well();
    CHECK(shut.all_sealed());
    CHECK(shut.sealed_cores().size() == 1);
  }
}

TEST_CASE("how long rounds last") {
  CHECK(seal::round_duration_ms(0, {}) == 30'000);
  CHECK(seal::round_duration_ms(3, {0, 0, 0}) == 240'000);
  // Eight times the lower median of what the readies took.
  CHECK(seal::round_duration_ms(0, {0, 10 * kMinuteMs, 9 * kDayMs}) == 80 * kMinuteMs);
  // Readies that lay about for three weeks do not stop the round after a blackout for months.
  CHECK(seal::round_duration_ms(0, {21 * kDayMs}) == 6 * kHourMs);
  CHECK(seal::round_duration_ms(5, {21 * kDayMs}) == 192 * kHourMs);
  CHECK(seal::round_duration_ms(4'000'000'000U, {UINT64_MAX}) == (6 * kHourMs) << 20U);
}

TEST_CASE("after three weeks in two halves the first round brings the seal, one witness being gone") {
  test::SealWorld world(7);
  for (std::size_t i = 0; i < 7; ++i) world.look(i);
  world.pass(21 * kDayMs);
  world.node(6).up = false;
  const Instant healed = world.now();
  world.run_well();
  REQUIRE(world.all_sealed());
  CHECK(world.rounds(0).seal()->round == 0);
  CHECK(world.now().ms - healed.ms <= kMinuteMs * 120);
}

TEST_CASE("graded finality counts what undoing it would take") {
  test::SealWorld world(7);
  const auto finality = [&] { return world.rounds(0).finality(); };
  CHECK(finality().commits == 0);
  CHECK(finality().cheats == 0);
  // Everybody prepares and commits; 0 hears the commits one by one.
  for (std::size_t i = 0; i < 7; ++i) world.look(i);
  for (int turn = 0; turn < 3; ++turn) {
    const auto table = world.table();
    for (std::size_t i = 0; i < 7; ++i)
      for (const auto& record : table)
        if (i != 0 || record.kind() != seal::RecordKind::commit) world.hear(i, record);
  }
  // n = 7, Q = 5: its own commit is there with the Q prepares; with s commits, s + Q - n cheats.
  REQUIRE(finality().commits == 1);
  CHECK(finality().cheats == 0);
  std::size_t commits = 1;
  for (const auto& record : std::vector(world.table())) {
    if (record.kind() != seal::RecordKind::commit || record.witness() == 0) continue;
    world.hear(0, record);
    commits = std::min<std::size_t>(commits + 1, 5);
    CHECK(finality().commits == commits);
    CHECK(finality().cheats == (commits > 2 ? commits - 2 : 0));
    CHECK(finality().by_majority == (commits >= 4));
    CHECK(finality().sealed == (commits == 5));
  }
  CHECK(world.rounds(0).widest_seal()->commits.size() == 7);
}

TEST_CASE("a node that is no witness keeps the records and sees the seal") {
  test::SealWorld world(4);
  world.run_well();
  seal::Rounds observer(test::toy_opening(4, std::nullopt));
  test::ToyView view;
  test::NullSigner signer;
  std::vector<seal::CheckedRecord> table = world.table();
  std::ranges::reverse(table);
  const auto step = observer.hear(table, {view, signer, world.now()});
  CHECK(step.send.empty());
  REQUIRE(step.sealed.has_value());
  CHECK(seal::core_id(step.sealed->core) == world.sealed_cores().front());
  world.hear(0, table);
  CHECK(observer.digest() == world.rounds(0).digest());
}

TEST_CASE("nothing is proposed while nothing waits, and one witness that sees something does not start a page alone") {
  test::SealWorld world(4);
  for (std::size_t i = 0; i < 4; ++i) world.node(i).view.page = {};
  world.run_well(20);
  CHECK(world.table().empty());
  world.node(2).view.page.has_acts = true;
  world.run_well(20);
  CHECK(world.table().size() == 1);
  // Two of four: one of them is honest, and the others join.
  world.node(3).view.page.has_acts = true;
  world.run_well();
  CHECK(world.all_sealed());
}

TEST_CASE("a page that may not be closed yet is not closed because somebody else begins") {
  test::SealWorld world(3);
  for (std::size_t i = 0; i < 3; ++i) world.node(i).view.page.may_close = i == 0;
  world.run_well(40);
  CHECK(world.sealed_cores().empty());
  CHECK(world.table().size() == 1);
}

TEST_CASE("a fork's branch that is not kept once the fork is known need not be in the core") {
  test::SealWorld world(4);
  // Witness 2 held event 8 at its ready; the others hold 4, the proof that 8 lies on a branch that is not kept.
  for (std::size_t i = 0; i < 4; ++i) {
    world.node(i).view.events = i == 2 ? 9 : 5;
    world.node(i).view.forks = {{4, 8}};
    world.look(i);
  }
  for (std::size_t i = 0; i < 4; ++i) world.node(i).view.events = 5;
  world.node(0).view.events = 5;
  for (int turn = 0; turn < 4; ++turn) {
    world.pass(seal::kTimerMs / 4);
    for (std::size_t i = 0; i < 4; ++i) world.hear(i, std::vector(world.table()));
  }
  REQUIRE(world.all_sealed());
  CHECK(world.rounds(2).seal()->round == 0);
  CHECK(test::events_of(world.rounds(2).seal()->core.frontier) == 5);
}
}  // namespace rounds_test
