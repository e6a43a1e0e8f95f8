#include "assembly/rounds.h"

#include <doctest/doctest.h>

#include "assembly/due.h"
#include "assembly/lapse.h"
#include "tests/support/sealed_town.h"

namespace rounds_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Procedure;
using event::Stance;

namespace {
/// Three founders, bob and others under seal 1, with another charter.
struct Town {
  explicit Town(const event::Charter& charter, const std::vector<std::string>& names = {"bob"})
      : town(AssemblyBuilder::constituted({.charter = charter})) {
    people = {town.first(), town.second(), town.third()};
    for (const std::string& name : names) people.push_back(town.member(name));
    town.seal(30 * kDay);
  }
  EventId propose(event::Deliberation round) {
    return town.act(people[0], event::Propose{"A well", "We dig.", {}, std::move(round)});
  }
  EventId take(std::size_t who, const EventId& version, Stance stance) {
    return town.act(people[who], event::Position{version, stance, "for a reason"});
  }
  [[nodiscard]] const assembly::Version& version() const { return town.state().versions.back(); }
  [[nodiscard]] std::string state() const { return std::string(proposal_state_name(town.state().proposal_state(0))); }
  AssemblyBuilder town;
  std::vector<Who> people;
};

event::Charter by(Procedure procedure) {
  event::Charter out;
  out.procedure = procedure;
  return out;
}
}  // namespace

TEST_CASE("a round ends with its seal, and what it will be due by is known before") {
  Town t(by(Procedure::consensus));
  const EventId id = t.propose({t.town.terms(kDay), Procedure::consensus, {}, "", 0});
  for (std::size_t i = 0; i < 3; ++i) t.take(i, id, Stance::agree);
  t.take(3, id, Stance::block);
  const Instant end = t.town.terms(3 * kDay).cast_until;
  CHECK(*assembly::round_ends(t.town.state(), t.version()) == end);
  CHECK(assembly::count_round(t.town.state(), 0).outcome == assembly::Outcome::rejected);
  t.town.seal(3 * kDay);
  CHECK(t.version().deliberated->resolution_seal == 2);
  CHECK(t.version().deliberated->listeners.size() == 2);
  for (const auto listener : t.version().deliberated->listeners) {
    CHECK(listener != t.town.index(t.town.id(t.people[0])));  // who put it
    CHECK(listener != t.town.index(t.town.id(t.people[3])));  // who blocks
  }
  CHECK(assembly::round_ends(t.town.state(), t.version())->ms == end.ms + 5 * kDayMs);
  CHECK(assembly::next_due(t.town.state()) == assembly::round_ends(t.town.state(), t.version()));
  t.take(3, id, Stance::pass);
  t.town.seal(5 * kDay);
  CHECK(t.state() == "adopted");
  CHECK(t.town.state().decisions.back().working->upheld == 0);
}

TEST_CASE("a block is set aside by the others who answered, and by no smaller share of them") {
  const auto upheld = [](std::size_t unfounded, std::size_t stands) {
    event::Charter charter = by(Procedure::consensus);
    charter.resolution_ms = 0;
    Town t(charter, {"bob", "dan", "eva", "fay"});
    const EventId id = t.propose({t.town.terms(1), Procedure::consensus, {}, "", 0});
    for (std::size_t i = 0; i < 6; ++i) t.take(i, id, Stance::agree);
    const EventId block = t.take(6, id, Stance::block);
    for (std::size_t i = 0; i < unfounded + stands; ++i)
      t.town.act(t.people[i], event::ReviewBlock{block, i >= unfounded, ""});
    CHECK(t.town.code(t.town.act(t.people[6], event::ReviewBlock{block, true, ""})) == "block.own");
    t.town.seal(3 * kDay);
    return t.state();
  };
  CHECK(upheld(0, 0) == "open");
  CHECK(upheld(1, 0) == "adopted");
  CHECK(upheld(4, 1) == "adopted");
  CHECK(upheld(3, 1) == "open");
  CHECK(upheld(0, 1) == "open");
}

TEST_CASE("reviews of one person that contradict each other are none, and a new block keeps those of the old one") {
  event::Charter charter = by(Procedure::consensus);
  charter.resolution_ms = 0;
  Town t(charter);
  const EventId id = t.propose({t.town.terms(1), Procedure::consensus, {}, "", 0});
  for (std::size_t i = 0; i < 3; ++i) t.take(i, id, Stance::agree);
  const EventId block = t.take(3, id, Stance::block);
  const Who phone = t.town.second_device(t.people[0]);
  const EventId seen = t.town.events().back().id;
  t.town.knowing({seen}).act(t.people[0], event::ReviewBlock{block, false, ""});
  t.town.knowing({seen}).act(phone, event::ReviewBlock{block, true, ""});
  t.town.act(t.people[1], event::ReviewBlock{block, false, ""});
  auto reviews = assembly::reviews_of(t.town.state(), 0);
  REQUIRE(reviews.size() == 1);
  CHECK(reviews[0].unfounded == 1);
  CHECK(reviews[0].founded == 0);
  const EventId anew = t.take(3, id, Stance::block);
  t.town.act(t.people[2], event::ReviewBlock{anew, false, ""});
  reviews = assembly::reviews_of(t.town.state(), 0);
  REQUIRE(reviews.size() == 1);
  CHECK(reviews[0].unfounded == 2);
  t.take(3, id, Stance::agree);
  CHECK(assembly::reviews_of(t.town.state(), 0).empty());
}

TEST_CASE("each parameter that a procedure rests on is the charter's") {
  // Two of five stand aside, or one blocks: what another charter bears.
  const auto state_under = [](const event::Charter& charter, const std::vector<Stance>& stances) {
    Town t(charter, {"bob", "dan"});
    const EventId id =
        t.propose({t.town.terms(1), charter.procedure, Instant{t.town.terms(9 * kDay).cast_until}, "", 0});
    for (std::size_t i = 0; i < stances.size(); ++i) t.take(i, id, stances[i]);
    t.town.seal(3 * kDay);
    t.town.seal(1);
    return t.state();
  };
  event::Charter charter = by(Procedure::consensus);
  charter.resolution_ms = 0;
  const std::vector<Stance> aside = {Stance::agree, Stance::agree, Stance::agree, Stance::stand_aside,
                                     Stance::stand_aside};
  const std::vector<Stance> blocked = {Stance::agree, Stance::agree, Stance::agree, Stance::agree, Stance::block};
  CHECK(state_under(charter, aside) == "open");
  CHECK(state_under(charter, blocked) == "open");
  charter.stand_asides = {2, 5};
  CHECK(state_under(charter, aside) == "adopted");
  charter.blocks = 1;
  CHECK(state_under(charter, blocked) == "adopted");
  charter = by(Procedure::consent);
  const std::vector<Stance> three = {Stance::agree, Stance::agree, Stance::agree};
  CHECK(state_under(charter, three) == "open");
  charter.consent_quorum = {3, 5};
  CHECK(state_under(charter, three) == "adopted");
}

TEST_CASE("what is urgent, and what comes in the place of consensus, goes by the charter's rule for that") {
  const auto vote_under = [](const event::Charter& charter, bool urgent) {
    Town t(charter);
    event::Open open;
    open.question = "Shall we?";
    if (!urgent) {
      const EventId id = t.propose({t.town.terms(1), Procedure::consensus, {}, "", 0});
      t.take(0, id, Stance::agree);
      t.take(3, id, Stance::block);
      t.town.seal(3 * kDay);
      open.fallback_of = id;
    }
    open.terms = t.town.terms(1);
    open.terms.urgent = urgent;
    const EventId vote = t.town.act(t.people[0], open);
    t.town.all_vote({t.people[0], t.people[1]}, vote, event::Choice::yes);
    t.town.vote(t.people[2], vote, event::Choice::no);
    t.town.seal(1);
    t.town.seal(3 * kDay);
    return t.town.vote_state(vote);
  };
  event::Charter charter = by(Procedure::consensus);
  charter.consensus_rounds = 1;
  charter.resolution_ms = 0;
  CHECK(vote_under(charter, true) == "rejected");
  CHECK(vote_under(charter, false) == "rejected");
  charter.urgent = charter.fallback = event::DecisionRule{{tally::kTwoThirds}};
  CHECK(vote_under(charter, true) == "adopted");
  CHECK(vote_under(charter, false) == "adopted");
}

TEST_CASE("what a procedure asks of an act") {
  event::Charter charter = by(Procedure::consensus);
  charter.lazy_topics = {"garden"};
  Town t(charter);
  const event::Terms terms = t.town.terms(1);
  const auto code = [&](event::Deliberation round) { return t.town.code(t.propose(std::move(round))); };
  CHECK(code({terms, Procedure::majority, {}, "", 0}) == "procedure.weaker");
  CHECK(code({terms, Procedure::consent, {}, "", 0}) == "procedure.weaker");
  CHECK(code({terms, Procedure::lazy, {}, "house", 0}) == "lazy.not_listed");
  CHECK(code({terms, Procedure::lazy, {}, "garden", 1}) == "lazy.not_listed");
  CHECK(code({terms, Procedure::consensus, terms.cast_until, "", 0}) == "review.wrong_time");
  const EventId id = t.propose({terms, Procedure::consensus, {}, "", 0});
  CHECK(t.town.code(t.town.position(t.people[1], id, Stance::block)) == "position.no_reason");
  CHECK(t.town.code(t.town.decide(t.people[1], id)) == "decide.at_seal");
  t.take(1, id, Stance::block);
  CHECK(t.town.code(t.town.hand_count(t.people[0], id, {3, 0, 0, 3})) == "hand_count.over_block");
  event::Open fallback;
  fallback.terms = terms;
  fallback.question = "Shall we?";
  fallback.fallback_of = id;
  CHECK(t.town.code(t.town.act(t.people[0], fallback)) == "fallback.too_soon");
  const EventId lazy = t.propose({terms, Procedure::lazy, {}, "garden", 0});
  t.town.act(t.people[1], event::Oppose{lazy, ""});
  CHECK(t.town.code(t.town.act(t.people[1], event::Oppose{lazy, ""})) == "oppose.repeated");
  event::Terms urgent = terms;
  urgent.urgent = true;
  CHECK(t.town.code(t.town.remove(t.people[0], t.town.id(t.people[3]), urgent)) == "vote.not_urgent");
}

TEST_CASE("rounds that fail are counted, and what comes after them changes") {
  event::Charter charter = by(Procedure::consent);
  charter.consent_rounds = 1;
  charter.trial_ms = 10 * kDayMs;
  Town t(charter);
  const auto round = [&](std::uint64_t review_days) {
    return event::Deliberation{t.town.terms(1), Procedure::consent, t.town.terms(review_days * kDay).cast_until, "", 0};
  };
  CHECK(t.town.code(t.propose({t.town.terms(1), Procedure::consent, {}, "", 0})) == "review.missing");
  const EventId id = t.propose(round(60));
  for (std::size_t i = 0; i < 3; ++i) t.take(i, id, Stance::agree);
  t.take(3, id, Stance::block);
  t.town.seal(3 * kDay);
  CHECK(assembly::failed_rounds(t.town.state(), 0, Procedure::consent) == 1);
  CHECK(t.town.code(t.take(1, id, Stance::agree)) == "round.over");
  CHECK(t.town.code(t.town.act(t.people[0], event::Revise{id, "A well", "A trial.", round(60)})) ==
        "consent.only_trial");
  const EventId trial = t.town.act(t.people[0], event::Revise{id, "A well", "A trial.", round(12)});
  for (std::size_t i = 0; i < 4; ++i) t.take(i, trial, Stance::agree);
  t.town.seal(3 * kDay);
  CHECK(t.state() == "adopted");
  CHECK(assembly::failed_rounds(t.town.state(), 0, Procedure::consent) == 1);
}

TEST_CASE("a vote takes the place of consensus once") {
  event::Charter charter = by(Procedure::consensus);
  charter.consensus_rounds = 1;
  charter.resolution_ms = 0;
  Town t(charter);
  const EventId id = t.propose({t.town.terms(1), Procedure::consensus, {}, "", 0});
  for (std::size_t i = 0; i < 3; ++i) t.take(i, id, Stance::agree);
  t.take(3, id, Stance::block);
  t.town.seal(3 * kDay);
  event::Open open;
  open.terms = t.town.terms(1);
  open.question = "Shall we?";
  open.fallback_of = id;
  const EventId vote = t.town.act(t.people[1], open);
  CHECK(t.town.code(t.town.act(t.people[2], open)) == "fallback.repeated");
  t.town.all_vote({t.people[0], t.people[1], t.people[2]}, vote, event::Choice::yes);
  t.town.vote(t.people[3], vote, event::Choice::no);
  t.town.seal(3 * kDay);
  CHECK(t.state() == "adopted");
  CHECK(t.town.state().proposals[0].settled == t.town.vote_of(vote).decision);
  // A fold that is read again goes on with all of it.
  const auto loaded = assembly::Fold::load(t.town.journal(), t.town.fold().save(t.town.journal()));
  REQUIRE(loaded);
  CHECK(loaded->state().blocks.size() == 1);
}

TEST_CASE("a decision goes on beyond its review where it is renewed before") {
  Town t(by(Procedure::consent));
  const EventId id = t.propose({t.town.terms(1), Procedure::consent, t.town.terms(20 * kDay).cast_until, "", 0});
  for (std::size_t i = 0; i < 4; ++i) t.take(i, id, Stance::agree);
  t.town.seal(3 * kDay);
  assembly::State state = t.town.state();
  const assembly::DecisionIndex d = *state.proposals[0].settled;
  CHECK(assembly::can_renew(state.decisions[d]));
  CHECK_FALSE(assembly::can_ratify(state.decisions[d]));
  CHECK(assembly::lapses_at(state.decisions[d]) == t.town.terms(17 * kDay).cast_until);
  assembly::renew_decision(state, d, 2);
  CHECK(assembly::lapses_at(state.decisions[d])->ms == state.page.seals[1].ms + 365 * kDayMs);
  CHECK(state.decisions[d].renewed_seal == 2);
  // Not renewed it lapses, and nothing renews it any more.
  t.town.seal(16 * kDay);
  CHECK(t.state() == "adopted");
  t.town.seal(kDay);
  CHECK(t.state() == "lapsed");
  state = t.town.state();
  CHECK(state.decisions[d].lapsed_seal == 4);
  CHECK_FALSE(assembly::can_renew(state.decisions[d]));
  assembly::renew_decision(state, d, 4);
  CHECK(state.proposal_state(0) == assembly::ProposalState::lapsed);
}

TEST_CASE("what was urgent stands once it is ratified") {
  Town t(event::Charter{});
  event::Terms terms = t.town.terms(1);
  terms.urgent = true;
  const EventId vote = t.town.open(t.people[0], terms);
  t.town.all_vote(t.people, vote, event::Choice::yes);
  t.town.seal(1);
  t.town.seal(49);
  REQUIRE(t.town.vote_state(vote) == "adopted");
  assembly::State state = t.town.state();
  const assembly::DecisionIndex d = t.town.vote_of(vote).decision;
  CHECK(assembly::can_ratify(state.decisions[d]));
  CHECK(assembly::lapses_at(state.decisions[d]).has_value());
  assembly::ratify_decision(state, d, 3);
  CHECK_FALSE(assembly::lapses_at(state.decisions[d]).has_value());
  CHECK_FALSE(assembly::can_ratify(state.decisions[d]));
  t.town.seal(31 * kDay);
  CHECK(t.town.vote_state(vote) == "lapsed");
}
}  // namespace rounds_test
