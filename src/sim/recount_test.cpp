// The recount against decisions that were made, and against ones that say something else.
#include "sim/recount.h"

#include <doctest/doctest.h>

#include "sim/stage.h"

namespace recount_test {
using namespace folkmoot;
using namespace folkmoot::sim;

namespace {
/// Three founders decide on one plan, two to one.
struct Decided {
  Decided() : stage(options(), plan()) {
    stage.found();
    World& world = stage.world;
    world.calm(true);
    world.perform(0, node::act::Propose{"A well", "We dig.", {}, {}, {}, {}});
    meet();
    for (HomeIndex i = 0; i < 3; ++i)
      world.perform(i, node::act::TakePosition{"A well", i == 2 ? event::Stance::block : event::Stance::agree, ""});
    meet();
    world.perform(0, node::act::Decide{"A well", std::nullopt, ""});
    world.settle();
    decisions = world.ask(0, node::ask::Decisions{});
    bool head = true;
    world.at(0).node->export_lines({}, [&](const node::Value& line) {
      if (!std::exchange(head, false)) lines.push_back(line);
      return true;
    });
  }
  static Options options() { return {}; }
  static Plan plan() {
    Plan out;
    out.nodes = 3;
    out.seals = false;
    return out;
  }
  void meet() {
    stage.world.settle();
    for (int round = 0; round < 2; ++round)
      for (HomeIndex i = 1; i < 3; ++i) {
        stage.world.contact(i, 0);
        stage.world.settle();
      }
  }
  /// The one decision, with a number that it does not have.
  [[nodiscard]] node::Value changed(const std::string& key, const node::Value& value) const {
    node::Value decision = decisions["decisions"].items().front();
    decision.set(key, value);
    return node::Value::Object{{"decisions", node::Value::Array{decision}}};
  }

  Stage stage;
  node::Value decisions;
  std::vector<node::Value> lines;
};
}  // namespace

TEST_CASE("a recount agrees with what was counted and with nothing else") {
  const Decided decided;
  REQUIRE(decided.decisions["decisions"].items().size() == 1);
  CHECK(decided.decisions["decisions"].items().front()["yes"].number() == 2);
  const Record record = read_record(decided.lines);
  CHECK(record.events.size() == decided.lines.size());
  CHECK(recount(record, decided.decisions).empty());
  for (const char* const key : {"yes", "no", "abstain", "electorate"})
    CHECK(recount(record, decided.changed(key, std::uint64_t{7})).size() == 1);
  CHECK(recount(record, decided.changed("adopted", false)).size() == 1);
  CHECK(recount(record, decided.changed("id", std::string(64, '0'))).size() == 1);
}

TEST_CASE("a recount sees a ballot that is not there") {
  Decided decided;
  for (node::Value& line : decided.lines)
    if (line["kind"].text() == "position") {
      line.set("applied", false);
      break;
    }
  CHECK(!recount(read_record(decided.lines), decided.decisions).empty());
}
}  // namespace recount_test
