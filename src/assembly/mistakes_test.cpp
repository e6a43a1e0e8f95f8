// Mistakes seen in other systems, as far as they are about who decides and when (docs/rules/mistakes.md).
#include <doctest/doctest.h>

#include "assembly/lot.h"
#include "assembly/votes.h"
#include "seal/lot.h"
#include "tests/support/sealed_town.h"

namespace mistakes_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

TEST_CASE("mistake: electorate taken at the end instead of the start") {
  SealedTown t(std::vector<std::string>{"dan"});
  const EventId vote =
      t.town.open(t.bob, t.town.terms(7 * kDay), tally::Majority{{1, 2}, tally::Base::electorate, true});
  t.town.all_vote({t.town.first(), t.town.second()}, vote, Choice::yes);
  // Whoever leaves makes no share greater, and whoever comes has no say.
  t.town.leave(t.more[0]);
  t.town.leave(t.bob);
  const Who eva = t.town.applicant("eva");
  t.town.vouch(t.town.first(), {t.town.id(eva)});
  t.town.vouch(t.town.second(), {t.town.id(eva)});
  t.town.seal(kDay);
  t.town.seal(3 * kDay);
  REQUIRE(t.town.on_roll(t.town.id(eva)));
  CHECK(t.town.code(t.town.vote(eva, vote, Choice::yes)) == "vote.not_elector");
  t.town.seal(30 * kDay);
  CHECK(t.town.count_of(vote).electorate == 5);
  CHECK(t.town.count_of(vote).required == 3);
  CHECK(t.town.vote_state(vote) == "rejected");
}

TEST_CASE("mistake: a client's timestamp that decides which of two votes counts") {
  // The builder's clock goes on, so the later word has the later claim; a claim that lies is no other case, since the
  // fold does not read it. Here the order of arrival, of claims and of ids all say something else than causality.
  SealedTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(1));
  const Who phone = t.town.second_device(t.bob);
  const EventId seen = t.town.events().back().id;
  const EventId first = t.town.knowing({seen}).vote(t.bob, vote, Choice::yes);
  // Claimed later, and written without knowing of the first: neither is the later one, so none counts.
  t.town.knowing({seen}).vote(phone, vote, Choice::no);
  t.town.seal(kDay);
  CHECK(assembly::answers_in(t.town.vote_of(vote)).front().contradicts);
  // Only what rests on the first replaces it, whenever it claims to be written.
  const EventId last = t.town.vote(phone, vote, Choice::blank);
  CHECK(t.town.code(last) == "applied");
  t.town.seal(3 * kDay);
  CHECK(t.town.count_of(vote).blank == 1);
  CHECK(t.town.count_of(vote).invalid == 0);
  CHECK(t.town.count_of(vote).ballots.size() == 1);
  CHECK(t.town.code(first) == "applied");
}

TEST_CASE("mistake: a lot that the chair can steer") {
  // What the chair knows before the secrets are out leaves every order open: the seed needs all of them, and one honest
  // person who is bound is enough.
  const std::vector<PersonId> pool = [] {
    std::vector<PersonId> out;
    for (int i = 0; i < 12; ++i)
      out.push_back(reinterpret_id<PersonId>(crypto::hash("person", as_bytes(std::to_string(i)))));
    std::sort(out.begin(), out.end());
    return out;
  }();
  const auto secret = [](int i) { return crypto::hash("secret", as_bytes(std::to_string(i))); };
  const Hash draw = crypto::hash("draw", as_bytes("draw"));
  const auto drawn = [&](const std::string& die, std::vector<Hash> reveals) {
    return seal::draw_lot({seal::pool_root(pool), draw, to_bytes(as_bytes(die)), std::move(reveals)}, pool).front();
  };
  // The same die with other secrets is another lot; so is the same secret with another die.
  std::set<PersonId> by_secret;
  std::set<PersonId> by_die;
  for (int i = 0; i < 60; ++i) {
    by_secret.insert(drawn("6", {secret(1), secret(2), secret(100 + i)}));
    by_die.insert(drawn(std::to_string(i), {secret(1), secret(2), secret(3)}));
  }
  CHECK(by_secret.size() > 8);
  CHECK(by_die.size() > 8);
  // Who is bound cannot say something else once the others have spoken.
  const Hash bound = seal::lot_commitment(draw, pool[0], secret(1));
  CHECK(bound != seal::lot_commitment(draw, pool[0], secret(2)));
  CHECK(bound != seal::lot_commitment(draw, pool[1], secret(1)));
  // Nor does the order matter in which the secrets came in: the chair could choose it.
  CHECK(drawn("6", {secret(1), secret(2)}) == drawn("6", {secret(2), secret(1)}));
}

TEST_CASE("mistake: a switch that does nothing, of procedures") {
  // The same positions, by each procedure.
  const auto state_by = [](event::Procedure procedure) {
    AssemblyBuilder::Options options;
    options.charter.lazy_topics = {"garden"};
    AssemblyBuilder town = AssemblyBuilder::constituted(options);
    town.member("bob");
    town.seal(30 * kDay);
    event::Deliberation round{town.terms(1), procedure, Instant{town.terms(20 * kDay).cast_until}, "garden"};
    const EventId id = town.act(town.first(), event::Propose{"A well", "We dig.", {}, round});
    town.act(town.first(), event::Position{id, event::Stance::agree, ""});
    town.act(town.second(), event::Position{id, event::Stance::agree, ""});
    town.act(town.third(), event::Position{id, event::Stance::stand_aside, "not I"});
    town.seal(5 * kDay);
    const auto& proposal = town.state().proposals.front();
    const auto& version = town.state().versions[proposal.versions.front()];
    return std::string(proposal_state_name(town.state().proposal_state(0))) +
           (version.deliberated->closed_seal != 0 ? ", over" : ", going on");
  };
  CHECK(state_by(event::Procedure::majority) == "adopted, over");
  CHECK(state_by(event::Procedure::consensus) == "open, over");  // one of three stands aside
  CHECK(state_by(event::Procedure::consent) == "adopted, over");
  CHECK(state_by(event::Procedure::lazy) == "open, going on");  // it has reached three of four
}
}  // namespace mistakes_test
