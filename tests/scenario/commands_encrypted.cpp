// What people do in encrypted votes. All secrets follow from names, so a story always makes the same; what proofs draw
// follows from the story's salts.
#include <algorithm>

#include "assembly/encrypted_make.h"
#include "ballot/tokens.h"
#include "crypto/hash.h"
#include "tests/scenario/perform.h"

namespace folkmoot::scenario {

namespace {
using assembly::Encrypted;
using assembly::TrusteeIndex;

struct There {
  const Encrypted* encrypted = nullptr;
  EventId vote;
  [[nodiscard]] assembly::EncryptedVote named() const { return {*encrypted, vote}; }
};
/// Where the vote is encrypted.
Parsed<There> there(const Author& author, const Word& name) {
  FM_ASSIGN(const EventId id, author.world.act(name));
  const Replica& replica = author.world.replica();
  const auto e = replica.journal().find(id);
  const auto vote = e ? replica.state().made(assembly::Object::vote, *e) : std::nullopt;
  const Encrypted* const encrypted = vote ? encrypted_of(replica.state(), replica.state().votes[*vote]) : nullptr;
  if (encrypted == nullptr) return fault(name.place, "expected a vote whose ballots are encrypted");
  return There{encrypted, id};
}

crypto::Secret32 secret_of(const std::string& text) {
  return crypto::derive(crypto::hash("test key", as_bytes(text)).view(), "encrypted votes", {});
}
ballot::Draws fresh(const Author& author) {
  const event::Salt salt = author.world.salt();
  return ballot::Draws(secret_of("drawn " + salt.hex()));
}

assembly::TrusteeSecrets secrets_of(const There& in, const PersonId& person) {
  const std::string seed = "trustee " + person.hex() + in.vote.hex() + std::to_string(in.encrypted->attempt);
  return {secret_of(seed), in.encrypted->secrecy.threshold};
}

/// The place of the author, or the first where the author is no trustee: then the act is void.
TrusteeIndex place_of(const Author& author, const There& in, const PersonId& person) {
  const auto known = author.world.replica().state().person(person);
  return known ? trustee_index(*in.encrypted, *known).value_or(0) : 0;
}

ballot::Ed25519::Scalar sum_of(const Author& author, const There& in, TrusteeIndex own) {
  ballot::Ed25519::Scalar out;
  for (const assembly::PersonIndex p : in.encrypted->trustees) {
    const auto share = secrets_of(in, author.world.replica().state().persons[p].id).share_for(own);
    out = ballot::Ed25519::order().add(out, share);
  }
  return out;
}

ballot::VoterKey<ballot::Ed25519> voter_of(const There& in, const PersonId& person) {
  Bytes random;
  for (const char* const half : {"credential 1", "credential 2"})
    append(random, crypto::hash(half, person.view()).view());
  return *assembly::voter_key(*in.encrypted, ballot::draw_credential(random));
}

Parsed<PersonId> own_person(const Author& author) { return person(author, World::person_of(author.device)); }

/// The first part, which is all of it in a story. Forged, it exchanges the first two of the list for one that it makes
/// two of.
event::Content shuffle_of(const Author& author, const There& in, ballot::Draws& drawn) {
  assembly::Encrypted list = *in.encrypted;
  constexpr std::size_t kPair = 64;
  if (author.manner.forged.contains("key") && list.sum.size() >= 2 * kPair)
    std::copy_n(list.sum.begin() + kPair, kPair, list.sum.begin());
  auto parts = assembly::make_shuffle({list, in.vote}, drawn);
  return parts && !parts->empty() ? event::Content(std::move(parts->front())) : event::Content(event::Mix{});
}

/// What the stage asks for; where it asks for nothing, a key.
event::Content part_of(const Author& author, const There& in, const PersonId& person) {
  ballot::Draws drawn = fresh(author);
  const TrusteeIndex own = place_of(author, in, person);
  const assembly::TrusteeSecrets secrets = secrets_of(in, person);
  switch (in.encrypted->stage) {
    case assembly::EncryptedStage::deal:
      return secrets.deal(in.named(), own, drawn);
    case assembly::EncryptedStage::confirm:
    case assembly::EncryptedStage::answer:
      return secrets.confirm(in.named(), sum_of(author, in, own), drawn);
    case assembly::EncryptedStage::drill:
      return make_drill(in.named(), sum_of(author, in, own), drawn);
    case assembly::EncryptedStage::mixing:
    case assembly::EncryptedStage::shuffling:
      return shuffle_of(author, in, drawn);
    case assembly::EncryptedStage::listing:
      return make_decryption(in.named(), sum_of(author, in, own), drawn);
    case assembly::EncryptedStage::registering:
    case assembly::EncryptedStage::waiting:
    case assembly::EncryptedStage::certify:
    case assembly::EncryptedStage::voting:
    case assembly::EncryptedStage::closed:
    case assembly::EncryptedStage::opening:
    case assembly::EncryptedStage::done:
    case assembly::EncryptedStage::failed:
      break;
  }
  return secrets.key(in.named(), own, drawn);
}

Parsed<std::vector<std::uint32_t>> answers_of(const Author& author, const There& in, const Word& choice) {
  if (in.encrypted->embedded) {
    const assembly::Choices& choices = *author.world.replica().state().votes[in.encrypted->vote].choices;
    if (choice.text == "blank") return std::vector<std::uint32_t>(choices.options, 0);
    const auto marks = event::parse_marks(choice.text, choices.method, choices.options);
    if (!marks) return fault(choice.place, "expected a ranking, grades, or blank");
    return assembly::numbers_of(choices.method, *marks);
  }
  std::vector<std::uint32_t> out(in.encrypted->choices, 0);
  if (choice.text == "blank") {
    out[0] = 1;
    return out;
  }
  const auto known = event::choice_from(choice.text);
  if (known && in.encrypted->most == 1) {
    out[static_cast<std::size_t>(*known) + 1] = 1;
    return out;
  }
  const auto marks = event::parse_marks(choice.text, event::Method::approval, in.encrypted->choices - 1);
  if (!marks) return fault(choice.place, "expected yes, no, abstain, blank, or the options that are approved of");
  std::copy(marks->begin(), marks->end(), out.begin() + 1);
  return out;
}
Parsed<Done> registers(const Author& author, const There& in, bool mixed) {
  FM_ASSIGN(const PersonId me, own_person(author));
  ballot::Draws drawn = fresh(author);
  const auto written = [&](auto out) {
    if (author.manner.forged.contains("key")) out.proof = {};
    return write(author, std::move(out));
  };
  if (mixed) return written(make_enrolment(in.named(), voter_of(in, me), me, drawn));
  return written(make_registration(in.named(), voter_of(in, me), me, drawn));
}
Parsed<Done> registers_by_line(const Author& author, bool mixed) {
  if (author.line.words.empty()) return fault(author.line.place, "expected a vote after this");
  FM_ASSIGN(const There in, there(author, author.line.words[0]));
  return registers(author, in, mixed);
}
}  // namespace

Parsed<Done> register_plainly(const Author& author) { return registers_by_line(author, false); }
Parsed<Done> register_mixed(const Author& author) { return registers_by_line(author, true); }

Parsed<Done> perform_act(const Author& author, const node::act::Encrypted& act) {
  using What = node::act::Encrypted::What;
  FM_ASSIGN(const There in, there(author, word_of(author, act.vote)));
  FM_ASSIGN(const PersonId me, own_person(author));
  ballot::Draws drawn = fresh(author);
  if (act.what == What::register_voter) return registers(author, in, in.encrypted->secrecy.mixed);
  if (act.what == What::decrypt)
    return write(author, make_decryption(in.named(), sum_of(author, in, place_of(author, in, me)), drawn));
  return fault(author.line.place, "a story has no ballots on their way: carry-ballot hands one in");
}

Parsed<Done> say_trustee_part(const Author& author) {
  if (author.line.words.empty()) return fault(author.line.place, "expected a vote after this");
  FM_ASSIGN(const There in, there(author, author.line.words[0]));
  FM_ASSIGN(const PersonId me, own_person(author));
  return write(author, part_of(author, in, me));
}

Parsed<Done> say_complaint(const Author& author) {
  if (author.line.words.size() < 2) return fault(author.line.place, "expected a vote and a trustee after this");
  FM_ASSIGN(const There in, there(author, author.line.words[0]));
  FM_ASSIGN(const PersonId dealer, author.world.person(author.line.words[1]));
  return write(author, event::TrusteeComplain{in.vote, in.encrypted->attempt, dealer});
}

Parsed<Done> say_answer(const Author& author) {
  if (author.line.words.size() < 2) return fault(author.line.place, "expected a vote and a trustee after this");
  FM_ASSIGN(const There in, there(author, author.line.words[0]));
  FM_ASSIGN(const PersonId to, author.world.person(author.line.words[1]));
  FM_ASSIGN(const PersonId me, own_person(author));
  return write(author, secrets_of(in, me).answer(in.named(), place_of(author, in, to), to));
}

Parsed<Done> carry_ballot(const Author& author) {
  const Words& words = author.line.words;
  if (words.size() < 3) return fault(author.line.place, "expected a vote, whose ballot it is, and what it says");
  FM_ASSIGN(const There in, there(author, words[0]));
  FM_ASSIGN(const PersonId whose, author.world.person(words[1]));
  if (in.encrypted->choices == 0) return fault(words[0].place, "its list of candidates is open");
  FM_ASSIGN(const auto answers, answers_of(author, in, words[2]));
  const auto revision = words.size() > 3 ? parse_number(words[3].text) : std::optional<std::uint64_t>(0);
  if (!revision || *revision > event::kMaxRevision) return fault(words[3].place, "expected the number of a revision");
  ballot::Draws drawn = fresh(author);
  auto cast = make_cast(in.named(), voter_of(in, whose), answers, *revision, drawn);
  if (!cast) return fault(words[2].place, cast.error().detail);
  if (author.manner.forged.contains("key")) cast->ballot[0] ^= 1;
  return write(author, *std::move(cast));
}

}  // namespace folkmoot::scenario
