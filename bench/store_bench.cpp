// The store against what it stands on: coding and appending to SQLite, and one durable act at a time against a plain
// file that is appended to and synced. Both in one run, on one disk (FOLKMOOT_BENCH_DIRECTORY, or the system's
// directory for temporary files), since disks differ more than programs.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "bench/support/place.h"
#include "store/home.h"
#include "tests/support/journal_maker.h"

using namespace folkmoot;
using namespace folkmoot::bench;

namespace {

using Seconds = std::chrono::duration<double>;

constexpr std::size_t kEvents = 100'000;
constexpr std::size_t kBatch = 4'096;
constexpr std::size_t kDurable = 2'000;

const test::JournalMaker& journal() {
  static const auto kMade = [] {
    crypto::start();
    auto out = std::make_unique<test::JournalMaker>(
        test::JournalShape{.seed = 1, .authors = 200, .parents_max = 2, .body_size_max = 200, .body_size_fixed = true});
    out->grow(kEvents);
    return out;
  }();
  return *kMade;
}

Result<Ok> append_range(store::Home& home, std::size_t from, std::size_t to) {
  return home.append(journal().assembly(), journal().table(), journal().added(from, to));
}

Result<std::unique_ptr<store::Home>> filled_home(const Place& place) {
  FM_ASSIGN(auto home, store::Home::open(place.file("home")));
  for (std::size_t at = 0; at < kEvents; at += kBatch) FM_TRY(append_range(*home, at, std::min(kEvents, at + kBatch)));
  return home;
}

void append_batches(benchmark::State& state) {
  journal();
  double bytes = 0;
  for (auto _ : state) {
    const Place place;
    auto home = store::Home::open(place.file("home"));
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t at = 0; at < kEvents; at += kBatch)
      if (!append_range(**home, at, std::min(kEvents, at + kBatch))) return state.SkipWithError("append");
    state.SetIterationTime(Seconds(std::chrono::steady_clock::now() - start).count());
    home->reset();
    bytes = static_cast<double>(std::filesystem::file_size(place.file("home") + "/home.db"));
  }
  state.SetItemsProcessed(state.iterations() * std::int64_t{kEvents});
  state.counters["bytes_per_event"] = bytes / kEvents;
}
BENCHMARK(append_batches)->UseManualTime()->Unit(benchmark::kMillisecond)->MinTime(2);

void read_all(benchmark::State& state) {
  const Place place;
  const auto home = filled_home(place);
  for (auto _ : state) {
    std::size_t seen = 0;
    const auto each = (*home)->for_each(journal().assembly(), [&](const event::Event&) { return ++seen > 0; });
    if (!each || seen != kEvents) return state.SkipWithError("for_each");
  }
  state.SetItemsProcessed(state.iterations() * std::int64_t{kEvents});
}
BENCHMARK(read_all)->Unit(benchmark::kMillisecond);

void read_one(benchmark::State& state) {
  const Place place;
  const auto home = filled_home(place);
  test::Dice dice(1);
  for (auto _ : state) {
    const auto one =
        (*home)->read(journal().assembly(), journal().table(), static_cast<store::EventIndex>(dice.below(kEvents)));
    if (!one) return state.SkipWithError("read");
  }
}
BENCHMARK(read_one)->Unit(benchmark::kMicrosecond);

/// One event, one transaction, one sync; `ratio` is the rate against a plain file, `store_work` what the store adds.
void append_one_by_one(benchmark::State& state) {
  journal();
  double ratio = 0;
  double raw_rate = 0;
  for (auto _ : state) {
    const Place place;
    const double raw_before = kDurable / raw_durable_rate(place, kDurable);
    auto home = store::Home::open(place.file("home"));
    if (!append_range(**home, 0, 1)) return state.SkipWithError("append");
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t at = 1; at <= kDurable; ++at)
      if (!append_range(**home, at, at + 1)) return state.SkipWithError("append");
    const double taken = Seconds(std::chrono::steady_clock::now() - start).count();
    const double raw = (raw_before + kDurable / raw_durable_rate(place, kDurable)) / 2;
    state.SetIterationTime(taken);
    ratio += raw / taken;
    raw_rate += kDurable / raw;
  }
  state.SetItemsProcessed(state.iterations() * std::int64_t{kDurable});
  const auto rounds = static_cast<double>(state.iterations());
  state.counters["ratio_to_raw"] = ratio / rounds;
  state.counters["raw_per_second"] = raw_rate / rounds;
}
BENCHMARK(append_one_by_one)->UseManualTime()->Unit(benchmark::kMillisecond)->MinTime(2);

}  // namespace
