#include "ballot/batch.h"

#include <doctest/doctest.h>

#include "tests/support/tampering.h"
#include "tests/support/toy_election.h"

namespace batch_test {
using namespace folkmoot;
using namespace folkmoot::ballot;
using namespace folkmoot::test;

namespace {

struct Batched : ToyElection<Ed25519> {
  std::vector<std::string> ballots;
  std::vector<Point> keys;
  std::vector<Bytes> hints;

  explicit Batched(HintForm form) : ToyElection(ed25519(), 11, {chosen(2, 0, 1, true), embedded(2), lists({2, 2})}, 9) {
    add_single();
    open();
    for (std::uint32_t i = 0; i < 9; ++i) {
      ballots.push_back(*encrypt(desk->booth(), voters[i], {{0, i % 2, 0}, {i, 1}, {1, 1, 0, 0}}, draws));
      keys.push_back(*group.read(voters[i].credential));
      hints.push_back(*make_hints(desk->booth(), ballots[i], keys[i], form));
    }
  }
  std::vector<BatchVerdict> check(HintForm form) {
    std::vector<HintedBallot> hinted;
    for (std::size_t i = 0; i < ballots.size(); ++i) hinted.push_back({ballots[i], keys[i], hints[i], form});
    return check_batch(desk->booth(), hinted, seed_of(12));
  }
};

}  // namespace

TEST_CASE("ballots with good hints are accepted at once") {
  for (const HintForm form : {HintForm::compressed, HintForm::affine}) {
    Batched batch(form);
    for (const BatchVerdict& verdict : batch.check(form)) CHECK((verdict.accepted && !verdict.bad_hint));
  }
}

TEST_CASE("a bad hint is found among good ones, and the ballot is judged without it") {
  for (const HintForm form : {HintForm::compressed, HintForm::affine}) {
    Batched batch(form);
    const std::size_t size = form == HintForm::compressed ? 32 : 64;
    // A commitment of another ballot, a point of small order added to a hint (which eight times it does not show), a
    // point that is none, a hint that is cut short, and one that says nothing.
    const Bytes honest = batch.hints[1];
    std::copy_n(batch.hints[2].end() - static_cast<std::ptrdiff_t>(size), size,
                batch.hints[1].end() - static_cast<std::ptrdiff_t>(size));
    batch.hints[3][size - 1] ^= 0x55;
    batch.hints[4].pop_back();
    batch.hints[5].clear();
    batch.hints[6].resize(batch.hints[6].size() - size);
    const auto verdicts = batch.check(form);
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
      INFO(i);
      CHECK(verdicts[i].accepted);
      CHECK(verdicts[i].bad_hint == (i == 1 || (i >= 3 && i <= 6)));
    }
  }
}

TEST_CASE("hints that fit the hashes and not the proofs are found by halves") {
  Batched batch(HintForm::compressed);
  // The voter himself writes hints: any commitments w, hashed as they are; the responses cannot fit them.
  const auto& booth = batch.desk->booth();
  const auto other = encrypt(booth, batch.voters[4], {{0, 0, 1}, {7, 7}, {0, 0, 1, 1}}, batch.draws);
  REQUIRE(other);
  std::string forged = *other;
  const auto proof = prove_knowledge(ed25519(), "sig|" + fingerprint(unsigned_part(forged)) + "|", curve::Scalar(5),
                                     batch.draws);  // another's secret
  const std::size_t end = forged.rfind(",\"proof\":");
  forged = forged.substr(0, end) + ",\"proof\":" + json_of(proof) + "}}";
  // Its own hint is good up to the signature, whose commitment is the one that its maker hashed.
  const auto read = read_ballot(booth, forged);
  REQUIRE(read);
  const Point five = curve::multiply(curve::generator(), curve::Scalar(5));
  const auto hints = make_hints(booth, forged, five, HintForm::compressed);
  REQUIRE(hints);
  batch.ballots[4] = forged;
  batch.hints[4] = *hints;
  const auto verdicts = batch.check(HintForm::compressed);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    INFO(i);
    CHECK(verdicts[i].accepted.has_value() == (i != 4));
    CHECK(verdicts[i].bad_hint == (i == 4));
  }
  CHECK(verdicts[4].accepted.error().code == rule::kSignature);
}

TEST_CASE("a file of hints changes no verdict, good or bad") {
  Batched batch(HintForm::compressed);
  for (const std::string& ballot : batch.ballots) REQUIRE(batch.desk->cast(ballot));
  batch.finish(1);
  const Bytes& archive = batch.desk->archive();
  for (const HintForm form : {HintForm::compressed, HintForm::affine}) {
    Bytes file;
    VerifyOptions making;
    making.hint_form = form;
    making.write_hints = [&file](BytesView bytes) -> Result<Ok> {
      append(file, bytes);
      return Ok{};
    };
    const Report honest = verify(read_from(archive), seed_of(1), making);
    REQUIRE(honest.ok());
    CHECK(file.size() == kHintHead + 9 * count_hints(batch.opening.content.questions) * point_size(form));

    const auto verified = [&](const Bytes& hints, const Bytes& of) {
      VerifyOptions options;
      options.hints = read_from(hints);
      return verify(read_from(of), seed_of(2), options);
    };
    const Report with = verified(file, archive);
    CHECK((with.ok() && with.hinted == 9 && with.warnings.empty()));
    CHECK(with.result == honest.result);
    Bytes cut(file.begin(), file.end() - 1);
    const Report without_last = verified(cut, archive);
    CHECK((without_last.ok() && without_last.hinted == 8));
    REQUIRE(without_last.warnings.size() == 1);
    CHECK(without_last.warnings[0].rule == rule::kHints);
    Bytes other = file;
    other[4] ^= 1;
    const Report useless = verified(other, archive);
    CHECK((useless.ok() && useless.hinted == 0));
    CHECK(useless.warnings.at(0).rule == rule::kHints);
    CHECK(verified(Bytes(), archive).ok());

    // A ballot that is wrong is refused by the same rule, whatever the hints.
    LooseArchive changed(archive);
    std::string& ballot = changed.events[4].bodies[0];
    const std::size_t digit = ballot.find("\"challenge\":\"") + 13;
    ballot[digit] = ballot[digit] == '1' ? '2' : '1';
    const Bytes wrong = changed.put_together();
    const Report plain = verify(read_from(wrong), seed_of(3));
    const Report hinted = verified(file, wrong);
    REQUIRE((plain.error && hinted.error));
    CHECK(plain.error->rule == hinted.error->rule);
    CHECK(plain.error->record == hinted.error->record);
  }
}
}  // namespace batch_test
