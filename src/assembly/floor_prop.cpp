// The law of the floor: the same acts give the same queue, whatever came first, and who has not spoken goes first.
#include <algorithm>

#include "assembly/floor.h"
#include "tests/support/prop.h"
#include "tests/support/story_world.h"

namespace floor_prop {
using namespace folkmoot;
using namespace folkmoot::test;
using event::FloorClass;

namespace {
using Choices = std::vector<std::uint32_t>;

/// A debate that a stream of numbers tells. People ask knowing everything, or only what there was some time ago.
class Debate {
 public:
  explicit Debate(Choices choices, bool lists = false) : choices_(std::move(choices)), town_(wide_town(lists)) {
    people_ = {town_.first()};
    for (const char* name : {"second", "third", "fourth", "fifth", "sixth"}) people_.push_back(town_.founder(name));
    town_.constitute(town_.first());
    meeting_ = town_.act(people_[0],
                         event::CallMeeting{{1000}, "assembly", "", {{"one", {}, false}, {"two", {}, false}}, {}, {}});
    for (const Who who : people_) town_.act(who, event::Attend{meeting_, {}, 0, false});
    const EventId opening = town_.act(
        people_[0],
        event::OpenMeeting{
            meeting_, town_.id(people_[0]), town_.id(people_[1]), {town_.id(people_[2]), town_.id(people_[3])}});
    town_.act(people_[1], event::Confirm{{opening}});
    town_.act(people_[2], event::Confirm{{opening}});
    take(1);
    while (next_ < choices_.size()) step();
  }
  AssemblyBuilder& town() { return town_; }
  [[nodiscard]] std::vector<assembly::Waiting> queue() const {
    return queue_of(assembly::View(town_.state()), town_.state().meetings.front());
  }

 private:
  static AssemblyBuilder::Options wide_town(bool lists) {
    AssemblyBuilder::Options out;
    out.charter.quota = {100'000, std::uint64_t{1} << 30, 10'000, 200};
    out.charter.speaker_lists = lists ? 1 : 0;
    return out;
  }
  std::uint32_t choose(std::size_t below) {
    const std::uint32_t value = next_ < choices_.size() ? choices_[next_++] : 0;
    return value % static_cast<std::uint32_t>(below);
  }
  AssemblyBuilder& someone() {
    if (choose(2) != 0) return town_;
    const auto& events = town_.events();
    return town_.knowing({events[events.size() - 1 - choose(std::min<std::size_t>(events.size(), 6))].id});
  }
  void take(std::uint64_t item) { town_.act(people_[0], event::TakeItem{meeting_, item}); }
  void ask() {
    const std::uint32_t kind = choose(8);
    const FloorClass floor_class = kind == 0 ? FloorClass::order : kind == 1 ? FloorClass::answer : FloorClass::normal;
    const std::string list = choose(2) == 0 ? "women" : "others";
    someone().act(people_[choose(people_.size())],
                  event::AskFloor{meeting_, floor_class, list, std::nullopt, choose(9) == 0});
  }
  void give() {
    const auto waiting = queue();
    if (waiting.empty()) return ask();
    const bool departs = choose(5) == 0;
    const auto& who = departs ? waiting[choose(waiting.size())] : waiting.front();
    town_.act(people_[0], event::GiveFloor{meeting_, town_.state().persons[who.person].id, departs ? "late" : ""});
  }
  void step() {
    switch (choose(8)) {
      case 0:
        return give();
      case 1:
        someone().act(people_[choose(2)], event::EndSpeech{meeting_, choose(300)});
        return;
      case 2:
        if (choose(6) == 0) take(choose(2) + 1);
        return give();
      default:
        return ask();
    }
  }

  Choices choices_;
  std::size_t next_ = 0;
  AssemblyBuilder town_;
  std::vector<Who> people_;
  EventId meeting_;
};

/// Who waits, as everybody names them.
std::vector<PersonId> names(const assembly::State& state) {
  std::vector<PersonId> out;
  for (const assembly::Waiting& one : queue_of(assembly::View(state), state.meetings.front()))
    out.push_back(state.persons[one.person].id);
  return out;
}
}  // namespace

TEST_CASE("the queue is a function of the set of acts") {
  CHECK(test::holds("any order gives the same queue", [](const Choices& choices, const Choices& order, bool lists) {
    Debate debate(choices, lists);
    for (const bool restarts : {false, true}) {
      Home home = told_anew(debate.town().events(), {order, restarts});
      RC_ASSERT(differs(debate.town(), home) == "");
      RC_ASSERT(names(home.fold.state()) == names(debate.town().state()));
    }
    RC_ASSERT(differs_from_scratch(debate.town()) == "");
  }));
}

TEST_CASE("long debates give the same queue in any order") {
  CHECK(test::holds("long debates", [] {
    const auto choices = *rc::gen::container<Choices>(300, rc::gen::arbitrary<std::uint32_t>());
    const auto order = *rc::gen::container<Choices>(50, rc::gen::arbitrary<std::uint32_t>());
    Debate debate(choices);
    Home home = told_anew(debate.town().events(), {order, false});
    RC_ASSERT(differs(debate.town(), home) == "");
    RC_ASSERT(names(home.fold.state()) == names(debate.town().state()));
  }));
}

TEST_CASE("who has not spoken goes first") {
  CHECK(test::holds("speeches never fall along a class", [](const Choices& choices) {
    const auto queue = Debate(choices).queue();
    for (std::size_t i = 1; i < queue.size(); ++i) {
      RC_ASSERT(queue[i - 1].floor_class <= queue[i].floor_class);
      if (queue[i - 1].floor_class == queue[i].floor_class) RC_ASSERT(queue[i - 1].speeches <= queue[i].speeches);
    }
  }));
}

TEST_CASE("an answer is one only once for each speech") {
  CHECK(test::holds("at most one answer waits as such", [](const Choices& choices) {
    const auto queue = Debate(choices).queue();
    const auto answers = std::ranges::count(queue, FloorClass::answer, &assembly::Waiting::floor_class);
    RC_ASSERT(answers <= 1);
  }));
}
}  // namespace floor_prop
