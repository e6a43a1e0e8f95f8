#pragma once

// An assembly whose witnesses were drawn by lot, and an encrypted vote in it: for tests of what its trustees and voters
// say.

#include <map>

#include "assembly/encrypted_make.h"
#include "ballot/tokens.h"
#include "seal/lot.h"
#include "tests/support/sealed_town.h"
#include "tests/support/toy_election.h"

namespace folkmoot::test {

struct EncryptedTown : SealedTown {
  /// One founder brings in everybody in one page.
  static event::Charter roomy() {
    event::Charter out;
    out.quota.events = 1 << 20;
    out.quota.bytes = std::uint64_t{1} << 40;
    out.quota.page_one_introductions = 1 << 20;
    return out;
  }
  static std::vector<std::string> numbered(std::size_t count) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back("p" + std::to_string(i));
    return out;
  }
  EncryptedTown() : EncryptedTown(event::Charter{}) {}
  /// Of so many people.
  explicit EncryptedTown(std::size_t people)
      : SealedTown(AssemblyBuilder::Options{.charter = roomy()}, numbered(people - 4)) {}
  explicit EncryptedTown(event::Charter charter)
      : SealedTown(AssemblyBuilder::Options{.charter = std::move(charter)}, {"ann", "cid", "dan", "eve"}) {}

  [[nodiscard]] std::vector<Who> everybody() const {
    std::vector<Who> out = all();
    out.insert(out.end(), more.begin(), more.end());
    return out;
  }
  [[nodiscard]] std::string code_of(const EventId& id) { return std::string(town.code(id)); }

  /// From the vote, so long open, to the order; the next page is open.
  void draw_witnesses(std::uint64_t hours = 4 * kDay) {
    const EventId lot = town.act(
        town.first(), event::DrawLot{town.terms(kDay), {town.id(bob), town.id(more[0]), town.id(more[1])}, "dice"});
    town.all_vote(everybody(), lot, event::Choice::yes);
    town.seal(1), town.seal(hours);  // the first one opens it
    const auto secret = [&](Who who) { return crypto::hash("lot secret", town.id(who).view()); };
    for (const Who who : everybody())
      town.act(who, event::LotCommit{lot, seal::lot_commitment(reinterpret_id<Hash>(lot), town.id(who), secret(who))});
    town.seal(3 * kDay);
    for (const Who who : everybody()) town.act(who, event::LotReveal{lot, secret(who)});
    town.seal(3 * kDay);
    for (const Who who : {bob, more[0], more[1]}) town.act(who, event::LotEntropy{lot, "3 1 6"});
    town.seal(kDay);
  }

  [[nodiscard]] event::Open question(std::uint64_t threshold = 2, std::uint64_t spare = 1) const {
    event::Open out{town.terms(14 * kDay), "A well?", {}, std::nullopt, std::nullopt};
    out.secrecy = event::Secrecy{threshold, spare};
    return out;
  }
  void open() { open(question()); }
  void open(const event::Content& content) { vote = town.act(town.first(), content); }

  [[nodiscard]] const assembly::Encrypted& encrypted() const {
    return town.state().encrypted.at(town.vote_of(vote).encrypted);
  }
  [[nodiscard]] assembly::EncryptedVote named() const { return {encrypted(), vote}; }
  [[nodiscard]] std::string stage() const { return std::string(assembly::encrypted_stage_name(encrypted().stage)); }

  // Trustees.
  [[nodiscard]] std::size_t trustee_count() const { return encrypted().trustees.size(); }
  [[nodiscard]] Who trustee(std::size_t t) const { return who_is(encrypted().trustees.at(t)); }
  [[nodiscard]] Who who_is(assembly::PersonIndex person) const {
    for (const Who who : everybody())
      if (town.id(who) == town.state().persons[person].id) return who;
    FAIL("nobody");
    return {};
  }
  [[nodiscard]] Who nobody_of_them() const {
    for (const Who who : everybody())
      if (!assembly::trustee_index(encrypted(), *town.state().person(town.id(who)))) return who;
    FAIL("all are trustees");
    return {};
  }
  [[nodiscard]] assembly::TrusteeSecrets secrets(std::size_t t) const {
    const auto seed =
        crypto::derive(town.id(trustee(t)).view(), "trustee", Bytes{static_cast<std::uint8_t>(encrypted().attempt)});
    return {seed, encrypted().secrecy.threshold};
  }
  [[nodiscard]] ballot::Ed25519::Scalar sum_for(std::size_t t) const {
    ballot::Ed25519::Scalar out;
    for (std::size_t from = 0; from < trustee_count(); ++from)
      out = ballot::Ed25519::order().add(out, secrets(from).share_for(static_cast<assembly::TrusteeIndex>(t)));
    return out;
  }
  [[nodiscard]] event::TrusteeKey key(std::size_t t) {
    return secrets(t).key(named(), static_cast<assembly::TrusteeIndex>(t), fresh);
  }
  [[nodiscard]] event::TrusteeDeal deal(std::size_t t) {
    return secrets(t).deal(named(), static_cast<assembly::TrusteeIndex>(t), fresh);
  }
  [[nodiscard]] event::TrusteeConfirm confirm(std::size_t t) { return secrets(t).confirm(named(), sum_for(t), fresh); }
  [[nodiscard]] event::TrusteeDrill drill(std::size_t t) { return make_drill(named(), sum_for(t), fresh); }
  [[nodiscard]] event::Decrypt decryption(std::size_t t, std::size_t part = 0) {
    return make_decryption(named(), sum_for(t), fresh, part);
  }
  /// A shuffle of the present list, whoever's turn it is.
  [[nodiscard]] std::vector<event::Mix> shuffle() { return *make_shuffle(named(), fresh); }
  /// Says the shuffle of whose turn it is, as far as it is right; gives the code of its last part.
  std::string say(const std::vector<event::Mix>& parts) { return say(trustee(encrypted().shuffler), parts); }
  std::string say(Who who, const std::vector<event::Mix>& parts) {
    std::string code;
    for (const event::Mix& part : parts) code = code_of(town.act(who, part));
    return code;
  }
  /// All take their turns.
  void shuffle_to(const std::string& next) {
    while (stage() == "mixing" || stage() == "shuffling") {
      CHECK(say(shuffle()) == "applied");
      town.seal(1);
    }
    REQUIRE(stage() == next);
  }
  void open_all(const std::vector<std::size_t>& who) {
    for (const std::size_t t : who)
      for (std::size_t part = 0; part < assembly::share_parts(assembly::ciphertexts_to_open(encrypted())); ++part)
        CHECK(code_of(town.act(trustee(t), decryption(t, part))) == "applied");
  }

  /// Each trustee says its part, unless it is the one that is left out.
  template <class Make>
  void each_says(Make make, std::optional<std::size_t> without = std::nullopt) {
    for (std::size_t t = 0; t < trustee_count(); ++t)
      if (t != without) CHECK(code_of(town.act(trustee(t), make(t))) == "applied");
  }
  void certify(std::optional<std::size_t> without = {}) {
    each_says([&](std::size_t t) { return key(t); }, without);
  }
  void deal_all(std::optional<std::size_t> without = {}) {
    each_says([&](std::size_t t) { return deal(t); }, without);
  }
  void confirm_all(std::optional<std::size_t> without = {}) {
    each_says([&](std::size_t t) { return confirm(t); }, without);
  }
  void drill_all(std::optional<std::size_t> without = {}) {
    each_says([&](std::size_t t) { return drill(t); }, without);
  }
  void seal_to(const std::string& next, std::uint64_t hours = 1) {
    town.seal(hours);
    REQUIRE(stage() == next);
  }
  /// From the seal that holds the opening to the vote.
  void make_key(const std::string& next = "voting") {
    if (stage() == "waiting") seal_to("certify");
    certify(), seal_to("deal");
    deal_all(), seal_to("confirm");
    confirm_all(), seal_to("drill");
    drill_all(), seal_to(next);
  }

  // Voters.
  [[nodiscard]] ballot::VoterKey<ballot::Ed25519> voter(Who who) const {
    Bytes random;
    for (const char* half : {"credential 1", "credential 2"})
      append(random, crypto::hash(half, town.id(who).view()).view());
    return *assembly::voter_key(encrypted(), ballot::draw_credential(random));
  }
  [[nodiscard]] event::RegisterVoter registration(Who who) {
    return make_registration(named(), voter(who), town.id(who), fresh);
  }
  [[nodiscard]] event::RegisterMixed enrolment(Who who) {
    return make_enrolment(named(), voter(who), town.id(who), fresh);
  }
  void enrol_all() {
    for (const Who who : everybody()) CHECK(code_of(town.act(who, enrolment(who))) == "applied");
  }
  void register_all() {
    for (const Who who : everybody()) CHECK(code_of(town.act(who, registration(who))) == "applied");
  }
  [[nodiscard]] event::Cast ballot_of(Who who, const std::vector<std::uint32_t>& answers, std::uint64_t revision = 0) {
    return *make_cast(named(), voter(who), answers, revision, fresh);
  }
  std::string cast(Who carrier, const event::Cast& ballot) { return code_of(town.act(carrier, ballot)); }

  EventId vote;
  ballot::Draws fresh{seed_of(77)};
};

// Answers to a question of yes and no.
inline const std::vector<std::uint32_t> kBlank{1, 0, 0, 0};
inline const std::vector<std::uint32_t> kYes{0, 1, 0, 0};
inline const std::vector<std::uint32_t> kNo{0, 0, 1, 0};
inline const std::vector<std::uint32_t> kAbstain{0, 0, 0, 1};

}  // namespace folkmoot::test
