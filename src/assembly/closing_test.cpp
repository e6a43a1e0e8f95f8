#include "assembly/votes.h"

#include <doctest/doctest.h>

#include "assembly/due.h"
#include "assembly/entries.h"
#include "assembly/marks.h"
#include "codec/writer.h"
#include "crypto/merkle_list.h"
#include "tests/support/sealed_town.h"

namespace closing_test {
using namespace folkmoot;
using namespace folkmoot::test;
using assembly::Outcome;
using event::Choice;

TEST_CASE("a vote closes at the first seal whose time is past its window, and counts what that seal holds") {
  SealedTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(7 * kDay));
  t.town.all_vote({t.town.first(), t.town.second()}, vote, Choice::yes);
  t.town.seal(7 * kDay);
  CHECK(t.town.vote_state(vote) == "open");
  const EventId no = t.town.vote(t.bob, vote, Choice::no);  // asked for until then, and still collected
  t.town.seal(2 * kDay - 1);
  CHECK(t.town.vote_state(vote) == "open");
  t.town.seal(1);
  CHECK(t.town.vote_state(vote) == "adopted");
  const assembly::Decision& count = t.town.count_of(vote);
  CHECK(count.yes == 2);
  CHECK(count.no == 1);
  CHECK(count.not_voted == 1);
  CHECK(count.electorate == 4);
  CHECK(count.required == 2);
  CHECK(count.quorum_needed == 1);
  CHECK(t.town.vote_of(vote).closed_seal == 4);
  // Each voter can find their own ballot under the root, and nothing else is under it.
  std::vector<EventId> ids;
  for (const journal::EventIndex e : count.ballots) ids.push_back(t.town.journal().table().id(e));
  CHECK(std::find(ids.begin(), ids.end(), no) != ids.end());
  std::sort(ids.begin(), ids.end());
  std::vector<Bytes> items;
  for (const EventId& id : ids) items.push_back(codec::Writer().id(id).take());
  CHECK(assembly::ballots_root(t.town.journal().table(), count) == crypto::merkle_list_root(items));
  CHECK(t.town.code(t.town.vote(t.town.third(), vote, Choice::no)) == "vote.closed");
}

TEST_CASE("without a seal a vote stays open") {
  SealedTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(1));
  t.town.all_vote(t.all(), vote, Choice::yes, true);
  CHECK(t.town.vote_state(vote) == "open");
  t.town.seal(48);
  CHECK(t.town.vote_state(vote) == "open");
  t.town.seal(1);
  CHECK(t.town.vote_state(vote) == "adopted");
}

TEST_CASE("a vote closes early only where its opening says so and every ballot is final") {
  SealedTown t;
  const EventId plain = t.town.open(t.bob, t.town.terms(7 * kDay));
  const EventId early = t.town.open(t.bob, t.town.terms(7 * kDay, true));
  t.town.all_vote(t.all(), plain, Choice::yes, true);
  t.town.all_vote({t.town.first(), t.town.second(), t.town.third()}, early, Choice::yes, true);
  t.town.vote(t.bob, early, Choice::no);
  t.town.seal(1);
  CHECK(t.town.vote_state(early) == "open");
  CHECK_FALSE(assembly::can_close_early(t.town.state()));
  t.town.vote(t.bob, early, Choice::no, true);
  CHECK(assembly::can_close_early(t.town.state()));  // no event waits, and a seal is due all the same
  t.town.seal(1);
  CHECK(t.town.vote_state(early) == "adopted");
  CHECK(t.town.vote_state(plain) == "open");
}

TEST_CASE("a ballot replaces those in its past, on whatever device") {
  SealedTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(1));
  const Who phone = t.town.second_device(t.bob);
  t.town.vote(t.bob, vote, Choice::yes);
  t.town.vote(phone, vote, Choice::no);
  t.town.seal(3 * kDay);
  CHECK(t.town.count_of(vote).no == 1);
  CHECK(t.town.count_of(vote).yes == 0);
  CHECK(t.town.count_of(vote).ballots.size() == 1);
}

TEST_CASE("of concurrent ballots of one person equal ones count once and different ones not at all") {
  SealedTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(1));
  const Who phone = t.town.second_device(t.bob);
  const Who tablet = t.town.second_device(t.town.first());
  const EventId seen = t.town.events().back().id;
  t.town.knowing({seen}).vote(t.bob, vote, Choice::yes);
  t.town.knowing({seen}).vote(phone, vote, Choice::no);
  t.town.knowing({seen}).vote(t.town.first(), vote, Choice::yes);
  t.town.knowing({seen}).vote(tablet, vote, Choice::yes);
  t.town.seal(3 * kDay);
  const assembly::Decision& count = t.town.count_of(vote);
  CHECK(count.yes == 1);
  CHECK(count.no == 0);
  CHECK(count.invalid == 1);
  CHECK(count.not_voted == 2);
  CHECK(count.ballots.size() == 2);
  const auto answers = assembly::answers_in(t.town.vote_of(vote));
  CHECK(std::any_of(answers.begin(), answers.end(),
                    [](const auto& answer) { return answer.contradicts && answer.events.size() == 2; }));
}

TEST_CASE("exact shares: two thirds of three, of the electorate, and more than half") {
  const auto outcome = [](tally::Majority threshold, std::size_t yes, std::size_t no) {
    SealedTown t;
    const EventId vote = t.town.open(t.bob, t.town.terms(1), threshold);
    const std::vector<Who> all = t.all();
    for (std::size_t i = 0; i < yes + no; ++i) t.town.vote(all[i], vote, i < yes ? Choice::yes : Choice::no);
    t.town.seal(3 * kDay);
    return t.town.vote_state(vote);
  };
  CHECK(outcome({{2, 3}, tally::Base::yes_no, false}, 2, 1) == "adopted");
  CHECK(outcome({{2, 3}, tally::Base::yes_no, true}, 2, 1) == "rejected");
  CHECK(outcome({{2, 3}, tally::Base::electorate, false}, 2, 0) == "rejected");
  CHECK(outcome({{2, 3}, tally::Base::electorate, false}, 3, 0) == "adopted");
  CHECK(outcome({}, 1, 1) == "rejected");
  CHECK(outcome({}, 0, 0) == "rejected");
  CHECK(outcome({}, 1, 0) == "adopted");
}

TEST_CASE("no vote is adopted without its quorum") {
  AssemblyBuilder::Options options;
  set_quorum(options.charter, {1, 2});
  AssemblyBuilder town = AssemblyBuilder::constituted(options);
  town.seal(30 * kDay);
  const EventId vote = town.open(town.first(), town.terms(1));
  town.vote(town.first(), vote, Choice::yes);
  town.seal(3 * kDay);
  CHECK(town.vote_state(vote) == "lapsed");
}

TEST_CASE("an opening must leave time and ask for a majority") {
  SealedTown t;
  CHECK(t.town.code(t.town.open(t.bob, {{1}, 48 * kHourMs, false})) == "vote.over");
  CHECK(t.town.code(t.town.open(t.bob, t.town.terms(1, false, 47))) == "vote.short_window");
  CHECK(t.town.code(t.town.open(t.bob, t.town.terms(1), tally::Majority{{1, 2}, tally::Base::yes_no, false})) ==
        "vote.wrong_majority");
  CHECK(t.town.code(t.town.open(t.bob, t.town.terms(1), tally::Majority{{1, 3}, tally::Base::electorate, true})) ==
        "vote.wrong_majority");
}

TEST_CASE("who was not on the roll at the opening casts no ballot, and who leaves is still counted in the electorate") {
  SealedTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(30 * kDay));
  const Who eve = t.town.applicant("eve");
  t.town.vouch(t.town.first(), {t.town.id(eve)});
  t.town.vouch(t.town.second(), {t.town.id(eve)});
  t.town.vote(t.town.first(), vote, Choice::yes);
  t.town.leave(t.town.third());
  t.town.seal(1);
  t.town.seal(2 * kDay);
  REQUIRE(t.town.on_roll(eve));
  CHECK(t.town.code(t.town.vote(eve, vote, Choice::no)) == "vote.not_elector");
  t.town.seal(40 * kDay);
  CHECK(t.town.count_of(vote).electorate == 4);
  CHECK(t.town.count_of(vote).not_voted == 3);
}

TEST_CASE("talk backs a late ballot by its header, whatever it says: its text may be dropped") {
  SealedTown t;
  AssemblyBuilder& town = t.town;
  const EventId vote = town.open(t.bob, town.terms(1));
  town.vote(t.bob, vote, event::Choice::yes);
  const EventId seen = t.last();
  town.seal(4 * kDay);
  const EventId no = town.with({.holds = {{seen}}, .after = 1}).vote(town.first(), vote, event::Choice::no);
  EventId nothing;
  nothing.bytes.fill(7);
  const EventId note = town.with({.holds = {{no}}, .after = 1}).note(t.bob, nothing);
  CHECK(town.code(note) == "act.unknown_reference");
  town.seal(1 * kDay);
  CHECK(town.vote_of(vote).contestable_seal == 3);
}

TEST_CASE("a late ballot is recorded and not counted, and contestable only where others had it before the close") {
  for (const bool acknowledged : {false, true}) {
    CAPTURE(acknowledged);
    SealedTown t;
    const EventId vote = t.town.open(t.bob, t.town.terms(1));
    t.town.vote(t.town.first(), vote, Choice::yes);
    t.town.seal(3 * kDay - 24, {t.town.events().back().id});
    const EventId counted_last = t.town.events().back().id;
    // Two who were cut off answer before the close, and one more had heard of it.
    const auto cut_off = [&](std::vector<EventId> holds) { return Twist{.holds = std::move(holds), .after = 1}; };
    t.town.seal(24);
    REQUIRE(t.town.vote_state(vote) == "adopted");
    const EventId one = t.town.with(cut_off({counted_last})).vote(t.town.second(), vote, Choice::no);
    if (acknowledged) t.town.with(cut_off({one})).note(t.town.third(), one);
    CHECK(t.town.code(one) == "applied");
    CHECK(t.is_marked(one, assembly::Mark::late));
    t.town.seal(1 * kDay);
    CHECK(t.town.vote_state(vote) == "adopted");
    CHECK(t.town.count_of(vote).no == 0);
    CHECK((t.town.vote_of(vote).contestable_seal != 0) == acknowledged);
    CHECK(t.is_marked(vote, assembly::Mark::contestable) == acknowledged);
    t.town.seal(1 * kDay);  // once
    if (acknowledged) CHECK(t.town.vote_of(vote).contestable_seal == 4);
  }
}

TEST_CASE("late ballots after thirty days, or too few to change the outcome, change nothing") {
  SealedTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(1));
  t.town.all_vote({t.town.first(), t.bob}, vote, Choice::yes);
  const EventId last = t.town.events().back().id;
  t.town.seal(3 * kDay);
  const Twist cut_off{.holds = {{last}}, .after = 1};
  const EventId one = t.town.with(cut_off).vote(t.town.second(), vote, Choice::no);
  t.town.with({.holds = {{one}}, .after = 1}).note(t.town.third(), one);
  t.town.seal(1 * kDay);
  CHECK(t.town.vote_of(vote).contestable_seal == 0);
  t.town.seal(30 * kDay);
  const EventId two = t.town.with({.holds = {{one}}, .after = 1}).vote(t.town.third(), vote, Choice::no);
  t.town.with({.holds = {{two}}, .after = 1}).note(t.town.second(), two);
  t.town.seal(1);
  CHECK(t.town.vote_of(vote).contestable_seal == 0);
}

TEST_CASE("a term of retention takes two thirds and half of those who took part") {
  SealedTown t;
  const auto open = [&](std::optional<tally::Majority> threshold) {
    return t.town.act(t.bob, event::Open{t.town.terms(1), "Keep for a year?", {}, threshold, 365 * kDay * kHourMs});
  };
  CHECK(t.town.code(open(tally::kSimple)) == "vote.wrong_majority");
  const EventId vote = open(std::nullopt);
  t.town.vote(t.bob, vote, Choice::yes);
  t.town.all_vote({t.town.first(), t.town.second()}, vote, Choice::abstain);
  t.town.seal(3 * kDay);
  CHECK(t.town.vote_state(vote) == "rejected");  // one of three who took part
  const EventId again = open(std::nullopt);
  t.town.all_vote({t.bob, t.town.first()}, again, Choice::yes);
  t.town.vote(t.town.second(), again, Choice::no);
  t.town.seal(3 * kDay);
  CHECK(t.town.vote_state(again) == "adopted");
  CHECK(t.town.state().retention.term_ms == 365 * kDay * kHourMs);
  CHECK(t.town.state().retention.seal == 3);
}

TEST_CASE("what time alone will change is known before") {
  SealedTown t;
  CHECK_FALSE(assembly::next_due(t.town.state()));
  const event::Terms terms = t.town.terms(24);
  const EventId vote = t.town.open(t.bob, terms);
  const Instant closes{terms.cast_until.ms + terms.window_ms};
  CHECK(assembly::next_due(t.town.state()) == closes);
  t.town.seal(1);
  CHECK(assembly::next_due(t.town.state()) == closes);
  t.town.seal(3 * kDay);
  CHECK(t.town.vote_state(vote) == "rejected");
  CHECK_FALSE(assembly::next_due(t.town.state()));
}

TEST_CASE("a fold that is read again goes on with its votes") {
  SealedTown t;
  const EventId vote = t.town.open(t.bob, t.town.terms(1));
  t.town.vote(t.bob, vote, Choice::yes);
  t.town.seal(1);
  t.town.vote(t.bob, vote, Choice::no);
  const Hash before = t.town.hash();
  auto again = assembly::Fold::load(t.town.journal(), t.town.fold().save(t.town.journal()));
  REQUIRE(again);
  CHECK(again->state_hash(t.town.journal()) == before);
  t.town.fold() = std::move(*again);
  t.town.vote(t.bob, vote, Choice::abstain);
  t.town.seal(3 * kDay);
  CHECK(t.town.count_of(vote).abstain == 1);
  CHECK(t.town.count_of(vote).yes + t.town.count_of(vote).no == 0);
}
}  // namespace closing_test
