// The fold: plain positions a second, by the number of people, and what a late event costs in a long open page.
#include "assembly/fold.h"

#include "bench/support/history.h"
#include "bench/support/no_bodies.h"
#include "bench/support/rows.h"

using namespace folkmoot;
using namespace folkmoot::bench;

namespace {
constexpr int kRuns = 5;

/// A journal with its fold, that takes events in.
class Replica {
 public:
  void take(const event::Event& event) {
    if (!journal_)
      journal_ = *journal::Journal::create(journal::CheckedEvent::trusted(event));
    else
      FM_CHECK(journal_->admit(journal::CheckedEvent::trusted(event)).outcome == journal::Admission::Outcome::kept);
  }
  void fold() { FM_CHECK(fold_.update(*journal_, journal_->take_changes(), bodies_).has_value()); }
  Hash hash() { return fold_.state_hash(*journal_); }

 private:
  std::optional<journal::Journal> journal_;
  assembly::Fold fold_;
  NoBodies bodies_;
};

Row positions(std::size_t people) {
  HistoryOptions options;
  options.devices = people;
  options.events = 100'000 + 3 * people;
  options.positions_only = true;
  const History history(options);
  Row out{"fold_positions_" + std::to_string(people) + "_people", "events/s", {}, 0, 1e6, Better::higher};
  for (int run = 0; run < kRuns; ++run) {
    Replica replica;
    const auto& events = history.events();
    const std::size_t first = events.size() - 100'000;
    for (std::size_t i = 0; i < first; ++i) replica.take(events[i]);
    replica.fold();
    for (std::size_t i = first; i < events.size(); ++i) replica.take(events[i]);
    out.value.add(100'000 / cpu_seconds([&] { replica.fold(); }));
  }
  return out;
}

/// An event that was written early in a page of 10,000 and comes last, to the new state's root.
Row late() {
  HistoryOptions options;
  options.events = 10'000;
  options.held_back_at = 2'000;
  const History history(options);
  Row out{"late_event_into_10000", "ms", {}, 0, 50, Better::lower};
  for (int run = 0; run < kRuns; ++run) {
    Replica replica;
    for (const auto& event : history.events()) replica.take(event);
    replica.fold();
    const Hash before = replica.hash();
    out.value.add(1e3 * cpu_seconds([&] {
                    replica.take(history.held_back());
                    replica.fold();
                    FM_CHECK(replica.hash() != before);
                  }));
  }
  return out;
}
/// Acts about membership that 1,000 devices wrote beside each other, to the new state's root.
Row membership() {
  HistoryOptions options;
  options.devices = 1'000;
  options.events = 0;
  options.lists_people = true;
  History history(options);
  const std::vector<event::Event> acts = history.membership_acts(1'000);
  Row out{"fold_1000_concurrent_membership_acts", "ms", {}, 0, 50, Better::lower};
  for (int run = 0; run < kRuns; ++run) {
    Replica replica;
    for (const auto& event : history.events()) replica.take(event);
    replica.fold();
    const Hash before = replica.hash();
    for (const auto& event : acts) replica.take(event);
    out.value.add(1e3 * cpu_seconds([&] {
                    replica.fold();
                    FM_CHECK(replica.hash() != before);
                  }));
  }
  return out;
}
}  // namespace

int main() {
  crypto::start();
  report({positions(10), positions(200), positions(1'000), late(), membership()});
  return 0;
}
