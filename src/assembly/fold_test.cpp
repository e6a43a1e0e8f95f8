#include <doctest/doctest.h>

#include "tests/support/assembly_builder.h"

namespace fold_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Stance;

namespace {
/// A town with something of everything.
AssemblyBuilder busy_town() {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  const Who tablet = town.second_device(bob);
  const EventId list = town.list(town.first(), {"m001", "m002"});
  town.vouch(town.first(), {town.listed(list, 0)});
  town.vouch(town.second(), {town.listed(list, 0), town.listed(list, 1)});
  const EventId plan = town.propose(town.first(), "plan");
  const EventId before = town.events().back().id;
  town.position(bob, plan, Stance::agree);
  town.knowing({before}).position(tablet, plan, Stance::block);
  town.confirm(town.second(), town.enter(town.first(), plan, town.listed(list, 0), Stance::pass));
  town.enter(town.third(), plan, town.listed(list, 0), Stance::agree);
  const EventId other = town.propose(bob, "other");
  const EventId count = town.hand_count(town.first(), other, {.yes = 3, .no = 1, .abstain = 0, .present = 4});
  town.confirm(town.second(), count);
  town.confirm(town.third(), count);
  town.object(town.third(), {town.id(town.applicant("eve"))});
  return town;
}

std::string why(const Result<assembly::Fold>& loaded) { return loaded ? "loaded" : std::string(loaded.error().code); }
}  // namespace

TEST_CASE("a snapshot folds on as if nothing had happened") {
  AssemblyBuilder town = busy_town();
  SUBCASE("in the founding page") {}
  SUBCASE("in a later page") { town.seal(24); }
  SUBCASE("with a suspension that bites") {
    const EventId first = town.suspend(town.first(), {3}, std::nullopt);
    town.suspend(town.second(), {3}, std::nullopt, first);
  }
  const Hash before_saving = town.hash();
  const Bytes snapshot = town.fold().save(town.journal());
  auto loaded = assembly::Fold::load(town.journal(), snapshot);
  REQUIRE(loaded);
  CHECK(loaded->events_read() == town.fold().events_read());
  CHECK(loaded->state_hash(town.journal()) == before_saving);
  CHECK(loaded->save(town.journal()) == snapshot);

  // Both go on with the same events.
  const std::size_t before = town.events().size();
  const EventId plan = town.propose(town.first(), "later");
  town.all_take({town.first(), town.second(), {3}}, plan, Stance::agree);
  town.suspend({3}, town.second(), std::nullopt);
  journal::Changes changes;
  for (std::size_t i = before; i < town.events().size(); ++i)
    changes.added.push_back({*town.journal().find(town.events()[i].id), town.events()[i]});
  CHECK(loaded->update(town.journal(), changes, town));
  CHECK(loaded->state_hash(town.journal()) == town.hash());
  for (journal::EventIndex e = 0; e < town.journal().table().size(); ++e)
    CHECK(loaded->verdict(e) == town.fold().verdict(e));
}

TEST_CASE("damaged and foreign snapshots are refused") {
  AssemblyBuilder town = busy_town();
  Bytes snapshot = town.fold().save(town.journal());
  AssemblyBuilder other({.name = "other", .founders = 3, .charter = {}});
  CHECK(why(assembly::Fold::load(other.journal(), snapshot)) == "fold.snapshot");
  CHECK(why(assembly::Fold::load(town.journal(), Bytes(5, 0))) == "fold.snapshot");
  for (std::size_t at = 0; at < snapshot.size(); at += 97) {
    snapshot[at] ^= 1;
    CHECK(why(assembly::Fold::load(town.journal(), snapshot)) == "fold.snapshot");
    snapshot[at] ^= 1;
  }
  CHECK(why(assembly::Fold::load(town.journal(), snapshot)) == "loaded");
}

TEST_CASE("a charter of a newer protocol stops the fold") {
  AssemblyBuilder::Options options;
  options.charter.protocol = 2;
  event::Header header;
  header.cls = event::Class::keys;
  const auto key = crypto::SigningKey::from_seed(crypto::derive({}, "test key"));
  header.device = reinterpret_id<DeviceId>(key.public_key());
  const event::Event founding = event::make_event(
      header, event::encode_body({{}, {}, event::Found{"new", 3, event::encode_charter(options.charter), {}}}), key);
  auto journal = journal::Journal::create(journal::CheckedEvent::trusted(founding));
  REQUIRE(journal);
  assembly::Fold fold;
  AssemblyBuilder town;  // any source of bodies
  const auto folded = fold.update(*journal, journal->take_changes(), town);
  CHECK_FALSE(folded);
  CHECK(folded.error().code == assembly::errc::kNewerVersion);
}

TEST_CASE("a fork takes events back, and the page is folded again") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  const EventId plan = town.propose(town.first(), "plan");
  const EventId last = town.position(bob, plan, Stance::agree);
  const EventId lone = town.knowing({}).propose(bob, "nobody rests on this");
  CHECK(town.code(lone) == "applied");
  const EventId fork = town.with({.prev = last}).propose(bob, "the other branch");
  CHECK(town.code(lone) == "not kept");
  CHECK(town.code(fork) == "not kept");
  CHECK(town.code(last) == "applied");
  CHECK(town.state().proposals.size() == 1);
}

TEST_CASE("a page closes once, in its turn") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const auto closed = town.fold().close_page(town.journal(), {1, {}, {}}, town);
  CHECK_FALSE(closed);
  CHECK(closed.error().code == assembly::errc::kPage);
}

TEST_CASE("an update between the journal's close of a page and the fold's is refused, and loses nothing") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who bob = town.member("bob");
  town.propose(bob, "plan");
  journal::SealedPage page;
  page.number = 1;
  page.time = {1'790'000'000'000};
  page.frontier = *town.journal().frontier_over(town.journal().heads());
  page.roll = {{town.device(town.first()), 0}, {town.device(bob), 0}};
  const Hash before = town.hash();
  REQUIRE(town.journal().close_page(page));
  const journal::Changes changes = town.journal().take_changes();
  for (int again = 0; again < 2; ++again) {
    const auto early = town.fold().update(town.journal(), changes, town);
    REQUIRE_FALSE(early);
    CHECK(early.error().code == assembly::errc::kPage);
  }
  CHECK(town.hash() == before);
  REQUIRE(town.fold().close_page(town.journal(), {1, page.time, {}}, town));
  CHECK(town.fold().update(town.journal(), changes, town));
  CHECK(town.state().page.number == 2);
  CHECK(town.on_roll(bob));
}

TEST_CASE("the state's hash changes with what anybody says, and only then") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const EventId plan = town.propose(town.first(), "plan");
  const Hash before = town.hash();
  CHECK(town.hash() == before);
  town.note(town.first(), plan);
  CHECK(town.hash() == before);  // talk is not state
  town.position(town.second(), plan, Stance::agree);
  const Hash agreed = town.hash();
  CHECK(agreed != before);
  town.position(town.second(), plan, Stance::block);
  CHECK(town.hash() != agreed);
}
}  // namespace fold_test
