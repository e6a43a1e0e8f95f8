// The fold of what a whole assembly does, and how much it keeps.
//
//   fold_governance            100,000 mixed events, without their seals.
//   fold_governance_sealed     The same with its seals, each of which folds its page twice more and writes and hashes
//                              the whole state.
//   settle_10x_history         What a seal changes, after ten times as many pages: how many times as long that takes,
//                              where what it looks at is at hand.
//   next_due_10x_history       The same of when the next seal is due, which a node asks again and again.
//   seal_10x_history           The same of a whole seal, with the copy of the state and its bytes, which grow along.
//   state_10000_members        The memory of the state of 10,000 members with 100,000 acts.
//   fold_10000_members         Of a fold under a seal, which holds that state twice.
#include <malloc.h>

#include "assembly/due.h"
#include "assembly/pages.h"
#include "bench/support/history.h"
#include "bench/support/no_bodies.h"
#include "bench/support/rows.h"
// Needs `seconds`.
#include "bench/support/busy_town.h"

using namespace folkmoot;
using namespace folkmoot::bench;

namespace {
constexpr int kRuns = 3;
constexpr std::size_t kEvents = 100'000;

/// Megabytes that this process has allocated.
double allocated() {
  const auto info = ::mallinfo2();
  return static_cast<double>(info.uordblks + info.hblkhd) / (1 << 20);
}

void say_verdicts(const test::AssemblyBuilder& town) {
  std::size_t applied = 0;
  std::map<std::string, std::size_t> codes;
  for (const event::Event& event : town.events()) ++codes[town.code(event.id)];
  applied = codes["applied"];
  std::fprintf(stderr, "%zu events in %zu pages, %zu of them applied\n", town.events().size(), town.closed().size(),
               applied);
  for (const auto& [code, count] : codes)
    if (code != "applied") std::fprintf(stderr, "  %zu %s\n", count, code.c_str());
}

std::vector<Row> governance() {
  Row open{"fold_governance", "events/s", {}, 0, 200'000, Better::higher};
  Row sealed{"fold_governance_sealed", "events/s", {}, 0, 200'000, Better::higher};
  std::fprintf(stderr, "making a history of 100,000 mixed events ...\n");
  BusyTown town{BusyOptions{}};
  while (town.town().events().size() < kEvents) town.page();
  say_verdicts(town.town());
  for (int run = 0; run < kRuns; ++run) {
    Retold retold(town.town());
    Retold::Took all;
    for (std::size_t page = 0; page < retold.pages(); ++page) {
      const Retold::Took one = retold.page();
      all.events += one.events, all.seal += one.seal, all.count += one.count;
    }
    open.value.add(static_cast<double>(all.count) / all.events);
    sealed.value.add(static_cast<double>(all.count) / (all.events + all.seal));
  }
  return {open, sealed};
}

struct SealCost {
  double settle = 0;
  double due = 0;
  double whole = 0;
};
/// Of the last pages of so many alike: the least of several, since nothing but noise makes one longer.
SealCost seal_cost(std::size_t pages) {
  BusyTown town{BusyOptions{40, 16, 4, 20}};
  for (std::size_t i = 0; i < pages; ++i) town.page();
  Retold retold(town.town());
  SealCost out{1e9, 1e9, 1e9};
  for (std::size_t page = 0; page < retold.pages(); ++page) {
    const double whole = retold.page().seal;
    if (page + 5 >= retold.pages()) out.whole = std::min(out.whole, whole);
  }
  for (int run = 0; run < 20; ++run) {
    assembly::State state = retold.fold().settled_state();
    out.settle = std::min(out.settle, settle_seconds(state));
    out.due = std::min(out.due, cpu_seconds([&] {
                         for (int i = 0; i < 100; ++i) FM_CHECK(assembly::next_due(state) || true);
                       }));
  }
  return out;
}

std::vector<Row> seals() {
  Row settle{"settle_10x_history", "times", {}, 0, 1.5, Better::lower};
  Row due{"next_due_10x_history", "times", {}, 0, 1.5, Better::lower};
  Row whole{"seal_10x_history", "times", {}, 0, 1.5, Better::lower};
  std::fprintf(stderr, "making histories of 20 and 200 pages ...\n");
  const SealCost few = seal_cost(20);
  const SealCost many = seal_cost(200);
  std::fprintf(stderr, "settle %.3f and %.3f ms, next_due %.4f and %.4f ms, whole seal %.2f and %.2f ms\n",
               1e3 * few.settle, 1e3 * many.settle, 10 * few.due, 10 * many.due, 1e3 * few.whole, 1e3 * many.whole);
  settle.value.add(many.settle / few.settle);
  due.value.add(many.due / few.due);
  whole.value.add(many.whole / few.whole);
  return {settle, due, whole};
}

std::vector<Row> memory() {
  Row one{"state_10000_members", "MB", {}, 0, 64, Better::lower};
  Row both{"fold_10000_members", "MB", {}, 0, 128, Better::lower};
  std::fprintf(stderr, "making an assembly of 10,000 members ...\n");
  HistoryOptions options;
  options.devices = 10'000;
  options.one_head = true;
  options.events = 120'000;
  const History history(options);
  auto journal = *journal::Journal::create(journal::CheckedEvent::trusted(history.events().front()));
  for (std::size_t i = 1; i < history.events().size(); ++i)
    FM_CHECK(journal.admit(journal::CheckedEvent::trusted(history.events()[i])).outcome ==
             journal::Admission::Outcome::kept);
  NoBodies bodies;
  std::optional<assembly::Fold> fold(std::in_place);
  {
    const journal::Changes changes = journal.take_changes();
    FM_CHECK(fold->update(journal, changes, bodies).has_value());
  }
  fold->state_hash(journal);
  const double before = allocated();
  {
    const assembly::State copy = fold->state();
    one.value.add(allocated() - before);
  }
  // Under a seal: what it settled, and the open page over it.
  both.value.add(before + one.value.median() - (fold.reset(), allocated()));
  return {one, both};
}
}  // namespace

int main() {
  crypto::start();
  std::vector<Row> rows = memory();
  for (const auto& more : {governance(), seals()}) rows.insert(rows.end(), more.begin(), more.end());
  report(rows);
  return 0;
}
