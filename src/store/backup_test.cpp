#include <doctest/doctest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "store/home.h"
#include "tests/support/journal_maker.h"
#include "tests/support/temporary_directory.h"

namespace backup_test {
using namespace folkmoot;
using namespace folkmoot::store;

namespace {

crypto::Secret32 secret(std::uint8_t value) {
  crypto::Secret32 out;
  std::ranges::fill(out.fill(), value);
  return out;
}

std::string content_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_file(const std::string& file, const std::string& content) {
  std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

/// A home with events and every kind of secret, and its backup.
struct Saved {
  Saved() : maker({.seed = 21, .forks = 9, .rooms = 9}) {
    crypto::start();
    maker.grow(600);
    auto opened = Home::open(place.file("home"));
    REQUIRE(opened);
    home = *std::move(opened);
    REQUIRE(home->append(maker.assembly(), maker.table(), maker.added(0, 600)));
    auto act = home->begin();
    std::vector<crypto::Secret32> seals;
    seals.push_back(secret(0xD4));
    seals.push_back(secret(0xD5));
    REQUIRE(
        act->put_identity(maker.assembly(), {secret(1), secret(0xD2), secret(0xD3), std::move(seals), "Ada", "Moot"}));
    REQUIRE(act->put_content_key(maker.assembly(), Hash{{5}}, secret(6)));
    REQUIRE(act->put_invitation(maker.assembly(), {{}, EventId{{9}}, {77}, false}));
    REQUIRE(act->put_setting(std::nullopt, "listen", as_bytes("lan")));
    REQUIRE(act->put_setting(maker.assembly(), "device.shares", Bytes(32, 0xD6)));
    REQUIRE(act->commit());
  }
  test::TemporaryDirectory place;
  test::JournalMaker maker;
  std::unique_ptr<Home> home;
  std::string file = place.file("saved it's.fm");
};

}  // namespace

TEST_CASE("a backup restores everything but the device") {
  Saved saved;
  REQUIRE(saved.home->backup(saved.file));
  CHECK(saved.home->backup(saved.file).error().code == errc::kExists);
  // No secret of the device is in it, nor anything beside it.
  const std::string bytes = content_of(saved.file);
  for (const char value : {'\xD2', '\xD3', '\xD4', '\xD5', '\xD6'})
    CHECK(bytes.find(std::string(32, value)) == std::string::npos);
  CHECK(bytes.find(std::string(32, '\1')) != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(saved.file + ".unfinished"));
  CHECK((std::filesystem::status(saved.file).permissions() & std::filesystem::perms(0777)) ==
        std::filesystem::perms(0600));

  const std::string other = saved.place.file("other");
  const auto restored = Home::restore(saved.file, other);
  if (!restored) FAIL(restored.error().detail);
  CHECK(Home::restore(saved.file, other).error().code == errc::kExists);
  CHECK_FALSE(std::filesystem::exists(other + "/restoring"));
  const auto home = Home::open(other);
  REQUIRE(home);
  EventIndex count = 0;
  REQUIRE((*home)->for_each(saved.maker.assembly(), [&](const event::Event& event) {
    CHECK(event == saved.maker.added()[count++].event);
    return true;
  }));
  CHECK(count == 600);
  const auto identity = (*home)->identity(saved.maker.assembly());
  REQUIRE(identity);
  REQUIRE(identity->has_value());
  CHECK((*identity)->person.same_as(secret(1)));
  CHECK((*identity)->name == "Ada");
  CHECK_FALSE((*identity)->device);
  CHECK_FALSE((*identity)->opening);
  CHECK((*identity)->seals.empty());
  CHECK((*home)->content_keys(saved.maker.assembly())->size() == 1);
  CHECK((*home)->invitations(saved.maker.assembly())->size() == 1);
  CHECK((*home)->setting(std::nullopt, "listen")->has_value());
  CHECK_FALSE((*home)->setting(saved.maker.assembly(), "device.shares")->has_value());
  // The first home still works, and still has its device.
  CHECK((*saved.home->identity(saved.maker.assembly()))->device);
  CHECK(saved.home->verify_all()->problems.empty());
}

TEST_CASE("a damaged backup is refused whole") {
  Saved saved;
  REQUIRE(saved.home->backup(saved.file));
  const std::string good = content_of(saved.file);
  const std::string other = saved.place.file("other");
  test::Dice dice(4);
  for (int i = 0; i < 40; ++i) {
    std::string bad = good;
    if (i % 4 == 0)
      bad.resize(dice.below(good.size()));
    else
      bad[dice.below(bad.size())] ^= static_cast<char>(1U << dice.below(8));
    write_file(saved.file, bad);
    const auto restored = Home::restore(saved.file, other);
    REQUIRE(!restored);
    CHECK(restored.error().code == errc::kDamaged);
    CHECK_FALSE(std::filesystem::exists(other + "/home.db"));
  }
  write_file(saved.file, good);
  CHECK(Home::restore(saved.file, other).has_value());
  CHECK(Home::restore(saved.place.file("nothing"), saved.place.file("third")).error().code == errc::kNotFound);
}

TEST_CASE("a backup that cannot be written leaves nothing, and the home goes on") {
  Saved saved;
  const auto done = saved.home->backup(saved.place.file("no/such/directory/saved.fm"));
  REQUIRE(!done);
  CHECK(done.error().code == errc::kNotFound);
  CHECK(saved.home->backup("/dev/full/saved.fm").has_value() == false);
  REQUIRE(saved.home->backup(saved.file));
  auto act = saved.home->begin();
  REQUIRE(act->put_setting(std::nullopt, "listen", as_bytes("all")));
  CHECK(act->commit());
}
}  // namespace backup_test
