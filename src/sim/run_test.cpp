// Whole runs: that they repeat, that the checkers look, and that a smaller failing run is found.
#include <doctest/doctest.h>

#include <functional>

#include "sim/minimise.h"
#include "sim/scenarios.h"

namespace run_test {
using namespace folkmoot;
using namespace folkmoot::sim;

namespace {
Outcome played(const Options& options) {
  auto out = run(options);
  REQUIRE(out.has_value());
  return *std::move(out);
}
Options hamlet(std::uint64_t seed) {
  Options out;
  out.scenario = "hamlet";
  out.seed = seed;
  return out;
}
}  // namespace

TEST_CASE("equal options give equal runs, another seed another") {
  for (const std::uint64_t seed : {2ULL, 7ULL}) {
    const Outcome one = played(hamlet(seed));
    CHECK(one.ok);
    CHECK(one.report == played(hamlet(seed)).report);
  }
  CHECK(played(hamlet(2)).report["trace_hash"].text() != played(hamlet(3)).report["trace_hash"].text());
}

TEST_CASE("the checkers look at what happens") {
  std::map<std::string, std::uint64_t> looks;
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    const Outcome one = played(hamlet(seed));
    CHECK(one.ok);
    for (const node::Value& checker : one.report["checkers"].items())
      looks[checker["name"].text()] += checker["checks"].number();
  }
  // Two seals of a page are where too many cheat, and nowhere else.
  Options schism;
  schism.scenario = "schism";
  const Outcome parted = played(schism);
  CHECK(parted.ok);
  for (const node::Value& checker : parted.report["checkers"].items())
    looks[checker["name"].text()] += checker["checks"].number();
  CHECK(looks.size() == kCheckCount);
  for (const auto& [name, count] : looks) CHECK_MESSAGE(count > 0, name);
}

TEST_CASE("what is written while homes wait for seals is judged once all have it") {
  Plan plan;
  plan.nodes = 8;
  plan.duration_ms = 24 * 60 * kMinuteMs;
  plan.contact_every_ms = 180 * kMinuteMs;
  plan.acts = 20;
  plan.liars = false;
  plan.news_ms = 0;
  Options options;
  options.faults = {};
  Stage stage(options, plan);
  stage.found();
  stage.begin();
  World& world = stage.world;
  const std::string assembly = world.ask(1, node::ask::Status{})["assembly"].text();
  // Just before each of the last meetings.
  const std::function<void()> write = [&] {
    world.perform(1, node::act::Note{assembly, "Still awake."});
    world.agenda.in_background(5 * kMinuteMs - 10, write);
  };
  world.agenda.in_background(plan.duration_ms, write);
  stage.end();
  CHECK(world.checks.ok());
  CHECK(world.checks.looks(Check::seals_come) == 1);
}

namespace {
/// Four homes. One member leaves, and the machine of the last one is gone for good before the end; where homes are
/// `apart`, the seal that lets the member go comes only while they wait for seals. Somebody always has something to
/// say.
struct OneLeaves {
  OneLeaves(HomeIndex who, bool apart) : stage(options(), plan()) {
    stage.found();
    stage.begin();
    World& world = stage.world;
    for (HomeIndex i = 0; i < world.size(); ++i) world.set_group(i, apart ? i : 0);
    constexpr HomeIndex kGone = 3;
    world.at(kGone).honest = false;
    world.checks.add_liar(*world.at(kGone).device);
    world.agenda.after(60 * kMinuteMs, [&world, who] { world.perform(who, node::act::Leave{}); });
    world.agenda.after(stage.plan().duration_ms / 2, [&world] { world.remove(kGone); });
    const std::function<void()> write = [&] {
      world.perform(1, node::act::Propose{"A well", "We dig it.", {}, {}, {}, {}});
      if (world.ask(1, node::ask::Status{})["page"].number() == 2)
        world.agenda.in_background(5 * kMinuteMs - 10, write);
    };
    world.agenda.in_background(stage.plan().duration_ms, write);
    stage.end();
    witnesses = world.ask(1, node::ask::Seal{})["witnesses"].number();
  }

  static Options options() {
    Options out;
    out.faults = {};
    return out;
  }
  static Plan plan() {
    Plan out;
    out.nodes = 4;
    out.duration_ms = 12 * 60 * kMinuteMs;
    out.contact_every_ms = 60 * kMinuteMs;
    out.liars = false;
    out.own_partitions = true;
    out.news_ms = 0;
    return out;
  }

  Stage stage;
  std::uint64_t witnesses = 0;
};
}  // namespace

TEST_CASE("seals must come where a quorum of those who close the open page follow the rules, and only there") {
  // Two and the one that is gone are left, and of three witnesses none may be silent.
  const OneLeaves two(0, true);
  CHECK(two.witnesses == 3);
  CHECK(two.stage.world.checks.ok());
  CHECK(two.stage.world.checks.looks(Check::seals_come) == 0);
  // The one that is gone has left before: three are left.
  const OneLeaves three(3, false);
  CHECK(three.witnesses == 3);
  CHECK(three.stage.world.checks.ok());
  CHECK(three.stage.world.checks.looks(Check::seals_come) == 1);
}

TEST_CASE("what cannot be played is refused") {
  Options options;
  options.scenario = "nowhere";
  CHECK(run(options).error().code == errc::kScenario);
  options.scenario = "village";
  options.nodes = 1;
  CHECK(run(options).error().code == errc::kNodes);
  options.nodes = 10'000;
  CHECK(run(options).error().code == errc::kNodes);
}

TEST_CASE("a failing run gets smaller until nothing can be left out") {
  // Fails with crashes and a forger, from the 17th step and with five homes on.
  const auto attempt = [](const Options& options) {
    Trial out;
    out.acts = options.acts.value_or(100);
    out.nodes = options.nodes.value_or(40);
    out.faults = options.faults;
    out.liars = options.liars;
    out.cost = 1;
    out.fails = options.faults.contains(Fault::crash) && options.liars.contains(LiarKind::forger) && out.acts >= 17 &&
                out.nodes >= 5;
    return out;
  };
  const Smaller small = minimise(Options{}, 3, 1'000, attempt);
  CHECK(small.options.faults == std::set<Fault>{Fault::crash});
  CHECK(small.options.liars == std::set<LiarKind>{LiarKind::forger});
  CHECK(small.options.acts == 17);
  CHECK(small.options.nodes == 5);
  CHECK(command_line(small.options) ==
        "moot sim --scenario village --seed 1 --nodes 5 --acts 17 --faults crash --liars forger");
  // With less to spend it stops earlier, and what it has fails.
  const Smaller less = minimise(Options{}, 3, 4, attempt);
  CHECK(less.runs <= 5);
  CHECK(attempt(less.options).fails);
}

TEST_CASE("checkers find what is wrong") {
  const auto status = [](std::string_view digest, std::string_view state, std::string_view seal) {
    node::Value out = node::Value::Object{{"frontier", node::Value::Object{{"digest", digest}}}, {"state_hash", state}};
    return out.set("seal", node::Value::Object{{"page", std::uint64_t{1}}, {"hash", seal}});
  };
  Checks checks;
  checks.look_at("a", status("d1", "s1", "c1"));
  checks.look_at("b", status("d2", "s2", "c1"));
  CHECK(checks.ok());
  checks.look_at("c", status("d1", "s2", "c1"));
  CHECK(!checks.ok(Check::equal_events_equal_state));
  CHECK(checks.ok(Check::one_core_a_page));
  checks.look_at("d", status("d3", "s3", "c2"));
  CHECK(!checks.ok(Check::one_core_a_page));
  CHECK(checks.report().items().size() == kCheckCount);
}
}  // namespace run_test
