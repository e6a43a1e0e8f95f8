// Why acts of meetings are void: each reason once. The files of tests/rules tell what people see of it.
#include "assembly/meetings.h"

#include <doctest/doctest.h>

#include "assembly/floor.h"
#include "tests/support/assembly_builder.h"

namespace meetings_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::ChallengeOf;
using event::FloorClass;

namespace {

/// Five founders; the first calls and facilitates, the second takes the minutes, the third and the fourth count.
struct Square {
  explicit Square(const AssemblyBuilder::Options& options = {}) : town(options) {
    who = {town.first()};
    for (const char* name : {"second", "third", "fourth", "fifth"}) who.push_back(town.founder(name));
    town.constitute(who[0]);
  }
  EventId act(std::size_t by, event::Content content) { return town.act(who[by], std::move(content)); }
  std::string code(std::size_t by, event::Content content) { return town.code(act(by, std::move(content))); }
  EventId call(Instant time = {1000 * kDayMs}) {
    return meeting = act(0, event::CallMeeting{time, "assembly", "", {{"one", {}, false}, {"two", {}, false}}, {}, {}});
  }
  void attend(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) act(i, event::Attend{meeting, {}, 0, false});
  }
  [[nodiscard]] event::OpenMeeting opening() const {
    return {meeting, town.id(who[0]), town.id(who[1]), {town.id(who[2]), town.id(who[3])}};
  }
  void open() {
    call(), attend(4);
    const EventId made = act(0, opening());
    act(1, event::Confirm{{made}}), act(2, event::Confirm{{made}});
  }
  EventId challenge(std::size_t by, ChallengeOf of) { return act(by, event::Challenge{meeting, of, ""}); }
  [[nodiscard]] event::HandCount hands(const EventId& version, std::uint64_t yes, std::uint64_t present) const {
    return {version, yes, 0, 0, present, "", meeting, false};
  }

  AssemblyBuilder town;
  std::vector<Who> who;
  EventId meeting;
};
}  // namespace

TEST_CASE("calls and agendas that are void") {
  AssemblyBuilder::Options options;
  options.charter.second_call_ms = 3 * kDayMs;
  options.charter.call_ms = 2 * kDayMs;
  Square square(options);
  const EventId first = square.call();
  const auto second = [&](std::uint64_t days, std::vector<event::AgendaItem> agenda) {
    return square.code(1, event::CallMeeting{{(1000 + days) * kDayMs}, "again", "", std::move(agenda), first, {}});
  };
  CHECK(second(2, {}) == "meeting.too_soon");
  CHECK(second(3, {{"three", {}, false}}) == "meeting.other_agenda");
  CHECK(second(3, {{"one", {}, false}}) == "applied");
  CHECK(square.code(1, event::SetAgenda{first, {{"three", {}, false}}}) == "meeting.not_caller");
  CHECK(square.code(1, event::Theme{first, "music", ""}) == "applied");
  CHECK(square.code(2, event::Theme{first, "music", ""}) == "theme.repeated");
  CHECK(square.code(1, event::Propose{"minutes", "all well", {}, {}, first, {}}) == "meeting.not_over");
  square.attend(4);
  CHECK(square.code(0, event::Attend{first, {}, 0, false}) == "attend.repeated");
  CHECK(square.code(4, square.opening()) == "meeting.not_there");
  event::OpenMeeting few = square.opening();
  few.tellers.pop_back();
  CHECK(square.code(0, few) == "meeting.wrong_offices");
  CHECK(square.code(0, event::TakeItem{first, 1}) == "meeting.not_open");
  const EventId opening = square.act(0, square.opening());
  square.act(1, event::Confirm{{opening}}), square.act(2, event::Confirm{{opening}});
  CHECK(square.code(3, event::Confirm{{opening}}) == "meeting.opened");
  CHECK(second(9, {}) == "meeting.had_quorum");
  CHECK(square.code(0, event::TakeItem{first, 3}) == "item.unknown");
  CHECK(square.code(1, event::TakeItem{first, 1}) == "meeting.not_facilitator");
  CHECK(square.code(0, event::CloseMeeting{first, {}}) == "applied");
  CHECK(square.code(0, event::TakeItem{first, 1}) == "meeting.over");
  square.town.seal(24);
  CHECK(square.code(0, event::CallMeeting{square.town.terms(24).cast_until, "soon", "", {}, {}, {}}) ==
        "meeting.short_notice");
}

TEST_CASE("a debate's void acts") {
  Square square;
  square.open();
  const auto ask = [&](std::size_t by, FloorClass floor_class = FloorClass::normal, bool withdraws = false) {
    return square.code(by, event::AskFloor{square.meeting, floor_class, "", {}, withdraws});
  };
  const auto give = [&](std::size_t whom) {
    return square.code(0, event::GiveFloor{square.meeting, square.town.id(square.who[whom]), ""});
  };
  CHECK(ask(2, FloorClass::answer) == "floor.nothing_to_answer");
  CHECK(ask(2, FloorClass::normal, true) == "floor.not_waiting");
  CHECK(ask(2) == "applied");
  CHECK(ask(2) == "floor.repeated");
  CHECK(ask(3) == "applied");
  CHECK(give(3) == "floor.not_next");
  CHECK(square.code(0, event::EndSpeech{square.meeting, 1}) == "floor.free");
  CHECK(give(2) == "applied");
  CHECK(give(3) == "floor.taken");
  CHECK(square.code(0, event::CloseQueue{square.meeting}) == "applied");
  CHECK(ask(1) == "floor.closed");
}

TEST_CASE("two devices that give somebody the floor at once have given it once, and one end ends it") {
  Square square;
  AssemblyBuilder& town = square.town;
  const Who tablet = town.second_device(square.who[0]);
  square.open();
  square.act(2, event::AskFloor{square.meeting, FloorClass::normal, "", {}, false});
  const EventId asked = square.act(3, event::AskFloor{square.meeting, FloorClass::normal, "", {}, false});
  const event::GiveFloor give{square.meeting, town.id(square.who[2]), ""};
  const EventId first = square.act(0, give);
  const EventId second = town.knowing({asked}).act(tablet, give);
  CHECK(town.code(first) == "applied");
  CHECK(town.code(second) == "applied");
  const auto meeting = [&]() -> const assembly::Meeting& { return town.state().meetings.front(); };
  const auto speaker = [&] {
    const auto* const speech = speech_of(assembly::View(town.state()), meeting());
    return speech == nullptr ? std::string("nobody") : town.state().persons[speech->person].name;
  };
  CHECK(speaker() == "third");
  // Each has heard of both by now, but not of the other's end; or of its own alone.
  SUBCASE("both end what both gave") {
    CHECK(square.code(0, event::EndSpeech{square.meeting, 60}) == "applied");
    CHECK(town.code(town.knowing({first, second}).act(tablet, event::EndSpeech{square.meeting, 90})) == "applied");
  }
  SUBCASE("each ends what it gave itself") {
    town.knowing({first}).act(square.who[0], event::EndSpeech{square.meeting, 90});
    town.knowing({second}).act(tablet, event::EndSpeech{square.meeting, 60});
  }
  SUBCASE("one ends it for both") { town.knowing({second}).act(tablet, event::EndSpeech{square.meeting, 90}); }
  CHECK(speaker() == "nobody");
  const auto queue = queue_of(assembly::View(town.state()), meeting());
  REQUIRE(queue.size() == 1);
  CHECK(town.state().persons[queue.front().person].name == "fourth");
  CHECK(queue.front().speeches == 0);
  std::uint64_t seconds = 0, speeches = 0;
  const assembly::Speeches given(assembly::View(town.state()), meeting());
  for (const assembly::FloorStep& step : meeting().floor) {
    if (!given.is_one(step)) continue;
    ++speeches;
    seconds += seconds_of(assembly::View(town.state()), meeting(), step.event);
  }
  CHECK(speeches == 1);
  CHECK(seconds == 90);
}

TEST_CASE("doubts and hands that are void") {
  AssemblyBuilder::Options options;
  options.charter.meeting_quorum = {1, 1};
  Square square(options);
  const EventId plan = square.town.propose(square.who[0], "plan");
  const EventId other = square.town.propose(square.who[0], "other");
  square.open();
  CHECK(square.code(1, square.hands(plan, 4, 4)) == "meeting.no_quorum");
  square.act(4, event::Attend{square.meeting, {}, 0, false});
  CHECK(square.code(4, square.hands(plan, 5, 5)) == "hand_count.not_teller");
  square.act(0, event::SetAgenda{square.meeting, {{"plan", plan, true}}});
  CHECK(square.code(4, event::Oppose{plan, ""}) == "applied");
  CHECK(square.code(1, square.hands(plan, 5, 5)) == "item.opposed");
  square.act(0, event::TakeItem{square.meeting, 1});
  CHECK(square.code(3, event::Oppose{plan, ""}) == "item.not_by_consent");
  const EventId doubt = square.challenge(4, ChallengeOf::agenda);
  CHECK(square.town.code(doubt) == "applied");
  CHECK(square.town.code(square.challenge(4, ChallengeOf::agenda)) == "challenge.repeated");
  CHECK(square.code(0, event::TakeItem{square.meeting, 1}) == "challenge.undecided");
  const EventId course = square.act(1, square.hands(doubt, 4, 5));
  square.act(2, event::Confirm{{course}}), square.act(3, event::Confirm{{course}});
  CHECK(square.code(0, event::TakeItem{square.meeting, 1}) == "challenge.upheld");
  const EventId count = square.act(1, square.hands(other, 5, 5));
  square.act(2, event::Confirm{{count}});
  CHECK(square.town.proposal_state(other) == "open");
  square.act(3, event::Confirm{{count}});
  CHECK(square.town.proposal_state(other) == "adopted");
}

TEST_CASE("who may facilitate, and times that cannot be") {
  AssemblyBuilder::Options options;
  options.charter.offices = {{"facilitation", 180 * kDayMs, 2, {}}};
  Square square(options);
  square.town.seal(24);
  const auto mandate = [&](const std::string& scope) {
    event::Mandate content{
        square.town.terms(24), square.town.id(square.who[4]), scope, event::MandateKind::free, {}, {}};
    content.until = {square.town.state().page.opened().ms + 100 * kDayMs};
    if (scope == assembly::kFacilitation) content.more = event::MandateTerms{scope, {}, 0, {}};
    return square.act(0, content);
  };
  const EventId office = mandate("facilitation");
  const EventId press = mandate("press");
  square.town.all_vote(square.who, office, event::Choice::yes);
  square.town.seal(std::uint64_t{20} * 24);
  square.call({2000 * kDayMs * 300});
  square.attend(5);
  CHECK(square.code(0, square.opening()) == "meeting.other_facilitator");
  square.act(0, event::SetAgenda{square.meeting, {{"report", press, false}}});
  event::OpenMeeting own = square.opening();
  own.facilitator = square.town.id(square.who[4]);
  CHECK(square.code(0, own) == "meeting.own_report");
  CHECK(square.code(0, event::Schedule{square.town.terms(24), {{"long", {0}, 3'600'000, 61, ""}}, ""}) ==
        "schedule.impossible");
}

namespace {
/// Whether the act's author may open the meeting and facilitate it, where this is on its agenda.
std::string facilitates(Square& square, std::size_t facilitator, const EventId& about) {
  square.act(0, event::SetAgenda{square.meeting, {{"report", about, false}}});
  event::OpenMeeting open = square.opening();
  open.facilitator = square.town.id(square.who[facilitator]);
  return square.code(0, open);
}
}  // namespace

TEST_CASE("nobody facilitates what is about their own mandate: one that was voted on, its recall, a report on it") {
  Square square;
  square.town.seal(24);
  AssemblyBuilder& town = square.town;
  const EventId press = town.mandate(square.who[0], town.id(square.who[4]), town.terms(24), std::uint64_t{200} * 24);
  town.all_vote(square.who, press, event::Choice::yes);
  town.seal(std::uint64_t{20} * 24);
  const EventId report = square.act(4, event::MandateReport{press, "all well"});
  const EventId recall = square.act(0, event::Recall{town.terms(24), press, {}, {}});
  CHECK(town.code(recall) == "applied");
  square.call({2000 * kDayMs * 300});
  square.attend(5);
  for (const EventId& about : {press, report, recall}) CHECK(facilitates(square, 4, about) == "meeting.own_report");
  CHECK(facilitates(square, 3, press) == "applied");
}

TEST_CASE("a commission's meeting has its own roll, and decides what is its own") {
  Square square;
  square.town.seal(24);
  AssemblyBuilder& town = square.town;
  const EventId well = square.act(0, event::FoundCommission{town.terms(24), "The well", "Plans it.", {}, false});
  town.all_vote(square.who, well, event::Choice::yes);
  town.seal(std::uint64_t{20} * 24);
  CHECK(square.code(1, event::CallMeeting{{2000 * kDayMs * 300}, "x", "", {}, {}, well}) == "commission.not_member");
  for (const std::size_t one : {1U, 2U, 3U}) square.act(one, event::JoinCommission{well, false});
  town.seal(24);
  event::Propose propose{"Where", "By the lime tree.", {}, {}, {}, {}};
  propose.commission = well;
  const EventId where = square.act(0, propose);
  const EventId dues = town.propose(square.who[0], "Dues");
  square.meeting = square.act(0, event::CallMeeting{{2000 * kDayMs * 300}, "x", "", {{"w", where, true}}, {}, well});
  square.attend(5);
  const assembly::Meeting& meeting = town.state().meetings.back();
  const auto there = assembly::quorum_at(assembly::View(town.state()), meeting);
  CHECK(there.roll == 4);
  CHECK(there.present == 4);
  CHECK(there.needed == 2);
  const EventId opening = square.act(0, square.opening());
  square.act(1, event::Confirm{{opening}}), square.act(2, event::Confirm{{opening}});
  CHECK(square.code(4, event::Challenge{square.meeting, ChallengeOf::quorum, ""}) == "commission.not_member");
  CHECK(square.code(4, event::Oppose{where, ""}) == "commission.not_member");
  CHECK(square.code(1, square.hands(dues, 4, 4)) == "commission.only_questions");
  CHECK(square.code(1, square.hands(where, 5, 5)) == "hand_count.impossible");
  const EventId count = square.act(1, square.hands(where, 4, 4));
  square.act(2, event::Confirm{{count}}), square.act(3, event::Confirm{{count}});
  CHECK(town.proposal_state(where) == "adopted");
}
}  // namespace meetings_test
