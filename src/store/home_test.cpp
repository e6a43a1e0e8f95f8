#include "store/home.h"

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "store/database.h"
#include "tests/support/home_events.h"
#include "tests/support/journal_maker.h"
#include "tests/support/temporary_directory.h"

namespace home_test {
using namespace folkmoot;
using namespace folkmoot::store;

namespace {

std::unique_ptr<Home> open_home(const std::string& directory) {
  auto home = Home::open(directory);
  if (!home) FAIL(home.error().code << " " << home.error().detail);
  return *std::move(home);
}

void check_same(Home& home, const test::JournalMaker& maker) {
  const auto events = test::events_of(home, maker.assembly());
  REQUIRE(events.size() == maker.added().size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    CHECK(events[i] == maker.added()[i].event);
    const auto alone = home.read(maker.assembly(), maker.table(), static_cast<EventIndex>(i));
    REQUIRE(alone);
    CHECK(*alone == events[i]);
  }
}

test::JournalShape wild(std::uint64_t seed) {
  test::JournalShape shape;
  shape.seed = seed;
  shape.forks = shape.rooms = shape.encrypted = shape.pages = shape.no_body = 5;
  return shape;
}

crypto::Secret32 secret(std::uint8_t value) {
  crypto::Secret32 out;
  std::ranges::fill(out.fill(), value);
  return out;
}

}  // namespace

TEST_CASE("events come back as they were, one by one, in batches, after reopening") {
  crypto::start();
  const test::TemporaryDirectory place;
  test::JournalMaker one(wild(1));
  test::JournalMaker other(wild(2));
  one.grow(700);
  other.grow(400);
  {
    const auto home = open_home(place.file("home"));
    CHECK(home->assemblies()->empty());
    for (std::size_t i = 0; i < 300; ++i) REQUIRE(home->append(one.assembly(), one.table(), one.added(i, i + 1)));
    REQUIRE(home->append(other.assembly(), other.table(), other.added(0, 400)));
    REQUIRE(home->append(one.assembly(), one.table(), one.added(300, 700)));
    CHECK(home->event_count(one.assembly()) == 700U);
    check_same(*home, one);
  }
  const auto home = open_home(place.file("home"));
  CHECK(home->assemblies()->size() == 2);
  CHECK(home->event_count(other.assembly()) == 400U);
  check_same(*home, one);
  check_same(*home, other);
  const auto found = home->verify_all();
  REQUIRE(found);
  CHECK(found->events == 1'100);
  CHECK(found->problems.empty());
}

TEST_CASE("an index that does not continue is refused, and the transaction with it") {
  crypto::start();
  const test::TemporaryDirectory place;
  const auto home = open_home(place.file("home"));
  test::JournalMaker maker({});
  maker.grow(20);
  REQUIRE(home->append(maker.assembly(), maker.table(), maker.added(0, 10)));
  CHECK(home->append(maker.assembly(), maker.table(), maker.added(11, 12)).error().code == errc::kOrder);
  CHECK(home->append(maker.assembly(), maker.table(), maker.added(9, 10)).error().code == errc::kOrder);
  {
    auto transaction = home->begin();
    REQUIRE(transaction);
    REQUIRE(transaction->append(maker.assembly(), maker.table(), maker.added(10, 15)));
    CHECK(!transaction->append(maker.assembly(), maker.table(), maker.added(10, 15)));
    CHECK(transaction->commit().error().code == errc::kOrder);
  }
  CHECK(home->event_count(maker.assembly()) == 10U);
  {
    auto transaction = home->begin();
    REQUIRE(transaction->append(maker.assembly(), maker.table(), maker.added(10, 15)));
    // No commit: nothing of it stays.
  }
  CHECK(home->event_count(maker.assembly()) == 10U);
  CHECK(test::events_of(*home, maker.assembly()).size() == 10);
  CHECK(home->read(maker.assembly(), maker.table(), 10).error().code == errc::kNotFound);
}

TEST_CASE("a dropped body is gone from the files; the event stays") {
  crypto::start();
  const test::TemporaryDirectory place;
  const auto home = open_home(place.file("home"));
  test::JournalMaker maker({.seed = 7, .body_size_max = 200, .body_size_fixed = true});
  maker.grow(50);
  REQUIRE(home->append(maker.assembly(), maker.table(), maker.added(0, 50)));
  const Bytes body = *maker.added()[20].event.body;
  const auto in_files = [&] {
    std::string all;
    for (const char* name : {"home.db", "home.db-wal"}) {
      std::ifstream file(place.file(std::string("home/") + name), std::ios::binary);
      all.append(std::istreambuf_iterator<char>(file), {});
    }
    return all.find(as_text(BytesView(body).first(100))) != std::string::npos;
  };
  CHECK(in_files());
  REQUIRE(home->drop_body(maker.assembly(), 20));
  CHECK_FALSE(in_files());
  const auto event = home->read(maker.assembly(), maker.table(), 20);
  REQUIRE(event);
  CHECK_FALSE(event->body);
  CHECK(event->header == maker.added()[20].event.header);
  CHECK(home->drop_body(maker.assembly(), 20));
  CHECK(home->drop_body(maker.assembly(), 50).error().code == errc::kNotFound);
  CHECK(test::events_of(*home, maker.assembly())[21] == maker.added()[21].event);
  CHECK(home->verify_all()->problems.empty());
}

TEST_CASE("identities, invitations, keys, settings, proofs, snapshots and segments come back") {
  crypto::start();
  const test::TemporaryDirectory place;
  test::JournalMaker maker({});
  maker.grow(5);
  const AssemblyId assembly = maker.assembly();
  const auto id = [](std::uint8_t value) { return Hash{{value}}; };
  const journal::ForkProof proof{DeviceId{{1}}, 4, EventId{{2}}, EventId{{3}}};
  {
    const auto home = open_home(place.file("home"));
    CHECK_FALSE(home->identity(assembly)->has_value());
    auto act = home->begin();
    REQUIRE(act);
    std::vector<crypto::Secret32> seals;
    seals.push_back(secret(4));
    seals.push_back(secret(5));
    REQUIRE(act->put_identity(assembly, {secret(1), secret(2), secret(3), std::move(seals), "Ada", "Ädelsgatan"}));
    REQUIRE(act->put_invitation(assembly, {crypto::Secret16(), EventId{{9}}, {1'000}, false}));
    REQUIRE(act->put_invitation(assembly, {crypto::Secret16(), EventId{{9}}, {1'000}, true}));
    REQUIRE(act->put_content_key(assembly, id(5), secret(6)));
    REQUIRE(act->put_setting(std::nullopt, "listen", as_bytes("lan")));
    REQUIRE(act->put_setting(assembly, "listen", {}));
    REQUIRE(act->put_setting(assembly, "gone", as_bytes("x")));
    REQUIRE(act->erase_setting(assembly, "gone"));
    REQUIRE(act->put_fork(assembly, proof));
    REQUIRE(act->put_evidence(assembly, maker.added()[3].event));
    REQUIRE(act->mark_removed(assembly, std::vector<EventIndex>{3, 4, 4}));
    REQUIRE(act->mark_restored(assembly, std::vector<EventIndex>{4}));
    REQUIRE(act->put_snapshot(assembly, SnapshotKind::fold, id(1).view(), {2, Bytes(5'000, 1)}));
    REQUIRE(act->put_snapshot(assembly, SnapshotKind::fold, id(2).view(), {3, Bytes(10'000, 2)}));
    REQUIRE(act->drop_snapshots(assembly, SnapshotKind::fold, id(2).view()));
    REQUIRE(act->append_segment(assembly, {0, 4, 1, Bytes(100'000, 3)}));
    REQUIRE(act->append_segment(assembly, {4, 1, 1, {}}));
    REQUIRE(act->commit());
  }
  const auto home = open_home(place.file("home"));
  const auto identity = home->identity(assembly);
  REQUIRE(identity);
  REQUIRE(identity->has_value());
  CHECK((*identity)->person.same_as(secret(1)));
  CHECK((*identity)->device->same_as(secret(2)));
  CHECK((*identity)->opening->same_as(secret(3)));
  REQUIRE((*identity)->seals.size() == 2);
  CHECK((*identity)->seals[0].same_as(secret(4)));
  CHECK((*identity)->seals[1].same_as(secret(5)));
  CHECK((*identity)->name == "Ada");
  CHECK((*identity)->assembly_name == "Ädelsgatan");
  REQUIRE(home->invitations(assembly)->size() == 1);
  CHECK(home->invitations(assembly)->front().used);
  REQUIRE(home->content_keys(assembly)->size() == 1);
  CHECK(home->content_keys(assembly)->front().key.same_as(secret(6)));
  CHECK(home->setting(std::nullopt, "listen")->value() == to_bytes(as_bytes("lan")));
  CHECK(home->setting(assembly, "listen")->value().empty());
  CHECK_FALSE(home->setting(assembly, "gone")->has_value());
  CHECK(*home->forks(assembly) == std::vector{proof});
  CHECK(*home->evidence(assembly) == std::vector{maker.added()[3].event});
  CHECK(*home->removed(assembly) == std::vector<EventIndex>{3});
  CHECK_FALSE(home->get_snapshot(assembly, SnapshotKind::fold, id(1).view())->has_value());
  CHECK((*home->get_snapshot(assembly, SnapshotKind::fold, id(2).view()))->version == 3);
  std::vector<std::size_t> sizes;
  REQUIRE(home->for_each_segment(assembly, [&](const SegmentView& segment) {
    sizes.push_back(segment.data.size());
    return true;
  }));
  CHECK(sizes == std::vector<std::size_t>{100'000, 0});
  auto act = home->begin();
  CHECK(act->append_segment(assembly, {4, 1, 1, {}}).error().code == errc::kOrder);
}

TEST_CASE("a journal comes back from its home through restore") {
  // Without admission: what a real journal hands out is stored by `record`, forks and evidence with it.
  crypto::start();
  const test::TemporaryDirectory place;
  const auto home = open_home(place.file("home"));
  test::JournalMaker maker(wild(3));
  maker.grow(60);
  journal::Changes changes;
  for (const auto& one : maker.added()) changes.added.push_back({one.index, one.event});
  changes.removed = {7, 9};
  changes.restored = {9};
  changes.evidence = {maker.added()[2].event};
  auto act = home->begin();
  REQUIRE(act->record(maker.assembly(), maker.table(), changes));
  REQUIRE(act->commit());
  CHECK(*home->removed(maker.assembly()) == std::vector<EventIndex>{7});
  CHECK(home->evidence(maker.assembly())->size() == 1);
  journal::Table table;
  REQUIRE(home->for_each(maker.assembly(), [&](event::Event event) {
    table.add(journal::CheckedEvent::trusted(std::move(event)));
    return true;
  }));
  REQUIRE(table.size() == 60);
  for (EventIndex e = 0; e < 60; ++e) CHECK(table.id(e) == maker.table().id(e));
}

TEST_CASE("a home has one opener, and says who") {
  crypto::start();
  const test::TemporaryDirectory place;
  const std::string directory = place.file("home");
  auto home = open_home(directory);
  const auto second = Home::open(directory);
  REQUIRE(!second);
  CHECK(second.error().code == errc::kInUse);
  CHECK(second.error().detail.find("pid " + std::to_string(::getpid())) != std::string::npos);
  CHECK(Home::open(directory, {.read_only = true, .create = false, .vfs = {}}).error().code == errc::kInUse);
  home.reset();
  CHECK(Home::open(directory).has_value());

  // Another process, which then dies without closing.
  int pipe[2];
  REQUIRE(::pipe(pipe) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto held = Home::open(directory);
    const char answer = held ? 'y' : 'n';
    if (::write(pipe[1], &answer, 1) == 1) ::pause();
    ::_exit(1);
  }
  char answer = 0;
  REQUIRE(::read(pipe[0], &answer, 1) == 1);
  CHECK(answer == 'y');
  const auto third = Home::open(directory);
  REQUIRE(!third);
  CHECK(third.error().code == errc::kInUse);
  CHECK(third.error().detail.find("pid " + std::to_string(child)) != std::string::npos);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(pipe[0]);
  ::close(pipe[1]);
  CHECK(Home::open(directory).has_value());
}

TEST_CASE("what a home holds is for its owner only") {
  crypto::start();
  const test::TemporaryDirectory place;
  const std::string directory = place.file("above/home");
  const auto home = open_home(directory);
  test::JournalMaker maker({});
  REQUIRE(home->append(maker.assembly(), maker.table(), maker.added(0, 1)));
  struct stat found{};
  REQUIRE(::stat(directory.c_str(), &found) == 0);
  CHECK((found.st_mode & 0777) == 0700);
  for (const char* name : {"/home.db", "/home.db-wal", "/lock"}) {
    REQUIRE(::stat((directory + name).c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);
  }
}

TEST_CASE("a home that may only be read is read, and says so when it is written") {
  crypto::start();
  const test::TemporaryDirectory place;
  const std::string directory = place.file("home");
  CHECK(Home::open(directory, {.read_only = true, .create = true, .vfs = {}}).error().code == errc::kNotFound);
  CHECK(Home::open(directory, {.read_only = false, .create = false, .vfs = {}}).error().code == errc::kNotFound);
  test::JournalMaker maker(wild(4));
  maker.grow(30);
  REQUIRE(open_home(directory)->append(maker.assembly(), maker.table(), maker.added(0, 20)));
  const auto home = Home::open(directory, {.read_only = true, .create = false, .vfs = {}});
  REQUIRE(home);
  CHECK((*home)->append(maker.assembly(), maker.table(), maker.added(20, 30)).error().code == errc::kReadOnly);
  CHECK((*home)->event_count(maker.assembly()) == 20U);
  CHECK(test::events_of(**home, maker.assembly()).size() == 20);
  CHECK((*home)->verify_all()->problems.empty());
}

namespace {

/// In a process without the right to write there. Gives the letter of what happened.
char outcome_without_rights(const std::string& directory, const test::JournalMaker& maker) {
  int pipe[2];
  REQUIRE(::pipe(pipe) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    char answer = '?';
    if (::geteuid() == 0 && (::setgid(65'534) != 0 || ::setuid(65'534) != 0)) answer = 's';
    // The fault is real: neither a new file nor the old one can be written.
    else if (std::ofstream(directory + "/probe"))
      answer = 'w';
    else if (std::fstream(directory + "/home.db"))
      answer = 'd';
    else {
      const auto home = Home::open(directory);
      const auto reader = Home::open(directory, {.read_only = true, .create = false, .vfs = {}});
      const bool refused = !home && home.error().code == errc::kReadOnly;
      const bool read = reader && (*reader)->event_count(maker.assembly()) == maker.added().size();
      answer = refused && read ? 'y' : refused ? 'r' : 'o';
    }
    ::_exit(::write(pipe[1], &answer, 1) == 1 ? 0 : 1);
  }
  char answer = 0;
  CHECK(::read(pipe[0], &answer, 1) == 1);
  ::waitpid(child, nullptr, 0);
  ::close(pipe[0]);
  ::close(pipe[1]);
  return answer;
}

}  // namespace

TEST_CASE("a home without the right to write gives store.read_only, and can be read") {
  crypto::start();
  const test::TemporaryDirectory place;
  const std::string directory = place.file("home");
  test::JournalMaker maker(wild(5));
  maker.grow(10);
  REQUIRE(open_home(directory)->append(maker.assembly(), maker.table(), maker.added(0, 10)));
  ::chmod(place.path().c_str(), 0755);
  for (const char* name : {"/home.db", "/lock"}) ::chmod((directory + name).c_str(), 0444);
  ::chmod(directory.c_str(), 0555);
  CHECK(outcome_without_rights(directory, maker) == 'y');
  ::chmod(directory.c_str(), 0755);
}

TEST_CASE("a home of newer software is left alone; a stranger's file is damage") {
  crypto::start();
  const test::TemporaryDirectory place;
  const std::string directory = place.file("home");
  test::JournalMaker maker({});
  REQUIRE(open_home(directory)->append(maker.assembly(), maker.table(), maker.added(0, 1)));
  const std::string file = directory + "/home.db";
  const auto poke = [&](long at, std::string_view bytes) {
    std::fstream opened(file, std::ios::binary | std::ios::in | std::ios::out);
    opened.seekp(at);
    opened.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    REQUIRE(opened.flush());
  };
  poke(60, std::string_view("\0\0\0\x63", 4));  // user_version
  CHECK(Home::open(directory).error().code == errc::kNewerVersion);
  poke(60, std::string_view("\0\0\0\x02", 4));
  CHECK(Home::open(directory).has_value());
  poke(68, "else");  // application_id
  CHECK(Home::open(directory).error().code == errc::kDamaged);
  poke(0, "no database at all");
  CHECK(Home::open(directory).error().code == errc::kDamaged);
}

TEST_CASE("a home of the first version gets what pages that close need, and keeps all it has") {
  crypto::start();
  const test::TemporaryDirectory place;
  const std::string directory = place.file("home");
  test::JournalMaker maker({});
  REQUIRE(open_home(directory)->append(maker.assembly(), maker.table(), maker.added(0, 1)));
  {
    auto old = Database::open(directory + "/home.db", {});
    REQUIRE(old);
    for (const char* sql :
         {"DROP TABLE main.closed_pages", "DROP TABLE main.seal_items", "PRAGMA main.user_version = 1"})
      REQUIRE((*old)->run(sql));
  }
  const auto home = open_home(directory);
  CHECK(home->event_count(maker.assembly()) == 1);
  CHECK(home->closed_pages(maker.assembly())->empty());
  CHECK(home->verify_all()->problems.empty());
}

TEST_CASE("closed pages and what is said about seals come back in their order, and a gap is refused") {
  crypto::start();
  const test::TemporaryDirectory place;
  const std::string directory = place.file("home");
  test::JournalMaker maker({});
  const AssemblyId id = maker.assembly();
  {
    const auto home = open_home(directory);
    auto transaction = home->begin();
    REQUIRE(transaction);
    for (const Bytes& item : {Bytes{3}, Bytes{1}, Bytes{2}}) REQUIRE(transaction->append_seal_item(id, 1, item));
    REQUIRE(transaction->append_seal_item(id, 2, Bytes{9}));
    REQUIRE(transaction->append_closed_page(id, 1, Bytes{7}));
    REQUIRE(transaction->commit());
    auto gap = home->begin();
    CHECK(gap->append_closed_page(id, 3, Bytes{8}).error().code == errc::kOrder);
  }
  {
    // Another seal was chosen for page 2 than this home had followed.
    const auto home = open_home(directory);
    auto transaction = home->begin();
    REQUIRE(transaction);
    REQUIRE(transaction->append_closed_page(id, 2, Bytes{8}));
    REQUIRE(transaction->append_closed_page(id, 3, Bytes{9}));
    REQUIRE(transaction->drop_closed_pages(id, 1));
    REQUIRE(transaction->append_closed_page(id, 2, Bytes{6}));
    REQUIRE(transaction->drop_closed_pages(id, 1));
    REQUIRE(transaction->commit());
  }
  const auto home = open_home(directory);
  CHECK(*home->seal_items(id, 1) == std::vector<Bytes>{{3}, {1}, {2}});
  CHECK(*home->seal_items(id, 2) == std::vector<Bytes>{{9}});
  CHECK(*home->closed_pages(id) == std::vector<Bytes>{{7}});
}

TEST_CASE("a journal that is forgotten begins again; who the home is stays") {
  crypto::start();
  const test::TemporaryDirectory place;
  test::JournalMaker one(wild(3));
  test::JournalMaker other(wild(4));
  one.grow(300);
  other.grow(200);
  const auto home = open_home(place.file("home"));
  for (auto* const maker : {&one, &other})
    REQUIRE(home->append(maker->assembly(), maker->table(), maker->added(0, maker->added().size())));
  const auto change = [&](auto what) {
    auto transaction = home->begin();
    REQUIRE(transaction.has_value());
    what(*transaction);
    REQUIRE(transaction->commit().has_value());
  };
  change([&](Transaction& t) {
    REQUIRE(t.put_setting(one.assembly(), "kept", Bytes{1}));
    REQUIRE(t.append_closed_page(one.assembly(), 1, Bytes{2}));
    REQUIRE(t.append_seal_item(one.assembly(), 2, Bytes{3}));
    REQUIRE(t.put_snapshot(one.assembly(), SnapshotKind::fold, as_bytes("open"), {1, Bytes{4}}));
  });
  {
    auto transaction = home->begin();
    REQUIRE(transaction->forget_journal(one.assembly()));
  }
  CHECK(*home->event_count(one.assembly()) == 300U);  // it was not committed
  change([&](Transaction& t) { REQUIRE(t.forget_journal(one.assembly())); });
  CHECK(*home->event_count(one.assembly()) == 0U);
  CHECK(home->closed_pages(one.assembly())->empty());
  CHECK(home->seal_items(one.assembly(), 2)->empty());
  CHECK_FALSE(home->get_snapshot(one.assembly(), SnapshotKind::fold, as_bytes("open"))->has_value());
  CHECK(*home->setting(one.assembly(), "kept") == Bytes{1});
  check_same(*home, other);
  REQUIRE(home->append(one.assembly(), one.table(), one.added(0, 300)));
  check_same(*home, one);
  CHECK(home->verify_all()->problems.empty());
}
}  // namespace home_test
