#include <doctest/doctest.h>

#include "tests/support/journal_world.h"
#include "tests/support/memory_replica.h"

namespace session_test {
using namespace folkmoot;
using namespace folkmoot::sync;

namespace {
/// One founder, `count` devices that it introduced, all at one replica.
struct World {
  explicit World(std::size_t count) : founding(test::founding(founder, generous())) {
    for (std::size_t i = 0; i < count; ++i) devices.emplace_back(100 + i);
  }
  static event::Charter generous() {
    event::Charter out;
    out.quota.events = 100'000;
    out.quota.bytes = std::uint64_t{1} << 40;
    out.quota.page_one_introductions = 10'000;
    return out;
  }
  void introduce_all(test::MemoryReplica& at) {
    for (const auto& device : devices) write(at, founder, test::device_record(device));
  }
  EventId write(test::MemoryReplica& at, const test::Author& author, const event::Content& content) {
    auto event = test::compose(at.journal(), author, content);
    const EventId id = event.event().id;
    REQUIRE(at.admit(std::move(event)) == journal::Admission::Outcome::kept);
    return id;
  }
  EventId note(test::MemoryReplica& at, const test::Author& author) {
    return write(at, author, test::note(reinterpret_id<EventId>(at.journal().assembly())));
  }
  void copy(test::MemoryReplica& from, test::MemoryReplica& to) {
    for (const auto& event : from.events()) to.admit(journal::CheckedEvent::trusted(event));
  }

  test::Author founder{1};
  std::deque<test::Author> devices;
  journal::CheckedEvent founding;
};
}  // namespace

TEST_CASE("equal replicas: 32 bytes each way, one round trip") {
  World world(5);
  test::MemoryReplica one(world.founding);
  world.introduce_all(one);
  test::MemoryReplica two(world.founding);
  world.copy(one, two);
  test::Wire wire(one, two);
  REQUIRE(wire.run());
  CHECK(wire.equal());
  for (std::size_t i = 0; i < 2; ++i) {
    const SessionCounters& counters = wire.session(i).counters();
    CHECK(counters.bytes_in == 32);
    CHECK(counters.bytes_out == 32);
    CHECK(counters.round_trips == 1);
    CHECK(counters.rounds == 0);
  }
}

TEST_CASE("a few events apart, on both sides") {
  World world(20);
  test::MemoryReplica one(world.founding);
  world.introduce_all(one);
  for (int i = 0; i < 200; ++i) world.note(one, world.devices[static_cast<std::size_t>(i) % 20]);
  test::MemoryReplica two(world.founding);
  world.copy(one, two);
  for (std::size_t i = 0; i < 5; ++i) {
    world.note(one, world.devices[i]);
    world.note(two, world.devices[10 + i]);
  }
  test::Wire wire(one, two);
  REQUIRE(wire.run());
  CHECK(wire.equal());
  CHECK(wire.forged() == 0);
  CHECK(one.journal().digest() == two.journal().digest());
  const SessionCounters& counters = wire.session(0).counters();
  CHECK(counters.round_trips == 2);
  CHECK(wire.session(1).counters().round_trips == 2);
  CHECK(counters.rounds == 1);
  CHECK(counters.events_sent == 5);
  CHECK(counters.events_received == 5);
  MESSAGE("bytes beyond payload: " << counters.bytes_in + counters.bytes_out - counters.payload_in -
                                          counters.payload_out);
}

TEST_CASE("whoever has nothing yet gets everything") {
  World world(30);
  test::MemoryReplica full(world.founding);
  world.introduce_all(full);
  for (int i = 0; i < 3000; ++i) world.note(full, world.devices[static_cast<std::size_t>(i) * 7 % 30]);
  for (const bool joiner_connects : {false, true}) {
    test::MemoryReplica empty(world.founding);
    test::Wire wire(joiner_connects ? empty : full, joiner_connects ? full : empty);
    REQUIRE(wire.run());
    CHECK(wire.equal());
    CHECK(empty.journal().digest() == full.journal().digest());
    CHECK(wire.session(0).counters().events_sent + wire.session(0).counters().events_received == 3030);
  }
}

TEST_CASE("chains that fell far behind") {
  World world(3);
  test::MemoryReplica one(world.founding);
  world.introduce_all(one);
  test::MemoryReplica two(world.founding);
  world.copy(one, two);
  for (int i = 0; i < 300; ++i) world.note(i % 2 == 0 ? one : two, world.devices[i % 2 == 0 ? 0 : 1]);
  test::Wire wire(one, two);
  REQUIRE(wire.run());
  CHECK(wire.equal());
  CHECK(one.journal().digest() == two.journal().digest());
  CHECK(wire.session(0).counters().events_sent + wire.session(0).counters().events_received == 300);
}

TEST_CASE("a fork: both branches, both sides, both see it") {
  World world(3);
  test::MemoryReplica one(world.founding);
  world.introduce_all(one);
  for (int i = 0; i < 40; ++i) world.note(one, world.devices[0]);
  test::MemoryReplica two(world.founding);
  world.copy(one, two);
  for (int i = 0; i < 7; ++i) world.note(one, world.devices[0]);
  for (int i = 0; i < 5; ++i) world.note(two, world.devices[0]);
  world.note(one, world.devices[1]);
  world.note(two, world.devices[2]);
  test::Wire wire(one, two);
  REQUIRE(wire.run());
  CHECK(wire.equal());
  CHECK(one.journal().forks().size() == 1);
  CHECK(two.journal().forks().size() == 1);
  CHECK(one.journal().digest() == two.journal().digest());
  CHECK(test::kept_ids(one.journal()) == test::kept_ids(two.journal()));
  CHECK(wire.session(0).counters().rounds <= 3);
}

TEST_CASE("what a session costs beyond bodies and signatures: 200 devices, 10 and 1,000 events apart") {
  World world(200);
  test::MemoryReplica one(world.founding);
  world.introduce_all(one);
  for (std::size_t i = 0; i < 1'000; ++i) world.note(one, world.devices[i * 7 % 200]);
  test::MemoryReplica two(world.founding);
  world.copy(one, two);
  std::uint32_t state = 5;
  for (const auto& [apart, most] : {std::pair{10U, 1'000U}, {1'000U, 5'000U}}) {
    for (const std::uint32_t side : {0U, 1U, 2U}) {
      for (std::uint32_t i = 0; i < apart; ++i) {
        state = state * 1'664'525 + 1'013'904'223;
        const std::size_t device = (state >> 8) % 200;
        world.note(side == 0 || (side == 2 && device % 2 == 0) ? one : two, world.devices[device]);
      }
      test::Wire wire(one, two, static_cast<std::uint8_t>(side));
      REQUIRE(wire.run());
      REQUIRE(wire.equal());
      const SessionCounters& counters = wire.session(0).counters();
      CHECK(counters.events_sent + counters.events_received == apart);
      CHECK(counters.bytes_in + counters.bytes_out - counters.payload_in - counters.payload_out <= most);
      CHECK(counters.round_trips == 2);
    }
  }
}

TEST_CASE("a message out of turn, of no type or of no form ends the session") {
  World world(2);
  test::MemoryReplica one(world.founding);
  world.introduce_all(one);
  const auto outcome = [&](Bytes first, Bytes second) {
    Session session(one, {Role::initiator, {}});
    Step step = session.start();
    step = session.on_message(first);
    if (!second.empty() && step.status == SessionStatus::running) step = session.on_message(second);
    return step.error ? step.error->code : Code{};
  };
  const Bytes digest(32, 7);
  CHECK(outcome(Bytes(31, 7), {}) == errc::kProtocol);
  CHECK(outcome(Bytes(33, 7), {}) == errc::kProtocol);
  CHECK(outcome(digest, Bytes(kMaxMessage + 1, 1)) == errc::kTooLarge);
  CHECK(outcome(digest, {0}) == errc::kProtocol);
  CHECK(outcome(digest, {12}) == errc::kProtocol);
  CHECK(outcome(digest, {2}) == errc::kProtocol);        // more tags before the first
  CHECK(outcome(digest, {3, 0, 0}) == errc::kProtocol);  // an entry by number before numbers were agreed
  CHECK(outcome(digest, {8, 0}) == errc::kProtocol);     // runs on a base before there is one
  CHECK(outcome(digest, {9, 4}) == errc::kProtocol);     // an end with unknown flags
  CHECK(outcome(digest, {9, 2}) == errc::kStalled);      // the peer gives up
  Bytes many{1, 0};
  many.resize(10, 0);
  many.insert(many.end(), {0xFA, 0, 0, 0, 0});  // sixteen million devices
  many.resize(many.size() + 8, 0);
  CHECK(outcome(digest, many) == errc::kTooLarge);
  // Entries by number belong to the comparison before, not to the one that the same turn begins.
  Session responder(one, {Role::responder, {}});
  REQUIRE(responder.start().messages.size() == 1);
  REQUIRE(responder.on_message(digest).status == SessionStatus::running);
  REQUIRE(responder.on_message(Bytes{3, 0, 0}).status == SessionStatus::running);
  REQUIRE(responder.on_message(Bytes{1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0}).status == SessionStatus::running);
  const Step end = responder.on_message(Bytes{9, 0});
  REQUIRE(end.error);
  CHECK(end.error->code == errc::kProtocol);
}

TEST_CASE("cut after any message: what came stays, and the next session brings only the rest") {
  World world(6);
  test::MemoryReplica full(world.founding);
  world.introduce_all(full);
  for (std::size_t i = 0; i < 900; ++i) world.note(full, world.devices[i % 6]);
  for (std::size_t cut = 0; cut < 25; ++cut) {
    test::MemoryReplica empty(world.founding);
    test::Wire first(empty, full);
    std::size_t left = cut;
    first.on_the_way = [&](Bytes&) { return left-- > 0; };
    const bool finished = first.run();
    const std::size_t had = empty.events().size();
    test::Wire second(empty, full, 1);
    REQUIRE(second.run());
    REQUIRE(second.equal());
    CHECK(second.session(0).counters().events_received == full.events().size() - had);
    if (finished) break;
    if (cut > 8) CHECK(had > 50);
  }
}

TEST_CASE("restrictions come first") {
  World world(10);
  test::MemoryReplica one(world.founding);
  world.introduce_all(one);
  test::MemoryReplica two(world.founding);
  world.copy(one, two);
  test::MemoryReplica three(world.founding);
  world.copy(one, three);
  for (int i = 0; i < 100; ++i) world.note(one, world.devices[static_cast<std::size_t>(i) % 9]);
  const EventId leave = world.write(three, world.devices[9], event::Leave{});
  one.admit(*journal::CheckedEvent::check(three.events().back()));
  test::Wire wire(two, one);
  REQUIRE(wire.run());
  CHECK(wire.equal());
  CHECK(two.events()[11].id == leave);
}
}  // namespace session_test
