#include "sim/scenarios.h"

#include <algorithm>
#include <array>

#include "crypto/secret.h"
#include "crypto/verified.h"
#include "sim/attacks.h"
#include "sim/minimise.h"
#include "sim/stories.h"

namespace folkmoot::sim {

namespace {
constexpr std::uint64_t kHour = 3'600'000;
constexpr std::uint64_t kDay = 24 * kHour;

Plan village_plan(std::uint64_t seed) {
  Stream chance(seed, "village");
  Plan out;
  out.nodes = chance.between(10, 60);
  out.duration_ms = 7 * kDay;
  out.contact_every_ms = 3 * kHour;
  out.acts = out.nodes * 20;
  return out;
}

void play_village(Stage& stage) {
  stage.found();
  stage.choose_liars();
  stage.begin();
  stage.end();
}

Plan hamlet_plan(std::uint64_t seed) {
  Stream chance(seed, "hamlet");
  Plan out;
  out.nodes = chance.between(4, 8);
  out.duration_ms = 2 * kDay;
  out.contact_every_ms = 3 * kHour;
  out.acts = 60;
  out.charter.quota.events = 64;
  out.charter.vote_window_ms = 4 * kHour;
  return out;
}

constexpr std::array<Scenario, 11> kScenarios = {{
    {"village", "ordinary days of 10 to 60 homes, for a week", 4, 64, village_plan, play_village},
    {"blackout", "five neighbourhoods cut off for three weeks", 15, 64, blackout_plan, play_blackout},
    {"capture", "an apparatus tries to take over", 12, 64, capture_plan, play_capture},
    {"hamlet", "the same with few homes, for two days: many seeds in little time", 3, 64, hamlet_plan, play_village},
    {"twin", "one witness of four on both sides of a split", 4, 4, split_plan, play_twin},
    {"restored", "a home is put back to what it was yesterday", 4, 4, split_plan, play_restored},
    {"listed", "200 listed people and 30 devices", 30, 64, listed_plan, play_listed},
    {"quiet", "all ballots are in, and nothing else happens", 4, 4, quiet_plan, play_quiet},
    {"clocks", "one witness of four a month ahead", 4, 4, split_plan, play_clocks},
    {"late", "two witnesses of four a month ahead", 4, 4, split_plan, play_late},
    {"silence", "one witness of four signs nothing", 4, 4, split_plan, play_silence},
}};

node::Value fault_report(Stage& stage) {
  node::Value out = node::Value::Object{};
  for (std::size_t i = 0; i < kFaultCount; ++i) {
    const Faults drawn(stage.options().seed, stage.options().faults);
    if (const auto fault = static_cast<Fault>(i); drawn.has(fault))
      out.set(std::string(fault_name(fault)), drawn.rate(fault));
  }
  node::Value::Array liars;
  for (const LiarKind kind : stage.liars()) liars.emplace_back(liar_name(kind));
  out.set("liars", std::move(liars)).set("crashes", stage.world.crashes());
  node::Value::Array without;
  for (const Defence defence : stage.options().without) without.emplace_back(defence_name(defence));
  if (!without.empty()) out.set("without", std::move(without));
  return out;
}
}  // namespace

bool take_process() {
  if (!crypto::spare_guarded_memory()) return false;
  crypto::remember_verified();
  return true;
}

std::span<const Scenario> scenarios() { return kScenarios; }

const Scenario* find_scenario(std::string_view name) {
  const auto found = std::ranges::find(kScenarios, name, &Scenario::name);
  return found == kScenarios.end() ? nullptr : &*found;
}

Result<Outcome> run(const Options& options) {
  const Scenario* found = find_scenario(options.scenario);
  if (found == nullptr) return fail(errc::kScenario, "there is no scenario " + options.scenario);
  if (options.nodes && (*options.nodes < found->nodes_least || *options.nodes > found->nodes_most))
    return fail(errc::kNodes, options.scenario + " has " + std::to_string(found->nodes_least) + " to " +
                                  std::to_string(found->nodes_most) + " homes");
  Stage stage(options, found->plan(options.seed));
  found->play(stage);
  World& world = stage.world;
  Outcome out;
  out.ok = world.checks.ok();
  out.faults = Faults(options.seed, options.faults).kinds();
  out.liars = stage.liars();
  out.acts = std::min(options.acts.value_or(stage.plan().acts), stage.plan().acts);
  out.nodes = stage.plan().nodes;
  out.report = node::Value::Object{{"scenario", options.scenario},
                                   {"seed", options.seed},
                                   {"nodes", std::uint64_t{world.size()}},
                                   {"ok", out.ok},
                                   {"virtual_seconds", stage.elapsed_ms() / 1'000},
                                   {"deliveries", world.deliveries()},
                                   {"trace_hash", world.trace.hash().hex()},
                                   {"state_hash", stage.state_hash()},
                                   {"checkers", world.checks.report()},
                                   {"faults", fault_report(stage)}};
  node::Value answers = node::Value::Object{};
  for (const auto& [code, count] : world.answers()) answers.set(code, count);
  out.report.set("acts", std::move(answers));
  out.report.set("events", stage.events())
      .set("pages", stage.pages())
      .set("contacts", world.contacts_made())
      .set("contacts_equal", world.contacts_equal())
      .set("rounds_after_healing", stage.rounds())
      .set("signatures", world.verified());
  return out;
}

Options minimised(const Options& failing, std::uint64_t cost_most) {
  const Scenario* scenario = find_scenario(failing.scenario);
  if (scenario == nullptr) return failing;
  return minimise(failing, scenario->nodes_least, cost_most,
                  [](const Options& options) {
                    const auto outcome = run(options);
                    if (!outcome) return Trial{};
                    return Trial{!outcome->ok,    outcome->report["deliveries"].number(),
                                 outcome->acts,   outcome->nodes,
                                 outcome->faults, outcome->liars};
                  })
      .options;
}

}  // namespace folkmoot::sim
