#include "assembly/choices.h"

#include <doctest/doctest.h>

#include "tests/support/sealed_town.h"

namespace choices_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;
using event::Marks;
using event::Method;

namespace {
using Elected = std::vector<std::uint32_t>;

struct Town : SealedTown {
  Town() : SealedTown({"dan", "eve", "fay", "gus"}) {}
  [[nodiscard]] std::vector<Who> everybody() const {
    std::vector<Who> out = all();
    out.insert(out.end(), more.begin(), more.end());
    return out;
  }
  EventId ask(Method method, std::vector<std::string> texts, std::uint64_t seats = 1) {
    return town.act(bob,
                    event::Open{town.terms(1), "Which?", {}, {}, {}, event::Options{method, seats, std::move(texts)}});
  }
  EventId mark(Who who, const EventId& vote, Marks marks) {
    return town.act(who, event::Vote{vote, Choice::yes, false, std::move(marks)});
  }
  /// The ballots, one a person, and who is elected by them.
  Elected outcome(Method method, std::size_t options, std::uint64_t seats, const std::vector<Marks>& ballots) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < options; ++i) texts.push_back("option " + std::to_string(i + 1));
    const EventId vote = ask(method, texts, seats);
    const std::vector<Who> people = everybody();
    for (std::size_t i = 0; i < ballots.size(); ++i)
      REQUIRE(town.code(mark(people.at(i), vote, ballots[i])) == "applied");
    town.seal(3 * kDay);
    return town.count_of(vote).elected;
  }
};
}  // namespace

TEST_CASE("each method elects what its ballots say") {
  Town t;
  CHECK(t.outcome(Method::approval, 3, 1, {{1, 1, 0, 0}, {0, 1, 0, 0}, {0, 1, 1, 0}}) == Elected{2});
  CHECK(t.outcome(Method::approval, 2, 1, {{1, 0, 0}, {0, 0, 1}, {0, 0, 1}}).empty());  // none of these
  CHECK(t.outcome(Method::score, 2, 1, {{5, 0}, {4, 3}, {0, 3}}) == Elected{1});
  CHECK(t.outcome(Method::star, 3, 1, {{5, 4, 0}, {5, 4, 0}, {0, 4, 0}}) == Elected{1});
  CHECK(t.outcome(Method::schulze, 2, 1, {{1, 2, 3}, {1, 2, 3}, {2, 1, 3}}) == Elected{1});
  CHECK(t.outcome(Method::schulze, 2, 1, {{2, 3, 1}, {2, 3, 1}, {1, 2, 3}}).empty());  // all stays as it is
  CHECK(t.outcome(Method::stv, 3, 2, {{1, 0, 2, 0}, {1, 0, 2, 0}, {1, 0, 2, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}) ==
        Elected{1, 3});
  CHECK(t.outcome(Method::irv, 3, 1, {{1, 2, 0}, {1, 0, 0}, {2, 1, 0}, {0, 2, 1}, {0, 1, 0}}) == Elected{2});
  CHECK(t.outcome(Method::judgment, 2, 1, {{5, 3}, {0, 3}, {1, 3}}) == Elected{2});
}

TEST_CASE("a tie among options goes to the lot of the seal, the same on every node, and not to the first") {
  std::set<Elected> seen;
  for (const char* const name : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
    Town t;
    const EventId vote = t.ask(Method::irv, {std::string("one ") + name, "two"});
    t.mark(t.town.first(), vote, {1, 0});
    t.mark(t.town.second(), vote, {0, 1});
    t.town.seal(3 * kDay);
    REQUIRE(t.town.count_of(vote).elected.size() == 1);
    seen.insert(t.town.count_of(vote).elected);
    const auto count = assembly::count_of(t.town.vote_of(vote), assembly::answers_in(t.town.vote_of(vote)));
    REQUIRE(count);
    CHECK(assembly::elected_of(t.town.vote_of(vote), *count).front() + 1U == t.town.count_of(vote).elected.front());
  }
  CHECK(seen.size() == 2);
}

TEST_CASE("a ballot replaces the one before, whatever it says; two that differ count as none") {
  Town t;
  const EventId vote = t.ask(Method::approval, {"one", "two"});
  t.mark(t.bob, vote, {1, 0, 0});
  t.mark(t.bob, vote, {0, 1, 0});
  const EventId seen = t.last();
  t.mark(t.town.first(), vote, {0, 1, 0});
  const Who phone = t.town.second_device(t.town.second());
  const EventId added = t.last();
  t.town.knowing({seen, added}).act(t.town.second(), event::Vote{vote, Choice::yes, false, {1, 0, 0}});
  t.town.knowing({seen, added}).act(phone, event::Vote{vote, Choice::yes, false, {0, 1, 0}});
  t.town.vote(t.town.third(), vote, Choice::blank);
  t.town.seal(3 * kDay);
  const assembly::Decision& count = t.town.count_of(vote);
  CHECK(count.elected == Elected{2});
  CHECK(count.marked == 2);
  CHECK(count.invalid == 1);
  CHECK(count.blank == 1);
  CHECK(count.not_voted == 4);
}

TEST_CASE("what no ballot of a vote is") {
  Town t;
  const EventId vote = t.ask(Method::stv, {"one", "two"});
  for (const Marks& bad : {Marks{}, Marks{1, 0}, Marks{1, 1, 0}, Marks{2, 0, 0}, Marks{0, 0, 0}, Marks{1, 2, 3, 4}})
    CHECK(t.town.code(t.mark(t.bob, vote, bad)) == "vote.wrong_ballot");
  CHECK(t.town.code(t.town.act(t.bob, event::Vote{vote, Choice::no, false, {1, 2, 3}})) == "vote.wrong_ballot");
  CHECK(t.town.code(t.town.vote(t.bob, vote, Choice::no)) == "vote.wrong_ballot");
  CHECK(t.town.code(t.town.vote(t.bob, vote, Choice::abstain)) == "applied");
  const EventId plain = t.town.open(t.bob, t.town.terms(1));
  CHECK(t.town.code(t.mark(t.bob, plain, {1, 0})) == "vote.wrong_ballot");
}

TEST_CASE("late ballots that others had before the close put another choice in question") {
  Town t;
  const EventId vote = t.ask(Method::approval, {"one", "two"});
  const EventId opened = t.last();
  t.mark(t.bob, vote, {1, 0, 0});
  t.mark(t.town.first(), vote, {1, 0, 0});
  const std::vector<EventId> sealed{t.last()};
  std::vector<EventId> late;
  for (const Who who : {t.more[0], t.more[1], t.more[2]})
    late.push_back(t.town.knowing({opened}).act(who, event::Vote{vote, Choice::yes, false, {0, 1, 0}}));
  t.town.knowing(late).note(t.town.second(), opened);
  t.town.knowing(late).note(t.town.third(), opened);
  t.town.seal(3 * kDay, sealed);
  REQUIRE(t.town.count_of(vote).elected == Elected{1});
  t.town.seal(kDay);
  CHECK(t.town.vote_of(vote).contestable_seal == 3);
}

TEST_CASE("without its quorum a choice lapses") {
  Town t;
  const EventId vote = t.ask(Method::approval, {"one", "two"});
  t.mark(t.bob, vote, {1, 0, 0});
  t.town.seal(3 * kDay);
  CHECK(t.town.vote_state(vote) == "lapsed");  // one of eight; two are needed
  CHECK(t.town.count_of(vote).quorum_needed == 2);
}
}  // namespace choices_test
