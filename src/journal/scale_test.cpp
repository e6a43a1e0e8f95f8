// Shapes that would break a recursive walk or a quadratic one: they must end at all, in a few seconds.
#include <doctest/doctest.h>

#include "tests/support/journal_world.h"

namespace scale_test {
using namespace folkmoot;
using namespace folkmoot::journal;
using test::Author;

namespace {
event::Charter stress_charter() {
  event::Charter charter;
  charter.quota.events = 1 << 20;
  charter.quota.bytes = std::uint64_t{1} << 40;
  charter.quota.page_one_introductions = 1 << 20;
  return charter;
}

/// Signed, but not verified again: the shape is under test here.
CheckedEvent unsigned_event(const Journal& journal, const DeviceId& device, std::uint64_t seq,
                            std::optional<EventId> prev, std::vector<EventId> parents, Bytes body) {
  event::Event out;
  out.header.assembly = journal.assembly();
  out.header.device = device;
  out.header.seq = seq;
  out.header.prev = prev;
  out.header.parents = std::move(parents);
  out.header.body_len = static_cast<std::uint32_t>(body.size());
  out.header.body_hash = event::body_hash(body);
  out.id = event::event_id(event::encode_header(out.header));
  out.body = std::move(body);
  return CheckedEvent::trusted(std::move(out));
}
}  // namespace

TEST_CASE("a chain of 100,000 events is admitted, restored, ordered and asked about without recursion") {
  const Author author(0);
  const auto founding = test::founding(author, stress_charter());
  Journal journal = *Journal::create(founding);
  Journal restored = *Journal::create(founding);
  const Bytes body = test::body_of(test::note(founding.event().id));
  EventId prev = founding.event().id;
  for (std::uint64_t seq = 1; seq <= 100'000; ++seq) {
    const auto event = unsigned_event(journal, author.device, seq, prev, {}, body);
    prev = event.event().id;
    REQUIRE(journal.admit(event).outcome == Admission::Outcome::kept);
    restored.restore(event);
  }
  restored.finish_restore();
  const EventIndex last = *restored.find(prev);
  CHECK(restored.past(last)->height(restored.table().chain_of(last)) == 100'001);
  CHECK(restored.digest() == journal.digest());
  CHECK(restored.order().size() == 100'001);
  CHECK(restored.order().events().back() == last);
}

TEST_CASE("10,000 concurrent heads are admitted, ordered and joined again") {
  const Author author(0);
  Journal journal = *Journal::create(test::founding(author, stress_charter()));
  // One device writes 10,000 others in, each of which writes one event on top of its own introduction alone.
  const EventId root = reinterpret_id<EventId>(journal.assembly());
  std::vector<std::pair<DeviceId, EventId>> introduced;
  for (std::uint64_t i = 1; i <= 10'000; ++i) {
    const Author member(i);
    auto event = test::compose(journal, author, test::device_record(member));
    introduced.emplace_back(member.device, event.event().id);
    REQUIRE(journal.admit(std::move(event)).outcome == Admission::Outcome::kept);
  }
  const Bytes body = test::body_of(test::note(root));
  for (const auto& [device, introduction] : introduced)
    REQUIRE(journal.admit(unsigned_event(journal, device, 0, std::nullopt, {introduction}, body)).outcome ==
            Admission::Outcome::kept);
  CHECK(journal.head_count() == 10'000);
  CHECK(journal.order().size() == 20'001);
  const auto place = journal.place(author.device, {});
  REQUIRE(place);
  CHECK(place->parents.size() == event::kMaxParents);
  CHECK(!journal.digest().is_zero());
}
}  // namespace scale_test
