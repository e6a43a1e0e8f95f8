// A trustee's part in an encrypted vote.
#include <algorithm>

#include "assembly/encrypted_make.h"
#include "crypto/hash.h"
#include "crypto/tags.h"
#include "node/encrypted_acts.h"
#include "node/errc.h"

namespace folkmoot::node {

namespace {
using assembly::Encrypted;
using assembly::EncryptedStage;
using assembly::TrusteeIndex;
using Scalar = assembly::Group::Scalar;

/// One trustee's home in one vote.
class Trustee {
 public:
  Trustee(Holding& holding, Call& call, assembly::EncryptedIndex index, TrusteeIndex own)
      : holding_(holding),
        call_(call),
        index_(index),
        own_(own),
        vote_(holding.journal().table().id(holding.state().votes[encrypted().vote].event)),
        fresh_(call.random.secret<32>()) {}

  void take_part() {
    switch (encrypted().stage) {
      case EncryptedStage::certify:
        return certify();
      case EncryptedStage::deal:
        return deal();
      case EncryptedStage::confirm:
        return confirm();
      case EncryptedStage::answer:
        answer();
        return confirm();
      case EncryptedStage::drill:
        return drill();
      case EncryptedStage::mixing:
      case EncryptedStage::shuffling:
        return shuffle();
      case EncryptedStage::listing:
        return open_credentials();
      case EncryptedStage::registering:
      case EncryptedStage::waiting:
      case EncryptedStage::voting:
      case EncryptedStage::closed:
      case EncryptedStage::opening:
      case EncryptedStage::done:
      case EncryptedStage::failed:
        return;
    }
  }

  Allowed<EventId> open_sum() {
    const TrusteeSecret* const known = secret();
    const Hash sum = crypto::sha256(encrypted().sum);
    if (known == nullptr) return refuse(errc::kNoTrusteeSecret, "the trustee's secret is at another home of yours");
    if (known->opened && *known->opened != sum)
      return refuse(errc::kOtherSum,
                    "this home has opened another sum of this vote: the difference of two would open single ballots");
    if (holding_.sealing().trouble()) return refuse(errc::kOtherSum, "two histories are known: nothing is opened");
    const auto own_sum = sum_of_shares();
    if (!own_sum) return refuse(errc::kNoTrusteeSecret, "a share that this home was given cannot be read any more");
    TrusteeSecret now = known->clone();
    now.opened = sum;
    return say_shares(*own_sum, std::move(now));
  }

 private:
  /// Each part that was not said yet; to say all again is refused as any other act would be. What this home is bound to
  /// by them is stored with the first.
  Allowed<EventId> say_shares(const Scalar& sum, TrusteeSecret bound) {
    std::optional<TrusteeSecret> unstored(std::move(bound));
    const std::size_t parts = assembly::share_parts(ciphertexts_to_open(encrypted()));
    std::optional<EventId> last;
    for (std::size_t part = 0; part < parts; ++part) {
      const bool is_said = share_said(encrypted(), own_, part) != nullptr;
      if (is_said && (part + 1 < parts || last)) continue;
      auto written = write(make_decryption(named(), sum, fresh_, part));
      if (!written) return written;
      if (unstored) holding_.put_trustee_secret(*std::move(unstored)), unstored.reset();
      last = *written;
    }
    return *last;
  }

  /// Each act that is written changes the state.
  [[nodiscard]] const Encrypted& encrypted() const { return holding_.state().encrypted[index_]; }
  [[nodiscard]] assembly::EncryptedVote named() const { return {encrypted(), vote_}; }
  [[nodiscard]] const TrusteeSecret* secret() const {
    const auto found = std::ranges::find_if(holding_.trustee_secrets, [&](const TrusteeSecret& one) {
      return one.vote == vote_ && one.attempt == encrypted().attempt;
    });
    return found == holding_.trustee_secrets.end() ? nullptr : &*found;
  }
  [[nodiscard]] assembly::TrusteeSecrets secrets(const TrusteeSecret& of) const {
    return {of.seed, encrypted().secrecy.threshold};
  }
  template <class Act>
  Allowed<EventId> write(const Act& act) {
    return holding_.write(call_, act, {vote_});
  }
  /// Whether this home can go on with what it began; another one of its person may have.
  template <class Act>
  [[nodiscard]] const TrusteeSecret* to_go_on(const std::vector<assembly::TrusteeSaid<Act>>& said) const {
    const auto* const key = said_first(encrypted().keys, own_);
    const bool is_mine = key != nullptr && holding_.own_device() &&
                         holding_.journal().table().find_device(*holding_.own_device()) ==
                             holding_.journal().table().device_of(key->event);
    return is_mine && said_first(said, own_) == nullptr ? secret() : nullptr;
  }

  /// Drawn from the seed and the list, so that a home that was interrupted goes on with the shuffle that it began.
  void shuffle() {
    if (encrypted().shuffler != own_ || !encrypted().candidates.empty()) return;
    const TrusteeSecret* const known = to_go_on(std::vector<assembly::TrusteeSaid<event::Mix>>{});
    if (known == nullptr) return;
    const Hash list = crypto::sha256(encrypted().sum);
    ballot::Draws drawn(crypto::derive(known->seed.view(), crypto::tag::kDeriveShuffle, list.view()));
    const auto parts = make_shuffle(named(), drawn);
    if (!parts) return;
    for (const event::Mix& part : *parts) {
      const bool is_said = std::ranges::any_of(
          encrypted().parts, [&](const auto& one) { return one.trustee == own_ && one.content.part == part.part; });
      if (!is_said && !write(part)) return;  // another time
    }
  }

  /// Nobody voted yet: this says who may, and not who they are.
  void open_credentials() {
    const TrusteeSecret* const known = to_go_on(std::vector<assembly::TrusteeSaid<event::Decrypt>>{});
    if (known == nullptr || is_said_whole()) return;
    const Hash list = crypto::sha256(encrypted().sum);
    // The difference of two lists would name whoever is in one alone.
    if (known->listed && *known->listed != list) return;
    const auto own_sum = sum_of_shares();
    if (!own_sum) return;
    TrusteeSecret now = known->clone();
    now.listed = list;
    if (!say_shares(*own_sum, std::move(now))) return;  // another time
  }
  [[nodiscard]] bool is_said_whole() const {
    const std::size_t parts = assembly::share_parts(ciphertexts_to_open(encrypted()));
    for (std::size_t part = 0; part < parts; ++part)
      if (share_said(encrypted(), own_, part) == nullptr) return false;
    return true;
  }

  void certify() {
    if (said_first(encrypted().keys, own_) != nullptr) return;
    const TrusteeSecret* const known = secret();
    TrusteeSecret now =
        known != nullptr ? known->clone() : TrusteeSecret{vote_, encrypted().attempt, call_.random.secret<32>(), {}};
    // Both are stored before the event leaves this home.
    if (write(secrets(now).key(named(), own_, fresh_))) holding_.put_trustee_secret(std::move(now));
  }

  void deal() {
    const TrusteeSecret* const known = to_go_on(encrypted().deals);
    if (known == nullptr) return;
    if (!write(secrets(*known).deal(named(), own_, fresh_))) return;  // another time
  }

  /// What this dealer gave: sealed, or shown to all; nothing where it cannot be read or is wrong.
  std::optional<Scalar> share_from(TrusteeIndex dealer) {
    for (const auto& answer : encrypted().answers) {
      const auto to = holding_.state().person(answer.content.to);
      if (answer.trustee == dealer && to == encrypted().trustees[own_])
        return ballot::number_from(answer.content.share.view());
    }
    const auto* const dealt = said_first(encrypted().deals, dealer);
    const auto said = dealt != nullptr ? holding_.read(dealt->event) : std::nullopt;
    const auto* const deal = said ? std::get_if<event::TrusteeDeal>(&said->content) : nullptr;
    const TrusteeSecret* const known = secret();
    if (deal == nullptr || known == nullptr || own_ >= deal->shares.size()) return std::nullopt;
    const auto share = secrets(*known).open_share(named(), dealer, own_, deal->shares[own_]);
    return share && is_due_share(encrypted(), dealer, own_, *share) ? share : std::nullopt;
  }

  std::optional<Scalar> sum_of_shares() {
    Scalar out;
    for (TrusteeIndex dealer = 0; dealer < encrypted().trustees.size(); ++dealer) {
      const auto share = share_from(dealer);
      if (!share) return std::nullopt;
      out = assembly::Group::order().add(out, *share);
    }
    return out;
  }

  void confirm() {
    const TrusteeSecret* const known = to_go_on(encrypted().confirms);
    if (known == nullptr) return;
    if (const auto sum = sum_of_shares()) {
      if (!write(secrets(*known).confirm(named(), *sum, fresh_))) return;  // another time
      return;
    }
    for (TrusteeIndex dealer = 0; dealer < encrypted().trustees.size(); ++dealer) {
      const PersonId& accused = holding_.state().persons[encrypted().trustees[dealer]].id;
      const bool said = std::ranges::any_of(encrypted().complaints, [&](const auto& one) {
        return one.trustee == own_ && one.content.dealer == accused;
      });
      if (encrypted().stage != EncryptedStage::confirm || dealer == own_ || said || share_from(dealer)) continue;
      if (!write(event::TrusteeComplain{vote_, encrypted().attempt, accused})) return;
    }
  }

  void answer() {
    const TrusteeSecret* const known = secret();
    if (known == nullptr) return;
    const PersonId me = holding_.state().persons[encrypted().trustees[own_]].id;
    std::vector<TrusteeIndex> asked;
    for (const auto& complaint : encrypted().complaints) {
      const PersonId& to = holding_.state().persons[encrypted().trustees[complaint.trustee]].id;
      const bool said = std::ranges::any_of(
          encrypted().answers, [&](const auto& one) { return one.trustee == own_ && one.content.to == to; });
      if (complaint.content.dealer == me && !said) asked.push_back(complaint.trustee);
    }
    for (const TrusteeIndex to : asked) {
      const PersonId person = holding_.state().persons[encrypted().trustees[to]].id;
      if (!write(secrets(*known).answer(named(), to, person))) return;  // another time
    }
  }

  void drill() {
    if (to_go_on(encrypted().drills) == nullptr) return;
    const auto sum = sum_of_shares();
    if (sum && !write(make_drill(named(), *sum, fresh_))) return;  // another time
  }

  Holding& holding_;
  Call& call_;
  assembly::EncryptedIndex index_;
  TrusteeIndex own_;
  EventId vote_;
  ballot::Draws fresh_;
};
}  // namespace

namespace {
/// What homes do by themselves. To open ballots is asked of people.
bool is_trustees_turn(EncryptedStage stage) {
  return stage < EncryptedStage::voting || stage == EncryptedStage::shuffling;
}
}  // namespace

void take_part_as_trustee(Holding& holding, Call& call) {
  const auto me = holding.me();
  if (!me || holding.sealing().trouble()) return;
  for (assembly::EncryptedIndex i = 0; i < holding.state().encrypted.size(); ++i) {
    const Encrypted& encrypted = holding.state().encrypted[i];
    const auto own = trustee_index(encrypted, *me);
    if (own && is_trustees_turn(encrypted.stage)) Trustee(holding, call, i, *own).take_part();
  }
}

Allowed<EventId> open_sum(Holding& holding, Call& call, assembly::VoteIndex vote) {
  const assembly::State& state = holding.state();
  const Encrypted* const encrypted = encrypted_of(state, state.votes[vote]);
  if (encrypted == nullptr) return refuse(errc::kUsage, "the ballots of this vote are not encrypted");
  const auto me = holding.me();
  const auto own = me ? trustee_index(*encrypted, *me) : std::nullopt;
  if (!own) return refuse(refusal_of(assembly::Verdict::encrypted_not_trustee).error);
  if (encrypted->stage != EncryptedStage::opening)
    return tl::unexpected(refusal_of(assembly::Verdict::encrypted_other_stage));
  return Trustee(holding, call, state.votes[vote].encrypted, *own).open_sum();
}

}  // namespace folkmoot::node
