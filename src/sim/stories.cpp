#include "sim/stories.h"

#include <array>

#include "base/check.h"
#include "sim/forge.h"

namespace folkmoot::sim {

namespace {
constexpr std::uint64_t kNeighbourhoods = 5;

/// Whoever took a phone writes with its key, on top of its last event and, if they do not mind to be found out, beside
/// an earlier one.
class Seized final : public Liar {
 public:
  Seized(World& world, HomeIndex home, Stream chance, bool forks) : Liar(world, home, chance), forks_(forks) {}
  void act() override {
    auto forge = Forge::at(world(), home());
    const auto other = victim();
    if (!forge || !other) return;
    std::vector<event::Event> lies;
    const Place next = forge->next(seized_);
    lies.push_back(forge->make(next, event::Propose{"All power", "To whoever holds this phone.", std::nullopt}));
    if (const auto version = EventId::from_hex_text(some_proposal(*other)))
      lies.push_back(forge->make({next.seq + 1, lies.back().id, {*version}, seized_, next.after},
                                 event::Position{*version, event::Stance::block, "not with me"}));
    const auto tip = forge->tip(forge->device());
    if (forks_ && ++turns_ > kUnforkedTurns && tip && forge->table().prev(*tip) != journal::kNoEvent) {
      // As if it had been there before the phone's last good event: a fork, after which nothing of it is kept anyway.
      const journal::EventIndex before = forge->table().prev(*tip);
      const Place old{next.seq - 1, forge->table().id(before), {}, {seized_.ms - 7 * kDayMs}, next.after};
      lies.push_back(forge->make(old, event::Note{forge->table().id(0), "This was always here."}));
    }
    for (const event::Event& lie : lies) world().checks.expect_no_effect(lie.id);
    const Bytes file = forge->file(lies);
    world().hand_over(file, *other);
    // One chain: its own machine learns what was written by hand.
    if (!forks_) world().hand_over(file, home());
  }

 private:
  static constexpr int kUnforkedTurns = 30;
  bool forks_;
  Instant seized_ = world().agenda.now();
  int turns_ = 0;
};

void set_neighbourhoods(World& world, bool apart) {
  for (HomeIndex i = 0; i < world.size(); ++i) world.set_group(i, apart ? i % kNeighbourhoods : 0);
}

/// The last home's phone is seized, and suspended by two of its neighbours.
void seize_last(Stage& stage) {
  World& world = stage.world;
  const HomeIndex seized = stage.plan().nodes - 1;
  const std::optional<DeviceId> device = world.at(seized).device;
  FM_CHECK(device.has_value());
  const HomeIndex first = seized - kNeighbourhoods;
  suspend(world, first, *device);
  world.agenda.after(kHourMs, [&world, first, seized] { world.carry(first, seized % kNeighbourhoods, kHourMs); });
  world.agenda.after(3 * kHourMs, [&world, seized, device] { suspend(world, seized % kNeighbourhoods, *device); });
  seize(stage, seized, true);
}

/// Each day somebody takes a file to another neighbourhood.
void carry_daily(Stage& stage, Stream chance, std::uint64_t days) {
  for (std::uint64_t day = 1; day < days; ++day)
    for (std::uint64_t from = 0; from < kNeighbourhoods; ++from) {
      const std::uint64_t draw = chance.next();
      const std::uint64_t hours = chance.between(1, 20);
      stage.world.agenda.after(day * kDayMs + from * kHourMs, [&stage, draw, from, hours] {
        const auto writer = stage.some_honest(draw / kNeighbourhoods * kNeighbourhoods + from);
        const auto reader = stage.some_honest(draw / 1'024);
        if (writer && reader && *writer != *reader) stage.world.carry(*writer, *reader, hours * kHourMs);
      });
    }
}
}  // namespace

void suspend(World& world, HomeIndex by, const DeviceId& device) {
  if (world.has(Defence::suspension)) world.perform(by, node::act::SuspendDevice{device.hex()});
}

void seize(Stage& stage, HomeIndex home, bool forks) {
  World& world = stage.world;
  world.agenda.after(6 * kHourMs, [&stage, home, forks] {
    stage.add_liar(std::make_unique<Seized>(stage.world, home, stage.stream("seized"), forks));
  });
  world.at(home).honest = false;
  world.at(home).hidden = true;
  world.checks.add_liar(*world.at(home).device);
}

Plan blackout_plan(std::uint64_t) {
  Plan out;
  out.nodes = 60;
  out.duration_ms = 23 * kDayMs;
  out.contact_every_ms = 4 * kHourMs;
  out.acts = 1'200;
  out.news_ms = 0;
  out.liars = false;
  out.own_partitions = true;
  return out;
}

void play_blackout(Stage& stage) {
  stage.found();
  stage.begin();
  World& world = stage.world;
  Stream windows = stage.stream("windows");
  // Day 0 is whole; an open vote is on its way, whose time ends while nobody can close a page.
  world.agenda.after(kHourMs, [&world] {
    node::act::Open open;
    open.question = "Do we go on strike?";
    open.text = "Yes or no.";
    open.terms.cast_in_ms = 2 * kDayMs;
    world.perform(0, open);
  });
  world.agenda.after(12 * kHourMs, [&world] { set_neighbourhoods(world, true); });
  for (const std::uint64_t day : std::array<std::uint64_t, 5>{3, 7, 11, 15, 19}) {
    const std::uint64_t opens = day * kDayMs + windows.between(0, 12 * kHourMs);
    const std::uint64_t open_ms = windows.between(kHourMs * 7 / 2, kHourMs * 15 / 2);
    world.agenda.after(opens, [&world] { set_neighbourhoods(world, false); });
    world.agenda.after(opens + open_ms, [&world] { set_neighbourhoods(world, true); });
  }
  carry_daily(stage, stage.stream("sticks"), 21);
  world.agenda.after(5 * kDayMs, [&stage] { seize_last(stage); });
  world.agenda.after(21 * kDayMs + 12 * kHourMs, [&world] { set_neighbourhoods(world, false); });
  stage.end();
}

Plan capture_plan(std::uint64_t) {
  Plan out;
  out.nodes = 24;
  out.duration_ms = 10 * kDayMs;
  out.contact_every_ms = 4 * kHourMs;
  out.acts = 400;
  out.liars = false;
  out.charter.quota.events = 160;
  return out;
}

void play_capture(Stage& stage) {
  stage.found();
  World& world = stage.world;
  // From the last one down: the apparatus, and one who leaves and goes on. The flooder and the equivocator write by
  // hand alone; who has others suspended does so through an ordinary node.
  HomeIndex next = stage.plan().nodes - 1;
  const auto take = [&](LiarKind kind) {
    if (stage.options().liars.contains(kind)) stage.add_liar(kind, next);
    return next--;
  };
  const HomeIndex flooder = take(LiarKind::flooder);
  take(LiarKind::equivocator);
  take(LiarKind::backdater);
  take(LiarKind::withholder);
  const HomeIndex forger = take(LiarKind::forger);
  const HomeIndex helper = next;
  world.at(helper).honest = false;
  world.checks.add_liar(*world.at(helper).device);
  stage.begin();
  // Two critics; each signature is one of the two that a member may give at a time.
  for (const HomeIndex critic : {HomeIndex{1}, HomeIndex{2}})
    for (std::size_t i = 0; i < 2; ++i)
      world.agenda.after(kDayMs + (critic + 12 * i) * kHourMs,
                         [&world, by = i == 0 ? forger : helper, device = world.at(critic).device] {
                           if (device) world.perform(by, node::act::SuspendDevice{device->hex()});
                         });
  // The answer, sometimes before and sometimes after they know.
  for (std::size_t i = 0; i < 2; ++i)
    for (const HomeIndex friend_of : {HomeIndex{3}, HomeIndex{4}})
      world.agenda.after(kDayMs + (friend_of + 8 * i) * kHourMs,
                         [&world, friend_of, device = world.at(i == 0 ? flooder : helper).device] {
                           if (device) suspend(world, friend_of, *device);
                         });
  stage.end();
}

}  // namespace folkmoot::sim
