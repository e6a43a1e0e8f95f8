// What liars try in the rounds of one page, one test for each attempt, and what happens where the defence is off.
#include <doctest/doctest.h>

#include "seal/errc.h"
#include "tests/support/seal_world.h"

namespace attacks_test {
using namespace folkmoot;
using seal::Commit;
using seal::Prepare;
using seal::Propose;
using seal::Ready;

namespace {
seal::Defences without(bool seal::Defences::* defence) {
  seal::Defences out;
  out.*defence = false;
  return out;
}

Ready ready_of(test::SealWorld& world, test::EventBits events) {
  return {test::root_of(events), world.now(), std::nullopt};
}

/// What that witness said, in its order.
std::vector<seal::CheckedRecord> said_by(test::SealWorld& world, std::size_t i) {
  std::vector<seal::CheckedRecord> out;
  for (const auto& record : world.table())
    if (record.witness() == i) out.push_back(record);
  return out;
}
std::optional<seal::CheckedRecord> last_of(test::SealWorld& world, std::size_t i, seal::RecordKind kind) {
  std::optional<seal::CheckedRecord> out;
  for (const auto& record : said_by(world, i))
    if (record.kind() == kind) out = record;
  return out;
}

/// All of round 0's readies are said and heard.
void exchange_readies(test::SealWorld& world) {
  for (std::size_t i = 0; i < world.size(); ++i) world.look(i);
  const auto table = world.table();
  for (std::size_t i = 0; i < world.size(); ++i) world.hear(i, table);
}

/// Lets the timer of everybody's round run out.
void let_time_out(test::SealWorld& world) {
  world.pass(seal::kTimerMs * 2);
  for (std::size_t i = 0; i < world.size(); ++i) world.look(i);
}
}  // namespace

// Page 4 with four witnesses: 0 proposes in round 0, 1 in round 1, and so on.

TEST_CASE("a proposer who leaves out an event that f+1 honest witnesses held gets no prepares") {
  for (const bool on : {true, false}) {
    CAPTURE(on);
    test::SealWorld world(4, on ? seal::Defences{} : without(&seal::Defences::own_ready));
    world.node(0).liar = true;
    for (const std::size_t holder : {1U, 2U}) world.node(holder).view.events = 3;
    exchange_readies(world);
    // The liar takes its own ready and those of 1 and 3, and proposes a core without the event.
    std::vector<seal::SealRecord> readies{world.lie(0, 0, ready_of(world, 1)).record()};
    for (const std::size_t i : {1U, 3U}) readies.push_back(last_of(world, i, seal::RecordKind::ready)->record());
    const auto propose = world.lie(0, 0, test::toy_propose(world.opening(0), 1, readies));
    world.lie(0, 0, Prepare{propose.core(), std::nullopt});
    world.lie(0, 0, Commit{propose.core(), {}});
    for (std::size_t turn = 0; turn < 3; ++turn)
      for (std::size_t i = 1; i < 4; ++i) world.hear(i, std::vector(world.table()));
    if (!on) {
      REQUIRE(world.all_sealed());
      CHECK(test::events_of(world.rounds(1).seal()->core.frontier) == 1);
      continue;
    }
    CHECK(world.sealed_cores().empty());
    world.run_well();
    REQUIRE(world.all_sealed());
    CHECK(test::events_of(world.rounds(1).seal()->core.frontier) == 3);
  }
}

namespace {
/// Witness 3 alone is locked on a core that everybody else prepared or may have prepared, in round 0.
seal::CoreId lock_one(test::SealWorld& world) {
  exchange_readies(world);
  world.hear(0, std::vector(world.table()));
  const auto propose = *last_of(world, 0, seal::RecordKind::propose);
  for (const std::size_t i : {1U, 2U, 3U}) world.hear(i, propose);
  std::vector<seal::CheckedRecord> prepares;
  for (const std::size_t i : {1U, 2U}) prepares.push_back(*last_of(world, i, seal::RecordKind::prepare));
  world.hear(3, prepares);
  return propose.core();
}
}  // namespace

TEST_CASE("a lock is not left for prepares of another core") {
  for (const bool on : {true, false}) {
    CAPTURE(on);
    test::SealWorld world(4, on ? seal::Defences{} : without(&seal::Defences::of_this_core));
    const seal::CoreId locked = lock_one(world);
    REQUIRE(world.rounds(3).lock().has_value());
    CHECK(world.rounds(3).lock()->core == locked);
    // In round 1 somebody proposes a fresh core; 3 holds Q prepares of round 0, but of the core that it is locked on.
    world.node(1).liar = true;
    let_time_out(world);
    std::vector<seal::SealRecord> readies{world.lie(1, 1, ready_of(world, 1)).record()};
    for (const std::size_t i : {2U, 3U}) readies.push_back(last_of(world, i, seal::RecordKind::ready)->record());
    REQUIRE(readies.back().round == 1);
    const auto propose = world.lie(1, 1, test::toy_propose(world.opening(0), 1, readies));
    world.hear(3, propose);
    const auto prepared = last_of(world, 3, seal::RecordKind::prepare);
    CHECK((prepared->core() == propose.core()) == !on);
  }
}

TEST_CASE("one locked witness and two that hold a newer event come to a seal") {
  for (const bool on : {true, false}) {
    CAPTURE(on);
    test::SealWorld world(4, on ? seal::Defences{} : without(&seal::Defences::fresh_only));
    const seal::CoreId locked = lock_one(world);
    world.node(0).liar = true;  // and silent from now on
    for (const std::size_t i : {1U, 2U}) world.node(i).view.events = 3;
    let_time_out(world);
    world.run_well();
    CHECK(world.all_sealed() == on);
    if (on) CHECK(world.sealed_cores() == std::vector{locked});
    CHECK_FALSE(world.somebody_honest_is_framed());
  }
}

TEST_CASE("a prepare that did not name the round it rests on would frame honest witnesses") {
  for (const bool on : {true, false}) {
    CAPTURE(on);
    test::SealWorld world(4, on ? seal::Defences{} : without(&seal::Defences::names_round));
    const seal::CoreId locked = lock_one(world);
    // Round 1, proposer 1, without witness 3: the liar 0 helps a fresh core to Q prepares.
    world.node(0).liar = true;
    let_time_out(world);
    const auto lie = world.lie(0, 1, ready_of(world, 1));
    const auto two = *last_of(world, 2, seal::RecordKind::ready);
    REQUIRE(two.round() == 1);
    world.hear(1, std::vector{lie, two});
    world.pass(seal::kTimerMs);
    world.look(1);
    const auto propose = last_of(world, 1, seal::RecordKind::propose);
    REQUIRE(propose.has_value());
    REQUIRE(propose->core() != locked);
    world.hear(2, *propose);
    const auto helped = world.lie(0, 1, Prepare{propose->core(), std::nullopt});
    // Witness 3, locked on the first core, hears of them and prepares the second in round 2.
    world.hear(3, std::vector{*propose, helped, *last_of(world, 1, seal::RecordKind::prepare),
                              *last_of(world, 2, seal::RecordKind::prepare)});
    world.hear(1, helped);
    world.hear(2, std::vector{helped, *last_of(world, 1, seal::RecordKind::prepare)});
    world.hear(1, *last_of(world, 2, seal::RecordKind::prepare));
    // Commits of round 1 are lost; round 2 proposes the second core again.
    world.table().erase(std::remove_if(world.table().begin(), world.table().end(),
                                       [](const auto& r) { return r.kind() == seal::RecordKind::commit; }),
                        world.table().end());
    world.run_well();
    REQUIRE(world.all_sealed());
    CHECK(world.sealed_cores() == std::vector{propose->core()});
    CHECK(world.somebody_honest_is_framed() == !on);
  }
}

TEST_CASE("a crash between lock and commit loses nothing that others rest on") {
  test::SealWorld world(4);
  lock_one(world);
  REQUIRE(last_of(world, 3, seal::RecordKind::commit).has_value());
  // The commit and the prepares it rests on were not durable: they were never sent, so the lock never was.
  auto& node = world.node(3);
  std::erase_if(node.durable, [](const auto& record) {
    return record.kind() == seal::RecordKind::commit ||
           (record.kind() == seal::RecordKind::prepare && record.witness() != 3);
  });
  std::erase_if(world.table(), [](const auto& record) { return record.kind() == seal::RecordKind::commit; });
  world.crash(3);
  CHECK_FALSE(world.rounds(3).lock().has_value());
  world.run_well();
  CHECK(world.all_sealed());
  CHECK(world.sealed_cores().size() == 1);
  CHECK_FALSE(world.somebody_honest_is_framed());
}

TEST_CASE("a commit and its Q prepares become durable before the commit is sent") {
  test::SealWorld world(4);
  lock_one(world);
  const auto& durable = world.node(3).durable;
  const auto commit = std::ranges::find_if(durable, [](const auto& r) { return r.kind() == seal::RecordKind::commit; });
  REQUIRE(commit != durable.end());
  CHECK(std::count_if(durable.begin(), commit, [](const auto& r) { return r.kind() == seal::RecordKind::prepare; }) ==
        3);
  // After a crash it is locked as before, and holds what proves the lock to others.
  const auto lock = world.rounds(3).lock();
  world.crash(3);
  CHECK(world.rounds(3).lock() == lock);
  CHECK(world.rounds(3).pool().has_quorum(lock->round, lock->core));
}

TEST_CASE("a proposer fed with the liar's ready first waits for the others") {
  for (const bool on : {true, false}) {
    CAPTURE(on);
    test::SealWorld world(4, on ? seal::Defences{} : without(&seal::Defences::proposer_waits));
    for (std::size_t i = 0; i < 3; ++i) world.look(i);
    const auto lie = world.lie(3, 0, ready_of(world, 1));
    world.node(2).view.events = 3;  // came with its ready, which is on its way
    world.hear(0, std::vector{lie, *last_of(world, 1, seal::RecordKind::ready)});
    CHECK(last_of(world, 0, seal::RecordKind::propose).has_value() == !on);
    world.hear(0, *last_of(world, 2, seal::RecordKind::ready));
    CHECK(last_of(world, 0, seal::RecordKind::propose).has_value());
    world.run_well();
    CHECK(world.all_sealed());
  }
}

TEST_CASE("a flood of records for rounds far ahead is not kept") {
  for (const bool on : {true, false}) {
    CAPTURE(on);
    test::SealWorld world(4, on ? seal::Defences{} : without(&seal::Defences::bounded_rounds));
    exchange_readies(world);
    const std::size_t before = world.rounds(1).pool().records().size();
    for (seal::Round round = 0; round < 500; ++round) world.lie(3, round, ready_of(world, 1));
    world.hear(1, std::vector(world.table()));
    CHECK((world.rounds(1).pool().records().size() <= before + 8) == on);
    CHECK(std::ranges::any_of(world.node(1).refused, [](const auto& r) { return r.code == seal::errc::kRound; }) == on);
    CHECK(world.rounds(1).round() == 0);
    world.run_well();
    CHECK(world.all_sealed());
  }
}

TEST_CASE("a seal without its Q prepares counts for nothing: two of them would prove nobody") {
  for (const bool on : {true, false}) {
    CAPTURE(on);
    test::SealWorld world(4, on ? seal::Defences{} : without(&seal::Defences::seal_with_prepares));
    for (const std::size_t liar : {0U, 1U, 2U}) world.node(liar).liar = true;
    for (const seal::Round round : {0U, 1U}) {
      std::vector<seal::SealRecord> readies;
      for (const std::size_t liar : {0U, 1U, 2U})
        readies.push_back(world.lie(liar, round, ready_of(world, 1)).record());
      const auto propose = world.lie(round, round, test::toy_propose(world.opening(0), 1 + round * 2, readies));
      for (const std::size_t liar : {0U, 1U, 2U}) world.lie(liar, round, Commit{propose.core(), {}});
    }
    world.hear(3, std::vector(world.table()));
    CHECK(world.rounds(3).seal().has_value() == !on);
    CHECK(world.rounds(3).has_two_seals() == !on);
    if (!on) CHECK(world.node(3).two_seals->proofs.empty());
  }
}

TEST_CASE("a witness alone does not run through the rounds") {
  for (const bool on : {true, false}) {
    CAPTURE(on);
    test::SealWorld world(7, on ? seal::Defences{} : without(&seal::Defences::timer_needs_quorum));
    for (int turn = 0; turn < 4; ++turn) {
      world.look(2);
      world.pass(kDayMs);
    }
    CHECK((world.rounds(2).round() == 0) == on);
  }
}

TEST_CASE("clocks of f witnesses that lie by days move no seal's time beyond honest clocks") {
  for (const std::int64_t days : {-400, 400}) {
    test::SealWorld world(7);
    for (const std::size_t liar : {5U, 6U}) world.node(liar).clock_ms_off = days * static_cast<std::int64_t>(kDayMs);
    world.run_well();
    REQUIRE(world.all_sealed());
    const std::uint64_t time = world.rounds(0).seal()->core.time.ms;
    CHECK(time >= test::kToyStart.ms);
    CHECK(time <= world.now().ms);
  }
}

TEST_CASE("clocks of more than f witnesses that lie by days can stop a seal, not date it ahead") {
  for (const bool on : {true, false}) {
    CAPTURE(on);
    test::SealWorld world(4, on ? seal::Defences{} : without(&seal::Defences::clock));
    // Two phones are set to ten years ahead, one is silent: the median of three is ahead.
    for (const std::size_t wrong : {0U, 1U}) world.node(wrong).clock_ms_off = 3650 * static_cast<std::int64_t>(kDayMs);
    world.node(3).up = false;
    world.run_well(60);
    CHECK(world.all_sealed() == !on);
    if (!on) continue;
    world.node(3).up = true;
    for (const std::size_t wrong : {0U, 1U}) world.node(wrong).clock_ms_off = 0;
    world.run_well();
    REQUIRE(world.all_sealed());
    CHECK(world.rounds(2).seal()->core.time <= world.now());
  }
}

TEST_CASE("a proposer that poisons the time gets no prepares") {
  for (const bool on : {true, false}) {
    CAPTURE(on);
    test::SealWorld world(4, on ? seal::Defences{} : without(&seal::Defences::median));
    exchange_readies(world);
    world.node(0).liar = true;
    std::vector<seal::SealRecord> readies;
    for (const std::size_t i : {1U, 2U, 3U}) readies.push_back(last_of(world, i, seal::RecordKind::ready)->record());
    Propose poisoned = test::toy_propose(world.opening(0), 1, readies);
    poisoned.core.time.ms += kDayMs / 2;
    poisoned.core.outcome = test::toy_outcome(1, poisoned.core.time);
    const auto propose = world.lie(0, 0, poisoned);
    world.hear(1, propose);
    CHECK(last_of(world, 1, seal::RecordKind::prepare).has_value() == !on);
  }
}

TEST_CASE("a witness that finds a record of its own that it does not hold signs nothing more") {
  test::SealWorld world(4);
  for (std::size_t i = 0; i < 4; ++i) world.look(i);
  const auto before = world.node(2).durable;
  exchange_readies(world);
  world.hear(0, std::vector(world.table()));
  world.hear(2, std::vector(world.table()));
  REQUIRE(last_of(world, 2, seal::RecordKind::prepare).has_value());
  // Its home comes back as a copy from before the prepare.
  world.node(2).durable = before;
  world.crash(2);
  const std::size_t said = said_by(world, 2).size();
  world.hear(2, *last_of(world, 2, seal::RecordKind::prepare));
  CHECK(world.rounds(2).found_own_copy());
  world.pass(kDayMs);
  world.look(2);
  CHECK(said_by(world, 2).size() == said);
  world.crash(2);
  world.look(2);
  CHECK(said_by(world, 2).size() == said);
  // It still carries records and sees the seal of the others.
  world.run_well();
  CHECK(world.rounds(2).seal().has_value());
  CHECK_FALSE(world.somebody_honest_is_framed());
}

TEST_CASE("silent and double-voting witnesses: the seal comes, and the double vote is shown") {
  test::SealWorld world(7);
  world.node(5).up = false;
  world.node(6).liar = true;
  exchange_readies(world);
  world.pass(seal::kTimerMs / 4);
  world.run_well(3);
  seal::CoreId other;
  other.bytes[0] = 1;
  const auto proposer = world.opening(0).witnesses.proposer(4, 0);
  const auto propose = last_of(world, proposer, seal::RecordKind::propose);
  REQUIRE(propose.has_value());
  world.lie(6, 0, Prepare{propose->core(), std::nullopt});
  world.lie(6, 0, Prepare{other, std::nullopt});
  world.lie(6, 0, Commit{propose->core(), {}});
  world.lie(6, 0, Commit{other, {}});
  world.run_well();
  REQUIRE(world.all_sealed());
  world.hear(0, std::vector(world.table()));
  const auto proofs = seal::find_proofs(world.rounds(0).pool().records());
  REQUIRE(proofs.size() == 1);
  CHECK(proofs.begin()->first == 6);
  CHECK(proofs.begin()->second.cheat == seal::Cheat::two_commits);
  CHECK_FALSE(world.node(0).proofs.empty());
}

TEST_CASE("a third record of a liar is kept where others rest on it, and nowhere else") {
  test::SealWorld world(4);
  exchange_readies(world);
  world.hear(0, std::vector(world.table()));
  const auto propose = *last_of(world, 0, seal::RecordKind::propose);
  for (const std::size_t i : {1U, 2U}) world.hear(i, propose);
  seal::CoreId other;
  for (std::uint8_t i = 1; i <= 5; ++i) {
    other.bytes[0] = i;
    world.hear(1, world.lie(3, 0, Prepare{other, std::nullopt}));
  }
  CHECK(world.rounds(1).pool().of(0, seal::RecordKind::prepare).size() == 3);
  // The one that makes Q for a core that two others prepared is needed.
  world.hear(1, *last_of(world, 2, seal::RecordKind::prepare));
  world.hear(1, world.lie(3, 0, Prepare{propose.core(), std::nullopt}));
  CHECK(world.rounds(1).pool().has_quorum(0, propose.core()));
}
}  // namespace attacks_test
