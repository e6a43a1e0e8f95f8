#pragma once
// Witnesses with real keys, and what they sign, well made.
#include "crypto/sign.h"
#include "crypto/tags.h"
#include "tests/support/seal_toys.h"

namespace folkmoot::test {

class SealMaker {
 public:
  explicit SealMaker(std::size_t witnesses, std::uint64_t seed = 1) {
    keys_.reserve(witnesses);
    for (std::size_t i = 0; i < witnesses; ++i) {
      crypto::Secret32 secret;
      const std::uint64_t number = seed * 1'000'003 + i;
      std::memcpy(secret.fill().data(), &number, sizeof number);
      keys_.push_back(crypto::SigningKey::from_seed(secret));
    }
    std::ranges::sort(keys_, {}, &crypto::SigningKey::public_key);
    std::vector<SignKey> list;
    list.reserve(keys_.size());
    for (const auto& key : keys_) list.push_back(key.public_key());
    witnesses_ = *seal::WitnessSet::of(std::move(list));
    place_.assembly.bytes[0] = 7;
    place_.page = 4;
    place_.opening.bytes[0] = 9;
  }

  [[nodiscard]] const seal::WitnessSet& witnesses() const { return witnesses_; }
  [[nodiscard]] const seal::Place& place() const { return place_; }
  [[nodiscard]] const crypto::SigningKey& key(std::size_t witness) const { return keys_[witness]; }

  [[nodiscard]] seal::SealRecord blank(seal::Round round, seal::WitnessIndex witness) const {
    seal::SealRecord out;
    out.place = place_;
    out.round = round;
    out.witness = witness;
    return out;
  }
  [[nodiscard]] seal::CheckedRecord sign(seal::SealRecord record, seal::WitnessIndex by) const {
    seal::KeySigner signer(keys_[by].clone());
    return seal::CheckedRecord::sign(std::move(record), signer);
  }
  [[nodiscard]] seal::CheckedRecord ready(seal::Round round, seal::WitnessIndex witness, EventBits events) const {
    seal::SealRecord out = blank(round, witness);
    out.says = seal::Ready{root_of(events), {kToyStart.ms + witness}, std::nullopt};
    return sign(std::move(out), witness);
  }
  /// A fresh core over these events, resting on the readies of a quorum.
  [[nodiscard]] seal::Propose propose(seal::Round round, EventBits events) const {
    seal::PageOpening page = toy_opening(witnesses_.size(), {});
    page.place = place_;
    page.witnesses = witnesses_;
    std::vector<seal::SealRecord> readies;
    readies.reserve(witnesses_.quorum());
    for (std::size_t i = 0; i < witnesses_.quorum(); ++i)
      readies.push_back(ready(round, static_cast<seal::WitnessIndex>(i), events).record());
    seal::Propose out = toy_propose(page, events, readies);
    out.core.outcome.next_witnesses = witnesses_.root();
    out.core.outcome.next_count = static_cast<std::uint32_t>(witnesses_.size());
    return out;
  }
  [[nodiscard]] seal::Core core(EventBits events) const { return propose(0, events).core; }
  [[nodiscard]] seal::Seal seal(EventBits events, seal::Round round) const { return seal_of(core(events), round); }
  [[nodiscard]] seal::Seal seal_of(seal::Core core, seal::Round round) const {
    seal::Seal out;
    out.core = std::move(core);
    out.round = round;
    out.signers = seal::WitnessBits(witnesses_.size());
    const Bytes message = seal::commit_message(round, seal::core_id(out.core));
    for (std::size_t i = 0; i < witnesses_.quorum(); ++i) {
      out.signers.set(static_cast<seal::WitnessIndex>(i));
      out.commits.push_back(keys_[i].sign(crypto::tag::kSeal, message));
    }
    return out;
  }
  /// ready, propose, prepare, commit: of round 3, by the witness whose turn it is.
  [[nodiscard]] std::vector<seal::CheckedRecord> one_of_each_kind() const {
    const seal::Round round = 3;
    const seal::WitnessIndex who = witnesses_.proposer(place_.page, round);
    std::vector<seal::CheckedRecord> out{ready(round, who, 1)};
    const auto add = [&](std::variant<seal::Ready, seal::Propose, seal::Prepare, seal::Commit> says) {
      seal::SealRecord record = blank(round, who);
      record.before = out.back().id();
      record.says = std::move(says);
      out.push_back(sign(std::move(record), who));
    };
    add(propose(round, 1));
    add(seal::Prepare{seal::core_id(core(1)), 2});
    add(seal::Commit{seal::core_id(core(1)), {}});
    return out;
  }

 private:
  std::vector<crypto::SigningKey> keys_;
  seal::WitnessSet witnesses_;
  seal::Place place_;
};

}  // namespace folkmoot::test
