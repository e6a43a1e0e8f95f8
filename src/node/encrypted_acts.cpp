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

/// The credential that was made here, if a seal holds it.
const assembly::Credential* sealed_credential_of(const Found& in, const VoterSecret& secret) {
  const auto voter = voter_key(*in.encrypted, secret.credential);
  if (!voter) return nullptr;
  for (const assembly::Credential& one : in.encrypted->credentials) {
    const auto key = ballot::member_from(one.key.view());
    const bool is_own = in.encrypted->secrecy.mixed || one.person == in.me;
    if (is_own && one.seal != 0 && key && text_of(ballot::ed25519(), *key) == voter->credential) return &one;
  }
  return nullptr;
}

/// Whether the journal holds the ballot that was made here last.
bool is_handed_in(const Found& in, const VoterSecret& last) {
  const assembly::Credential* const own = sealed_credential_of(in, last);
  return own != nullptr && std::ranges::any_of(in.encrypted->ballots, [&](const assembly::EncryptedBallot& one) {
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

bool would_show_own(const Holding& holding, const event::Cast& cast) {
  const auto me = holding.me();
  const auto e = holding.journal().find(cast.vote);
  const auto vote = e ? holding.state().made(assembly::Object::vote, *e) : std::nullopt;
  const Encrypted* const encrypted = vote ? encrypted_of(holding.state(), holding.state().votes[*vote]) : nullptr;
  const VoterSecret* const known = voter_secret(holding, cast.vote);
  if (!me || encrypted == nullptr || !encrypted->secrecy.mixed || known == nullptr) return false;
  const assembly::Credential* const own = sealed_credential_of({encrypted, cast.vote, *me}, *known);
  return own != nullptr && own->key == cast.credential;
}

const assembly::EncryptedBallot* own_ballot(const Holding& holding, const assembly::Vote& vote) {
  const auto me = holding.me();
  const Encrypted* const encrypted = encrypted_of(holding.state(), vote);
  if (!me || encrypted == nullptr) return nullptr;
  const EventId id = holding.journal().table().id(vote.event);
  const assembly::Credential* own = credential_of(*encrypted, *me);
  if (encrypted->secrecy.mixed) {
    const VoterSecret* const known = voter_secret(holding, id);
    own = known != nullptr ? sealed_credential_of({encrypted, id, *me}, *known) : nullptr;
  }
  for (const assembly::EncryptedBallot* const ballot : standing_ballots(*encrypted))
    if (own != nullptr && &encrypted->credentials[ballot->credential] == own) return ballot;
  return nullptr;
}

Refusal too_large(const Holding& holding, const event::Content& opening) {
  Refusal out = refusal_of(assembly::Verdict::encrypted_too_large);
  const assembly::View view(holding.state());
  assembly::BoxAsked asked{{}, assembly::roll_of(view).size(), 0, false};
  if (const auto* const open = std::get_if<event::Open>(&opening)) {
    asked.secrecy = open->secrecy.value_or(event::Secrecy{});
    asked.answers = assembly::encrypted_texts(*open).size() - 1;
    asked.embedded = open->options && assembly::is_embedded(open->options->method);
  } else if (const auto* const elect = std::get_if<event::Elect>(&opening)) {
    asked.secrecy = elect->secrecy.value_or(event::Secrecy{});
    asked.answers = 2;  // it is known later how many stand: two, at least
    asked.embedded = assembly::is_embedded(elect->method);
  }
  const auto sizes = assembly::ballot_sizes(asked);
  const std::size_t others = assembly::boxes_in(view);
  const auto of = [](std::size_t bytes, std::size_t most) {
    return std::to_string(bytes) + " bytes of " + std::to_string(most) + " at most";
  };
  out.error.detail += " A ballot: " + of(sizes.ballot, event::kMaxBallot) +
                      "; what all on the roll encrypt: " + of(sizes.box, assembly::kMaxBox);
  if (sizes.shuffle != 0) out.error.detail += "; a shuffle: " + of(sizes.shuffle, assembly::kMaxShuffle);
  if (asked.embedded)
    out.error.detail += "; options: " + std::to_string(asked.answers) + " of " +
                        std::to_string(ballot::kMaxEmbeddedAnswers) + " at most";
  out.error.detail += "; with other encrypted votes: " + of(others + sizes.box, assembly::kMaxBoxes) + ".";
  out.hint =
      others + sizes.box > assembly::kMaxBoxes ? "wait until another encrypted vote is over" : "offer fewer answers";
  out.more.emplace_back("size", Value::Object{{"ballot", std::uint64_t{sizes.ballot}},
                                              {"ballot_most", std::uint64_t{event::kMaxBallot}},
                                              {"box", std::uint64_t{sizes.box}},
                                              {"box_most", std::uint64_t{assembly::kMaxBox}},
                                              {"shuffle", std::uint64_t{sizes.shuffle}},
                                              {"shuffle_most", std::uint64_t{assembly::kMaxShuffle}},
                                              {"boxes", std::uint64_t{others + sizes.box}},
                                              {"boxes_most", std::uint64_t{assembly::kMaxBoxes}}});
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
  if (in->encrypted->secrecy.mixed && in->encrypted->stage != EncryptedStage::registering)
    return tl::unexpected(refusal_of(assembly::Verdict::encrypted_other_stage));
  auto written = in->encrypted->secrecy.mixed
                     ? holding.write(call, make_enrolment(in->named(), *voter, member, fresh), {in->vote})
                     : holding.write(call, make_registration(in->named(), *voter, member, fresh), {in->vote});
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
  if (!voter || sealed_credential_of(*in, *known) == nullptr)
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
  for (std::size_t i = 0; i < ciphertexts_in_ballot(*in->encrypted); ++i)
    audit.numbers.push_back({ballot::bytes_of(drawn.scalar(assembly::Group::order()))});
  holding.put_voter_secret({known->vote, known->credential, known->revision, std::nullopt});
  return encode_audit(audit);
}

namespace {
std::vector<ballot::Ciphertext<assembly::Group>> ciphertexts_of_answer(const ballot::Ballot<assembly::Group>& ballot) {
  const auto& answer = ballot.answers.front();
  if (const auto* const embedded = std::get_if<ballot::EmbeddedAnswer<assembly::Group>>(&answer))
    return {embedded->choice};
  return std::get<ballot::ChosenAnswer<assembly::Group>>(answer).choices;
}
}  // namespace

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
  const auto choices = ciphertexts_of_answer(read->ballot);
  Audited out{audit->vote, read->ballot.signed_hash, {}};
  if (audit->numbers.size() != choices.size()) return refuse(errc::kBallotText, "it does not show all that it must");
  const auto& group = ballot::ed25519();
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const auto r = ballot::number_from(audit->numbers[i].view());
    if (!r || !group.same(group.power(group.generator_table(), *r), choices[i].alpha))
      return refuse(errc::kBallotText, "the numbers that it shows are not those of the ballot");
    const auto message = group.quotient(choices[i].beta, group.power(booth.key, *r));
    if (encrypted->embedded) {
      out.answers = group.extract(message, static_cast<std::size_t>(encrypted->choices - 1));
      continue;
    }
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

}  // namespace folkmoot::node
