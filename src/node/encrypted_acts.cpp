// A voter's side of encrypted votes, the audit of a ballot, and the archive.
#include "node/encrypted_acts.h"

#include <algorithm>

#include "assembly/elections.h"
#include "assembly/encrypted_make.h"
#include "assembly/roll.h"
#include "ballot/archive.h"
#include "ballot/tokens.h"
#include "ballot/verify.h"
#include "node/encrypted_texts.h"
#include "node/errc.h"

namespace folkmoot::node {

namespace {
using assembly::Encrypted;
using assembly::EncryptedStage;

struct Found {
  const Encrypted* encrypted = nullptr;
  EventId vote;
  assembly::PersonIndex me = assembly::kNoPerson;
  [[nodiscard]] assembly::EncryptedVote named() const { return {*encrypted, vote}; }
};
Allowed<Found> found(const Holding& holding, assembly::VoteIndex v) {
  const assembly::Vote& vote = holding.state().votes[v];
  const auto me = holding.me();
  if (!me) return refuse(errc::kNotMember, "this home is nobody's in the assembly");
  const Encrypted* const encrypted = encrypted_of(holding.state(), vote);
  if (encrypted == nullptr) return refuse(errc::kUsage, "the ballots of this vote are not encrypted");
  return Found{encrypted, holding.journal().table().id(vote.event), *me};
}

const VoterSecret* voter_secret(const Holding& holding, const EventId& vote) {
  const auto secret = std::ranges::find(holding.voter_secrets, vote, &VoterSecret::vote);
  return secret == holding.voter_secrets.end() ? nullptr : &*secret;
}

/// The ballot that follows from what was drawn.
Result<event::Cast> cast_of(const Found& in, const ballot::VoterKey<assembly::Group>& voter,
                            const VoterSecret& secret) {
  ballot::Draws drawn(secret.made->seed);
  return make_cast(in.named(), voter, secret.made->answers, secret.revision - 1, drawn);
}

/// Whether the journal holds the ballot that was made here last.
bool is_handed_in(const Found& in, const VoterSecret& last) {
  const assembly::Credential* const own = credential_of(*in.encrypted, in.me);
  return std::ranges::any_of(in.encrypted->ballots, [&](const assembly::EncryptedBallot& one) {
    return &in.encrypted->credentials[one.credential] == own && one.revision + 1 == last.revision;
  });
}

std::string code_of_ballot(const Encrypted& encrypted, const event::Cast& cast) {
  const auto carried = assembly::carried_ballot(assembly::booth_without_words(encrypted), cast);
  return carried ? carried->ballot.signed_hash : std::string();
}
}  // namespace

void forget_secrets(Holding& holding) {
  const auto encrypted_named = [&](const EventId& id) -> const Encrypted* {
    const auto e = holding.journal().find(id);
    const auto vote = e ? holding.state().made(assembly::Object::vote, *e) : std::nullopt;
    return vote ? encrypted_of(holding.state(), holding.state().votes[*vote]) : nullptr;
  };
  const auto is_over = [&](const TrusteeSecret& one) {
    const Encrypted* const encrypted = encrypted_named(one.vote);
    return encrypted != nullptr && (encrypted->stage >= EncryptedStage::done || one.attempt < encrypted->attempt);
  };
  if (std::ranges::any_of(holding.trustee_secrets, is_over)) holding.erase_trustee_secrets(is_over);
  std::vector<VoterSecret> bare;
  for (const VoterSecret& one : holding.voter_secrets) {
    const Encrypted* const encrypted = one.made ? encrypted_named(one.vote) : nullptr;
    if (encrypted == nullptr || !holding.me()) continue;
    if (encrypted->stage > EncryptedStage::voting || is_handed_in({encrypted, one.vote, *holding.me()}, one))
      bare.push_back({one.vote, one.credential, one.revision, std::nullopt});
  }
  for (VoterSecret& one : bare) holding.put_voter_secret(std::move(one));
}

Refusal too_large(const Holding& holding, const event::Content& opening) {
  Refusal out = refusal_of(assembly::Verdict::encrypted_too_large);
  const auto* const open = std::get_if<event::Open>(&opening);
  // Of an election it is known later how many stand: two, at least.
  const std::size_t answers = open != nullptr ? assembly::encrypted_texts(*open).size() - 1 : 2;
  const std::size_t people = assembly::roll_of(assembly::View(holding.state())).size();
  const auto sizes = assembly::ballot_sizes(people, answers);
  const auto of = [](std::size_t bytes, std::size_t most) {
    return std::to_string(bytes) + " bytes of " + std::to_string(most) + " at most";
  };
  out.error.detail += " A ballot: " + of(sizes.ballot, event::kMaxBallot) +
                      "; what all on the roll encrypt: " + of(sizes.box, assembly::kMaxBox) + ".";
  out.hint = "offer fewer answers";
  out.more.emplace_back("size", Value::Object{{"ballot", std::uint64_t{sizes.ballot}},
                                              {"ballot_most", std::uint64_t{event::kMaxBallot}},
                                              {"box", std::uint64_t{sizes.box}},
                                              {"box_most", std::uint64_t{assembly::kMaxBox}}});
  return out;
}

Allowed<EventId> register_voter(Holding& holding, Call& call, assembly::VoteIndex v) {
  auto in = found(holding, v);
  if (!in) return tl::unexpected(in.error());
  const VoterSecret* const known = voter_secret(holding, in->vote);
  std::array<std::uint8_t, 2 * ballot::kCredentialDigits> random{};
  call.random.fill(random);
  VoterSecret secret{in->vote, known != nullptr ? known->credential : ballot::draw_credential(random),
                     known != nullptr ? known->revision : 0, std::nullopt};
  const auto voter = voter_key(*in->encrypted, secret.credential);
  if (!voter) return refuse(errc::kDamagedHome, "the credential that is kept here cannot be read");
  ballot::Draws fresh(call.random.secret<32>());
  const PersonId member = holding.state().persons[in->me].id;
  auto written = holding.write(call, make_registration(in->named(), *voter, member, fresh), {in->vote});
  if (written && known == nullptr) holding.put_voter_secret(std::move(secret));
  return written;
}

std::string code_in_box(Holding& holding, const Encrypted& encrypted, const assembly::EncryptedBallot& ballot) {
  const auto said = holding.read(ballot.event);
  const auto* const cast = said ? std::get_if<event::Cast>(&said->content) : nullptr;
  return cast != nullptr ? code_of_ballot(encrypted, *cast) : std::string();
}

Allowed<MadeBallot> make_ballot(Holding& holding, Call& call, assembly::VoteIndex v,
                                const std::vector<std::uint32_t>& answers) {
  auto in = found(holding, v);
  if (!in) return tl::unexpected(in.error());
  if (in->encrypted->stage != EncryptedStage::voting)
    return tl::unexpected(refusal_of(assembly::Verdict::encrypted_other_stage));
  const VoterSecret* const known = voter_secret(holding, in->vote);
  const auto voter = known != nullptr ? voter_key(*in->encrypted, known->credential) : std::nullopt;
  const assembly::Credential* const sealed = credential_of(*in->encrypted, in->me);
  const bool is_mine = voter && sealed != nullptr && sealed->seal != 0 &&
                       text_of(ballot::ed25519(), *ballot::member_from(sealed->key.view())) == voter->credential;
  if (!is_mine)
    return refuse(errc::kNotRegistered, "no seal holds a credential that this home made",
                  "moot election register VOTE, and wait for a seal; or vote where you registered");
  if (known->revision > event::kMaxRevision)
    return refuse(errc::kNoBallotLeft, "as many ballots were made here as one may make in a vote");
  VoterSecret now{in->vote, known->credential, known->revision + 1,
                  VoterSecret::Made{call.random.secret<32>(), answers}};
  const auto cast = cast_of(*in, *voter, now);
  if (!cast) return refuse(cast.error());
  MadeBallot out{encode_ballot(*cast), code_of_ballot(*in->encrypted, *cast), cast->revision};
  holding.put_voter_secret(std::move(now));
  return out;
}

Allowed<std::string> audit_ballot(Holding& holding, assembly::VoteIndex v) {
  auto in = found(holding, v);
  if (!in) return tl::unexpected(in.error());
  const VoterSecret* const known = voter_secret(holding, in->vote);
  if (known == nullptr || !known->made)
    return refuse(errc::kNothingToAudit, "no ballot was made here that is neither audited nor handed in");
  if (is_handed_in(*in, *known))
    return refuse(errc::kNothingToAudit, "the ballot was handed in: to show what is in it would prove how you voted",
                  "moot election vote VOTE: make another one, and audit that instead of having it handed in");
  const auto voter = voter_key(*in->encrypted, known->credential);
  const auto cast = voter ? cast_of(*in, *voter, *known) : fail(errc::kDamagedHome);
  if (!cast) return refuse(cast.error());
  BallotAudit audit{in->vote, cast->credential, cast->ballot, {}};
  audit.ballot.resize(audit.ballot.size() - ballot::kProofBytes);  // without the signature nobody can cast it
  ballot::Draws drawn(known->made->seed);
  for (std::size_t i = 0; i < known->made->answers.size(); ++i)
    audit.numbers.push_back({ballot::bytes_of(drawn.scalar(assembly::Group::order()))});
  holding.put_voter_secret({known->vote, known->credential, known->revision, std::nullopt});
  return encode_audit(audit);
}

Allowed<Audited> check_audit(Holding& holding, const std::string& text) {
  const auto audit = decode_audit(text);
  if (!audit) return refuse(audit.error());
  const auto e = holding.journal().find(audit->vote);
  const auto vote = e ? holding.state().made(assembly::Object::vote, *e) : std::nullopt;
  const Encrypted* const encrypted = vote ? encrypted_of(holding.state(), holding.state().votes[*vote]) : nullptr;
  if (encrypted == nullptr || encrypted->election.is_zero())
    return refuse(errc::kNotFound, "no encrypted vote of this assembly has begun under that id");
  Bytes bytes = audit->ballot;
  bytes.resize(bytes.size() + ballot::kProofBytes);
  const ballot::Booth<assembly::Group> booth = assembly::booth_without_words(*encrypted);
  const auto read = assembly::carried_ballot(booth, {audit->vote, audit->credential, 0, {}, bytes});
  if (!read) return refuse(errc::kBallotText, "it holds no ballot of this vote");
  const auto& choices = std::get<ballot::ChosenAnswer<assembly::Group>>(read->ballot.answers.front()).choices;
  Audited out{audit->vote, read->ballot.signed_hash, {}};
  if (audit->numbers.size() != choices.size()) return refuse(errc::kBallotText, "it does not show all that it must");
  const auto& group = ballot::ed25519();
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto r = ballot::number_from(audit->numbers[i].view());
    if (!r || !group.same(group.power(group.generator_table(), *r), choices[i].alpha))
      return refuse(errc::kBallotText, "the numbers that it shows are not those of the ballot");
    const auto message = group.quotient(choices[i].beta, group.power(booth.key, *r));
    const bool is_one = group.same(message, group.generator());
    if (!is_one && !group.is_neutral(message))
      return refuse(errc::kBallotText, "choice " + std::to_string(i) + " is neither 0 nor 1");
    out.answers.push_back(is_one ? 1 : 0);
  }
  return out;
}

Allowed<std::vector<std::string>> election_texts(Holding& holding, assembly::VoteIndex v) {
  const assembly::State& state = holding.state();
  const assembly::Vote& vote = state.votes[v];
  const auto said = holding.read(vote.event);
  if (!said) return refuse(errc::kNotKept, "the text of what opened the vote is not held here");
  if (const auto* const open = std::get_if<event::Open>(&said->content)) return assembly::encrypted_texts(*open);
  const auto* const elect = std::get_if<event::Elect>(&said->content);
  if (elect == nullptr) return refuse(errc::kUsage, "the ballots of this vote are not encrypted");
  return assembly::encrypted_texts(state, vote, elect->scope);
}

namespace {
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
    }
    add_sum();
    for (assembly::TrusteeIndex t = 0, shown = 0;
         t < encrypted_.trustees.size() && shown < encrypted_.secrecy.threshold; ++t) {
      const auto* const share = said_first(encrypted_.shares, t);
      if (share == nullptr) continue;
      const auto decrypt = act_of<event::Decrypt>(share->event);
      if (!decrypt) return refuse(errc::kNotKept, "a trustee's share is not held here whole");
      add_share(t, *decrypt);
      ++shown;
    }
    ballot::QuestionResult result;
    const auto& sums = holding_.state().votes[encrypted_.vote].sums;
    result.sums.assign(sums.begin() + 1, sums.end());
    writer_.add_event("Result", writer_.add_data(json_of_result(booth_.election, {result})));
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
    const std::string sum = writer_.add_data(json_of_tally(booth_.group, booth_.election, tally_of(encrypted_)));
    const std::string count = std::to_string(encrypted_.ballots.size());
    writer_.add_event("EncryptedTally", writer_.add_data("{\"num_tallied\":" + count + ",\"total_weight\":" + count +
                                                         ",\"encrypted_tally\":\"" + sum + "\"}"));
  }
  void add_share(assembly::TrusteeIndex trustee, const event::Decrypt& decrypt) {
    ballot::Share<assembly::Group> share{{{}}, {{}}};
    for (const event::GroupPoint& factor : decrypt.factors)
      share.factors[0].push_back(ballot::member_from(factor.view()).value_or(booth_.group.neutral()));
    for (const event::GroupProof& proof : decrypt.proofs)
      share.proofs[0].push_back(ballot::proof_from(proof.view()).value_or(assembly::GroupProofs{}));
    const std::string payload = writer_.add_data(json_of_share(booth_.group, booth_.election, share));
    writer_.add_event("PartialDecryption", writer_.add_data("{\"owner\":" + std::to_string(trustee + 1) +
                                                            ",\"payload\":\"" + payload + "\"}"));
  }

  Holding& holding_;
  const Encrypted& encrypted_;
  std::vector<std::string> texts_;
  ballot::Booth<assembly::Group> booth_;
  ballot::ArchiveWriter writer_;
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
