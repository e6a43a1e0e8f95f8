// What a simulation costs: frames delivered a second on one core, and a day of ten thousand nodes, all of them in
// memory at once. An assembly whose members each hold ten thousand members' journals would measure memory and nothing
// else, so the nodes live in 250 assemblies of 40 (`moot sim --scenario town`). Events are held once for all homes of
// an assembly, and a signature is verified once for all of them; each node owns its journal, fold and disk.
#include <sys/resource.h>

#include "bench/support/rows.h"
#include "sim/scenarios.h"

using namespace folkmoot;
using namespace folkmoot::bench;

namespace {
/// A day of so many homes; deliveries in all. What the checkers do is part of it.
std::uint64_t live(std::size_t homes, std::uint64_t& wrong) {
  sim::Options options;
  options.scenario = "town";
  options.nodes = homes;
  const auto outcome = sim::run(options);
  if (!outcome || !outcome->ok) ++wrong;
  return outcome ? outcome->report["deliveries"].number() : 0;
}

double peak_gib() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / (1024.0 * 1024.0);
}
}  // namespace

int main() {
  sim::take_process();
  std::uint64_t wrong = 0;
  Row rate{"sim_deliveries", "deliveries/s", {}, 0, 100'000, Better::higher};
  for (int run = 0; run < 3; ++run) {
    std::uint64_t deliveries = 0;
    const double took = seconds([&] { deliveries = live(160, wrong); });
    rate.value.add(static_cast<double>(deliveries) / took);
  }
  Row day{"sim_10000_nodes_a_day", "s", {}, 0, 600, Better::lower};
  const char* const given = std::getenv("BENCH_SIM_NODES");
  const std::size_t homes = given == nullptr ? 10'000 : static_cast<std::size_t>(std::strtoul(given, nullptr, 10));
  day.value.add(seconds([&] { live(homes, wrong); }));
  Row memory{"sim_10000_nodes_memory", "GiB", {}, 0, 8, Better::lower};
  memory.value.add(peak_gib());
  std::vector<Row> rows{std::move(rate), std::move(day), std::move(memory)};
  report(rows);
  if (wrong > 0) std::printf("%llu runs failed a checker\n", static_cast<unsigned long long>(wrong));
  return wrong == 0 ? 0 : 1;
}
