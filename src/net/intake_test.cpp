#include "net/intake.h"

#include <doctest/doctest.h>

#include "event/errc.h"
#include "tests/support/journal_world.h"
#include "tests/support/temporary_directory.h"

namespace intake_test {
using namespace folkmoot;
using net::Vouched;

namespace {
using Events = std::vector<event::Event>;

struct NoBodies final : assembly::BodySource {
  std::optional<Bytes> body(assembly::EventIndex) override { return std::nullopt; }
};

/// Batches of that many events.
net::Intake::Source batches_of(const Events& events, std::size_t size) {
  return [&events, size, next = std::size_t{0}]() mutable -> Result<Events> {
    const std::size_t first = next;
    next = std::min(events.size(), next + size);
    return Events(events.begin() + static_cast<std::ptrdiff_t>(first),
                  events.begin() + static_cast<std::ptrdiff_t>(next));
  };
}

/// Two devices that write by turns; the second one's chain forks where it is asked for.
Events history(std::size_t notes, bool forked) {
  const test::Author founder(1);
  const test::Author second(2);
  Events out{test::founding(founder).event()};
  journal::Journal journal = *journal::Journal::create(journal::CheckedEvent::trusted(out.front()));
  const auto add = [&](journal::CheckedEvent event) {
    out.push_back(event.event());
    REQUIRE(journal.admit(std::move(event)).outcome == journal::Admission::Outcome::kept);
    return out.back().id;
  };
  const EventId first = add(test::compose(journal, founder, test::device_record(second)));
  for (std::size_t i = 0; i < notes; ++i)
    add(test::compose(journal, i % 2 == 0 ? founder : second, test::note(first, "note " + std::to_string(i))));
  if (!forked) return out;
  // Nobody's events rest on the second device's last ones, so these are taken back; and both are kept out of the order.
  const EventId before = add(test::compose(journal, second, test::note(first, "before")));
  const auto seq = journal.table().seq(*journal.find(before)) + 1;
  out.push_back(test::forge(journal.assembly(), second, seq, before, {}, test::note(first, "one")).event());
  for (std::size_t i = 0; i < 8; ++i) add(test::compose(journal, founder, test::note(first, "between")));
  out.push_back(test::forge(journal.assembly(), second, seq, before, {}, test::note(first, "two")).event());
  return out;
}

/// The ordinary road, in one piece.
Hash state_of(const Events& events) {
  journal::Journal journal = *journal::Journal::create(journal::CheckedEvent::trusted(events.front()));
  for (std::size_t i = 1; i < events.size(); ++i) journal.admit(journal::CheckedEvent::trusted(events[i]));
  assembly::Fold fold;
  NoBodies bodies;
  REQUIRE(fold.update(journal, journal.take_changes(), bodies).has_value());
  return fold.state_hash(journal);
}

std::vector<EventId> stored_in(const std::string& directory, const AssemblyId& assembly) {
  std::vector<EventId> out;
  const auto home = *store::Home::open(directory);
  REQUIRE(home->for_each(assembly,
                         [&](const event::Event& event) {
                           out.push_back(event.id);
                           return true;
                         })
              .has_value());
  return out;
}
}  // namespace

TEST_CASE("an assembly that is taken in is durable, and in the state of the ordinary road") {
  const Events events = history(60, false);
  const Hash expected = state_of(events);
  for (const Vouched vouched : {Vouched::by_seal, Vouched::by_nobody})
    for (const std::size_t size : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
      CAPTURE(size);
      test::TemporaryDirectory directory;
      {
        const auto home = *store::Home::open(directory.path());
        auto taken = net::take_in(*home, batches_of(events, size), vouched);
        REQUIRE(taken.has_value());
        CHECK(taken->fold.state_hash(taken->journal) == expected);
        CHECK(taken->journal.kept_count() == events.size());
        CHECK(taken->journal.take_unchecked().size() == (vouched == Vouched::by_seal ? events.size() : 0));
      }
      const auto stored = stored_in(directory.path(), event::assembly_of(events.front()));
      REQUIRE(stored.size() == events.size());
      for (std::size_t i = 0; i < stored.size(); ++i) CHECK(stored[i] == events[i].id);
    }
}

TEST_CASE("a fork on the way has the page folded again from what the writer wrote") {
  const Events events = history(20, true);
  const Hash expected = state_of(events);
  for (const std::size_t size : {std::size_t{1}, std::size_t{4}, std::size_t{1000}}) {
    CAPTURE(size);
    test::TemporaryDirectory directory;
    const auto home = *store::Home::open(directory.path());
    auto taken = net::take_in(*home, batches_of(events, size), Vouched::by_nobody);
    REQUIRE(taken.has_value());
    CHECK(taken->journal.forks().size() == 1);
    CHECK(taken->fold.state_hash(taken->journal) == expected);
    CHECK(home->forks(taken->journal.assembly())->size() == 1);
  }
}

TEST_CASE("what goes wrong on any thread is the caller's error") {
  Events events = history(40, false);
  test::TemporaryDirectory directory;
  const auto home = *store::Home::open(directory.path());
  SUBCASE("a bad signature, where nobody vouches for it") {
    events[30].signature.bytes[0] ^= 1;
    const auto taken = net::take_in(*home, batches_of(events, 8), Vouched::by_nobody);
    REQUIRE(!taken);
    CHECK(taken.error().code == event::errc::kSignature);
  }
  SUBCASE("the source") {
    auto inner = batches_of(events, 8);
    int calls = 0;
    const auto source = [&]() -> Result<Events> {
      if (++calls == 3) return fail(event::errc::kHeader, "cut");
      return inner();
    };
    const auto taken = net::take_in(*home, source, Vouched::by_seal);
    REQUIRE(!taken);
    CHECK(taken.error().code == event::errc::kHeader);
    CHECK(calls == 3);
  }
  SUBCASE("no founding event, or none at all") {
    events.erase(events.begin());
    const auto taken = net::take_in(*home, batches_of(events, 8), Vouched::by_seal);
    REQUIRE(!taken);
    CHECK(taken.error().code == journal::errc::kNoFounding);
    const auto nothing = net::take_in(*home, batches_of({}, 8), Vouched::by_seal);
    REQUIRE(!nothing);
    CHECK(nothing.error().code == journal::errc::kNoFounding);
  }
  SUBCASE("the home holds the assembly already") {
    REQUIRE(net::take_in(*home, batches_of(events, 8), Vouched::by_seal).has_value());
    const auto again = net::take_in(*home, batches_of(events, 8), Vouched::by_seal);
    REQUIRE(!again);
    CHECK(again.error().code == store::errc::kOrder);
  }
}

TEST_CASE("an intake that is given up stops its threads, and the home is as it was") {
  const Events events = history(40, false);
  test::TemporaryDirectory directory;
  const auto home = *store::Home::open(directory.path());
  {
    net::Intake intake(*home, batches_of(events, 2), Vouched::by_seal);
    auto batch = intake.next();
    REQUIRE(batch.has_value());
    journal::Journal journal = *journal::Journal::create(std::move(batch->front()));
    REQUIRE(intake.store(journal, journal.take_changes()).has_value());
  }
  CHECK(home->assemblies()->empty());
}
}  // namespace intake_test
