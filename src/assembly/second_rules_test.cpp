// Second thoughts as acts: what is refused, and why. Stories of what is accepted stand in tests/rules.
#include <doctest/doctest.h>

#include "tests/support/sealed_town.h"

namespace second_rules_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;
using event::Purpose;

namespace {
/// Seven people, one of whom must ask for a second vote together with another.
struct Town : SealedTown {
  Town() : SealedTown(options(), {"ann", "cid", "dan"}) {}
  static AssemblyBuilder::Options options() {
    AssemblyBuilder::Options out;
    out.charter.reconsider = {2, 7};
    return out;
  }
  std::string amend(Who by, const EventId& target, std::uint64_t from, std::uint64_t length, const std::string& text,
                    std::uint64_t hours = kDay) {
    made = town.act(by, event::Amend{town.terms(hours), target, from, length, text, {}, false, 0, {}});
    return town.code(made);
  }
  std::string again(Who by, Purpose purpose, const EventId& target) {
    made = town.act(by, event::Again{town.terms(kDay), target, purpose, {}});
    return town.code(made);
  }
  std::string revise(Who by, const EventId& proposal, const std::string& text, std::vector<EventId> adopts) {
    return town.code(town.act(by, event::Revise{proposal, "title", text, {}, std::move(adopts)}));
  }
  std::string report(Who by, const EventId& decision, const std::string& text) {
    return town.code(town.act(by, event::MinorityReport{decision, text, {}}));
  }
  std::string oppose(Who by, const EventId& target) { return town.code(town.act(by, event::Oppose{target, {}})); }
  [[nodiscard]] Who ann() const { return more[0]; }
  EventId made;
};
}  // namespace

TEST_CASE("a second vote opens once enough have asked for it, and its time to ask is bounded") {
  Town t;
  const EventId vote = t.town.open(t.bob, t.town.terms(kDay));
  CHECK(t.again(t.bob, Purpose::reconsider, vote) == "again.not_settled");
  CHECK(t.town.code(t.town.confirm(t.ann(), vote)) == "vote.needs_no_backers");
  t.town.all_vote(t.all(), vote, Choice::no);
  t.town.seal(4 * kDay);
  REQUIRE(t.town.vote_state(vote) == "rejected");
  CHECK(t.again(t.bob, Purpose::reconsider, vote) == "applied");
  const EventId anew = t.made;
  CHECK(t.again(t.ann(), Purpose::reconsider, vote) == "again.repeated");
  CHECK(t.town.code(t.town.vote(t.bob, anew, Choice::yes)) == "vote.not_backed");
  CHECK(t.town.code(t.town.confirm(t.ann(), anew)) == "applied");
  t.town.seal(kDay);
  CHECK(t.town.code(t.town.vote(t.bob, anew, Choice::yes)) == "applied");
  t.town.seal(4 * kDay);
  CHECK(t.town.vote_state(anew) == "lapsed");
  CHECK(t.again(t.ann(), Purpose::reconsider, vote) == "again.too_soon");
}

TEST_CASE("two thirds take something back without notice; whoever holds a mandate is heard all the same") {
  Town t;
  const EventId vote = t.town.open(t.bob, t.town.terms(kDay));
  const EventId press = t.town.mandate(t.bob, t.town.id(t.ann()), t.town.terms(kDay), 90 * kDay);
  t.town.all_vote(t.all(), vote, Choice::yes);
  t.town.all_vote(t.all(), press, Choice::yes);
  t.town.seal(4 * kDay);
  REQUIRE(t.town.vote_state(press) == "adopted");
  const auto in_a_hurry = [&](const EventId& target) {
    event::Terms terms = t.town.terms(kDay);
    terms.urgent = true;
    return t.town.act(t.bob, event::Again{terms, target, Purpose::rescind, {}});
  };
  CHECK(t.town.code(in_a_hurry(press)) == "vote.not_urgent");
  const EventId back = in_a_hurry(vote);
  CHECK(t.town.code(back) == "applied");
  const auto& rule = t.town.vote_of(back).rule;
  CHECK(rule.majorities == std::vector{tally::kTwoThirds});
  CHECK(rule.quorum == t.town.vote_of(vote).rule.quorum);
  t.town.all_vote({t.town.first(), t.town.second(), t.bob, t.ann()}, back, Choice::yes);
  t.town.all_vote({t.town.third(), t.more[1]}, back, Choice::no);
  t.town.seal(1);
  t.town.seal(4 * kDay);
  CHECK(t.town.vote_state(back) == "adopted");
  // It does not wait to be ratified, as other urgent things do.
  t.town.seal(60 * kDay);
  CHECK(t.town.vote_state(back) == "adopted");
}

TEST_CASE("what was chosen among options is taken back by yes and no") {
  Town t;
  event::Open open{t.town.terms(kDay), "Which day?", {}, {}, {}};
  open.options = event::Options{event::Method::approval, 1, {"Monday", "Friday"}};
  const EventId day = t.town.act(t.bob, open);
  for (const Who& who : t.all()) t.town.act(who, event::Vote{day, Choice::yes, false, {0, 1, 0}});
  t.town.seal(4 * kDay);
  REQUIRE(t.town.vote_state(day) == "adopted");
  REQUIRE(t.again(t.bob, Purpose::rescind, day) == "applied");
  CHECK(t.town.code(t.town.vote(t.ann(), t.made, Choice::yes)) == "applied");
}

TEST_CASE("what changes in its own way is not thought over again") {
  Town t;
  const std::vector<PersonId> tellers{t.town.id(t.town.first()), t.town.id(t.town.second()), t.town.id(t.town.third())};
  const EventId lot = t.town.act(t.bob, event::DrawLot{t.town.terms(kDay), tellers, "dice"});
  t.town.all_vote(t.all(), lot, Choice::no);
  t.town.seal(4 * kDay);
  CHECK(t.again(t.bob, Purpose::reconsider, lot) == "again.own_way");
}

TEST_CASE("an amendment changes what is there, one step deep, before what it changes is decided") {
  Town t;
  const EventId proposal = t.town.propose(t.bob, "A well");  // whose text is "text"
  CHECK(t.amend(t.ann(), proposal, 3, 2, "x") == "amend.outside");
  REQUIRE(t.amend(t.ann(), proposal, 0, 1, "some t") == "applied");
  const EventId first = t.made;
  CHECK(t.amend(t.bob, first, 0, 4, "any", 3 * kDay) == "amend.ends_later");
  REQUIRE(t.amend(t.bob, first, 0, 4, "any") == "applied");
  const EventId deep = t.made;
  CHECK(t.amend(t.ann(), deep, 0, 1, "m") == "amend.too_deep");
  REQUIRE(t.amend(t.bob, proposal, 0, 4, "words") == "applied");
  const EventId rival = t.made;
  CHECK(t.oppose(t.bob, t.town.open(t.ann(), t.town.terms(kDay))) == "oppose.no_effect");
  CHECK(t.revise(t.bob, proposal, "words", {rival}) == "revise.not_adopted");
  t.town.all_vote(t.all(), first, Choice::yes);
  t.town.all_vote(t.all(), rival, Choice::no);
  t.town.seal(4 * kDay);
  REQUIRE(t.town.vote_state(first) == "adopted");
  CHECK(t.amend(t.bob, first, 0, 4, "any") == "amend.decided");
  CHECK(t.revise(t.bob, proposal, "other", {}) == "revise.leaves_out");
  CHECK(t.revise(t.ann(), proposal, "some text!", {first}) == "revise.other_length");
  CHECK(t.revise(t.ann(), proposal, "some text", {first}) == "applied");
}

TEST_CASE("a draft takes up what nobody opposes, and nothing that excludes something else of it") {
  Town t;
  const EventId proposal = t.town.propose(t.bob, "A well");
  REQUIRE(t.amend(t.ann(), proposal, 0, 2, "ne", 9 * kDay) == "applied");
  const EventId one = t.made;
  REQUIRE(t.amend(t.ann(), proposal, 1, 2, "as", 9 * kDay) == "applied");
  const EventId other = t.made;
  t.town.seal(3 * kDay);
  t.town.seal(3 * kDay);
  CHECK(t.revise(t.bob, proposal, "next", {one, other}) == "revise.incompatible");
  CHECK(t.revise(t.bob, proposal, "next", {one}) == "applied");
}

TEST_CASE("only who lost reports as a minority, in time and in a thousand words") {
  Town t;
  const EventId vote = t.town.open(t.bob, t.town.terms(kDay));
  t.town.all_vote(t.all(), vote, Choice::yes);
  t.town.vote(t.ann(), vote, Choice::no);
  t.town.seal(4 * kDay);
  REQUIRE(t.town.vote_state(vote) == "adopted");
  CHECK(t.report(t.bob, vote, "we won") == "report.not_minority");
  std::string long_text;
  for (int i = 0; i < 1'001; ++i) long_text += "word ";
  CHECK(t.report(t.ann(), vote, long_text) == "report.too_long");
  CHECK(t.report(t.ann(), vote, "it will run dry") == "applied");
  t.town.seal(4 * kDay);
  t.town.seal(4 * kDay);
  CHECK(t.report(t.ann(), vote, "it has run dry") == "report.too_late");
  // Where nothing was adopted those who wanted it have lost.
  const EventId fence = t.town.open(t.bob, t.town.terms(kDay));
  t.town.all_vote(t.all(), fence, Choice::no);
  t.town.vote(t.ann(), fence, Choice::yes);
  t.town.seal(4 * kDay);
  CHECK(t.report(t.bob, fence, "we won") == "report.not_minority");
  CHECK(t.report(t.ann(), fence, "the goats will come") == "applied");
}
}  // namespace second_rules_test
