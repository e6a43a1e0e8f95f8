// What a simulation costs: frames delivered a second on one core, and a day of ten thousand nodes, all of them in
// memory at once. An assembly whose members each hold ten thousand members' journals would measure memory and nothing
// else, so the nodes live in 250 towns of 40. Events are held once for all homes of a town, and a signature is verified
// once for all of them; each node owns its journal, fold and disk.
#include <sys/resource.h>

#include <memory>

#include "bench/support/rows.h"
#include "sim/scenarios.h"

using namespace folkmoot;
using namespace folkmoot::bench;

namespace {
constexpr std::uint64_t kHour = 3'600'000;
constexpr std::size_t kTowns = 250;
constexpr std::size_t kHomes = 40;

sim::Plan town_plan() {
  sim::Plan out;
  out.nodes = kHomes;
  out.duration_ms = 24 * kHour;
  out.contact_every_ms = 2 * kHour;
  out.acts = 80;
  return out;
}

/// A day of so many towns; deliveries in all.
std::uint64_t live(std::size_t towns, std::uint64_t& wrong) {
  std::vector<std::unique_ptr<sim::Stage>> stages;
  std::uint64_t deliveries = 0;
  for (std::size_t i = 0; i < towns; ++i) {
    sim::Options options;
    options.seed = i + 1;
    stages.push_back(std::make_unique<sim::Stage>(options, town_plan()));
    stages.back()->found();
    stages.back()->choose_liars();
    stages.back()->begin();
  }
  for (const auto& stage : stages) {
    stage->end();
    deliveries += stage->world.deliveries();
    wrong += stage->world.checks.ok() ? 0U : 1U;
  }
  return deliveries;
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
    const double took = seconds([&] { deliveries = live(4, wrong); });
    rate.value.add(static_cast<double>(deliveries) / took);
  }
  Row day{"sim_10000_nodes_a_day", "s", {}, 0, 600, Better::lower};
  const char* const given = std::getenv("BENCH_SIM_TOWNS");
  const std::size_t towns = given == nullptr ? kTowns : static_cast<std::size_t>(std::strtoul(given, nullptr, 10));
  day.value.add(seconds([&] { live(towns, wrong); }));
  Row memory{"sim_10000_nodes_memory", "GiB", {}, 0, 8, Better::lower};
  memory.value.add(peak_gib());
  std::vector<Row> rows{std::move(rate), std::move(day), std::move(memory)};
  report(rows);
  if (wrong > 0) std::printf("%llu towns failed a checker\n", static_cast<unsigned long long>(wrong));
  return wrong == 0 ? 0 : 1;
}
