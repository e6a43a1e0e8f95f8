// What a session costs: bytes of both directions beyond bodies and signatures, round trips, time. 200 devices, bodies
// of 200 bytes, 100,000 events in common; then each side writes its share.
#include <deque>
#include <map>

#include "bench/support/rows.h"
#include "tests/support/journal_world.h"
#include "tests/support/memory_replica.h"

using namespace folkmoot;
using namespace folkmoot::bench;

namespace {
constexpr std::size_t kDevices = 200;
constexpr std::size_t kBodySize = 200;
constexpr std::size_t kCommon = 100'000;

struct World {
  World() : founding(test::founding(authors[0], charter())) {}
  static event::Charter charter() {
    event::Charter out;
    out.quota.events = 100'000;
    out.quota.bytes = std::uint64_t{1} << 40;
    out.quota.page_one_introductions = 10'000;
    return out;
  }
  static std::deque<test::Author> make_authors() {
    std::deque<test::Author> out;
    for (std::size_t i = 0; i < kDevices; ++i) out.emplace_back(i);
    return out;
  }
  std::size_t roll(std::size_t below) {
    state = state * 6'364'136'223'846'793'005 + 1'442'695'040'888'963'407;
    return (state >> 33) % below;
  }
  /// An event with a body of the given size, on top of what the replica holds.
  event::Event make(test::MemoryReplica& at, const test::Author& author, bool sign) {
    const auto place = at.journal().place(author.device, {});
    event::Header header;
    header.assembly = at.journal().assembly();
    header.device = author.device;
    header.seq = place->seq;
    header.prev = place->prev;
    header.parents = place->parents;
    Bytes body = test::body_of(test::note(reinterpret_id<EventId>(at.journal().assembly()), std::string(120, 'x')));
    body.resize(kBodySize, 0);
    if (sign) return event::make_event(header, body, author.key);
    event::Event out;
    header.body_len = kBodySize;
    header.body_hash = event::body_hash(body);
    out.header = header;
    out.id = event::event_id(event::encode_header(header));
    out.body = std::move(body);
    return out;
  }
  void grow(test::MemoryReplica& at, std::size_t count, bool sign) {
    for (std::size_t i = 0; i < count; ++i)
      at.admit(journal::CheckedEvent::trusted(make(at, authors[roll(kDevices)], sign)));
  }

  std::deque<test::Author> authors = make_authors();
  journal::CheckedEvent founding;
  std::uint64_t state = 1;
};

/// Two replicas with the same 100,000 events.
struct Pair {
  explicit Pair(World& world, std::size_t common) : one(world.founding), two(world.founding) {
    for (std::size_t i = 1; i < kDevices; ++i)
      one.admit(test::compose(one.journal(), world.authors[0], test::device_record(world.authors[i])));
    while (one.events().size() < common) world.grow(one, 1, false);
    for (const auto& event : one.events()) two.admit(journal::CheckedEvent::trusted(event));
  }
  test::MemoryReplica one;
  test::MemoryReplica two;
};

/// No device writes on both sides: that would be a fork. With `both` the devices are shared out; else one side writes
/// all.
enum class Split : std::uint8_t { one_only, two_only, both };

struct Cost {
  std::uint64_t bytes = 0;
  std::uint64_t round_trips = 0;
};

Cost session(std::size_t apart, Split split) {
  World world;
  Pair pair(world, kCommon);
  for (std::size_t i = 0; i < apart; ++i) {
    const std::size_t device = world.roll(kDevices);
    const bool to_two = split == Split::two_only || (split == Split::both && device % 2 == 1);
    auto& at = to_two ? pair.two : pair.one;
    at.admit(journal::CheckedEvent::trusted(world.make(at, world.authors[device], true)));
  }
  test::Wire wire(pair.one, pair.two);
  wire.run();
  FM_CHECK(wire.equal());
  const auto& counters = wire.session(0).counters();
  return {counters.bytes_in + counters.bytes_out - counters.payload_in - counters.payload_out, counters.round_trips};
}

/// The dearest of the ways in which two sides can be that far apart.
Cost worst(std::size_t apart) {
  Cost out;
  for (const Split split : {Split::both, Split::one_only, Split::two_only}) {
    const Cost cost = session(apart, split);
    out.bytes = std::max(out.bytes, cost.bytes);
    out.round_trips = std::max(out.round_trips, cost.round_trips);
    if (apart == 0) break;
  }
  return out;
}

void add_rows(std::vector<Row>& rows, std::size_t apart, const std::string& name, double bytes, double trips) {
  const Cost cost = worst(apart);
  Row size{"sync_" + name + "_bytes", "B", {}, 0, bytes, Better::lower};
  size.value.add(static_cast<double>(cost.bytes));
  Row trip{"sync_" + name + "_round_trips", "", {}, 0, trips, Better::lower};
  trip.value.add(static_cast<double>(cost.round_trips));
  rows.push_back(std::move(size));
  rows.push_back(std::move(trip));
}
}  // namespace

int main() {
  crypto::start();
  std::vector<Row> rows;
  add_rows(rows, 0, "equal", 64, 1);
  add_rows(rows, 10, "10_apart", 1'000, 2);
  add_rows(rows, 1'000, "1000_apart", 5'000, 2);
  report(rows);
  return 0;
}
