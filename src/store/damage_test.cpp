// Damage is found and its place is named: flipped bits, rows put in each other's place, rows that are gone.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <functional>

#include "crypto/secret.h"
#include "store/home.h"
#include "tests/support/faulty_vfs.h"
#include "tests/support/temporary_directory.h"

namespace damage_test {
using namespace folkmoot;
using namespace folkmoot::store;

namespace {

/// A home with five rows of events, made once for each test.
class DamagedHome {
 public:
  DamagedHome() : maker_({.seed = 3, .body_size_max = 300, .forks = 20, .rooms = 9}) {
    crypto::start();
    maker_.grow(1'000);
    const auto home = Home::open(directory());
    REQUIRE(home);
    REQUIRE((*home)->append(maker_.assembly(), maker_.table(), maker_.added(0, 1'000)));
    auto act = (*home)->begin();
    REQUIRE(act->put_identity(maker_.assembly(), {{}, {}, {}, {}, "Ada", "Moot"}));
    REQUIRE(act->put_content_key(maker_.assembly(), Hash{{1}}, {}));
    REQUIRE(act->commit());
  }
  [[nodiscard]] std::string directory() const { return place_.file("home"); }
  [[nodiscard]] const test::JournalMaker& maker() const { return maker_; }

  /// Does something to the tables behind the store's back, and says whether rows changed.
  [[nodiscard]] bool change(const std::string& sql) const {
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open((directory() + "/home.db").c_str(), &handle) == SQLITE_OK);
    char* why = nullptr;
    const int rc = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, &why);
    if (rc != SQLITE_OK) FAIL(why);
    const bool changed = sqlite3_total_changes(handle) > 0;
    REQUIRE(sqlite3_close(handle) == SQLITE_OK);
    return changed;
  }
  [[nodiscard]] std::vector<Problem> problems() const {
    const auto home = Home::open(directory());
    REQUIRE(home);
    const auto found = (*home)->verify_all();
    REQUIRE(found);
    return found->problems;
  }

 private:
  test::TemporaryDirectory place_;
  test::JournalMaker maker_;
};

constexpr const char* kSecondRow = "(SELECT place FROM events ORDER BY place LIMIT 1 OFFSET 1)";
constexpr const char* kThirdRow = "(SELECT place FROM events ORDER BY place LIMIT 1 OFFSET 2)";

}  // namespace

TEST_CASE("a whole home has no problems") {
  const DamagedHome damaged;
  CHECK(damaged.problems().empty());
}

TEST_CASE("flipped bits in a row of events are found, named, and never handed out") {
  const DamagedHome damaged;
  // One byte in the middle of the second row: a body, most likely.
  REQUIRE(damaged.change(std::string("UPDATE events SET data = CAST(substr(data, 1, 5000) || x'5A5B' || "
                                     "substr(data, 5003) AS BLOB) WHERE place = ") +
                         kSecondRow));
  const auto problems = damaged.problems();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == errc::kDamaged);
  CHECK(problems[0].assembly == damaged.maker().assembly());
  CHECK(problems[0].where.starts_with("events "));
  CHECK(problems[0].where.find("checksum") != std::string::npos);
  const auto home = Home::open(damaged.directory());
  REQUIRE(home);
  EventIndex seen = 0;
  const auto each = (*home)->for_each(damaged.maker().assembly(), [&](const event::Event& event) {
    CHECK(event == damaged.maker().added()[seen].event);
    ++seen;
    return true;
  });
  REQUIRE(!each);
  CHECK(each.error().code == errc::kDamaged);
  CHECK(seen > 100);
  CHECK(each.error().detail.starts_with("events " + std::to_string(seen) + " to "));
  CHECK(problems[0].where.starts_with("events " + std::to_string(seen) + " to "));
  const auto alone = (*home)->read(damaged.maker().assembly(), damaged.maker().table(), seen);
  REQUIRE(!alone);
  CHECK(alone.error().code == errc::kDamaged);
  CHECK((*home)->read(damaged.maker().assembly(), damaged.maker().table(), 0).has_value());
  CHECK((*home)->read(damaged.maker().assembly(), damaged.maker().table(), 999).has_value());
}

TEST_CASE("rows in each other's place are found") {
  const DamagedHome damaged;
  REQUIRE(damaged.change(std::string("CREATE TEMP TABLE two AS SELECT ") + kSecondRow + " AS a, " + kThirdRow +
                         " AS b; UPDATE events SET place = -1 WHERE place = (SELECT a FROM two);"
                         "UPDATE events SET place = (SELECT a FROM two) WHERE place = (SELECT b FROM two);"
                         "UPDATE events SET place = (SELECT b FROM two) WHERE place = -1;"));
  CHECK(damaged.problems().size() == 2);
}

TEST_CASE("a row that is gone is found") {
  const DamagedHome damaged;
  REQUIRE(damaged.change(std::string("DELETE FROM events WHERE place = ") + kThirdRow));
  const auto problems = damaged.problems();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].where.find("missing") != std::string::npos);
}

TEST_CASE("changed secrets are found before they are used") {
  const DamagedHome damaged;
  REQUIRE(
      damaged.change("UPDATE identities SET person = CAST(zeroblob(31) || x'01' AS BLOB);"
                     "UPDATE content_keys SET key = CAST(zeroblob(31) || x'01' AS BLOB);"));
  CHECK(damaged.problems().size() == 2);
  const auto home = Home::open(damaged.directory());
  REQUIRE(home);
  CHECK((*home)->identity(damaged.maker().assembly()).error().code == errc::kDamaged);
  CHECK((*home)->content_keys(damaged.maker().assembly()).error().code == errc::kDamaged);
}

TEST_CASE("a signature that is not its author's is found when signatures are looked at") {
  const DamagedHome damaged;
  const auto home = Home::open(damaged.directory());
  REQUIRE(home);
  // The maker's signatures are noise.
  const auto found = (*home)->verify_all({.signatures = true});
  REQUIRE(found);
  CHECK(found->signatures == 1'000);
  CHECK(found->problems.size() == 1'000);
}

TEST_CASE("whatever byte of the file is hit: found, or harmless; never another event, never a crash") {
  crypto::start();
  test::JournalMaker maker({.seed = 8, .body_size_max = 300, .forks = 20, .rooms = 9});
  maker.grow(1'000);
  const test::TemporaryDirectory place;
  test::FaultyDisk disk("faulty");
  const OpenOptions options{.read_only = false, .create = true, .vfs = disk.name()};
  REQUIRE((*Home::open(place.path(), options))->append(maker.assembly(), maker.table(), maker.added(0, 1'000)));
  const Bytes good = disk.content(place.path() + "/home.db");
  test::Dice dice(1);
  int found = 0;
  for (int i = 0; i < 300; ++i) {
    Bytes& content = disk.content(place.path() + "/home.db");
    content = good;
    const std::size_t at = dice.below(good.size());
    content[at] ^= static_cast<std::uint8_t>(1U << dice.below(8));
    CAPTURE(at);
    const auto home = Home::open(place.path(), options);
    if (!home) {
      ++found;
      continue;
    }
    EventIndex seen = 0;
    const auto each = (*home)->for_each(maker.assembly(), [&](const event::Event& event) {
      CHECK(event == maker.added()[seen].event);
      ++seen;
      return true;
    });
    const auto looked = (*home)->verify_all();
    const bool reported = !each || !looked || !looked->problems.empty();
    found += reported ? 1 : 0;
    if (!reported) CHECK(seen == 1'000);
  }
  // The rest hit the empty space of tables that hold nothing here.
  CHECK(found > 150);
}
}  // namespace damage_test
