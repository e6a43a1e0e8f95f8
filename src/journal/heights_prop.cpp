#include <doctest/doctest.h>

#include "journal/heights.h"
#include "journal/order.h"
#include "tests/support/journal_world.h"
#include "tests/support/prop.h"

namespace heights_prop {
using namespace folkmoot;
using namespace folkmoot::journal;

namespace {
/// The past by walking, the definition.
std::set<EventIndex> walked_past(const Table& table, EventIndex from) {
  std::set<EventIndex> out;
  std::vector<EventIndex> stack{from};
  while (!stack.empty()) {
    const EventIndex e = stack.back();
    stack.pop_back();
    if (!out.insert(e).second) continue;
    table.for_each_named(e, [&](EventIndex named) { stack.push_back(named); });
  }
  return out;
}

/// The order by its definition: again and again, of all whose past is done, the one that comes first by class and hash.
std::vector<EventIndex> walked_order(const Table& table, const Hash& seed) {
  const auto rank = [&](EventIndex e) {
    constexpr int kRanks[] = {5, 4, 2, 1, 0, 3};  // by class: talk, act, grant, restriction, proof, keys
    return std::pair(kRanks[static_cast<std::size_t>(table.cls(e))],
                     crypto::hash("fm1/ord", {table.id(e).view(), seed.view()}));
  };
  std::set<EventIndex> left;
  for (EventIndex e = 0; e < table.size(); ++e) left.insert(e);
  std::vector<EventIndex> out;
  while (!left.empty()) {
    std::optional<EventIndex> best;
    for (const EventIndex e : left) {
      bool ready = true;
      table.for_each_named(e, [&](EventIndex named) { ready = ready && !left.contains(named); });
      if (ready && (!best || rank(e) < rank(*best))) best = e;
    }
    out.push_back(*best);
    left.erase(*best);
  }
  return out;
}

/// A table of random shape with forks: events name random earlier ones.
Table random_table(const std::vector<std::uint32_t>& choices) {
  static const std::vector<test::Author> kAuthors = [] {
    std::vector<test::Author> out;
    for (std::uint64_t i = 0; i < 5; ++i) out.emplace_back(i);
    return out;
  }();
  Table table;
  table.add(test::founding(kAuthors[0]));
  const auto assembly = reinterpret_id<AssemblyId>(table.id(0));
  for (std::size_t i = 0; i + 2 < choices.size(); i += 3) {
    const test::Author& author = kAuthors[choices[i] % kAuthors.size()];
    std::vector<EventIndex> own;
    for (EventIndex e = 0; e < table.size(); ++e)
      if (table.device(table.device_of(e)).id == author.device) own.push_back(e);
    std::optional<EventId> prev;
    std::uint64_t seq = 0;
    if (!own.empty()) {  // mostly the newest, now and then an old one: a fork
      const EventIndex e = choices[i] % 7 == 0 ? own[choices[i + 1] % own.size()] : own.back();
      prev = table.id(e);
      seq = table.seq(e) + 1;
    }
    std::vector<EventId> parents;
    for (std::uint32_t k = 0; k < choices[i + 1] % 3; ++k)
      parents.push_back(table.id(static_cast<EventIndex>((choices[i + 2] + k * 5) % table.size())));
    const event::Content contents[] = {test::note(table.id(0)), event::Withdraw{table.id(0)},
                                       event::Decide{table.id(0)}, event::Vouch{{PersonId{}}, event::Basis::met, {}}};
    table.add(
        CheckedEvent::trusted(test::forge(assembly, author, seq, prev, parents, contents[choices[i + 2] % 4]).event()));
  }
  return table;
}
}  // namespace

TEST_CASE("heights say what walking says, from any event, in any order of asking") {
  CHECK(test::holds("height vectors are the past",
                    [](const std::vector<std::uint32_t>& choices, const std::vector<std::uint32_t>& asked) {
                      const Table table = random_table(choices);
                      Heights heights;
                      for (const std::uint32_t ask : asked) {
                        const auto e = static_cast<EventIndex>(ask % table.size());
                        const SharedPast past = heights.past(table, e);
                        const auto walked = walked_past(table, e);
                        for (EventIndex other = 0; other < table.size(); ++other)
                          RC_ASSERT(past->has(table, other) == walked.contains(other));
                      }
                    }));
}

TEST_CASE("pasts that share memory say what plain vectors say") {
  // Each step of the words is one of copying, joining, or raising a chain, of a few pasts; some have many chains.
  CHECK(test::holds("a past is a vector", [](const std::vector<std::uint32_t>& words, std::uint8_t width) {
    constexpr std::size_t kPasts = 6;
    constexpr std::uint32_t kRun = 48;
    const std::uint32_t chains = 1 + width % 200U;
    std::array<Past, kPasts> pasts;
    std::array<std::vector<std::uint32_t>, kPasts> plain;
    for (auto& heights : plain) heights.resize(chains + kRun, 0);
    for (const std::uint32_t word : words) {
      const std::size_t one = word % kPasts;
      const std::size_t other = word / kPasts % kPasts;
      const std::uint32_t rest = word / (kPasts * kPasts);
      if (rest % 8 == 0) {
        pasts[one] = pasts[other];
        plain[one] = plain[other];
      } else if (rest % 8 < 3) {
        pasts[one].join(pasts[other]);
        for (std::size_t c = 0; c < plain[one].size(); ++c) plain[one][c] = std::max(plain[one][c], plain[other][c]);
      } else {
        // So many at once now and then that the shared vector does not do any more.
        for (ChainIndex c = rest / 8 % chains, end = c + (rest % 8 == 7 ? kRun : 1); c < end; ++c) {
          pasts[one].raise(c, rest % 5 + c % 3);
          plain[one][c] = std::max(plain[one][c], rest % 5 + c % 3);
        }
      }
      for (std::size_t k = 0; k < kPasts; ++k) {
        for (ChainIndex c = 0; c < chains + kRun + 1; ++c)
          RC_ASSERT(pasts[k].height(c) == (c < plain[k].size() ? plain[k][c] : 0));
        RC_ASSERT(pasts[k] == Past(plain[k]));
        RC_ASSERT((pasts[k] == pasts[one]) == (plain[k] == plain[one]));
      }
    }
  }));
}

TEST_CASE("the order is the walk's, inserted one by one or in batches or rebuilt") {
  CHECK(test::holds("insertion equals rebuilding", [](const std::vector<std::uint32_t>& choices, std::uint8_t batch) {
    const Table table = random_table(choices);
    PageOrder one_by_one(Hash{});
    PageOrder batched(Hash{});
    PageOrder rebuilt(Hash{});
    std::vector<EventIndex> all;
    std::vector<EventIndex> pending;
    for (EventIndex e = 0; e < table.size(); ++e) {
      one_by_one.insert(table, {e});
      pending.push_back(e);
      if (pending.size() > batch % 5U) batched.insert(table, std::exchange(pending, {}));
      all.push_back(e);
    }
    batched.insert(table, pending);
    rebuilt.rebuild(table, all);
    RC_ASSERT(one_by_one.events() == rebuilt.events());
    RC_ASSERT(batched.events() == rebuilt.events());
    RC_ASSERT(rebuilt.events() == walked_order(table, Hash{}));
  }));
}
}  // namespace heights_prop
