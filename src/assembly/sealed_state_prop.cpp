// The law of sealed states: they are the same bytes at every home, and whoever begins with one goes on as whoever
// folded everything before it.
#include "assembly/sealed_state.h"

#include "tests/support/prop.h"
#include "tests/support/story_world.h"

namespace sealed_state_prop {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
using Choices = std::vector<std::uint32_t>;
constexpr std::size_t kPageSteps = 12;

struct AtSeal {
  Bytes state;
  Hash root;
};
Hash settled_root(assembly::Fold& fold, const Bytes& state) {
  return assembly::root_of_state(assembly::roots_beside_fold(fold.settled_state()),
                                 assembly::fold_root(state.size(), assembly::hashes_of_parts(state)));
}

/// A story in pages, and what each seal settled.
struct SealedStory {
  std::vector<AtSeal> seals;
  Story story;
  explicit SealedStory(const Choices& choices)
      : story(choices, kPageSteps, [this](AssemblyBuilder& town) { note(town); }) {}
  AssemblyBuilder& town() { return story.town(); }
  [[nodiscard]] std::vector<assembly::PageEnd> ends() {
    std::vector<assembly::PageEnd> out;
    for (const auto& closed : town().closed()) out.push_back(closed.end);
    return out;
  }

 private:
  void note(AssemblyBuilder& town) {
    Bytes state = *town.fold().sealed_state(town.journal());
    const Hash root = settled_root(town.fold(), state);
    seals.push_back({std::move(state), root});
  }
};

/// A story of about so many steps that the journal keeps as a whole.
std::unique_ptr<SealedStory> tell(std::size_t choices) {
  for (;;) {
    try {
      return std::make_unique<SealedStory>(
          *rc::gen::resize(100, rc::gen::container<Choices>(choices, rc::gen::arbitrary<std::uint32_t>())));
    } catch (const ParkedStory&) {
    }
  }
}

/// Page by page, each page's events in an order of their own.
Home told_in_pages(AssemblyBuilder& town, const Choices& choices) {
  std::size_t next = 0;
  const auto choose = [&](std::size_t below) { return choices.empty() ? 0 : choices[next++ % choices.size()] % below; };
  std::map<std::uint64_t, std::vector<event::Event>> pages;
  for (std::size_t i = 1; i < town.events().size(); ++i)
    if (const auto e = town.journal().find(town.events()[i].id))
      pages[town.journal().page_of(*e)].push_back(town.events()[i]);
  Home home(town.events().front());
  for (std::uint64_t number = 1; number <= town.journal().page(); ++number) {
    auto& events = pages[number];
    for (std::size_t i = events.size(); i > 1; --i) std::swap(events[i - 1], events[choose(i)]);
    for (const event::Event& event : events) home.journal.admit(journal::CheckedEvent::trusted(event));
    if (number > town.closed().size()) break;
    const auto& closed = town.closed()[number - 1];
    FM_CHECK(home.journal.hold_for_seal(journal::tips_of(closed.page.frontier)));
    home.fold_portion();
    FM_CHECK(home.journal.close_page(closed.page));
    FM_CHECK(home.fold.close_page(home.journal, closed.end, home));
    home.fold_portion();
    if (choose(3) == 0) home.save_and_load();
  }
  home.fold_portion();
  return home;
}
}  // namespace

TEST_CASE("sealed states are the same bytes at every home, whatever the order of arrival") {
  CHECK(test::holds("the same pages settle the same state", [](const Choices& order) {
    const auto held = tell(150);
    SealedStory& told = *held;
    Home home = told_in_pages(told.town(), order);
    RC_ASSERT(differs(told.town(), home) == "");
    RC_ASSERT(*home.fold.sealed_state(home.journal) == *told.town().fold().sealed_state(told.town().journal()));
  }));
}

TEST_CASE("who begins with a sealed state goes on as who folded everything, over all later pages") {
  CHECK(test::holds("any seal of any story", [](std::uint32_t choice) {
    const auto held = tell(150);
    SealedStory& told = *held;
    if (told.seals.empty()) return;
    const std::size_t at = choice % told.seals.size();
    journal::Journal& journal = told.town().journal();
    const std::vector<assembly::PageEnd> ends = told.ends();
    assembly::Fold late = told.town().fold().unfolded();
    auto settled = late.settled_from(journal, told.seals[at].state, ends[at], journal.sealed_by(at + 1));
    RC_ASSERT(settled.has_value());
    RC_ASSERT((*settled)->root == told.seals[at].root);
    late.start_from(std::move(**settled), {});
    RC_ASSERT(late.replay(journal, ends, told.town()).has_value());
    for (const event::Event& event : told.town().events())
      if (const auto e = journal.find(event.id)) RC_ASSERT(late.verdict(*e) == told.town().fold().verdict(*e));
    RC_ASSERT(late.state_hash(journal) == told.town().hash());
    const Bytes state = *late.sealed_state(journal);
    RC_ASSERT(settled_root(late, state) == told.seals.back().root);
  }));
}

TEST_CASE("a changed state is refused, or has another root, and reading it harms nobody") {
  CHECK(test::holds("bytes changed, dropped and added anywhere", [](const Choices& changes) {
    const auto held = tell(80);
    SealedStory& told = *held;
    if (told.seals.empty() || changes.empty()) return;
    journal::Journal& journal = told.town().journal();
    const std::vector<assembly::PageEnd> ends = told.ends();
    const assembly::Fold unfolded = told.town().fold().unfolded();
    const std::size_t at = told.seals.size() - 1;
    for (const std::uint32_t change : changes) {
      Bytes state = told.seals[at].state;
      const auto where = static_cast<std::ptrdiff_t>(change / 1024 % state.size());
      const auto value = static_cast<std::uint8_t>(change / 4);
      if (change % 4 == 0) {
        state.erase(state.begin() + where);
      } else if (change % 4 == 1) {
        state.insert(state.begin() + where, value);
      } else {
        if (state[static_cast<std::size_t>(where)] == value) continue;
        state[static_cast<std::size_t>(where)] = value;
      }
      const auto settled = unfolded.settled_from(journal, state, ends[at], journal.sealed_by(at + 1));
      if (settled) RC_ASSERT((*settled)->root != told.seals[at].root);
    }
  }));
}
}  // namespace sealed_state_prop
