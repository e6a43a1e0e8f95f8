// What a state that comes from others must hold of an encrypted vote, so that nothing leads beyond what is there.
#include <doctest/doctest.h>

#include "assembly/state_fields_encrypted.h"
#include "tests/support/encrypted_town.h"

namespace encrypted_state_test {
using namespace folkmoot;
using namespace folkmoot::test;
using assembly::Encrypted;
using assembly::EncryptedStage;
using assembly::State;

namespace {
/// Whether the state is still taken once this was done to its encrypted vote.
template <class Change>
bool is_taken(const State& from, Change change) {
  State state = from;
  change(state.encrypted.at(0), state.votes[state.encrypted[0].vote]);
  return assembly::is_sound_encrypted(state, 0);
}
constexpr auto kNothing = [](Encrypted&, assembly::Vote&) {};
}  // namespace

TEST_CASE("at each stage the state holds what the stage rests on, or is not taken") {
  EncryptedTown t;
  t.draw_witnesses();
  t.open();
  const auto taken = [&](auto change) { return is_taken(t.town.state(), change); };
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.choices = 0; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.choices = 5; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.choices = ~std::uint64_t{0}; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.most = x.choices; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.most = 0; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.texts.clear(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.stage = EncryptedStage::certify; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.secrecy.threshold = x.secrecy.spare; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.secrecy.threshold = 15; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.secrecy.threshold = ~std::uint64_t{0}; }));  // with one more: none
  CHECK_FALSE(taken([](auto&, assembly::Vote& vote) { vote.encrypted = 1; }));
  t.register_all();
  t.seal_to("certify");
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.trustees.pop_back(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.trustees.clear(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.seal = 0; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.stage = EncryptedStage::deal; }));
  t.certify(), t.seal_to("deal");
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.keys[0].trustee = x.keys[1].trustee; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.keys[0].trustee = 3; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.stage = EncryptedStage::confirm; }));
  t.deal_all(), t.seal_to("confirm");
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.deals[1].content.coefficients.pop_back(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.deals.pop_back(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.stage = EncryptedStage::drill; }));
  t.confirm_all(), t.seal_to("drill");
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.election = {}; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.confirms.clear(); }));
  t.drill_all(), t.seal_to("voting");
  CHECK(taken(kNothing));
  const auto people = t.everybody();
  for (std::size_t i = 0; i < 5; ++i) CHECK(t.cast(people[6], t.ballot_of(people[i], kYes)) == "applied");
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.ballots[0].ciphertexts.pop_back(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.ballots[0].credential = 8; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.stage = EncryptedStage::closed; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.closed_seal = x.seal; }));
  t.town.seal(20 * kDay);
  REQUIRE(t.stage() == "closed");
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.sum.clear(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.stage = EncryptedStage::voting; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.closed_seal = 0; }));
  t.seal_to("opening");
  for (const std::size_t i : {0U, 1U}) t.town.act(t.trustee(i), t.decryption(i));
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.shares[0].content.factors.pop_back(); }));
  t.seal_to("done");
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](auto&, assembly::Vote& vote) { vote.sums.pop_back(); }));
  CHECK_FALSE(taken([](auto&, assembly::Vote& vote) { vote.sums[0] = 9; }));
  CHECK_FALSE(taken([](auto&, assembly::Vote& vote) { vote.sums[0] = 4; }));
  CHECK_FALSE(taken([](auto&, assembly::Vote& vote) { vote.sums.clear(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.stage = EncryptedStage::opening; }));
}

TEST_CASE("of a list that is shuffled the state holds what the next turn rests on, or is not taken") {
  EncryptedTown t;
  t.draw_witnesses();
  event::Open open = t.question();
  open.options = event::Options{event::Method::schulze, 1, {"Monday", "Friday"}};
  open.secrecy->mixed = true;
  t.open(open);
  t.make_key("registering");
  const auto taken = [&](auto change) { return is_taken(t.town.state(), change); };
  t.enrol_all();
  CHECK(taken(kNothing));
  // A ranking of nothing.
  CHECK_FALSE(taken([](Encrypted& x, assembly::Vote& vote) { vote.choices.reset(), x.choices = 4, x.most = 1; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.secrecy.mixed = false; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.stage = EncryptedStage::mixing; }));  // without a list
  t.seal_to("mixing");
  CHECK(t.say(t.shuffle()) == "applied");
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.sum.pop_back(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.sum.clear(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.shuffler = 3; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.mixing_seal = 0; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.candidates[0].list.pop_back(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.candidates[0].events.clear(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.candidates[0].trustee = 1; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.parts[0].trustee = 1; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.parts[0].content.turn = 1; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.parts[0].content.bytes.resize(event::kMaxMixPart + 1); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.stage = EncryptedStage::listing; }));  // with a turn left open
  t.town.seal(1);
  t.shuffle_to("listing");
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.shuffles[0].trustee = 3; }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.shuffles[0].list = x.sum; }));
  t.open_all({0, 1});
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.shares[0].content.factors.pop_back(); }));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.shares[0].content.part = 1; }));
  t.seal_to("voting");
  CHECK(taken(kNothing));
  const auto people = t.everybody();
  for (std::size_t i = 0; i < 5; ++i) CHECK(t.cast(people[6], t.ballot_of(people[i], {1, 2, 0})) == "applied");
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.ballots[0].ciphertexts.pop_back(); }));
  t.town.seal(20 * kDay);
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](Encrypted& x, auto&) { x.sum.resize(64); }));
  t.seal_to("shuffling");
  t.shuffle_to("opening");
  t.open_all({0, 1});
  t.seal_to("done");
  CHECK(taken(kNothing));
  CHECK_FALSE(taken([](auto&, assembly::Vote& vote) { vote.opened.pop_back(); }));
  CHECK_FALSE(taken([](auto&, assembly::Vote& vote) { vote.sums = {9}; }));
  CHECK_FALSE(taken([](auto&, assembly::Vote& vote) { vote.sums = {0}, vote.opened.clear(); }));
  CHECK_FALSE(taken([](auto&, assembly::Vote& vote) { vote.sums.clear(); }));
}
}  // namespace encrypted_state_test
