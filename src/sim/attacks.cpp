#include "sim/attacks.h"

#include "base/check.h"
#include "sim/stories.h"

namespace folkmoot::sim {

namespace {

/// Its owner does nothing wrong, and its device may come to contradict itself.
void expect_nothing_of(World& world, HomeIndex home) {
  world.at(home).honest = false;
  world.checks.add_liar(*world.at(home).device);
}

void with_witnesses(Stage& stage, LiarKind kind, std::size_t count) {
  stage.found();
  if (stage.options().liars.contains(kind))
    for (std::size_t i = 0; i < count; ++i) stage.add_liar(kind, stage.plan().nodes - 1 - i);
  stage.begin();
  stage.end();
}
}  // namespace

Plan split_plan(std::uint64_t) {
  Plan out;
  out.nodes = 4;
  out.duration_ms = 2 * kDayMs;
  out.contact_every_ms = kHourMs;
  out.acts = 30;
  out.liars = false;
  out.own_partitions = true;
  out.news_ms = 3 * kMinuteMs;
  return out;
}

void play_twin(Stage& stage) {
  World& world = stage.world;
  stage.found();
  const HomeIndex one = stage.plan().nodes - 1;
  expect_nothing_of(world, one);
  world.set_group(one, 1);
  world.set_group(world.add_copy(one, world.at(one).name + " again"), 2);
  world.set_group(0, 1);
  for (HomeIndex i = 1; i < one; ++i) world.set_group(i, 2);
  stage.begin();
  world.agenda.after(kDayMs, [&world] {
    for (HomeIndex i = 0; i < world.size(); ++i) world.set_group(i, 0);
  });
  stage.end();
}

void play_restored(Stage& stage) {
  World& world = stage.world;
  stage.found();
  const HomeIndex old = stage.plan().nodes - 1;
  stage.begin();
  world.agenda.after(12 * kHourMs, [&world, old] {
    expect_nothing_of(world, old);
    const HomeIndex restored = world.add_copy(old, world.at(old).name + " of yesterday");
    world.crash(restored, 12 * kHourMs);
  });
  world.agenda.after(kDayMs, [&world, old] { world.remove(old); });
  stage.end();
}

Plan listed_plan(std::uint64_t seed) {
  Plan out = split_plan(seed);
  out.nodes = 30;
  out.acts = 40;
  out.duration_ms = 4 * kDayMs;
  out.contact_every_ms = 6 * kHourMs;
  out.own_partitions = false;
  out.news_ms = 30 * kMinuteMs;
  return out;
}

void play_listed(Stage& stage) {
  World& world = stage.world;
  stage.found();
  stage.begin();
  constexpr std::size_t kStewards = 10;
  constexpr std::size_t kEach = 20;
  for (HomeIndex steward = 0; steward < kStewards; ++steward) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kEach; ++i)
      names.push_back("listed " + std::to_string(steward) + " " + std::to_string(i));
    world.agenda.after(steward * kMinuteMs,
                       [&world, steward, names] { world.perform(steward, node::act::ListPersons{names}); });
  }
  stage.end();
  std::size_t listed = 0;
  const node::Value members = world.ask(0, node::ask::Members{});
  for (const node::Value& member : members["members"].items())
    listed += member["name"].text().starts_with("listed") ? 1U : 0U;
  if (listed < kStewards * kEach)
    world.checks.found(Check::acknowledged_events_kept, std::to_string(listed) + " people are listed");
}

Plan quiet_plan(std::uint64_t seed) {
  Plan out = split_plan(seed);
  out.acts = 0;
  out.own_partitions = false;
  out.charter.vote_window_ms = 4 * kHourMs;
  return out;
}

void play_quiet(Stage& stage) {
  World& world = stage.world;
  stage.found();
  stage.begin();
  world.agenda.after(kHourMs, [&world] {
    node::act::Open open;
    open.question = "A well?";
    open.text = "Yes or no.";
    open.terms.cast_in_ms = 12 * kHourMs;
    world.perform(0, open);
  });
  for (HomeIndex i = 0; i < stage.plan().nodes; ++i)
    world.agenda.after(4 * kHourMs + i * kMinuteMs,
                       [&world, i] { world.perform(i, node::act::Vote{"A well?", "yes", false}); });
  stage.end();
  for (HomeIndex i = 0; i < stage.plan().nodes; ++i)
    if (world.ask(i, node::ask::Decisions{})["decisions"].items().size() != 1)
      world.checks.found(Check::seals_come, world.at(i).name + " sees no outcome of the vote");
}

void play_clocks(Stage& stage) { with_witnesses(stage, LiarKind::poisoner, 1); }
void play_late(Stage& stage) { with_witnesses(stage, LiarKind::poisoner, 2); }
void play_silence(Stage& stage) {
  with_witnesses(stage, LiarKind::silent, stage.world.has(Defence::few_silent) ? 1 : 2);
}

Plan schism_plan(std::uint64_t seed) {
  Plan out = split_plan(seed);
  out.nodes = 7;
  out.acts = 0;
  out.files = false;
  // Half of all meetings fail in a split, and it takes everybody on a side.
  out.contact_every_ms = 10 * kMinuteMs;
  return out;
}

namespace {
void propose(World& world, HomeIndex by, const std::string& title) {
  world.perform(by, node::act::Propose{title, "We do it.", {}, {}, {}, {}});
}

/// The homes that follow the rules, all of whom the chosen seal suits.
void choose(World& world, HomeIndex first, std::size_t honest) {
  std::vector<std::string> names;
  for (HomeIndex i = 0; i < honest; ++i) names.push_back(world.at(i).name);
  const node::Value two = world.ask(first, node::ask::Seal{})["two_seals"];
  if (two.is_null()) return;
  world.perform(first,
                node::act::Reconvene{names, "some have signed twice", two["seals"].items().front()["hash"].text()});
}

void agree(World& world, HomeIndex home) {
  const node::Value known = world.ask(home, node::ask::Seal{})["reconvenings"];
  for (const node::Value& one : known.items())
    if (!one["signed_by_me"].truth()) world.perform(home, node::act::SignReconvening{one["id"].text()});
}
/// The first `honest` homes fall in two halves, and all others are at work in both, each on two machines: they vote
/// twice. Begins the days; after one of them everybody meets again.
void split_with_doubles(Stage& stage, std::size_t honest, bool are_doubled) {
  World& world = stage.world;
  for (HomeIndex i = 0; i < honest; ++i) world.set_group(i, i < (honest + 1) / 2 ? 1 : 2);
  for (HomeIndex i = honest; i < stage.plan().nodes; ++i) {
    world.set_group(i, 1);
    if (!are_doubled) continue;
    expect_nothing_of(world, i);
    world.set_group(world.add_copy(i, world.at(i).name + " again"), 2);
  }
  stage.begin();
  // Each side needs all that it has, in good time: what else may fail does so afterwards.
  world.calm(true);
  world.agenda.after(kHourMs, [&world, honest] {
    propose(world, 0, "A well");
    propose(world, honest - 1, "A pump");
  });
  world.agenda.after(kDayMs, [&world] {
    world.calm(false);
    for (HomeIndex i = 0; i < world.size(); ++i) world.set_group(i, 0);
  });
}
}  // namespace

void play_doubled(Stage& stage) {
  stage.found();
  constexpr std::size_t kHonest = 5;
  split_with_doubles(stage, kHonest, stage.options().liars.contains(LiarKind::double_voter));
  stage.end();
}

void play_schism(Stage& stage) {
  World& world = stage.world;
  stage.found();
  constexpr std::size_t kHonest = 4;
  world.checks.expect_two_cores();
  split_with_doubles(stage, kHonest, true);
  world.agenda.after(kDayMs + 6 * kHourMs, [&world] { choose(world, 0, kHonest); });
  for (HomeIndex i = 1; i < kHonest; ++i)
    world.agenda.after(kDayMs + (8 + 2 * i) * kHourMs, [&world, i] { agree(world, i); });
  world.agenda.after(kDayMs + 18 * kHourMs, [&world] { propose(world, 1, "A roof"); });
  stage.end();
  for (HomeIndex i = 0; i < kHonest; ++i) {
    world.checks.looked(Check::seals_come);
    const node::Value seal = world.ask(i, node::ask::Seal{});
    if (!seal["trouble"].is_null() || seal["page"].number() < 4)
      world.checks.found(Check::seals_come, world.at(i).name + " closes no page after the choice");
  }
}

Plan seized_plan(std::uint64_t seed) {
  Plan out = split_plan(seed);
  out.nodes = 7;
  out.acts = 0;
  out.duration_ms = 3 * kDayMs;
  return out;
}

void play_seized(Stage& stage) {
  World& world = stage.world;
  stage.found();
  stage.begin();
  const HomeIndex seized = stage.plan().nodes - 1;
  const DeviceId device = *world.at(seized).device;
  // What it did before stands.
  propose(world, seized, "A well");
  // Who closes pages, and how many count for a decision.
  const auto who_counts = [&world] {
    const node::Value seal = world.ask(0, node::ask::Seal{});
    const node::Value members = world.ask(0, node::ask::Members{});
    std::uint64_t on_roll = 0;
    for (const node::Value& member : members["members"].items())
      on_roll += member["state"].text() == "member" ? 1U : 0U;
    return std::array<std::uint64_t, 3>{seal["witnesses"].number(), seal["needed"].number(), on_roll};
  };
  const auto before = who_counts();
  world.agenda.after(kHourMs, [&stage, seized] { seize(stage, seized, false); });
  // Two who know of each other are enough; who has heard nothing begins anew.
  for (HomeIndex by = 0; by < 4; ++by)
    world.agenda.after((2 + 3 * by) * kHourMs, [&world, by, device] { suspend(world, by, device); });
  world.agenda.after(10 * kHourMs, [&world] { propose(world, 0, "A pump"); });
  for (HomeIndex by = 0; by < seized; ++by)
    world.agenda.after(14 * kHourMs + by * kMinuteMs, [&world, by] {
      world.perform(by, node::act::TakePosition{"A pump", event::Stance::agree, ""});
    });
  world.agenda.after(kDayMs, [&world] { world.perform(0, node::act::Decide{"A pump", std::nullopt, ""}); });
  stage.end();
  world.checks.looked(Check::lies_have_no_effect);
  if (who_counts() != before) world.checks.found(Check::lies_have_no_effect, "a suspension changed who counts");
}

}  // namespace folkmoot::sim
