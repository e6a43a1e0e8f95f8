// How cost grows with size: for each kind of work what one piece of it costs at 1,000, 10,000, 100,000 and, in ./run
// bench long, 1,000,000. What must not grow is the ratio to the cost at 1,000. scripts/bench_report.py draws the
// curves.
//
//   growth_ingest   an event taken into an empty home, under a seal, to the disk
//   growth_fold     an event folded
//   growth_sync     two replicas meet that have so many events in common and one each apart
//   growth_seal     what a seal settles, after a history of so many events
//   growth_count    a ranking counted by Schulze's method, of twenty options
//   growth_ballots  a secret ballot verified, alone (curve arithmetic on one core)
#include <filesystem>

#include "bench/support/busy_town.h"
#include "bench/support/history.h"
#include "bench/support/no_bodies.h"
#include "bench/support/pair.h"
#include "bench/support/place.h"
#include "bench/support/secret_vote.h"
#include "net/files.h"
#include "net/intake.h"
#include "store/home.h"
#include "tally/read.h"
#include "tally/schulze.h"

using namespace folkmoot;
using namespace folkmoot::bench;

namespace {
/// One piece may cost so many times what it costs at the smallest size: caches end, trees get deeper.
constexpr double kMayGrow = 2.0;
constexpr int kRuns = 3;

std::vector<std::size_t> sizes(bool long_run, std::size_t most = 1'000'000) {
  std::vector<std::size_t> out;
  for (std::size_t size = 1'000; size <= (long_run ? most : most / 10); size *= 10) out.push_back(size);
  return out;
}

/// `cost(size)`: seconds for one piece of the work. The least of some runs: nothing but noise makes one longer.
template <class Cost>
std::vector<Row> growth(const std::string& name, const std::vector<std::size_t>& at, Cost cost) {
  std::vector<Row> out;
  for (const std::size_t size : at) {
    std::fprintf(stderr, "%s at %zu ...\n", name.c_str(), size);
    Row row{"growth_" + name + "_" + std::to_string(size), "us", {}, 0, kMayGrow, Better::lower};
    auto measure = cost(size);
    double least = 1e9;
    for (int run = 0; run < kRuns; ++run) least = std::min(least, measure());
    row.value.add(1e6 * least);
    row.limit = out.empty() ? row.value.median() : out.front().value.median();
    out.push_back(std::move(row));
  }
  return out;
}

History history_of(std::size_t events) {
  HistoryOptions options;
  options.devices = 50;
  options.events = events;
  return History(options);
}

auto ingest(std::size_t events) {
  std::vector<Bytes> wire;
  {
    const History history = history_of(events);
    for (const event::Event& event : history.events()) wire.push_back(event::encode_event(event));
  }
  return [wire = std::move(wire)] {
    constexpr std::size_t kBatch = 1024;
    const Place place;
    const auto home = *store::Home::open(place.file("home"));
    return seconds([&] {
             const auto source = [&wire, next = std::size_t{0}]() mutable -> Result<std::vector<event::Event>> {
               std::vector<event::Event> batch;
               for (const std::size_t to = std::min(wire.size(), next + kBatch); next < to; ++next) {
                 FM_ASSIGN(event::Event event, event::decode_event(wire[next]));
                 batch.push_back(std::move(event));
               }
               return batch;
             };
             FM_CHECK(net::take_in(*home, source, net::Vouched::by_seal).has_value());
           }) /
           static_cast<double>(wire.size());
  };
}

auto fold(std::size_t events) {
  return [history = history_of(events)] {
    const auto& all = history.events();
    journal::Journal journal = *journal::Journal::create(journal::CheckedEvent::trusted(all.front()));
    for (std::size_t i = 1; i < all.size(); ++i) journal.admit(journal::CheckedEvent::trusted(all[i]));
    assembly::Fold fold;
    NoBodies bodies;
    return seconds([&] { FM_CHECK(fold.update(journal, journal.take_changes(), bodies).has_value()); }) /
           static_cast<double>(all.size());
  };
}

/// Each meeting brings what the next one begins with.
auto meeting(std::size_t common) {
  auto world = std::make_shared<World>();
  auto pair = std::make_shared<Pair>(*world, common);
  return [world, pair, seed = std::uint8_t{0}]() mutable {
    world->grow(pair->one, 1, true);
    test::Wire wire(pair->one, pair->two, ++seed);
    return seconds([&] {
      wire.run();
      FM_CHECK(wire.equal());
    });
  };
}

auto settling(std::size_t events) {
  auto town = std::make_shared<BusyTown>(BusyOptions{40, 16, 4, 20});
  while (town->town().events().size() < events) town->page();
  auto retold = std::make_shared<Retold>(town->town());
  for (std::size_t page = 0; page < retold->pages(); ++page) retold->page();
  return [town, retold] {
    assembly::State state = retold->fold().settled_state();
    return settle_seconds(state);
  };
}

auto counting(std::size_t ballots) {
  constexpr std::size_t kOptions = 20;
  std::string text = std::to_string(kOptions) + " 1\n";
  std::uint64_t state = 1;
  for (std::size_t b = 0; b < ballots; ++b) {
    text += "1";
    std::vector<std::size_t> order(kOptions);
    for (std::size_t i = 0; i < kOptions; ++i) order[i] = i + 1;
    for (std::size_t i = 0; i < kOptions; ++i) {
      state = state * 6'364'136'223'846'793'005ULL + 1'442'695'040'888'963'407ULL;
      std::swap(order[i], order[i + (state >> 33) % (kOptions - i)]);
      text += " " + std::to_string(order[i]);
    }
    text += " 0\n";
  }
  text += "0\n";
  for (std::size_t i = 0; i <= kOptions; ++i) text += "\"C" + std::to_string(i) + "\"\n";
  return [text = std::move(text), ballots] {
    return seconds([&] {
             tally::BallotReader reader(tally::BallotKind::weak_rankings);
             FM_CHECK(reader.read(as_bytes(std::string_view(text))).has_value());
             const auto file = std::move(reader.finish().value());
             FM_CHECK(tally::count_schulze(file.ballots, {}, tally::TieOrder::paper(kOptions)).has_value());
           }) /
           static_cast<double>(ballots);
  };
}

auto verifying(std::size_t ballots) {
  auto place = std::make_shared<Place>();
  ballot::SecretVote(ballots).write_archive(place->file("x.bel"), ballots);
  return [place, ballots] {
    Bytes archive;
    FM_CHECK(net::read_parts(place->file("x.bel"), [&archive](BytesView part) -> Result<Ok> {
      append(archive, part);
      return Ok{};
    }));
    const double spent =
        cpu_seconds([&] { FM_CHECK(ballot::verify(ballot::read_from(archive), ballot::seed_of(3)).ok()); });
    return spent / static_cast<double>(ballots);
  };
}
}  // namespace

int main() {
  crypto::start();
  const bool long_run = std::getenv("FOLKMOOT_BENCH_LONG") != nullptr;
  std::vector<Row> rows;
  const auto add = [&rows](std::vector<Row> more) { rows.insert(rows.end(), more.begin(), more.end()); };
  add(growth("ingest", sizes(long_run), ingest));
  add(growth("fold", sizes(long_run), fold));
  add(growth("sync", sizes(long_run), meeting));
  add(growth("seal", sizes(long_run), settling));
  add(growth("count", sizes(long_run), counting));
  add(growth("ballots", sizes(long_run, 100'000), verifying));
  report(rows);
  return 0;
}
