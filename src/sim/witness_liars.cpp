#include "sim/witness_liars.h"

#include <algorithm>

#include "base/check.h"
#include "sim/forge.h"

namespace folkmoot::sim {

namespace {

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
  void begin() override { world().set_clock(home(), static_cast<std::int64_t>(30 * kDayMs)); }
  void act() override {}
};

/// Hears what is said about seals and no event of anybody else: what its machine proposes leaves out all that others
/// wrote. Once a page is closed it learns what that holds, since nobody goes on without.
class Censor final : public Liar {
 public:
  using Liar::Liar;
  void begin() override { world().at(home()).hidden = true; }
  [[nodiscard]] std::uint64_t acts_every_ms() const override { return 20 * kMinuteMs; }
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

/// Signs records by hand; its machine only follows.
class ByHand : public Liar {
 public:
  using Liar::Liar;
  void begin() override {
    const node::Identity* identity = world().at(home()).disk.identity();
    if (identity == nullptr || identity->seals.empty()) return;
    signer_.emplace(crypto::SigningKey::from_seed(identity->seals.front()));
    world().at(home()).disk.forget_seal_key();
    world().crash(home(), 1'000);
  }
  [[nodiscard]] std::uint64_t acts_every_ms() const override { return 20 * kMinuteMs; }

 protected:
  /// The latest round of the open page that it has heard of, and the cores that are proposed in it.
  struct Heard {
    seal::SealRecord said;  // of this witness, in that round
    std::vector<seal::CoreId> cores;
  };
  std::optional<Heard> hear() {
    Disk& disk = world().at(home()).disk;
    if (!signer_ || !world().is_up(home()) || !disk.assembly()) return std::nullopt;
    const std::uint64_t page = world().ask(home(), node::ask::Status{})["page"].number();
    const auto self = place_among(world().ask(home(), node::ask::Seal{})["witnesses"].number());
    Heard out;
    bool any = false;
    for (const Bytes& bytes : disk.seal_items(*disk.assembly(), page)) {
      auto item = node::decode_item(bytes);
      auto* record = item ? std::get_if<seal::SealRecord>(&*item) : nullptr;
      if (record == nullptr || (any && record->round < out.said.round)) continue;
      if (!any || record->round > out.said.round) out.cores.clear();
      any = true;
      out.said.place = record->place;
      out.said.round = record->round;
      if (const auto* propose = std::get_if<seal::Propose>(&record->says))
        out.cores.push_back(seal::core_id(propose->core));
    }
    if (!any || !self) return std::nullopt;
    out.said.witness = *self;
    return out;
  }
  using Said = std::variant<seal::Ready, seal::Propose, seal::Prepare, seal::Commit>;
  Bytes sign(seal::SealRecord record, Said what) {
    record.says = std::move(what);
    return node::encode_item(seal::CheckedRecord::sign(record, *signer_).record());
  }
  void tell(HomeIndex to, const std::vector<Bytes>& records) {
    if (auto forge = Forge::at(world(), home())) world().hand_over(forge->file({}, records), to);
  }
  seal::CoreId nobodys() {
    seal::CoreId out;
    out.bytes[0] = static_cast<std::uint8_t>(chance().below(256));
    return out;
  }

 private:
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

/// In each round it prepares and commits every core that it hears of, and one that nobody has: to everybody another
/// one.
class DoubleVoter final : public ByHand {
 public:
  using ByHand::ByHand;
  void act() override {
    const auto one = victim();
    const auto two = victim();
    const auto heard = hear();
    if (!heard || !one || !two) return;
    const seal::CoreId other = nobodys();
    tell(*one, votes(heard->said, heard->cores.empty() ? other : heard->cores.front(), 0));
    tell(*two, votes(heard->said, other, 1));
  }

 private:
  std::vector<Bytes> votes(seal::SealRecord said, const seal::CoreId& core, std::uint64_t clock) {
    std::vector<Bytes> out{
        sign(said, seal::Ready{Hash{}, {world().agenda.now().ms + clock}, std::nullopt}),
        sign(said, seal::Prepare{core, std::nullopt}),
        sign(said, seal::Commit{core, {}}),
    };
    // And of rounds that nobody is near.
    said.round += 1'000'000;
    out.push_back(sign(said, seal::Commit{core, {}}));
    return out;
  }
};

/// Commits what is proposed, and in the next round prepares what nobody has.
class LockBreaker final : public ByHand {
 public:
  using ByHand::ByHand;
  void act() override {
    const auto one = victim();
    const auto heard = hear();
    if (!heard || heard->cores.empty() || !one) return;
    seal::SealRecord next = heard->said;
    ++next.round;
    tell(*one, {sign(heard->said, seal::Prepare{heard->cores.front(), std::nullopt}),
                sign(heard->said, seal::Commit{heard->cores.front(), {}}),
                sign(next, seal::Ready{Hash{}, world().agenda.now(), std::nullopt}),
                sign(next, seal::Prepare{nobodys(), std::nullopt})});
  }
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
    case LiarKind::lock_breaker:
      return std::make_unique<LockBreaker>(world, home, chance);
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
