// The archive of an encrypted vote, as belenios-tool reads it (docs/protocol/encrypted.md section 8).
#include <algorithm>

#include "assembly/elections.h"
#include "assembly/encrypted_group.h"
#include "ballot/archive.h"
#include "ballot/tokens.h"
#include "ballot/verify.h"
#include "node/encrypted_acts.h"
#include "node/errc.h"

namespace folkmoot::node {

namespace {
using assembly::Encrypted;
using assembly::EncryptedStage;

std::string setup_json(const std::string& election, const std::string& trustees, const std::string& credentials) {
  return "{\"election\":\"" + election + "\",\"trustees\":\"" + trustees + "\",\"credentials\":\"" + credentials +
         "\"}";
}

/// Writes the archive record by record: all of it follows from the journal, so everybody writes the same.
class Exporter {
 public:
  Exporter(Holding& holding, const Encrypted& encrypted, std::vector<std::string> texts)
      : holding_(holding),
        encrypted_(encrypted),
        texts_(std::move(texts)),
        booth_(assembly::booth_without_words(encrypted)),
        writer_(assembly::end_of(holding.state().votes[encrypted.vote].terms).ms / kSecondMs) {}

  Allowed<Bytes> write() {
    set_up();
    for (const assembly::EncryptedBallot* const ballot : standing_ballots(encrypted_)) {
      const auto cast = act_of<event::Cast>(ballot->event);
      const auto carried = cast ? assembly::carried_ballot(booth_, *cast) : std::nullopt;
      if (!carried) return refuse(errc::kNotKept, "an event that carries a ballot is not held here whole");
      writer_.add_event("Ballot", writer_.add_data(carried->json));
      if (encrypted_.embedded)
        votes_.push_back(std::get<ballot::EmbeddedAnswer<assembly::Group>>(carried->ballot.answers.front()).choice);
    }
    add_sum();
    if (encrypted_.embedded && !add_shuffles()) return refuse(errc::kNotKept, "a shuffle is not held here whole");
    for (assembly::TrusteeIndex t = 0, shown = 0;
         t < encrypted_.trustees.size() && shown < encrypted_.secrecy.threshold; ++t) {
      const auto events = whole_share(t);
      if (events.empty()) continue;
      if (!add_share(t, events)) return refuse(errc::kNotKept, "a trustee's share is not held here whole");
      ++shown;
    }
    writer_.add_event("Result", writer_.add_data(json_of_result(booth_.election, {result()})));
    return writer_.take();
  }

 private:
  template <class Act>
  std::optional<Act> act_of(journal::EventIndex e) {
    auto said = holding_.read(e);
    auto* const act = said ? std::get_if<Act>(&said->content) : nullptr;
    return act != nullptr ? std::optional(std::move(*act)) : std::nullopt;
  }

  void set_up() {
    const std::string election = writer_.add_data(election_json(encrypted_, texts_));
    const std::vector<ballot::TrusteeItem<assembly::Group>> trustees{assembly::pedersen_of(encrypted_)};
    const std::string trustees_hash = writer_.add_data(json_of(booth_.group, trustees));
    std::vector<std::string> credentials;
    for (const assembly::Credential& one : encrypted_.credentials)
      if (const auto key = ballot::member_from(one.key.view())) credentials.push_back(text_of(booth_.group, *key));
    std::ranges::sort(credentials);
    const std::string credentials_hash =
        writer_.add_data(ballot::json_list(credentials, [](const std::string& one) { return "\"" + one + "\""; }));
    writer_.add_event("Setup", writer_.add_data(setup_json(election, trustees_hash, credentials_hash)));
  }
  void add_sum() {
    writer_.add_event("EndBallots");
    // Of a list, as it was before it was shuffled.
    std::ranges::sort(votes_, [](const auto& a, const auto& b) {
      const bool same = assembly::Group::same(a.alpha, b.alpha);
      return same ? assembly::Group::less(a.beta, b.beta) : assembly::Group::less(a.alpha, b.alpha);
    });
    const auto tally = encrypted_.embedded ? ballot::EncryptedTally<assembly::Group>{votes_} : tally_of(encrypted_);
    const std::string sum = writer_.add_data(json_of_tally(booth_.group, booth_.election, tally));
    const std::string count = std::to_string(encrypted_.ballots.size());
    writer_.add_event("EncryptedTally", writer_.add_data("{\"num_tallied\":" + count + ",\"total_weight\":" + count +
                                                         ",\"encrypted_tally\":\"" + sum + "\"}"));
  }
  void add_owned(const std::string& type, assembly::TrusteeIndex trustee, const std::string& json) {
    const std::string payload = writer_.add_data(json);
    writer_.add_event(
        type, writer_.add_data("{\"owner\":" + std::to_string(trustee + 1) + ",\"payload\":\"" + payload + "\"}"));
  }
  bool add_shuffles() {
    for (const assembly::Shuffled& one : encrypted_.shuffles) {
      Bytes bytes;
      for (const journal::EventIndex e : one.events) {
        const auto mix = act_of<event::Mix>(e);
        if (!mix) return false;
        append(bytes, mix->bytes);
      }
      auto shuffled = assembly::shuffle_from(bytes, votes_.size());
      if (!shuffled) return false;
      const ballot::Shuffle<assembly::Group> out{{std::move(shuffled->ciphertexts)}, {std::move(shuffled->proof)}};
      add_owned("Shuffle", one.trustee, json_of_shuffle(booth_.group, out));
    }
    writer_.add_event("EndShuffles");
    return true;
  }

  /// The events that say the trustee's share, part by part; none where a part is missing.
  [[nodiscard]] std::vector<journal::EventIndex> whole_share(assembly::TrusteeIndex trustee) const {
    std::vector<journal::EventIndex> out;
    for (std::size_t part = 0; part < assembly::share_parts(ciphertexts_to_open(encrypted_)); ++part) {
      const auto found = std::ranges::find_if(
          encrypted_.shares, [&](const auto& one) { return one.trustee == trustee && one.content.place() == part; });
      if (found == encrypted_.shares.end()) return {};
      out.push_back(found->event);
    }
    return out;
  }
  bool add_share(assembly::TrusteeIndex trustee, const std::vector<journal::EventIndex>& events) {
    ballot::Share<assembly::Group> share{{{}}, {{}}};
    for (const journal::EventIndex e : events) {
      const auto decrypt = act_of<event::Decrypt>(e);
      if (!decrypt) return false;
      for (const event::GroupPoint& factor : decrypt->factors)
        share.factors[0].push_back(ballot::member_from(factor.view()).value_or(booth_.group.neutral()));
      for (const event::GroupProof& proof : decrypt->proofs)
        share.proofs[0].push_back(ballot::proof_from(proof.view()).value_or(assembly::GroupProofs{}));
    }
    add_owned("PartialDecryption", trustee, json_of_share(booth_.group, booth_.election, share));
    return true;
  }

  [[nodiscard]] ballot::QuestionResult result() const {
    const assembly::Vote& vote = holding_.state().votes[encrypted_.vote];
    ballot::QuestionResult out;
    out.sums.assign(vote.sums.begin() + 1, vote.sums.end());
    const auto options = static_cast<std::ptrdiff_t>(encrypted_.choices - 1);
    for (auto at = vote.opened.begin(); at != vote.opened.end(); at += options)
      out.votes.emplace_back(at, at + options);
    return out;
  }

  Holding& holding_;
  const Encrypted& encrypted_;
  std::vector<std::string> texts_;
  ballot::Booth<assembly::Group> booth_;
  ballot::ArchiveWriter writer_;
  std::vector<ballot::Ciphertext<assembly::Group>> votes_;
};
}  // namespace

Allowed<Bytes> export_election(Holding& holding, assembly::VoteIndex v, const crypto::Secret32& seed) {
  const Encrypted* const encrypted = encrypted_of(holding.state(), holding.state().votes[v]);
  if (encrypted == nullptr) return refuse(errc::kUsage, "the ballots of this vote are not encrypted");
  if (encrypted->stage != EncryptedStage::done) return refuse(errc::kNoResult, "nothing was opened yet");
  auto texts = election_texts(holding, v);
  if (!texts) return tl::unexpected(texts.error());
  auto archive = Exporter(holding, *encrypted, *std::move(texts)).write();
  if (!archive) return archive;
  // Nobody is handed what others would refuse.
  const ballot::Report report = ballot::verify(ballot::read_from(*archive), seed);
  if (!report.ok())
    return refuse(errc::kDamagedHome, "the archive does not prove the result: " + report.error->message);
  return archive;
}

}  // namespace folkmoot::node
