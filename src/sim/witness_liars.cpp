#include "sim/witness_liars.h"

#include <algorithm>

#include "base/check.h"
#include "sim/forge.h"

namespace folkmoot::sim {

namespace {
constexpr std::uint64_t kMinute = 60'000;
constexpr std::uint64_t kDay = 24 * 60 * kMinute;

/// A member like all others, whose machine signs for no page.
class Silent final : public Liar {
 public:
  using Liar::Liar;
  void begin() override {
    world().at(home()).disk.forget_seal_key();
    world().crash(home(), 1'000);
  }
  void act() override {}
};

/// Its clock is a month ahead; all else is the machine's.
class Poisoner final : public Liar {
 public:
  using Liar::Liar;
  void begin() override { world().set_clock(home(), static_cast<std::int64_t>(30 * kDay)); }
  void act() override {}
};

/// Hears what is said about seals and no event of anybody else: what its machine proposes leaves out all that others
/// wrote. Once a page is closed it learns what that holds, since nobody goes on without.
class Censor final : public Liar {
 public:
  using Liar::Liar;
  void begin() override { world().at(home()).hidden = true; }
  [[nodiscard]] std::uint64_t acts_every_ms() const override { return 20 * kMinute; }
  void act() override {
    const auto other = victim();
    if (!other) return;
    const std::uint64_t page = page_of(home());
    if (page_of(*other) > page) return world().carry(*other, home(), 1'000);
    tell(*other, home(), page);
    tell(home(), *other, page);
  }
  void end() override { world().at(home()).hidden = false; }

 private:
  std::uint64_t page_of(HomeIndex at) { return world().ask(at, node::ask::Status{})["page"].number(); }
  void tell(HomeIndex from, HomeIndex to, std::uint64_t page) {
    Disk& disk = world().at(from).disk;
    auto forge = Forge::at(world(), from);
    if (!forge || !disk.assembly()) return;
    const std::vector<Bytes> items = disk.seal_items(*disk.assembly(), page);
    if (!items.empty()) world().hand_over(forge->file({}, items), to);
  }
};

/// In each round it prepares and commits every core that it hears of, and one that nobody has: to everybody another
/// one. All of it by hand; its machine only follows.
class DoubleVoter final : public Liar {
 public:
  using Liar::Liar;
  void begin() override {
    const node::Identity* identity = world().at(home()).disk.identity();
    if (identity == nullptr || identity->seals.empty()) return;
    signer_.emplace(crypto::SigningKey::from_seed(identity->seals.front()));
    world().at(home()).disk.forget_seal_key();
    world().crash(home(), 1'000);
  }
  [[nodiscard]] std::uint64_t acts_every_ms() const override { return 20 * kMinute; }
  void act() override {
    Disk& disk = world().at(home()).disk;
    const auto one = victim();
    const auto two = victim();
    auto forge = Forge::at(world(), home());
    if (!signer_ || !one || !two || !forge) return;
    const node::Value status = world().ask(home(), node::ask::Status{});
    const std::uint64_t page = status["page"].number();
    const auto self = place_among(world().ask(home(), node::ask::Seal{})["witnesses"].number());
    seal::SealRecord said;
    bool any = false;
    std::vector<seal::CoreId> cores;
    for (const Bytes& bytes : disk.seal_items(*disk.assembly(), page)) {
      auto item = node::decode_item(bytes);
      auto* record = item ? std::get_if<seal::SealRecord>(&*item) : nullptr;
      if (record == nullptr || (any && record->round < said.round)) continue;
      if (!any || record->round > said.round) cores.clear();
      any = true;
      said.place = record->place;
      said.round = record->round;
      if (const auto* propose = std::get_if<seal::Propose>(&record->says))
        cores.push_back(seal::core_id(propose->core));
    }
    if (!any || !self) return;
    said.witness = *self;
    seal::CoreId nobodys;
    nobodys.bytes[0] = static_cast<std::uint8_t>(chance().below(256));
    cores.push_back(nobodys);
    world().hand_over(forge->file({}, votes(said, cores.front(), 0)), *one);
    world().hand_over(forge->file({}, votes(said, cores.back(), 1)), *two);
  }

 private:
  std::vector<Bytes> votes(seal::SealRecord said, const seal::CoreId& core, std::uint64_t clock) {
    std::vector<Bytes> out;
    const auto say = [&](std::variant<seal::Ready, seal::Propose, seal::Prepare, seal::Commit> what) {
      said.says = std::move(what);
      out.push_back(node::encode_item(seal::CheckedRecord::sign(said, *signer_).record()));
    };
    say(seal::Ready{Hash{}, {world().agenda.now().ms + clock}, std::nullopt});
    say(seal::Prepare{core, std::nullopt});
    say(seal::Commit{core, {}});
    // And of rounds that nobody is near.
    said.round += 1'000'000;
    say(seal::Commit{core, {}});
    return out;
  }
  /// By the keys of all homes, where these are the witnesses.
  std::optional<seal::WitnessIndex> place_among(std::uint64_t witnesses) {
    std::vector<SignKey> keys{signer_->public_key()};
    for (HomeIndex i = 0; i < world().size(); ++i)
      if (const node::Identity* identity = world().at(i).disk.identity(); identity != nullptr)
        for (const crypto::Secret32& seal : identity->seals)
          keys.push_back(crypto::SigningKey::from_seed(seal).public_key());
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    if (keys.size() != witnesses) return std::nullopt;
    const auto own = std::ranges::find(keys, signer_->public_key());
    return static_cast<seal::WitnessIndex>(own - keys.begin());
  }

  std::optional<seal::KeySigner> signer_;
};

}  // namespace

std::unique_ptr<Liar> make_witness_liar(LiarKind kind, World& world, HomeIndex home, const Stream& chance) {
  switch (kind) {
    case LiarKind::silent:
      return std::make_unique<Silent>(world, home, chance);
    case LiarKind::poisoner:
      return std::make_unique<Poisoner>(world, home, chance);
    case LiarKind::censor:
      return std::make_unique<Censor>(world, home, chance);
    case LiarKind::double_voter:
      return std::make_unique<DoubleVoter>(world, home, chance);
    case LiarKind::equivocator:
    case LiarKind::withholder:
    case LiarKind::backdater:
    case LiarKind::flooder:
    case LiarKind::forger:
      break;
  }
  FM_CHECK(false);
  return nullptr;
}

}  // namespace folkmoot::sim
