#include "sim/scenarios.h"

#include <algorithm>
#include <array>
#include <memory>

#include "crypto/hash.h"
#include "crypto/secret.h"
#include "crypto/verified.h"
#include "sim/attacks.h"
#include "sim/minimise.h"
#include "sim/stories.h"

namespace folkmoot::sim {

namespace {

Plan village_plan(std::uint64_t seed) {
  Stream chance(seed, "village");
  Plan out;
  out.nodes = chance.between(10, 60);
  out.duration_ms = 7 * kDayMs;
  out.contact_every_ms = 3 * kHourMs;
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
  out.duration_ms = 2 * kDayMs;
  out.contact_every_ms = 3 * kHourMs;
  out.acts = 60;
  out.charter.quota.events = 64;
  out.charter.vote_window_ms = 4 * kHourMs;
  return out;
}

Plan town_plan(std::uint64_t) {
  Plan out;
  out.nodes = 40;
  out.duration_ms = kDayMs;
  out.contact_every_ms = 2 * kHourMs;
  out.acts = 80;
  return out;
}

constexpr std::array<Scenario, 16> kScenarios = {{
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
    {"schism", "three witnesses of seven on both sides of a split", 7, 7, schism_plan, play_schism},
    {"doubled", "two witnesses of seven on both sides of a split", 7, 7, schism_plan, play_doubled},
    {"locked", "one witness of four breaks its lock, in the worst of networks", 4, 4, locked_plan, play_locked},
    {"town", "a day of assemblies of 40, side by side: as many homes as fit", 4, 10'000, town_plan, play_village, 40},
    {"seized", "a phone is seized, and suspended by two members", 7, 7, seized_plan, play_seized},
}};

node::Value fault_report(const std::vector<std::unique_ptr<Stage>>& stages) {
  node::Value out = node::Value::Object{};
  const Options& first = stages.front()->options();
  const Faults drawn(first.seed, first.faults);
  for (const Fault fault : drawn.kinds()) out.set(std::string(fault_name(fault)), drawn.rate(fault));
  std::set<LiarKind> kinds;
  std::uint64_t crashes = 0;
  for (const auto& stage : stages) {
    kinds.insert(stage->liars().begin(), stage->liars().end());
    crashes += stage->world.crashes();
  }
  node::Value::Array liars;
  for (const LiarKind kind : kinds) liars.emplace_back(liar_name(kind));
  out.set("liars", std::move(liars)).set("crashes", crashes);
  node::Value::Array without;
  for (const Defence defence : first.without) without.emplace_back(defence_name(defence));
  if (!without.empty()) out.set("without", std::move(without));
  return out;
}

/// The stages of the wards, each with a seed of its own; the first has that of the options.
std::vector<std::unique_ptr<Stage>> play_wards(const Scenario& scenario, const Options& options, std::size_t nodes) {
  constexpr std::uint64_t kSeedsApart = 1'000'003;
  const std::size_t wards = std::max<std::size_t>(1, nodes / scenario.ward);
  std::vector<std::unique_ptr<Stage>> out;
  for (std::size_t ward = 0; ward < wards; ++ward) {
    Options own = options;
    own.seed += kSeedsApart * ward;
    own.nodes = nodes / wards + (ward < nodes % wards ? 1 : 0);
    Stage& stage = *out.emplace_back(std::make_unique<Stage>(own, scenario.plan(own.seed)));
    stage.found();
    stage.choose_liars();
    stage.begin();
  }
  const std::uint64_t hours = out.front()->plan().duration_ms / kHourMs;
  for (std::uint64_t hour = 1; hour <= hours; ++hour)
    for (const auto& stage : out) stage->live(hour * kHourMs);
  for (const auto& stage : out) stage->end();
  return out;
}

std::vector<std::unique_ptr<Stage>> play(const Scenario& scenario, const Options& options) {
  if (scenario.ward > 0)
    return play_wards(scenario, options, options.nodes.value_or(scenario.plan(options.seed).nodes));
  std::vector<std::unique_ptr<Stage>> out;
  scenario.play(*out.emplace_back(std::make_unique<Stage>(options, scenario.plan(options.seed))));
  return out;
}

/// One name for what several worlds came to.
Hash name_of(const std::vector<Hash>& hashes) {
  if (hashes.size() == 1) return hashes.front();
  Bytes all;
  for (const Hash& hash : hashes) append(all, hash.view());
  return crypto::hash_untagged(all);
}

node::Value report(const Options& options, const std::vector<std::unique_ptr<Stage>>& stages, const Checks& checks) {
  std::vector<Hash> traces;
  std::vector<Hash> states;
  std::map<std::string, std::uint64_t> answers;
  for (const auto& stage : stages) {
    traces.push_back(stage->world.trace.hash());
    states.push_back(Hash::from_hex_text(stage->state_hash()).value_or(Hash{}));
    for (const auto& [code, count] : stage->world.answers()) answers[code] += count;
  }
  const auto sum = [&](auto of) {
    std::uint64_t out = 0;
    for (const auto& stage : stages) out += of(*stage);
    return out;
  };
  node::Value out = node::Value::Object{{"scenario", options.scenario},
                                        {"seed", options.seed},
                                        {"assemblies", std::uint64_t{stages.size()}},
                                        {"nodes", sum([](Stage& stage) { return stage.world.size(); })},
                                        {"ok", checks.ok()},
                                        {"virtual_seconds", stages.front()->elapsed_ms() / 1'000},
                                        {"deliveries", sum([](Stage& stage) { return stage.world.deliveries(); })},
                                        {"files", sum([](Stage& stage) { return stage.world.files(); })},
                                        {"trace_hash", name_of(traces).hex()},
                                        {"state_hash", name_of(states).hex()},
                                        {"checkers", checks.report()},
                                        {"faults", fault_report(stages)}};
  node::Value acts = node::Value::Object{};
  for (const auto& [code, count] : answers) acts.set(code, count);
  out.set("acts", std::move(acts))
      .set("events", sum([](Stage& stage) { return stage.events(); }))
      .set("pages", sum([](Stage& stage) { return stage.pages(); }))
      .set("contacts", sum([](Stage& stage) { return stage.world.contacts_made(); }))
      .set("contacts_equal", sum([](Stage& stage) { return stage.world.contacts_equal(); }))
      .set("rounds_after_healing", stages.front()->rounds())
      .set("signatures", sum([](Stage& stage) { return stage.world.verified(); }));
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
  const auto stages = play(*found, options);
  Checks checks;
  Outcome out;
  for (const auto& stage : stages) {
    checks.add(stage->world.checks);
    out.liars.insert(stage->liars().begin(), stage->liars().end());
    out.acts = std::max(out.acts, std::min(options.acts.value_or(stage->plan().acts), stage->plan().acts));
    out.nodes += stage->plan().nodes;
  }
  out.ok = checks.ok();
  out.faults = Faults(options.seed, options.faults).kinds();
  out.report = report(options, stages, checks);
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
