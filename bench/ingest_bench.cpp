// What it costs to take in a whole assembly: 100,000 foreign events of 200-byte bodies by 200 devices into an empty
// home, signatures verified, folded, indexed and durable. The limits - verifying, hashing - are measured in the same
// run.

#include <filesystem>
#include <memory>
#include <thread>

#include "assembly/fold.h"
#include "bench/support/history.h"
#include "bench/support/no_bodies.h"
#include "bench/support/place.h"
#include "bench/support/rows.h"
#include "net/intake.h"
#include "store/home.h"

using namespace folkmoot;
using namespace folkmoot::bench;

namespace {
constexpr std::size_t kBatch = 4096;
constexpr std::size_t kIntakeBatch = 1024;
constexpr int kRuns = 5;

/// A home in a place of its own.
class TemporaryHome {
 public:
  TemporaryHome() : home_(*store::Home::open(place_.file("home"))) {}
  store::Home& operator*() { return *home_; }
  [[nodiscard]] std::uintmax_t bytes() const {
    std::uintmax_t out = 0;
    for (const auto& entry : std::filesystem::directory_iterator(place_.file("home")))
      if (entry.is_regular_file()) out += entry.file_size();
    return out;
  }

 private:
  Place place_;
  std::unique_ptr<store::Home> home_;
};

std::vector<Bytes> encoded(const std::vector<event::Event>& events) {
  std::vector<Bytes> out;
  out.reserve(events.size());
  for (const auto& event : events) out.push_back(event::encode_event(event));
  return out;
}

journal::CheckedEvent decode_and_check(const Bytes& bytes) {
  auto event = event::decode_event(bytes);
  FM_CHECK(event.has_value());
  auto checked = journal::CheckedEvent::check(*std::move(event));
  FM_CHECK(checked.has_value());
  return *std::move(checked);
}

/// Decodes and checks a batch.
std::vector<journal::CheckedEvent> check_batch(const std::vector<Bytes>& wire, std::size_t from, std::size_t to) {
  std::vector<journal::CheckedEvent> out;
  out.reserve(to - from);
  for (std::size_t i = from; i < to; ++i) out.push_back(decode_and_check(wire[i]));
  return out;
}

struct Ingested {
  double events_per_second = 0;
  double bytes_per_event = 0;
  Hash state;
};

void measure(Ingested& out, TemporaryHome& home, std::size_t events, double took) {
  FM_CHECK((*home).compact().has_value());
  out.events_per_second = static_cast<double>(events) / took;
  out.bytes_per_event = static_cast<double>(home.bytes()) / static_cast<double>(events);
}

/// The same on one thread, one thing after the other.
Ingested ingest(const std::vector<Bytes>& wire) {
  TemporaryHome home;
  Ingested out;
  const double took = seconds([&] {
    std::optional<journal::Journal> journal;
    assembly::Fold fold;
    NoBodies bodies;
    for (std::size_t from = 0; from < wire.size(); from += kBatch) {
      auto batch = check_batch(wire, from, std::min(wire.size(), from + kBatch));
      for (auto& event : batch) {
        if (!journal)
          journal = *journal::Journal::create(std::move(event));
        else
          FM_CHECK(journal->admit(std::move(event)).outcome == journal::Admission::Outcome::kept);
      }
      const journal::Changes changes = journal->take_changes();
      FM_CHECK((*home).append(journal->assembly(), journal->table(), changes.added).has_value());
      FM_CHECK(fold.update(*journal, changes, bodies).has_value());
    }
    out.state = fold.state_hash(*journal);
    FM_CHECK(!journal->digest().is_zero());
  });
  measure(out, home, wire.size(), took);
  return out;
}

/// The road of whoever takes in a whole assembly, on all cores.
Ingested take_in(const std::vector<Bytes>& wire, net::Vouched vouched) {
  TemporaryHome home;
  Ingested out;
  const double took = seconds([&] {
    const auto source = [&wire, next = std::size_t{0}]() mutable -> Result<std::vector<event::Event>> {
      const std::size_t to = std::min(wire.size(), next + kIntakeBatch);
      std::vector<event::Event> events;
      events.reserve(to - next);
      for (; next < to; ++next) {
        FM_ASSIGN(event::Event event, event::decode_event(wire[next]));
        events.push_back(std::move(event));
      }
      return events;
    };
    auto taken = net::take_in(*home, source, vouched);
    FM_CHECK(taken.has_value() && taken->journal.kept_count() == wire.size());
    out.state = taken->fold.state_hash(taken->journal);
    FM_CHECK(!taken->journal.digest().is_zero());
  });
  FM_CHECK(*(*home).event_count((*home).assemblies()->front()) == wire.size());
  measure(out, home, wire.size(), took);
  return out;
}

double verify_rate(const std::vector<event::Event>& events) {
  constexpr std::size_t kCount = 20'000;
  return kCount / seconds([&] {
           for (std::size_t i = 0; i < kCount; ++i) FM_CHECK(event::verify_signature(events[i]));
         });
}

double hash_rate(const std::vector<event::Event>& events, const std::vector<Bytes>& headers) {
  return static_cast<double>(events.size()) / seconds([&] {
           for (std::size_t i = 0; i < events.size(); ++i)
             FM_CHECK(event::event_id(headers[i]) == events[i].id &&
                      event::body_hash(*events[i].body) == events[i].header.body_hash);
         });
}

Row row(std::string name, std::string unit, double must) {
  return {std::move(name), std::move(unit), {}, 0, must, Better::higher};
}
}  // namespace

int main() {
  std::fprintf(stderr, "making a history of 100,000 events ...\n");
  const History history(HistoryOptions{});
  const auto wire = encoded(history.events());
  std::vector<Bytes> headers;
  for (const auto& event : history.events()) headers.push_back(event::encode_header(event.header));

  Row one = row("ingest_open_one_core", "events/s", 0.80);
  Row two = row("ingest_open_two_cores", "events/s", 1.60);
  Row trusted = row("ingest_signatures_checked", "events/s", 0.25);
  Row disk = row("store_bytes_per_event", "B", 320);
  disk.better = Better::lower;
  Samples verify;
  Samples hash;
  for (int run = 0; run < kRuns; ++run) {
    verify.add(verify_rate(history.events()));
    const Ingested ordinary = ingest(wire);
    one.value.add(ordinary.events_per_second);
    const Ingested both = take_in(wire, net::Vouched::by_nobody);
    FM_CHECK(both.state == ordinary.state);
    two.value.add(both.events_per_second);
    hash.add(hash_rate(history.events(), headers));
    const Ingested fast = take_in(wire, net::Vouched::by_seal);
    FM_CHECK(fast.state == ordinary.state);
    trusted.value.add(fast.events_per_second);
    disk.value.add(fast.bytes_per_event);
  }
  one.limit = two.limit = verify.median();
  trusted.limit = hash.median();
  report({one, two, trusted, disk});
  return 0;
}
