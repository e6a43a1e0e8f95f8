// Nothing acknowledged is lost: the disk fails at its first operation, its second, its third ... until a whole run goes
// well; after each failure power is lost, the home is opened again, and what it had promised must be there.
#include <doctest/doctest.h>

#include <set>

#include "crypto/secret.h"
#include "store/home.h"
#include "tests/support/faulty_vfs.h"
#include "tests/support/temporary_directory.h"

namespace faults_test {
using namespace folkmoot;
using namespace folkmoot::store;

namespace {

OpenOptions on(const test::FaultyDisk& disk) { return {.read_only = false, .create = true, .vfs = disk.name()}; }

/// What the home has acknowledged.
struct Promise {
  bool opened = false;
  EventIndex events = 0;
  EventIndex attempted = 0;
  std::uint64_t setting = 0;
  std::set<Code> codes;
};

/// One act: an event, or several, and the secret they rest on.
Result<Ok> act(Home& home, const test::JournalMaker& maker, EventIndex from, EventIndex to) {
  FM_ASSIGN(Transaction transaction, home.begin());
  FM_TRY(transaction.append(maker.assembly(), maker.table(), maker.added(from, to)));
  crypto::Secret32 key;
  FM_TRY(transaction.put_content_key(maker.assembly(), Hash{{static_cast<std::uint8_t>(to)}}, key));
  FM_TRY(transaction.put_setting(maker.assembly(), "size", as_bytes(std::to_string(to))));
  return transaction.commit();
}

/// Opens and works until the end or until the home gives up; tries again after each refusal, as a user would.
void work(const std::string& directory, const test::FaultyDisk& disk, const test::JournalMaker& maker,
          Promise& promise) {
  const auto home = Home::open(directory, on(disk));
  if (!home) {
    promise.codes.insert(home.error().code);
    return;
  }
  promise.opened = true;
  const auto size = static_cast<EventIndex>(maker.added().size());
  int refusals = 0;
  const auto stored = (*home)->event_count(maker.assembly());
  if (!stored) return;
  promise.events = promise.attempted = *stored;
  for (EventIndex at = *stored; at < size && refusals < 3;) {
    const EventIndex to = std::min<EventIndex>(size, at + (at % 3 == 0 ? 25 : 1));
    promise.attempted = std::max(promise.attempted, to);
    const auto done = act(**home, maker, at, to);
    if (done) {
      promise.events = at = to;
    } else {
      promise.codes.insert(done.error().code);
      ++refusals;
      const auto again = (*home)->event_count(maker.assembly());
      if (!again) return;
      CHECK(*again == at);
    }
    if (at % 9 == 1) {
      if (const auto compacted = (*home)->compact(); !compacted) promise.codes.insert(compacted.error().code);
    }
  }
}

/// The last act's other parts, the setting and the key, are there with its event.
void check_whole_act(Home& home, const test::JournalMaker& maker, EventIndex count) {
  const auto setting = home.setting(maker.assembly(), "size");
  REQUIRE(setting);
  REQUIRE(setting->has_value());
  CHECK(as_text(**setting) == std::to_string(count));
  bool has_key = false;
  const auto keys = home.content_keys(maker.assembly());
  REQUIRE(keys);
  for (const ContentKey& key : *keys) has_key = has_key || key.epoch == Hash{{static_cast<std::uint8_t>(count)}};
  CHECK(has_key);
}

/// Everything promised is there, whole and in order; what was tried and not promised is there in whole acts or not.
void check_kept(const std::string& directory, const test::FaultyDisk& disk, const test::JournalMaker& maker,
                const Promise& promise) {
  const auto home = Home::open(directory, on(disk));
  if (!home) FAIL(home.error().code << " " << home.error().detail);
  const auto found = (*home)->verify_all();
  REQUIRE(found);
  for (const Problem& problem : found->problems) FAIL_CHECK(problem.where);
  EventIndex count = 0;
  REQUIRE((*home)->for_each(maker.assembly(), [&](const event::Event& event) {
    CHECK(event == maker.added()[count].event);
    ++count;
    return true;
  }));
  CHECK(count >= promise.events);
  CHECK(count <= promise.attempted);
  if (count > 0) check_whole_act(**home, maker, count);
}

test::JournalMaker small_journal() {
  test::JournalMaker maker({.seed = 11, .forks = 9, .rooms = 5, .no_body = 7});
  maker.grow(180);
  return maker;
}

/// Runs with the N-th operation failing, N = 1, 2, 3 ... until none fails.
void fail_each(test::Fault fault, Code expected) {
  crypto::start();
  const test::JournalMaker maker = small_journal();
  test::Dice dice(99);
  const test::TemporaryDirectory place;  // of the lock; each run has a disk of its own
  std::uint64_t runs = 0;
  for (fault.at = 1;; ++fault.at, ++runs) {
    CAPTURE(fault.at);
    test::FaultyDisk disk("faulty");
    disk.plan(fault);
    Promise promise;
    work(place.path(), disk, maker, promise);
    const bool struck = disk.happened() > 0;
    disk.plan({});
    if (!struck) {
      CHECK(promise.events == maker.added().size());
      CHECK(promise.codes.empty());
      break;
    }
    if (fault.from_then_on) {
      // The home said so, with the right code, unless only the closing met it.
      for (const Code code : promise.codes) CHECK(code == expected);
      CHECK((promise.codes.size() == 1 || promise.events == maker.added().size()));
    }
    disk.crash(dice);
    check_kept(place.path(), disk, maker, promise);
    // And the work can be finished.
    Promise rest;
    work(place.path(), disk, maker, rest);
    CHECK(rest.events == maker.added().size());
    check_kept(place.path(), disk, maker, rest);
  }
  CHECK(runs > 20);
}

}  // namespace

TEST_CASE("the disk in memory itself: unsynced writes are at risk, synced ones are not") {
  const test::JournalMaker maker = small_journal();
  const test::TemporaryDirectory place;
  test::FaultyDisk disk("faulty");
  Promise promise;
  work(place.path(), disk, maker, promise);
  CHECK(disk.operations() > 100);
  CHECK(disk.unsynced() == 0);
}

TEST_CASE("power is lost at any moment, and nothing acknowledged is") {
  crypto::start();
  const test::JournalMaker maker = small_journal();
  std::size_t at_risk = 0;
  std::uint64_t operations = 0;
  {
    const test::TemporaryDirectory place;
    test::FaultyDisk disk("faulty");
    Promise promise;
    work(place.path(), disk, maker, promise);
    operations = disk.operations();
  }
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    CAPTURE(seed);
    test::Dice dice(seed);
    const test::TemporaryDirectory place;
    test::FaultyDisk disk("faulty");
    Promise promise;
    // The machine stops in the middle: every operation from some one on fails, so that closing writes nothing either.
    disk.plan(
        {.at = 1 + dice.below(operations), .code = SQLITE_IOERR_WRITE, .from_then_on = true, .syncs_only = false});
    work(place.path(), disk, maker, promise);
    REQUIRE(disk.happened() > 0);
    at_risk += disk.unsynced();
    disk.plan({});
    disk.crash(dice);
    check_kept(place.path(), disk, maker, promise);
  }
  CHECK(at_risk > 0);
}

TEST_CASE("each write or sync fails once") {
  fail_each({.at = 0, .code = SQLITE_IOERR_WRITE, .from_then_on = false, .syncs_only = false}, errc::kIo);
}

TEST_CASE("each sync fails once, and what it should have made durable is forgotten") {
  fail_each({.at = 0, .code = SQLITE_IOERR_FSYNC, .from_then_on = false, .syncs_only = true}, errc::kIo);
}

TEST_CASE("the disk breaks at each operation and stays broken") {
  fail_each({.at = 0, .code = SQLITE_IOERR_WRITE, .from_then_on = true, .syncs_only = false}, errc::kIo);
}

TEST_CASE("the disk is full at each operation, and stays full until there is room again") {
  fail_each({.at = 0, .code = SQLITE_FULL, .from_then_on = true, .syncs_only = false}, errc::kFull);
}

TEST_CASE("after a full disk the same home goes on when there is room") {
  crypto::start();
  const test::JournalMaker maker = small_journal();
  const test::TemporaryDirectory place;
  test::FaultyDisk disk("faulty");
  const auto home = Home::open(place.path(), on(disk));
  REQUIRE(home);
  REQUIRE(act(**home, maker, 0, 10));
  disk.plan({.at = 1, .code = SQLITE_FULL, .from_then_on = true, .syncs_only = false});
  CHECK(act(**home, maker, 10, 20).error().code == errc::kFull);
  REQUIRE(disk.happened() > 0);
  CHECK((*home)->event_count(maker.assembly()) == 10U);
  disk.plan({});
  REQUIRE(act(**home, maker, 10, 20));
  CHECK((*home)->event_count(maker.assembly()) == 20U);
}

TEST_CASE("after a failed sync the home refuses everything until it is opened again") {
  crypto::start();
  const test::JournalMaker maker = small_journal();
  const test::TemporaryDirectory place;
  test::FaultyDisk disk("faulty");
  {
    const auto home = Home::open(place.path(), on(disk));
    REQUIRE(home);
    REQUIRE(act(**home, maker, 0, 10));
    disk.plan({.at = 1, .code = SQLITE_IOERR_FSYNC, .from_then_on = false, .syncs_only = true});
    CHECK(act(**home, maker, 10, 20).error().code == errc::kIo);
    REQUIRE(disk.happened() == 1);
    disk.plan({});
    CHECK(act(**home, maker, 10, 20).error().code == errc::kIo);
    CHECK((*home)->assemblies().error().code == errc::kIo);
  }
  const auto home = Home::open(place.path(), on(disk));
  REQUIRE(home);
  CHECK(*(*home)->event_count(maker.assembly()) >= 10U);
}

TEST_CASE("a row of single acts finds room in the log; one act alone leaves no more than it wrote") {
  crypto::start();
  test::JournalMaker maker({.seed = 11, .forks = 9, .rooms = 5, .no_body = 7});
  maker.grow(400);
  const test::TemporaryDirectory place;
  test::FaultyDisk disk("faulty");
  const auto home = Home::open(place.path(), on(disk));
  REQUIRE(home);
  REQUIRE((*home)->compact());
  const std::string log = place.path() + "/home.db-wal";
  constexpr std::size_t kFrame = 4096 + 24;
  EventIndex at = 0;
  const auto act_once = [&] {
    REQUIRE(act(**home, maker, at, at + 1));
    ++at;
    return disk.content(log).size();
  };
  std::size_t size = act_once();
  CHECK(size % kFrame == 32);
  CHECK(size < 16 * kFrame);
  std::size_t grown = 0;
  while (at < maker.added().size()) grown += std::exchange(size, act_once()) != size ? 1U : 0U;
  CHECK(grown < maker.added().size() / 10);
  // A log that was emptied begins again.
  REQUIRE((*home)->compact());
  CHECK(disk.content(log).empty());
}
}  // namespace faults_test
