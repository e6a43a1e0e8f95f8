// What a session costs: bytes of both directions beyond bodies and signatures, round trips, time. 200 devices, bodies
// of 200 bytes, 100,000 events in common; then each side writes its share. The counters are the result; time is beside
// it.
#include <benchmark/benchmark.h>

#include <deque>
#include <map>

#include "tests/support/journal_world.h"
#include "tests/support/memory_replica.h"

using namespace folkmoot;

namespace {
constexpr std::size_t kDevices = 200;
constexpr std::size_t kBodySize = 200;

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

/// No device writes on both sides: that would be a fork. `odd_to_two`: the devices are shared out; else one side writes
/// all.
enum class Split { one_only, two_only, both };

void session(benchmark::State& state, std::size_t apart, Split split) {
  const auto common = static_cast<std::size_t>(state.range(0));
  std::uint64_t overhead = 0;
  std::uint64_t trips = 0;
  std::uint64_t rounds = 0;
  for (auto _ : state) {
    state.PauseTiming();
    World world;
    auto pair = std::make_unique<Pair>(world, common);
    for (std::size_t i = 0; i < apart; ++i) {
      const std::size_t device = world.roll(kDevices);
      const bool to_two = split == Split::two_only || (split == Split::both && device % 2 == 1);
      auto& at = to_two ? pair->two : pair->one;
      at.admit(journal::CheckedEvent::trusted(world.make(at, world.authors[device], true)));
    }
    test::Wire wire(pair->one, pair->two);
    state.ResumeTiming();
    wire.run();
    state.PauseTiming();
    if (!wire.equal()) state.SkipWithError("the session did not end equal");
    const auto& counters = wire.session(0).counters();
    overhead = counters.bytes_in + counters.bytes_out - counters.payload_in - counters.payload_out;
    trips = counters.round_trips;
    rounds = counters.rounds;
    pair.reset();
    state.ResumeTiming();
  }
  state.counters["bytes"] = static_cast<double>(overhead);
  state.counters["round_trips"] = static_cast<double>(trips);
  state.counters["comparisons"] = static_cast<double>(rounds);
}
}  // namespace

BENCHMARK_CAPTURE(session, equal, 0, Split::both)->Arg(100'000)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(session, ten_on_both_sides, 10, Split::both)
    ->Arg(100'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(session, ten_at_initiator, 10, Split::one_only)
    ->Arg(100'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(session, ten_at_responder, 10, Split::two_only)
    ->Arg(100'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(session, thousand_on_both_sides, 1'000, Split::both)
    ->Arg(100'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(session, thousand_at_initiator, 1'000, Split::one_only)
    ->Arg(100'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(session, thousand_at_responder, 1'000, Split::two_only)
    ->Arg(100'000)
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
