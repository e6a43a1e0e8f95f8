// The law of open lists: to go through less changes nothing.
#include "assembly/due.h"
#include "assembly/entries.h"
#include "assembly/pages.h"
#include "crypto/hash.h"
#include "tests/support/prop.h"
#include "tests/support/story_world.h"

namespace open_list_prop {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
using Choices = std::vector<std::uint32_t>;

/// What one more seal, so much later and over nothing new, makes of the state.
Hash after_seal(assembly::State& state, const journal::Table& table, std::uint64_t hours) {
  const Instant time{state.page.opened().ms + hours * kHourMs};
  assembly::settle_page(state, state.page.number, time, crypto::hash("order", {}));
  assembly::open_next_page(state);
  assembly::write_changed(state, table, in_turn);
  return assembly::root_of_subjects(state);
}
}  // namespace

TEST_CASE("a seal that looks at everything settles the same as one that looks at what is open") {
  CHECK(test::holds("the same roots and the same times", [](const Choices& choices, std::uint16_t hours) {
    try {
      Story story(choices, 12, [&](AssemblyBuilder& town) {
        assembly::State open = town.fold().settled_state();
        assembly::State all = open;
        all.open = {};
        const journal::Table& table = town.journal().table();
        RC_ASSERT(assembly::next_due(open) == assembly::next_due(all));
        RC_ASSERT(assembly::can_close_early(open) == assembly::can_close_early(all));
        // Twice: what is open after one seal may be settled by the next.
        for (int seal = 0; seal < 2; ++seal)
          RC_ASSERT(after_seal(open, table, hours % 1500) == after_seal(all, table, hours % 1500));
      });
    } catch (const ParkedStory&) {
    }
  }));
}

TEST_CASE("long stories settle the same") {
  CHECK(test::holds("long stories", [] {
    const auto choices = *rc::gen::resize(100, rc::gen::container<Choices>(300, rc::gen::arbitrary<std::uint32_t>()));
    try {
      Story story(choices, 20, [&](AssemblyBuilder& town) {
        for (const std::uint64_t hours : {1U, 73U, 800U}) {
          assembly::State open = town.fold().settled_state();
          assembly::State all = open;
          all.open = {};
          RC_ASSERT(after_seal(open, town.journal().table(), hours) == after_seal(all, town.journal().table(), hours));
        }
      });
    } catch (const ParkedStory&) {
    }
  }));
}
}  // namespace open_list_prop
