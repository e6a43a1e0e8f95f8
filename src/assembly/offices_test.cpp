#include "assembly/offices.h"

#include <doctest/doctest.h>

#include "assembly/mandate_votes.h"
#include "assembly/mandates.h"
#include "tests/support/sealed_town.h"

namespace offices_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

namespace {

struct Town : SealedTown {
  static AssemblyBuilder::Options with(const event::Charter& charter) {
    AssemblyBuilder::Options out;
    out.charter = charter;
    return out;
  }
  static event::Charter two_offices() {
    event::Charter out;
    out.offices = {{"treasury", 30 * kDay * kHourMs, 2, {"audit"}}, {"audit", 30 * kDay * kHourMs, 1, {}}};
    return out;
  }
  explicit Town(const event::Charter& charter = two_offices(), const std::vector<std::string>& names = {})
      : SealedTown(with(charter), names) {}

  [[nodiscard]] event::Mandate content(Who holder, const std::string& office, std::uint64_t days = 20) const {
    event::Mandate out;
    out.terms = town.terms(1);
    out.holder = town.id(holder);
    out.scope = "keeps the accounts";
    out.kind = event::MandateKind::imperative;
    out.until = {out.terms.cast_until.ms + days * kDay * kHourMs};
    out.more.emplace().office = office;
    return out;
  }
  /// The code of the opening; "applied" once everybody has said yes and a seal has given it.
  std::string give(const event::Mandate& content, std::vector<Who> yes = {}) {
    made = town.act(town.first(), content);
    if (town.code(made) != "applied") return town.code(made);
    town.all_vote(yes.empty() ? all() : yes, made, Choice::yes);
    town.seal(2 * kDay + 1);
    return holds(made) ? "applied" : "not given";
  }
  std::string give(Who holder, const std::string& office, std::uint64_t days = 20) {
    return give(content(holder, office, days));
  }
  [[nodiscard]] bool holds(const EventId& id) const {
    const auto m = town.vote_of(id).mandate;
    return m != assembly::kNone && assembly::in_force(town.state(), town.state().mandates[m]);
  }
  EventId vote_on(Who by, const EventId& mandate, const std::string& matter, Choice choice) {
    return town.act(by, event::MandateVote{mandate, matter, choice, {}});
  }
  [[nodiscard]] const assembly::MandateVote& delegated(const EventId& id) {
    const auto& state = town.state();
    return state.mandate_votes.at(*state.made(assembly::Object::mandate_vote, *town.journal().find(id)));
  }
  [[nodiscard]] std::string standing(const EventId& id) {
    return std::string(assembly::bond_name(delegated(id).bond)) + " " +
           std::string(assembly::standing_name(assembly::standing_of(town.state(), delegated(id))));
  }
  EventId made;
};
}  // namespace

TEST_CASE("an office is one of the charter's, for no longer than its term") {
  Town t;
  CHECK(t.give(t.bob, "choir") == "mandate.unknown_office");
  CHECK(t.give(t.bob, "treasury", 40) == "mandate.beyond_term");
  CHECK(t.give(t.bob, "treasury", 30) == "applied");
}

TEST_CASE("after as many terms in a row as the office has one is left out, or waived once by two thirds") {
  Town t;
  REQUIRE(t.give(t.bob, "treasury") == "applied");
  CHECK(t.town.state().mandates.back().in_a_row == 1);
  REQUIRE(t.give(t.bob, "treasury") == "applied");
  CHECK(t.town.state().mandates.back().in_a_row == 2);
  CHECK(t.give(t.bob, "treasury") == "mandate.in_a_row");
  event::Mandate waiver = t.content(t.bob, "treasury");
  waiver.waiver = true;
  const EventId asked = t.town.act(t.town.first(), waiver);
  t.town.all_vote({t.town.first(), t.bob}, asked, Choice::yes);
  t.town.vote(t.town.second(), asked, Choice::no);
  t.town.vote(t.town.third(), asked, Choice::no);
  t.town.seal(2 * kDay + 1);
  CHECK(t.town.vote_state(asked) == "rejected");
  CHECK(t.give(t.content(t.town.second(), "treasury")) == "applied");
  waiver.terms = t.town.terms(1), waiver.until = t.content(t.bob, "treasury").until;
  CHECK(t.give(waiver) == "applied");
  waiver.terms = t.town.terms(1), waiver.until = t.content(t.bob, "treasury").until;
  CHECK(t.give(waiver) == "mandate.waived_before");
  // One off.
  t.town.seal(60 * kDay);
  CHECK(t.give(t.bob, "treasury") == "applied");
  CHECK(t.town.state().mandates.back().in_a_row == 1);
}

TEST_CASE("offices exclude each other both ways, and nobody holds more mandates than one may") {
  Town t;
  REQUIRE(t.give(t.bob, "treasury") == "applied");
  CHECK(t.give(t.bob, "audit") == "mandate.incompatible");
  REQUIRE(t.give(t.bob, "") == "applied");
  CHECK(t.give(t.bob, "") == "mandate.too_many");
  // The next term of the same office comes in the place of the one that runs.
  CHECK(t.give(t.bob, "treasury") == "applied");
  event::Charter one = Town::two_offices();
  one.mandates_each = 1;
  Town strict(one);
  REQUIRE(strict.give(strict.bob, "treasury") == "applied");
  CHECK(strict.give(strict.bob, "") == "mandate.too_many");
}

TEST_CASE("what was true at the opening is asked again at the seal: of two mandates that close together one is given") {
  event::Charter charter = Town::two_offices();
  charter.mandates_each = 1;
  Town t(charter);
  const EventId one = t.town.act(t.town.first(), t.content(t.bob, ""));
  const EventId two = t.town.act(t.town.first(), t.content(t.bob, ""));
  t.town.all_vote(t.all(), one, Choice::yes);
  t.town.all_vote(t.all(), two, Choice::yes);
  t.town.seal(2 * kDay + 1);
  CHECK(t.holds(one) != t.holds(two));
}

TEST_CASE("after its term the holder of an office states and reports while nobody follows, and nothing else") {
  Town t;
  REQUIRE(t.give(t.bob, "treasury") == "applied");
  const EventId mandate = t.made;
  t.town.seal(25 * kDay);
  const EventId said = t.town.statement(t.bob, mandate);
  CHECK(t.town.code(said) == "applied");
  CHECK(t.is_marked(said, assembly::Mark::as_caretaker));
  CHECK(t.town.code(t.town.act(t.bob, event::MandateReport{mandate, "all is paid"})) == "applied");
  CHECK(t.town.code(t.vote_on(t.bob, mandate, "the dam", Choice::no)) == "mandate.caretaker");
  REQUIRE(t.give(t.town.second(), "treasury") == "applied");
  CHECK(t.town.code(t.town.statement(t.bob, mandate)) == "mandate.expired");
  event::Charter charter = Town::two_offices();
  charter.caretaker_ms = 0;
  Town none(charter);
  REQUIRE(none.give(none.bob, "treasury") == "applied");
  none.town.seal(25 * kDay);
  CHECK(none.town.code(none.town.statement(none.bob, none.made)) == "mandate.expired");
}

TEST_CASE("votes under an imperative mandate are within it, beyond it, or subject to the base") {
  Town t;
  event::Mandate content = t.content(t.bob, "");
  content.more->instructions = {{"the dam", Choice::no}, {"the road", Choice::yes}, {"the road", Choice::abstain}};
  REQUIRE(t.give(content) == "applied");
  const EventId within = t.vote_on(t.bob, t.made, "the dam", Choice::no);
  const EventId split = t.vote_on(t.bob, t.made, "the road", Choice::abstain);
  const EventId subject = t.vote_on(t.bob, t.made, "the school", Choice::yes);
  CHECK(t.town.code(t.vote_on(t.bob, t.made, "the dam", Choice::yes)) == "mandate_vote.repeated");
  CHECK(t.town.code(t.vote_on(t.town.second(), t.made, "the bus", Choice::yes)) == "mandate.not_holder");
  CHECK(t.standing(within) == "within counted");
  CHECK(t.standing(split) == "within counted");
  CHECK(t.standing(subject) == "subject pending");
  CHECK(t.is_marked(subject, assembly::Mark::subject_to_base));
  t.town.seal(1);
  const auto again = [&](const EventId& target, event::Purpose purpose) {
    return t.town.act(t.town.first(), event::Again{t.town.terms(1), target, purpose, {}});
  };
  CHECK(t.town.code(again(within, event::Purpose::ratify)) == "again.wrong_purpose");
  CHECK(t.town.code(again(subject, event::Purpose::veto)) == "again.wrong_purpose");
  const EventId asked = again(subject, event::Purpose::ratify);
  REQUIRE(t.town.code(asked) == "applied");
  t.town.all_vote(t.all(), asked, Choice::yes);
  const EventId beyond = t.town.with({}).act(t.bob, event::MandateVote{t.made, "the tower", Choice::yes, {}});
  t.town.seal(3 * kDay);
  CHECK(t.standing(subject) == "subject counted");
  CHECK(t.standing(beyond) == "subject pending");
  t.town.seal(7 * kDay);
  CHECK(t.standing(beyond) == "subject lapsed");
  CHECK(t.is_marked(beyond, assembly::Mark::not_ratified));
  CHECK(t.town.code(again(beyond, event::Purpose::ratify)) == "again.wrong_purpose");
}

TEST_CASE("beyond its instructions a vote counts once the base ratified it; how long that is open the charter says") {
  for (const std::uint64_t days : {1U, 7U}) {
    event::Charter charter = Town::two_offices();
    charter.base_ms = days * kDay * kHourMs;
    Town t(charter);
    event::Mandate content = t.content(t.bob, "");
    content.more->instructions = {{"the dam", Choice::no}};
    REQUIRE(t.give(content) == "applied");
    const EventId beyond = t.vote_on(t.bob, t.made, "the dam", Choice::yes);
    CHECK(t.standing(beyond) == "beyond pending");
    CHECK(t.is_marked(beyond, assembly::Mark::beyond_mandate));
    t.town.seal(1);
    t.town.seal(3 * kDay);
    CHECK(t.standing(beyond) == (days == 1 ? "beyond lapsed" : "beyond pending"));
  }
}

TEST_CASE("a split tally is what the base answered in a vote of its own on the matter, and nothing else") {
  Town t;
  REQUIRE(t.give(t.bob, "") == "applied");
  const EventId asked = t.town.open(t.town.first(), t.town.terms(1));
  const auto bring = [&](const std::string& matter, Choice choice, const EventId& vote, std::uint64_t yes,
                         std::uint64_t abstain) {
    return t.town.act(t.bob, event::MandateVote{t.made, matter, choice, {}, event::Split{vote, yes, 1, abstain}});
  };
  t.town.all_vote({t.town.first(), t.town.second()}, asked, Choice::yes);
  t.town.vote(t.town.third(), asked, Choice::no);
  t.town.vote(t.bob, asked, Choice::abstain);
  CHECK(t.town.code(bring("A well?", Choice::yes, asked, 2, 1)) == "mandate_vote.other_tally");
  t.town.seal(3 * kDay);
  REQUIRE(t.town.vote_state(asked) == "adopted");
  CHECK(t.town.code(bring("A well?", Choice::yes, asked, 3, 1)) == "mandate_vote.other_tally");
  CHECK(t.town.code(bring("A well?", Choice::yes, asked, 2, 0)) == "mandate_vote.other_tally");
  CHECK(t.town.code(bring("A well?", Choice::no, asked, 2, 1)) == "mandate_vote.other_tally");
  CHECK(t.town.code(bring("A mill?", Choice::yes, asked, 2, 1)) == "mandate_vote.other_tally");
  CHECK(t.town.code(bring("A well?", Choice::yes, t.made, 2, 1)) == "mandate_vote.other_tally");
  const EventId brought = bring("A well?", Choice::yes, asked, 2, 1);
  CHECK(t.town.code(brought) == "applied");
  CHECK(t.standing(brought) == "within counted");
  REQUIRE(t.delegated(brought).split);
  CHECK(t.delegated(brought).split->yes == 2);
  CHECK(t.town.code(bring("A well?", Choice::yes, asked, 2, 1)) == "mandate_vote.repeated");
}

TEST_CASE("within an aim a vote stands unless the base vetoes it; without bounds it stands") {
  Town t;
  event::Mandate content = t.content(t.bob, "");
  content.kind = event::MandateKind::framed;
  REQUIRE(t.give(content) == "applied");
  const EventId vote = t.vote_on(t.bob, t.made, "the dam", Choice::yes);
  CHECK(t.standing(vote) == "framed counted");
  t.town.seal(1);
  const EventId veto = t.town.act(t.town.first(), event::Again{t.town.terms(1), vote, event::Purpose::veto, {}});
  REQUIRE(t.town.code(veto) == "applied");
  t.town.all_vote(t.founders(), veto, Choice::yes);
  t.town.seal(3 * kDay);
  CHECK(t.standing(vote) == "framed vetoed");
  CHECK(t.is_marked(vote, assembly::Mark::vetoed));
  content = t.content(t.town.second(), "");
  content.kind = event::MandateKind::free;
  REQUIRE(t.give(content) == "applied");
  CHECK(t.standing(t.vote_on(t.town.second(), t.made, "the dam", Choice::yes)) == "free counted");
}

TEST_CASE("a mandate whose report is late rests until it is given") {
  Town t;
  event::Mandate content = t.content(t.bob, "", 100);
  content.more->report_every_ms = 10 * kDay * kHourMs;
  REQUIRE(t.give(content) == "applied");
  t.town.seal(23 * kDay);
  CHECK(t.town.code(t.town.statement(t.bob, t.made)) == "applied");
  t.town.seal(1 * kDay);
  CHECK(t.town.code(t.town.statement(t.bob, t.made)) == "mandate.report_overdue");
  CHECK(t.town.code(t.vote_on(t.bob, t.made, "the dam", Choice::yes)) == "mandate.report_overdue");
  CHECK(t.town.code(t.town.act(t.town.second(), event::MandateReport{t.made, "he is ill"})) == "mandate.not_holder");
  CHECK(t.town.code(t.town.act(t.bob, event::MandateReport{t.made, "we met twice"})) == "applied");
  CHECK(t.town.code(t.town.statement(t.bob, t.made)) == "applied");
  t.town.seal(1 * kDay);
  CHECK(t.town.code(t.town.statement(t.bob, t.made)) == "applied");
  event::Charter charter = Town::two_offices();
  charter.report_grace_ms = 0;
  Town strict(charter);
  event::Mandate other = strict.content(strict.bob, "", 100);
  other.more->report_every_ms = 10 * kDay * kHourMs;
  REQUIRE(strict.give(other) == "applied");
  strict.town.seal(10 * kDay);
  CHECK(strict.town.code(strict.town.statement(strict.bob, strict.made)) == "mandate.report_overdue");
}

TEST_CASE("nobody is appointed: not by a mandate's holder, not by a statement, not by handing a mandate on") {
  Town t;
  REQUIRE(t.give(t.bob, "treasury") == "applied");
  const EventId own = t.made;
  // The holder opens a vote like anybody; without it there is no mandate.
  const EventId asked = t.town.act(t.bob, t.content(t.town.second(), ""));
  CHECK(t.town.code(t.town.statement(t.town.second(), asked)) == "mandate.not_given");
  t.town.act(t.bob, event::Statement{own, "From now on second keeps the accounts."});
  t.town.seal(1);
  CHECK(t.town.code(t.town.statement(t.town.second(), own)) == "mandate.not_holder");
  CHECK(t.town.code(t.vote_on(t.town.second(), own, "the dam", Choice::yes)) == "mandate.not_holder");
  CHECK(t.town.code(t.town.act(t.town.second(), event::MandateReport{own, "I keep them now."})) ==
        "mandate.not_holder");
  CHECK(t.town.state().mandates.size() == 1);
}

TEST_CASE("a share of the members asks for a recall, and a quarter where one has failed not long ago") {
  event::Charter charter = Town::two_offices();
  Town t(charter);
  REQUIRE(t.give(t.bob, "treasury", 30) == "applied");
  const EventId first = t.town.recall(t.town.first(), t.made, t.town.terms(1));
  CHECK(t.town.vote_of(first).backers_needed == 0);  // the built-in charter: anybody
  charter.recall = {1, 10};
  charter.recall_least = 3;
  Town three(charter);
  REQUIRE(three.give(three.bob, "treasury", 30) == "applied");
  CHECK(three.town.vote_of(three.town.recall(three.town.first(), three.made, three.town.terms(1))).backers_needed == 3);
  charter.recall_most = 2, charter.recall_least = 1;
  Town two(charter);
  REQUIRE(two.give(two.bob, "treasury", 30) == "applied");
  CHECK(two.town.vote_of(two.town.recall(two.town.first(), two.made, two.town.terms(1))).backers_needed == 0);
  // It fails; of eight members two must ask for the next one.
  for (const std::uint64_t days : {1U, 90U}) {
    event::Charter again = Town::two_offices();
    again.recall_again_ms = days * kDay * kHourMs;
    Town many(again, {"ann", "cid", "dan", "eve"});
    REQUIRE(many.give(many.bob, "treasury", 30) == "applied");
    const EventId failed = many.town.recall(many.town.first(), many.made, many.town.terms(1));
    many.town.seal(1);
    many.town.all_vote(many.founders(), failed, Choice::no);
    many.town.seal(4 * kDay);
    REQUIRE(many.town.vote_state(failed) == "rejected");
    many.town.seal(2 * kDay);
    const EventId next = many.town.recall(many.town.first(), many.made, many.town.terms(1));
    CHECK(many.town.vote_of(next).backers_needed == (days == 1 ? 0 : 2));
  }
}
}  // namespace offices_test
