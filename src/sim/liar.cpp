#include "sim/liar.h"

#include "base/check.h"
#include "sim/forge.h"
#include "sim/witness_liars.h"

namespace folkmoot::sim {

Liar::Liar(World& world, HomeIndex home, Stream chance) : world_(&world), home_(home), chance_(chance) {
  world.at(home).honest = false;
  FM_CHECK(world.at(home).device.has_value());
  world.checks.add_liar(*world.at(home).device);
}

std::optional<HomeIndex> Liar::victim() {
  for (int tries = 0; tries < 20; ++tries) {
    const HomeIndex at = chance_.below(world_->size());
    if (world_->at(at).honest && world_->is_up(at) && world_->at(at).disk.content_key() != nullptr) return at;
  }
  return std::nullopt;
}

std::string Liar::some_proposal(HomeIndex at) {
  const node::Value proposals = world_->ask(at, node::ask::Proposals{});
  std::vector<std::string> open;
  for (const node::Value& proposal : proposals["proposals"].items())
    if (proposal["state"].text() == "open") open.push_back(proposal["id"].text());
  return open.empty() ? std::string() : open[chance_.below(open.size())];
}

void Liar::note(HomeIndex at, const std::string& text) {
  if (!world_->is_up(at)) return;
  const std::string assembly = world_->ask(at, node::ask::Status{})["assembly"].text();
  world_->perform(at, node::act::Note{assembly, text});
}

namespace {

class Equivocator final : public Liar {
 public:
  using Liar::Liar;
  void begin() override {
    if (world().is_up(home())) twin_ = world().add_copy(home(), world().at(home()).name + " again");
  }
  void act() override {
    if (!twin_) return;
    const std::string proposal = some_proposal(home());
    if (proposal.empty()) {
      note(home(), "This.");
      note(*twin_, "That.");
      return;
    }
    world().perform(home(), node::act::TakePosition{proposal, event::Stance::agree, ""});
    world().perform(*twin_, node::act::TakePosition{proposal, event::Stance::block, ""});
  }

 private:
  std::optional<HomeIndex> twin_;
};

class Withholder final : public Liar {
 public:
  using Liar::Liar;
  void begin() override { world().at(home()).hidden = true; }
  void act() override {
    // Once in a while it listens.
    if (const auto other = victim(); other && chance().below(4) == 0) world().carry(*other, home(), 1'000);
    const std::string proposal = some_proposal(home());
    if (!proposal.empty()) world().perform(home(), node::act::TakePosition{proposal, event::Stance::block, "later"});
    note(home(), "Nobody knows.");
  }
  void end() override {
    world().at(home()).hidden = false;
    if (const auto other = victim()) world().carry(home(), *other, 1'000);
  }
};

class Backdater final : public Liar {
 public:
  using Liar::Liar;
  void begin() override { world().perform(home(), node::act::Leave{}); }
  void act() override {
    auto forge = Forge::at(world(), home());
    const auto other = victim();
    if (!forge || !other) return;
    const std::string proposal = some_proposal(home());
    const auto version = EventId::from_hex_text(proposal);
    Place place = forge->next(first_);
    // Sometimes it says not to know any seal since; never less than its own past, for that would be refused.
    if (const auto last = forge->tip(forge->device()); last && chance().below(2) == 0)
      place.after = forge->table().after(*last);
    // It names what it votes on, and its own chain: which holds its leaving.
    if (version && version != place.prev) place.parents = {*version};
    const event::Content content =
        version ? event::Content(event::Position{*version, event::Stance::block, "as I said then"})
                : event::Content(event::Propose{"An old proposal", "It was always here.", std::nullopt});
    const event::Event lie = forge->make(place, content);
    world().checks.expect_no_effect(lie.id);
    const Bytes file = forge->file({lie});
    world().hand_over(file, *other);
    world().hand_over(file, home());
  }

 private:
  /// The time that it claims, whenever it writes.
  Instant first_ = world().agenda.now();
};

class Flooder final : public Liar {
 public:
  using Liar::Liar;
  void act() override {
    auto forge = Forge::at(world(), home());
    const auto other = victim();
    if (!forge || !other) return;
    // One unbroken chain, all of it by hand: its own node would stop at the quota.
    if (!place_) place_ = forge->next(world().agenda.now());
    std::vector<event::Event> flood;
    for (int i = 0; i < kAtOnce; ++i) {
      flood.push_back(forge->make(*place_, event::Note{forge->table().id(0), "Noise"}));
      place_->parents.clear();
      place_->prev = flood.back().id;
      ++place_->seq;
    }
    const Bytes file = forge->file(flood);
    world().hand_over(file, *other);
    world().hand_over(file, home());
  }

 private:
  static constexpr int kAtOnce = 80;
  std::optional<Place> place_;
};

class Forger final : public Liar {
 public:
  using Liar::Liar;
  void act() override {
    auto forge = Forge::at(world(), home());
    const auto other = victim();
    const auto reader = victim();
    if (!forge || !other || !reader) return;
    const auto device = world().at(*other).device;
    const auto last = device ? forge->tip(*device) : std::nullopt;
    if (!last) return;
    Place place = forge->next(world().agenda.now());
    place.seq = forge->table().seq(*last) + 1;
    place.prev = forge->table().id(*last);
    place.parents.clear();
    const event::Event lie =
        forge->make(place, event::Propose{"In another's name", "They never said it.", std::nullopt}, device);
    world().checks.expect_no_effect(lie.id);
    const Bytes file = forge->file({lie});
    world().hand_over(file, *reader);
    world().hand_over(file, home());
  }
};

}  // namespace

std::unique_ptr<Liar> make_liar(LiarKind kind, World& world, HomeIndex home, std::uint64_t number) {
  const Stream chance(world.seed(), liar_name(kind), number);
  switch (kind) {
    case LiarKind::equivocator:
      return std::make_unique<Equivocator>(world, home, chance);
    case LiarKind::withholder:
      return std::make_unique<Withholder>(world, home, chance);
    case LiarKind::backdater:
      return std::make_unique<Backdater>(world, home, chance);
    case LiarKind::flooder:
      return std::make_unique<Flooder>(world, home, chance);
    case LiarKind::forger:
      return std::make_unique<Forger>(world, home, chance);
    case LiarKind::silent:
    case LiarKind::double_voter:
    case LiarKind::censor:
    case LiarKind::poisoner:
    case LiarKind::lock_breaker:
      return make_witness_liar(kind, world, home, chance);
  }
  FM_CHECK(false);
  return nullptr;
}

}  // namespace folkmoot::sim
