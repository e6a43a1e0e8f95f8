#include "assembly/encrypted.h"

#include <doctest/doctest.h>

#include "assembly/due.h"
#include "tests/support/encrypted_town.h"

namespace encrypted_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
/// In which trustees have made a key, and everybody is registered.
struct Voting : EncryptedTown {
  explicit Voting(std::optional<event::Content> content = std::nullopt) {
    draw_witnesses();
    content ? open(*content) : open();
    register_all();
    make_key();
  }
  void close() {
    town.seal(20 * kDay);
    REQUIRE(stage() == "closed");
    seal_to("opening");
  }
};
}  // namespace

TEST_CASE("an encrypted question is decided by a sum that two of three trustees open, and by nobody's ballot") {
  Voting t;
  const auto people = t.everybody();
  // Ballots travel in the events of others.
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto& answer = i < 5 ? kYes : i == 5 ? kNo : i == 6 ? kAbstain : kBlank;
    CHECK(t.cast(people[(i + 1) % people.size()], t.ballot_of(people[i], answer)) == "applied");
  }
  CHECK(t.code_of(t.town.vote(t.bob, t.vote, event::Choice::yes)) == "encrypted.ballots");
  CHECK(t.encrypted().ballots.size() == 8);
  t.close();
  CHECK(t.town.vote_state(t.vote) == "open");
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0))) == "applied");
  t.town.seal(1);
  CHECK(t.stage() == "opening");
  CHECK(t.code_of(t.town.act(t.trustee(2), t.decryption(2))) == "applied");
  t.seal_to("done");
  CHECK(t.town.vote_state(t.vote) == "adopted");
  const assembly::Decision& count = t.town.count_of(t.vote);
  CHECK(count.yes == 5);
  CHECK(count.no == 1);
  CHECK(count.abstain == 1);
  CHECK(count.blank == 1);
  CHECK(count.not_voted == 0);
  CHECK(count.ballots.size() == 8);
  CHECK(t.town.vote_of(t.vote).sums == std::vector<std::uint64_t>{8, 1, 5, 1, 1});

  auto loaded = assembly::Fold::load(t.town.journal(), t.town.fold().save(t.town.journal()));
  REQUIRE(loaded);
  CHECK(loaded->state_hash(t.town.journal()) == t.town.hash());
}

TEST_CASE("what may end early, is too large, or has nobody to open it, is not encrypted") {
  EncryptedTown t;
  const auto code = [&](event::Content content) { return t.code_of(t.town.act(t.town.first(), std::move(content))); };
  CHECK(code(t.question()) == "encrypted.no_trustees");
  t.draw_witnesses();
  CHECK(code(t.question(8, 1)) == "encrypted.no_trustees");
  event::Open wrong = t.question();
  wrong.terms.early = true;
  CHECK(code(wrong) == "encrypted.not_possible");
  wrong = t.question();
  wrong.terms.urgent = true;
  CHECK(code(wrong) == "encrypted.not_possible");
  wrong = t.question();
  // A ranking of thirty fits one ciphertext, the standing option included.
  wrong.options = event::Options{event::Method::schulze, 1, std::vector<std::string>(30, "an option")};
  CHECK(code(wrong) == "encrypted.too_large");
  wrong.options->texts.pop_back();
  CHECK(code(wrong) == "applied");
  wrong = t.question();
  wrong.retention_ms = 1'000;
  CHECK(code(wrong) == "encrypted.not_possible");
  wrong = t.question();
  wrong.options = event::Options{event::Method::approval, 1, std::vector<std::string>(46, "an option")};
  CHECK(code(wrong) == "encrypted.too_large");
  wrong.options->texts.pop_back();
  CHECK(code(wrong) == "applied");
  CHECK(code(t.question()) == "applied");
}

TEST_CASE("with four electors everybody could guess, so nothing is encrypted") {
  SealedTown small;
  event::Open open{small.town.terms(kDay), "A well?", {}, std::nullopt, std::nullopt};
  open.secrecy = event::Secrecy{2, 1};
  CHECK(small.town.code(small.town.act(small.bob, open)) == "encrypted.too_few");
}

TEST_CASE("the last ballot of a credential counts, whoever carries it, and nobody else can make one") {
  Voting t;
  const auto people = t.everybody();
  for (std::size_t i = 0; i < 5; ++i) CHECK(t.cast(people[6], t.ballot_of(people[i], kNo)) == "applied");
  // Voting again.
  CHECK(t.cast(people[6], t.ballot_of(people[0], kYes)) == "encrypted.repeated");
  event::Cast again = t.ballot_of(people[0], kYes, 1);
  event::Cast raised = again;
  raised.revision = 2;
  CHECK(t.cast(people[6], raised) == "encrypted.bad_proof");
  CHECK(t.cast(people[6], again) == "applied");
  CHECK(t.cast(people[7], again) == "encrypted.repeated");
  CHECK(t.cast(people[7], t.ballot_of(people[0], kNo)) == "encrypted.repeated");
  // Another one's credential, a ballot that was changed, and one of nobody.
  event::Cast stolen = t.ballot_of(people[5], kYes);
  stolen.credential = again.credential;
  stolen.revision = 3;
  CHECK(t.cast(people[7], stolen) == "encrypted.bad_proof");
  event::Cast changed = t.ballot_of(people[5], kYes);
  changed.ballot[40] ^= 1;
  CHECK(t.cast(people[7], changed) == "encrypted.bad_proof");
  changed.ballot.pop_back();
  CHECK(t.cast(people[7], changed) == "encrypted.bad_proof");
  stolen.credential = event::GroupPoint{};
  CHECK(t.cast(people[7], stolen) == "encrypted.no_credential");
  t.close();
  CHECK(t.encrypted().ballots.size() == 5);
  CHECK(t.cast(people[7], t.ballot_of(people[5], kYes)) == "encrypted.other_stage");
  for (const std::size_t i : {0U, 1U}) t.town.act(t.trustee(i), t.decryption(i));
  t.seal_to("done");
  CHECK(t.town.vote_of(t.vote).sums == std::vector<std::uint64_t>{5, 0, 1, 4, 0});
  CHECK(t.town.vote_state(t.vote) == "rejected");
  // Nobody sees who was for it: all who voted may report as the minority.
  const auto report = [&](Who who) { return t.town.act(who, event::MinorityReport{t.vote, "It was needed.", {}}); };
  CHECK(t.code_of(report(people[7])) == "report.not_minority");
  CHECK(t.code_of(report(people[0])) == "applied");
}

TEST_CASE("a carrier that is suspended, or contradicts itself, takes no ballot away") {
  Voting t;
  const auto people = t.everybody();
  const Who carrier = people[6];
  const EventId before = t.town.note(carrier, t.vote);
  const EventId talk = t.town.note(carrier, t.vote);
  for (std::size_t i = 0; i < 5; ++i) CHECK(t.cast(carrier, t.ballot_of(people[i], kYes)) == "applied");
  const EventId plan = t.town.propose(carrier, "A plan");
  t.town.note(people[0], talk);  // it rests on all of that
  SUBCASE("suspended") {
    const EventId first = t.town.suspend(people[0], carrier, std::nullopt);
    t.town.suspend(people[1], carrier, std::nullopt, first);
    CHECK(t.code_of(plan) == "device.suspended");
  }
  SUBCASE("forked") {
    t.town.with({.holds = {std::vector<EventId>{}}, .prev = before}).note(carrier, t.vote);
    CHECK(t.code_of(plan) == "device.forked");
  }
  CHECK(t.encrypted().ballots.size() == 5);
  t.close();
  CHECK(t.encrypted().ballots.size() == 5);
}

TEST_CASE("a carrier who is put out of the assembly takes away none of the ballots that they handed in") {
  Voting t;
  const auto people = t.everybody();
  const Who carrier = people[6];
  const EventId removal = t.town.remove(people[0], t.town.id(carrier), t.town.terms(kDay));
  for (std::size_t i = 0; i < 6; ++i) t.town.vote(people[i], removal, event::Choice::yes);
  for (std::size_t i = 0; i < 3; ++i) CHECK(t.cast(carrier, t.ballot_of(people[i], kYes)) == "applied");
  t.town.seal(1);
  // In the last page, too, at whose seal they are out.
  CHECK(t.cast(carrier, t.ballot_of(people[3], kYes)) == "applied");
  const EventId own = t.town.act(carrier, t.ballot_of(carrier, kNo));
  t.town.seal(5 * kDay);
  REQUIRE(t.town.vote_state(removal) == "adopted");
  REQUIRE_FALSE(t.town.on_roll(carrier));
  CHECK(t.code_of(own) == "applied");  // they were of the electorate when the vote was opened
  t.close();
  CHECK(t.encrypted().ballots.size() == 5);
}

TEST_CASE("time that trustees take for their key is taken from nobody's time to vote") {
  event::Charter charter;
  charter.open_ms = 7 * kDay * kHourMs;
  EncryptedTown t(charter);
  t.draw_witnesses(10 * kDay);
  event::Open open = t.question();
  open.terms = t.town.terms(kDay);
  t.open(open);
  t.make_key();
  t.town.seal(7 * kDay - 1);  // that much after the vote was opened
  CHECK(t.stage() == "voting");
  t.town.seal(1);
  CHECK(t.encrypted().closed_seal != 0);
}

TEST_CASE("five ballots of four voters are four, and nothing is opened") {
  Voting t;
  const auto people = t.everybody();
  for (std::size_t i = 0; i < 4; ++i) CHECK(t.cast(people[6], t.ballot_of(people[i], kYes)) == "applied");
  CHECK(t.cast(people[6], t.ballot_of(people[0], kNo, 1)) == "applied");
  CHECK(t.encrypted().ballots.size() == 5);
  t.town.seal(20 * kDay);
  CHECK(t.encrypted().failure == assembly::EncryptedFailure::too_few_ballots);
  CHECK(t.encrypted().ballots.size() == 4);
}

TEST_CASE("with fewer than five ballots nothing is opened, ever") {
  Voting t;
  const auto people = t.everybody();
  for (std::size_t i = 0; i < 4; ++i) CHECK(t.cast(people[6], t.ballot_of(people[i], kYes)) == "applied");
  t.town.seal(20 * kDay);
  CHECK(t.stage() == "failed");
  CHECK(t.encrypted().failure == assembly::EncryptedFailure::too_few_ballots);
  CHECK(t.town.vote_state(t.vote) == "lapsed");
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0))) == "encrypted.other_stage");
}

TEST_CASE("shares are taken one seal after the box was closed, from trustees, once, and only right ones") {
  Voting t;
  const auto people = t.everybody();
  for (std::size_t i = 0; i < 5; ++i) CHECK(t.cast(people[6], t.ballot_of(people[i], kYes)) == "applied");
  CHECK(t.code_of(t.town.act(t.trustee(0), event::Decrypt{t.vote, {{}}, {{}}, {}})) == "encrypted.other_stage");
  const Bytes first_ballot = t.encrypted().ballots[0].ciphertexts;
  t.town.seal(20 * kDay);
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0))) == "encrypted.other_stage");
  CHECK(assembly::next_due(t.town.state()) == t.town.state().page.opened());
  t.seal_to("opening");
  CHECK(t.code_of(t.town.act(t.nobody_of_them(), t.decryption(0))) == "encrypted.not_trustee");
  event::Decrypt wrong = t.decryption(0);
  std::swap(wrong.factors[0], wrong.factors[1]);
  CHECK(t.code_of(t.town.act(t.trustee(0), wrong)) == "encrypted.bad_proof");
  wrong.factors.pop_back();
  CHECK(t.code_of(t.town.act(t.trustee(0), wrong)) == "encrypted.bad_proof");
  // With another one's share, and of something else than the one sum: a single ballot.
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(1))) == "encrypted.bad_proof");
  assembly::Encrypted single = t.encrypted();
  single.sum = first_ballot;
  const event::Decrypt of_single = assembly::make_decryption({single, t.vote}, t.sum_for(0), t.fresh);
  CHECK(t.code_of(t.town.act(t.trustee(0), of_single)) == "encrypted.bad_proof");
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0))) == "applied");
  CHECK(t.code_of(t.town.act(t.trustee(0), t.decryption(0))) == "encrypted.repeated");
  // One is not enough, for ever.
  t.town.seal(29 * kDay);
  CHECK(t.stage() == "opening");
  t.town.seal(1 * kDay);
  CHECK(t.encrypted().failure == assembly::EncryptedFailure::not_opened);
  CHECK(t.town.vote_state(t.vote) == "lapsed");
}

TEST_CASE("any three of five trustees open the same sum, whoever withholds a share, and no two do") {
  EncryptedTown first;
  Voting t(first.question(3, 2));
  REQUIRE(t.trustee_count() == 5);
  const auto people = t.everybody();
  for (std::size_t i = 0; i < 5; ++i) CHECK(t.cast(people[6], t.ballot_of(people[i], i < 3 ? kYes : kNo)) == "applied");
  t.close();
  std::vector<std::size_t> who;
  SUBCASE("the first ones") { who = {0, 1, 2}; }
  SUBCASE("some") { who = {4, 0, 2}; }
  SUBCASE("the last ones") { who = {2, 3, 4}; }
  for (std::size_t i = 0; i < 2; ++i)
    CHECK(t.code_of(t.town.act(t.trustee(who[i]), t.decryption(who[i]))) == "applied");
  t.town.seal(1);
  CHECK(t.stage() == "opening");
  CHECK(t.town.vote_of(t.vote).sums.empty());
  t.town.act(t.trustee(who[2]), t.decryption(who[2]));
  t.seal_to("done");
  CHECK(t.town.vote_of(t.vote).sums == std::vector<std::uint64_t>{5, 0, 3, 2, 0});
}

TEST_CASE("options are approved of, and the most approved one wins as in an open vote") {
  EncryptedTown first;
  event::Open open = first.question();
  open.options = event::Options{event::Method::approval, 1, {"Monday", "Friday"}};
  Voting t(open);
  const auto people = t.everybody();
  // Blank; Monday, Friday, none of these.
  const std::vector<std::vector<std::uint32_t>> answers{{0, 1, 0, 0}, {0, 1, 1, 0}, {0, 1, 1, 0},
                                                        {0, 1, 0, 0}, {0, 0, 0, 1}, {1, 0, 0, 0}};
  for (std::size_t i = 0; i < answers.size(); ++i)
    CHECK(t.cast(people[7], t.ballot_of(people[i], answers[i])) == "applied");
  CHECK_FALSE(make_cast(t.named(), t.voter(people[6]), {0, 0, 0, 0}, 0, t.fresh));
  t.close();
  for (const std::size_t i : {1U, 2U}) t.town.act(t.trustee(i), t.decryption(i));
  t.seal_to("done");
  CHECK(t.town.vote_of(t.vote).sums == std::vector<std::uint64_t>{6, 1, 4, 2, 1});
  CHECK(t.town.vote_state(t.vote) == "adopted");
  CHECK(t.town.count_of(t.vote).elected == std::vector<std::uint32_t>{1});
  CHECK(t.town.count_of(t.vote).marked == 5);
  CHECK(t.town.count_of(t.vote).blank == 1);
}

namespace {
/// An election with three candidates, whose trustees have made a key.
struct Electing : EncryptedTown {
  std::vector<Who> standing;
  Electing() {
    draw_witnesses();
    event::Elect elect;
    elect.terms = town.terms(14 * kDay);
    elect.nominate_until = {elect.terms.cast_until.ms - 13 * kDay * kHourMs};
    elect.scope = "speaks to the press";
    elect.kind = event::MandateKind::framed;
    elect.until = {elect.terms.cast_until.ms + 300 * kDay * kHourMs};
    elect.secrecy = event::Secrecy{2, 1};
    open(elect);
    town.seal(1);
    CHECK(stage() == "waiting");
    standing = {more[0], more[1], more[2]};
    for (const Who who : standing) town.act(who, event::Stand{vote, false, {}});
    register_all();
    town.seal(2 * kDay);
    REQUIRE(stage() == "certify");
    for (std::size_t i = 0; i < trustee_count(); ++i) CHECK(std::ranges::find(standing, trustee(i)) == standing.end());
    make_key();
  }
  /// All six approve of the second candidate, and four of the first.
  void vote_and_close() {
    const auto people = everybody();
    // Blank, three candidates by their ids, none of these.
    for (std::size_t i = 0; i < 6; ++i)
      CHECK(cast(people[7], ballot_of(people[i], {0, i < 4 ? 1U : 0U, 1, 0, 0})) == "applied");
    town.seal(20 * kDay);
    seal_to("opening");
  }
  [[nodiscard]] assembly::PersonIndex candidate(std::size_t i) const {
    return town.vote_of(vote).election->candidates[i];
  }
  void open_sum() {
    for (const std::size_t i : {0U, 2U}) CHECK(code_of(town.act(trustee(i), decryption(i))) == "applied");
    seal_to("done");
  }
};
}  // namespace

TEST_CASE("in an encrypted election no candidate is a trustee, and whoever most approve of is given the mandate") {
  Electing t;
  t.vote_and_close();
  t.open_sum();
  REQUIRE(t.town.vote_state(t.vote) == "adopted");
  CHECK(t.town.state().mandates.size() == 1);
  CHECK(t.town.state().mandates[0].holder == t.candidate(1));
}

TEST_CASE("whoever left before the sum was opened is not elected by it") {
  Electing t;
  t.vote_and_close();
  t.town.leave(t.who_is(t.candidate(1)));
  t.open_sum();
  REQUIRE(t.town.state().mandates.size() == 1);
  CHECK(t.town.state().mandates[0].holder == t.candidate(0));
}
}  // namespace encrypted_test
