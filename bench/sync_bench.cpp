// What a session costs: bytes of both directions beyond bodies and signatures, round trips, time. 200 devices, bodies
// of 200 bytes, 100,000 events in common; then each side writes its share.
#include "bench/support/pair.h"
#include "bench/support/rows.h"

using namespace folkmoot;
using namespace folkmoot::bench;

namespace {
constexpr std::size_t kCommon = 100'000;

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
