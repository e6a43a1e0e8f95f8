// SQLite is refused its first allocation, its second, its third ... : an error, and nothing acknowledged is lost.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <set>

#include "crypto/secret.h"
#include "store/home.h"
#include "tests/support/faulty_vfs.h"
#include "tests/support/temporary_directory.h"

namespace memory_test {
using namespace folkmoot;
using namespace folkmoot::store;

namespace {

sqlite3_mem_methods real_memory;
std::uint64_t allocations = 0;
std::uint64_t fail_at = 0;
std::uint64_t refused = 0;

bool strike() {
  if (fail_at == 0 || ++allocations != fail_at) return false;
  ++refused;
  return true;
}
void* allocate(int size) { return strike() ? nullptr : real_memory.xMalloc(size); }
void* reallocate(void* memory, int size) { return strike() ? nullptr : real_memory.xRealloc(memory, size); }

/// SQLite with our allocation for the life of this object. No connection may be open at either end.
class CountedMemory {
 public:
  CountedMemory() {
    sqlite3_shutdown();
    REQUIRE(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_memory) == SQLITE_OK);
    sqlite3_mem_methods counted = real_memory;
    counted.xMalloc = allocate;
    counted.xRealloc = reallocate;
    REQUIRE(sqlite3_config(SQLITE_CONFIG_MALLOC, &counted) == SQLITE_OK);
    REQUIRE(sqlite3_initialize() == SQLITE_OK);
  }
  CountedMemory(const CountedMemory&) = delete;
  CountedMemory& operator=(const CountedMemory&) = delete;
  ~CountedMemory() {
    fail_at = 0;
    sqlite3_shutdown();
    sqlite3_config(SQLITE_CONFIG_MALLOC, &real_memory);
    sqlite3_initialize();
  }
};

/// Opens, appends in a few acts, reads; each act that is refused is tried once more. Gives what was acknowledged.
EventIndex work(const std::string& directory, const OpenOptions& options, const test::JournalMaker& maker,
                std::set<Code>& codes) {
  EventIndex acknowledged = 0;
  auto home = Home::open(directory, options);
  if (!home) {
    codes.insert(home.error().code);
    home = Home::open(directory, options);
  }
  if (!home) FAIL(home.error().detail);
  for (const EventIndex to : {1U, 2U, 40U, 41U}) {
    auto done = (*home)->append(maker.assembly(), maker.table(), maker.added(acknowledged, to));
    if (!done) {
      codes.insert(done.error().code);
      done = (*home)->append(maker.assembly(), maker.table(), maker.added(acknowledged, to));
    }
    if (!done) FAIL(done.error().detail);
    acknowledged = to;
  }
  EventIndex seen = 0;
  const auto each = (*home)->for_each(maker.assembly(), [&](const event::Event& event) {
    CHECK(event == maker.added()[seen++].event);
    return true;
  });
  if (!each) codes.insert(each.error().code);
  return acknowledged;
}

}  // namespace

TEST_CASE("each allocation of SQLite fails once") {
  crypto::start();
  test::JournalMaker maker({.seed = 13, .rooms = 5});
  maker.grow(41);
  const CountedMemory memory;
  std::set<Code> codes;
  const test::TemporaryDirectory place;  // of the lock; each run has a disk of its own
  std::uint64_t runs = 0;
  for (std::uint64_t n = 1;; ++n, ++runs) {
    CAPTURE(n);
    test::FaultyDisk disk("memory");
    const OpenOptions options{.read_only = false, .create = true, .vfs = disk.name()};
    allocations = refused = 0;
    fail_at = n;
    const EventIndex acknowledged = work(place.path(), options, maker, codes);
    const bool struck = refused > 0;
    fail_at = 0;
    CHECK(acknowledged == 41);
    const auto home = Home::open(place.path(), options);
    REQUIRE(home);
    CHECK((*home)->event_count(maker.assembly()) == 41U);
    CHECK((*home)->verify_all()->problems.empty());
    if (!struck) break;
  }
  CHECK(runs > 100);
  CHECK(codes == std::set<Code>{errc::kMemory});
  MESSAGE(runs << " allocations refused");
}
}  // namespace memory_test
