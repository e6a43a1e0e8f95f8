// The law of the fold: the same events give the same verdicts and the same state, in whatever order and in whatever
// portions they came, folded as they came or from the beginning.
#include "tests/support/prop.h"
#include "tests/support/story_world.h"

namespace fold_prop {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
using Choices = std::vector<std::uint32_t>;

void check_every_way(Story& story, const Choices& order) {
  for (const bool restarts : {false, true}) {
    Home home = told_anew(story.town().events(), {order, restarts});
    RC_ASSERT(differs(story.town(), home) == "");
  }
  RC_ASSERT(differs_from_scratch(story.town()) == "");
}
}  // namespace

TEST_CASE("the fold is a function of the set of events") {
  CHECK(test::holds("the same events in any order and any portions fold to the same state",
                    [](const Choices& choices, const Choices& order) {
                      Story story(choices);
                      check_every_way(story, order);
                    }));
}

TEST_CASE("a fork at the end of the story takes the same back everywhere") {
  CHECK(test::holds("forked stories", [](const Choices& choices, const Choices& order, std::uint32_t who) {
    Story story(choices);
    story.fork(who, who / 64);
    check_every_way(story, order);
  }));
}

TEST_CASE("long stories fold to the same state in any order") {
  CHECK(test::holds("long stories", [] {
    const auto choices = *rc::gen::container<Choices>(400, rc::gen::arbitrary<std::uint32_t>());
    const auto order = *rc::gen::container<Choices>(50, rc::gen::arbitrary<std::uint32_t>());
    Story story(choices);
    check_every_way(story, order);
  }));
}
}  // namespace fold_prop
