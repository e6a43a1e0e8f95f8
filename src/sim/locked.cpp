// A witness that breaks its lock, in a network that helps it as much as a network can: no home meets another one, and
// each record is carried by hand.
//
// Round 0: `first` proposes, and with it `second` and the liar prepare and commit: all three are locked, and `first`
// alone hears of all commits. Then the liar goes on as a machine that never committed. Round 1: it proposes another
// core, `third` prepares that, and if `second` did, too, there would be two seals and only one liar. It does not, since
// it is locked.
#include <algorithm>
#include <functional>

#include "sim/attacks.h"
#include "sim/forge.h"

namespace folkmoot::sim {

namespace {
/// Below the shortest timer of a round.
constexpr std::uint64_t kLookMs = 1'000;

class Locked {
 public:
  explicit Locked(Stage& stage) : stage_(&stage) {}

  /// Before anything happens: who is who, by the order in which the witnesses propose.
  void begin() {
    std::vector<std::pair<SignKey, HomeIndex>> witnesses;
    for (HomeIndex i = 0; i < world().size(); ++i) witnesses.emplace_back(key_of(i), i);
    std::ranges::sort(witnesses);
    const auto at = [&](std::uint64_t round) { return witnesses[(kPage + round) % witnesses.size()].second; };
    first_ = at(0);
    liar_ = at(1);
    second_ = at(2);
    third_ = at(3);
    for (HomeIndex i = 0; i < world().size(); ++i) world().at(i).hidden = true;
    world().at(liar_).honest = false;
    world().checks.add_liar(*world().at(liar_).device);
  }

  /// Each step waits until what it needs was said, looked for each second: how long timers are is the machine's.
  void plan() {
    using enum seal::RecordKind;
    const auto three = [this] { return std::vector{first_, second_, liar_}; };
    const auto others = [this] { return std::vector{second_, third_, again_}; };
    steps_ = {
        {[] { return true; }, [this] { something_to_seal(); }},
        {[this] { return all_hold_event(); },
         [this] {
           again_ = world().add_copy(liar_, world().at(liar_).name + " again");
           world().at(again_).hidden = true;
         }},
        {[=, this] { return all_said({first_, second_, liar_, third_}, 0, ready); },
         [this] { tell({second_, liar_}, {first_}, 0); }},
        {[this] { return all_said({first_}, 0, prepare); }, [this] { tell({first_}, {second_, liar_}, 0); }},
        {[=, this] { return all_said(three(), 0, prepare); }, [=, this] { tell(three(), three(), 0, prepare); }},
        {[=, this] { return all_said(three(), 0, commit); },
         [this] {
           tell({second_, liar_}, {first_}, 0, commit);
           world().remove(liar_);
         }},
        // What the locked one says of round 0 to those who know nothing of it: that it was there.
        {[] { return true; }, [=, this] { tell(others(), others(), 0, ready); }},
        {[=, this] { return all_said(others(), 1, ready); }, [=, this] { tell(others(), others(), 1, ready); }},
        {[this] { return all_said({again_}, 1, prepare); }, [this] { tell({again_}, {second_, third_}, 1); }},
        {[this] { return all_said({third_}, 1, prepare); }, [=, this] { tell(others(), others(), 1, prepare); }},
        {[] { return true; }, [=, this] { tell(others(), others(), 1, commit); }},
        {[] { return true; }, [this] { meet_again(); }},
    };
    until_ = {world().agenda.now().ms + stage_->plan().duration_ms / 2};
    go_on();
  }

 private:
  static constexpr std::uint64_t kPage = 2;

  World& world() { return stage_->world; }
  void go_on() {
    // However far it has come: the last step is that they meet.
    if (world().agenda.now().ms >= until_.ms) next_ = steps_.size() - 1;
    if (steps_[next_].may_be_done()) steps_[next_++].act();
    if (next_ < steps_.size()) world().agenda.after(kLookMs, [this] { go_on(); });
  }
  void meet_again() {
    world().calm(false);
    for (HomeIndex i = 0; i < world().size(); ++i) world().at(i).hidden = false;
  }
  SignKey key_of(HomeIndex home) {
    return crypto::SigningKey::from_seed(world().at(home).disk.identity()->seals.front()).public_key();
  }

  void something_to_seal() {
    world().perform(first_, node::act::Propose{"A well", "We do it.", {}, {}, {}, {}}, [this](const node::Reply&) {
      for (const HomeIndex to : {liar_, second_, third_}) world().carry(first_, to, 1'000);
    });
  }

  bool all_hold_event() {
    std::set<std::string> digests;
    for (HomeIndex i = 0; i < world().size(); ++i)
      digests.insert(world().ask(i, node::ask::Status{})["frontier"]["digest"].text());
    return digests.size() == 1;
  }
  /// Whether each of these homes has said that in that round.
  bool all_said(const std::vector<HomeIndex>& homes, seal::Round round, seal::RecordKind kind) {
    return std::ranges::all_of(homes, [&](HomeIndex home) {
      Disk& disk = world().at(home).disk;
      const auto self = own_place(home);
      return std::ranges::any_of(disk.seal_items(*disk.assembly(), kPage), [&](const Bytes& bytes) {
        const auto item = node::decode_item(bytes);
        const auto* record = item ? std::get_if<seal::SealRecord>(&*item) : nullptr;
        return record != nullptr && record->witness == self && record->round == round && record->kind() == kind;
      });
    });
  }

  /// What these homes hold of that round and kind and said themselves, and the frontiers that it names.
  void tell(const std::vector<HomeIndex>& from, const std::vector<HomeIndex>& to, seal::Round round,
            std::optional<seal::RecordKind> kind = std::nullopt) {
    for (const HomeIndex teller : from) {
      Disk& disk = world().at(teller).disk;
      auto forge = Forge::at(world(), teller);
      if (!forge) continue;
      const auto self = own_place(teller);
      std::vector<Bytes> items;
      for (const Bytes& bytes : disk.seal_items(*disk.assembly(), kPage)) {
        const auto item = node::decode_item(bytes);
        const auto* record = item ? std::get_if<seal::SealRecord>(&*item) : nullptr;
        const bool said = record != nullptr && record->witness == self && record->round == round &&
                          (!kind || record->kind() == *kind);
        if (said || (item && std::holds_alternative<node::PageFrontier>(*item))) items.push_back(bytes);
      }
      const Bytes file = forge->file({}, items);
      for (const HomeIndex hearer : to)
        if (hearer != teller) world().hand_over(file, hearer);
    }
  }

  seal::WitnessIndex own_place(HomeIndex home) {
    std::set<SignKey> keys;
    for (HomeIndex i = 0; i < world().size(); ++i) keys.insert(key_of(i));
    return static_cast<seal::WitnessIndex>(std::distance(keys.begin(), keys.find(key_of(home))));
  }

  struct Step {
    std::function<bool()> may_be_done;
    std::function<void()> act;
  };
  Stage* stage_;
  std::vector<Step> steps_;
  std::size_t next_ = 0;
  Instant until_;
  HomeIndex first_ = 0;
  HomeIndex liar_ = 0;
  HomeIndex again_ = 0;
  HomeIndex second_ = 0;
  HomeIndex third_ = 0;
};
}  // namespace

Plan locked_plan(std::uint64_t seed) {
  Plan out = split_plan(seed);
  out.acts = 0;
  out.files = false;
  out.duration_ms = 96 * kHourMs;
  return out;
}

void play_locked(Stage& stage) {
  stage.found();
  Locked story(stage);
  if (!stage.options().liars.contains(LiarKind::lock_breaker)) {
    stage.begin();
    return stage.end();
  }
  story.begin();
  stage.begin();
  stage.world.calm(true);
  story.plan();
  stage.end();
}

}  // namespace folkmoot::sim
