#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/journal_world.h"

namespace journal_test {
using namespace folkmoot;
using namespace folkmoot::journal;
using test::Author;

namespace {
using Outcome = Admission::Outcome;

struct Founded {
  explicit Founded(const event::Charter& charter = {})
      : author(0), journal(*Journal::create(test::founding(author, charter))) {}
  [[nodiscard]] EventId root() const { return reinterpret_id<EventId>(journal.assembly()); }
  void introduce(const Author& other) { test::write(journal, author, test::device_record(other)); }
  Author author;
  Journal journal;
};

Code code_of(const Admission& admission) { return admission.code; }
}  // namespace

TEST_CASE("a journal begins with a founding event and nothing else") {
  const Author author(0);
  const auto founding = test::founding(author);
  CHECK(Journal::create(founding).has_value());
  Founded founded;
  const auto other = test::compose(founded.journal, founded.author, test::note(founded.root()));
  CHECK(Journal::create(other).error().code == journal::errc::kNoFounding);
  CHECK(founded.journal.page() == 1);
  CHECK(founded.journal.kept_count() == 1);
  CHECK(founded.journal.charter() == event::Charter{});
}

TEST_CASE("changes are handed out once") {
  Founded founded;
  CHECK(founded.journal.take_changes().added.size() == 1);
  CHECK(founded.journal.take_changes().empty());
  const EventId id = test::write(founded.journal, founded.author, test::note(founded.root()));
  const Changes changes = founded.journal.take_changes();
  REQUIRE(changes.added.size() == 1);
  CHECK(changes.added[0].event.id == id);
  CHECK(changes.added[0].index == *founded.journal.find(id));
}

TEST_CASE("the same event twice is a duplicate") {
  Founded founded;
  const auto event = test::compose(founded.journal, founded.author, test::note(founded.root()));
  CHECK(founded.journal.admit(event).outcome == Outcome::kept);
  CHECK(founded.journal.admit(event).outcome == Outcome::duplicate);
}

TEST_CASE("what belongs elsewhere, lacks its body, or comes from a stranger is refused") {
  Founded founded;
  event::Charter charter;
  charter.vouches = 3;
  Founded other(charter);
  CHECK(code_of(founded.journal.admit(test::compose(other.journal, other.author, test::note(other.root())))) ==
        journal::errc::kWrongAssembly);
  CHECK(code_of(founded.journal.admit(test::founding(other.author, charter))) == journal::errc::kSecondFounding);

  event::Event bodyless = test::compose(founded.journal, founded.author, test::note(founded.root())).event();
  bodyless.body.reset();
  CHECK(code_of(founded.journal.admit(test::checked(bodyless))) == journal::errc::kBodyMissing);

  const Author stranger(7);
  const auto uninvited =
      test::forge(founded.journal.assembly(), stranger, 0, std::nullopt, {founded.root()}, test::note(founded.root()));
  CHECK(code_of(founded.journal.admit(uninvited)) == journal::errc::kNotIntroduced);
}

TEST_CASE("chains: a wrong seq, another device's prev and a prev from nowhere") {
  Founded founded;
  const Author member(1);
  founded.introduce(member);
  const AssemblyId assembly = founded.journal.assembly();
  const EventId own = test::write(founded.journal, member, test::note(founded.root()));
  CHECK(code_of(founded.journal.admit(test::forge(assembly, member, 5, own, {}, test::note(own)))) ==
        journal::errc::kChain);
  CHECK(code_of(founded.journal.admit(test::forge(assembly, member, 1, founded.root(), {}, test::note(own)))) ==
        journal::errc::kChain);
  EventId nowhere;
  nowhere.bytes[3] = 9;
  const auto orphan = test::forge(assembly, member, 1, nowhere, {}, test::note(own));
  CHECK(code_of(founded.journal.admit(orphan)) == journal::errc::kMissing);
  CHECK(founded.journal.missing() == std::vector<EventId>{nowhere});
}

TEST_CASE("an introduction must be in the own past, not only held") {
  Founded founded;
  const Author member(1);
  founded.introduce(member);
  const auto blind =
      test::forge(founded.journal.assembly(), member, 0, std::nullopt, {founded.root()}, test::note(founded.root()));
  CHECK(code_of(founded.journal.admit(blind)) == journal::errc::kNotIntroduced);
}

TEST_CASE("events that come backwards are parked and then all kept, a long chain without recursion") {
  event::Charter charter;
  charter.quota.events = 1 << 20;
  charter.quota.bytes = std::uint64_t{1} << 40;
  Founded writer(charter);
  std::vector<CheckedEvent> events;
  for (int i = 0; i < 1500; ++i) {
    events.push_back(test::compose(writer.journal, writer.author, test::note(writer.root())));
    writer.journal.admit(events.back());
  }
  Changes first = writer.journal.take_changes();
  Journal journal = *Journal::create(CheckedEvent::trusted(first.added[0].event));
  for (auto event = events.rbegin(); event + 1 != events.rend(); ++event)
    CHECK(journal.admit(*event).code == journal::errc::kMissing);
  CHECK(journal.admit(events.front()).outcome == Outcome::kept);
  CHECK(journal.parked_count() == 0);
  CHECK(journal.digest() == writer.journal.digest());
}

TEST_CASE("parking is bounded by device, the oldest go first, and what is missing is named") {
  Founded founded;
  const Author member(1);
  founded.introduce(member);
  EventId nowhere;
  for (std::size_t i = 0; i < kMaxParkedPerDevice + 10; ++i) {
    nowhere.bytes[0] = static_cast<std::uint8_t>(i);
    nowhere.bytes[1] = static_cast<std::uint8_t>(i >> 8);
    nowhere.bytes[2] = 1;
    founded.journal.admit(test::forge(founded.journal.assembly(), member, 1, nowhere, {}, test::note(founded.root())));
  }
  CHECK(founded.journal.parked_count() == kMaxParkedPerDevice);
  CHECK(founded.journal.missing().size() == kMaxParkedPerDevice);
}

TEST_CASE("a flood by one device stops at its quota, and the rest waits") {
  event::Charter charter;
  charter.quota.events = 8;
  Founded founded(charter);
  const Author member(1);
  founded.introduce(member);
  std::vector<Admission> outcomes;
  for (int i = 0; i < 8; ++i) test::write(founded.journal, member, test::note(founded.root()));
  const auto over = test::compose(founded.journal, member, test::note(founded.root()));
  CHECK(code_of(founded.journal.admit(over)) == journal::errc::kQuota);
  CHECK(founded.journal.parked_count() == 1);
}

TEST_CASE(
    "the quota grows with the weeks that the median of the introduced devices claims, not with the author's clock") {
  event::Charter charter;
  charter.quota.events = 8;
  Founded founded(charter);
  const Author member(1);
  const Author second(2);
  founded.introduce(member);
  founded.introduce(second);
  constexpr std::uint64_t kTenYears = 1'000'000 + 10ULL * 52 * 7 * 24 * 3600 * 1000;
  constexpr std::uint64_t kNextWeek = 1'000'000 + 8ULL * 24 * 3600 * 1000;
  const auto write_at = [&](const Author& author, std::uint64_t claim) {
    return founded.journal.admit(test::compose(founded.journal, author, test::note(founded.root()), {}, claim));
  };
  for (int i = 0; i < 8; ++i) CHECK(write_at(member, kTenYears).outcome == Outcome::kept);
  CHECK(code_of(write_at(member, kTenYears)) == journal::errc::kQuota);  // one clock of three is not the median
  Founded late(charter);
  late.introduce(member);
  late.introduce(second);
  const auto late_write = [&](const Author& author, std::uint64_t claim) {
    return late.journal.admit(test::compose(late.journal, author, test::note(late.root()), {}, claim));
  };
  CHECK(late_write(second, kNextWeek).outcome == Outcome::kept);
  for (int i = 0; i < 16; ++i) CHECK(late_write(member, kNextWeek).outcome == Outcome::kept);
  CHECK(code_of(late_write(member, kNextWeek)) == journal::errc::kQuota);
}

TEST_CASE("a flood by a device that introduces others stops at the number and the depth of introductions") {
  event::Charter charter;
  charter.quota.page_one_introductions = 3;
  charter.quota.page_one_depth = 2;
  Founded founded(charter);
  const Author child(1);
  founded.introduce(child);
  test::write(founded.journal, child, test::device_record(Author(10)));
  const Author grandchild(10);
  CHECK(code_of(founded.journal.admit(test::compose(founded.journal, grandchild, test::device_record(Author(20))))) ==
        journal::errc::kQuota);
  test::write(founded.journal, child, test::device_record(Author(11)));
  test::write(founded.journal, child, test::device_record(Author(12)));
  test::write(founded.journal, child, test::device_record(Author(12)));  // the same key again counts once
  CHECK(code_of(founded.journal.admit(test::compose(founded.journal, child, test::device_record(Author(13))))) ==
        journal::errc::kQuota);
}

TEST_CASE("a flood of long events stops at the quota of bytes") {
  for (const std::uint64_t bytes : {32'768U, 65'536U}) {
    event::Charter charter;
    charter.quota.bytes = bytes;
    Founded founded(charter);
    const Author member(1);
    founded.introduce(member);
    const std::string text(4'000, 'x');
    const auto next = [&] { return test::compose(founded.journal, member, test::note(founded.root(), text)); };
    std::size_t kept = 0;
    while (founded.journal.admit(next()).outcome == Outcome::kept) ++kept;
    CHECK(kept == (bytes == 32'768 ? 8 : 16));
    CHECK(founded.journal.foresee(next()).code == journal::errc::kQuota);
  }
}

TEST_CASE("how many devices one introduces in the founding page, and how far from its founding, the charter says") {
  const auto admits = [](Founded& founded, const Author& by, const Author& other) {
    return founded.journal.admit(test::compose(founded.journal, by, test::device_record(other))).outcome ==
           Outcome::kept;
  };
  for (const std::uint64_t most : {2U, 4U}) {
    event::Charter charter;
    charter.quota.page_one_introductions = most;
    Founded founded(charter);
    founded.introduce(Author(1));
    std::uint64_t introduced = 0;
    while (admits(founded, Author(1), Author(10 + introduced))) ++introduced;
    CHECK(introduced == most);
  }
  for (const std::uint64_t depth : {1U, 3U}) {
    event::Charter charter;
    charter.quota.page_one_depth = depth;
    Founded founded(charter);
    std::uint64_t far = 0;
    while (admits(founded, Author(far), Author(far + 1))) ++far;
    CHECK(far == depth);
  }
}

TEST_CASE("what would be parked or refused is foreseen, and nothing is taken in by asking") {
  event::Charter charter;
  charter.quota.events = 8;
  charter.quota.page_one_introductions = 2;  // the founding is the first
  Founded founded(charter);
  Journal& journal = founded.journal;
  const Author member(1), second(2), stranger(3);
  founded.introduce(member);
  const auto third = test::compose(journal, founded.author, test::device_record(second));
  CHECK(journal.foresee(third).code == journal::errc::kQuota);
  CHECK(journal.foresee(third).detail == "this device has brought in its share of devices before the first seal");
  const auto last = [&] { return test::compose(journal, founded.author, test::note(founded.root())); };
  for (int i = 0; i < 6; ++i) {
    const auto draft = last();
    CHECK(journal.foresee(draft).outcome == Outcome::kept);
    CHECK(journal.foresee(draft).outcome == Outcome::kept);
    CHECK(journal.admit(draft).outcome == Outcome::kept);
  }
  const Hash digest = journal.digest();
  const Admission ninth = journal.foresee(last());
  CHECK(ninth.outcome == Outcome::parked);
  CHECK(ninth.code == journal::errc::kQuota);
  CHECK(ninth.detail == "this device has written its share before the next seal");
  CHECK(journal
            .foresee(test::forge(journal.assembly(), stranger, 0, std::nullopt, {founded.root()},
                                 test::note(founded.root())))
            .code == journal::errc::kNotIntroduced);
  EventId nowhere;
  CHECK(
      journal.foresee(test::forge(journal.assembly(), member, 0, std::nullopt, {nowhere}, test::note(nowhere))).code ==
      journal::errc::kMissing);
  CHECK(journal.parked_count() == 0);
  CHECK(journal.digest() == digest);
  CHECK(journal.forks().empty());
  // A copy of the member's key wrote already, though nobody can place that yet: one more event here would be a fork.
  CHECK(journal.foresee(test::compose(journal, member, test::note(founded.root()))).outcome == Outcome::kept);
  journal.admit(test::forge(journal.assembly(), member, 0, std::nullopt, {nowhere}, test::note(nowhere)));
  CHECK(journal.foresee(test::compose(journal, member, test::note(founded.root()))).code == journal::errc::kForked);
  CHECK(journal.forks().empty());
}

TEST_CASE("listing people raises the lister's quota") {
  event::Charter charter;
  charter.quota.events = 8;
  Founded founded(charter);
  event::ListPersons list;
  list.names = {"m001", "m002"};
  test::write(founded.journal, founded.author, list);
  for (int i = 0; i < 14; ++i) test::write(founded.journal, founded.author, test::note(founded.root()));
  CHECK(code_of(founded.journal.admit(test::compose(founded.journal, founded.author, test::note(founded.root())))) ==
        journal::errc::kQuota);
}

TEST_CASE("a place names the heads, at most sixteen, those the act rests on first") {
  Founded founded;
  std::vector<Author> members;
  for (std::uint64_t i = 1; i <= 30; ++i) members.emplace_back(i);
  for (const Author& member : members) founded.introduce(member);
  const auto introduced = founded.journal.heads();
  // Thirty concurrent events: none names another.
  std::vector<EventId> events;
  for (const Author& member : members) {
    auto event =
        test::forge(founded.journal.assembly(), member, 0, std::nullopt, introduced, test::note(founded.root()));
    events.push_back(event.event().id);
    CHECK(founded.journal.admit(std::move(event)).outcome == Outcome::kept);
  }
  CHECK(founded.journal.head_count() == 30);
  const auto place = founded.journal.place(founded.author.device, {events[4]});
  REQUIRE(place);
  CHECK(place->parents.size() == 16);
  CHECK(std::is_sorted(place->parents.begin(), place->parents.end()));
  CHECK(std::find(place->parents.begin(), place->parents.end(), events[4]) != place->parents.end());
  CHECK(founded.journal.place(founded.author.device, {EventId{}}).error().code == journal::errc::kMissing);
}

TEST_CASE("an act that rests on forty events of one chain names the last of them, and has all in its past") {
  Founded founded;
  const Author member(1);
  founded.introduce(member);
  std::vector<EventId> events;
  events.reserve(40);
  for (int i = 0; i < 40; ++i)
    events.push_back(test::write(founded.journal, founded.author, test::note(founded.root())));
  const auto act = test::compose(founded.journal, member, test::note(founded.root()), {events});
  CHECK(act.event().header.parents == std::vector<EventId>{events.back()});
}

TEST_CASE("a fork without support leaves evidence and no effect") {
  Founded founded;
  const Author liar(1);
  founded.introduce(liar);
  const EventId first = test::write(founded.journal, liar, test::note(founded.root()));
  const EventId second = test::write(founded.journal, liar, test::note(founded.root()));
  founded.journal.take_changes();
  const auto twin = test::forge(founded.journal.assembly(), liar, 1, first, {}, test::note(founded.root()));
  CHECK(code_of(founded.journal.admit(twin)) == journal::errc::kForked);
  const Changes changes = founded.journal.take_changes();
  REQUIRE(changes.forks.size() == 1);
  CHECK(changes.forks[0] ==
        ForkProof{liar.device, 1, std::min(second, twin.event().id), std::max(second, twin.event().id)});
  CHECK(changes.removed == std::vector<EventIndex>{*founded.journal.find(second)});
  CHECK(!founded.journal.is_kept(*founded.journal.find(second)));
  CHECK(founded.journal.is_kept(*founded.journal.find(first)));
  CHECK(founded.journal.place(liar.device, {}).error().code == journal::errc::kForked);
}

TEST_CASE("both branches stay when an honest event rests on each, and a name above a fork that was seen is refused") {
  Founded founded;
  const Author liar(1);
  const Author honest(2);
  founded.introduce(liar);
  founded.introduce(honest);
  const AssemblyId assembly = founded.journal.assembly();
  const auto introduced = founded.journal.heads();
  const auto base = test::forge(assembly, liar, 0, std::nullopt, introduced, test::note(founded.root()));
  const auto left = test::forge(assembly, liar, 1, base.event().id, {}, test::note(founded.root()));
  const auto right = test::forge(assembly, liar, 1, base.event().id, {}, test::note(founded.root()));
  const auto on_left = test::forge(assembly, honest, 0, std::nullopt, {left.event().id}, test::note(founded.root()));
  for (const auto& event : {base, left, on_left}) CHECK(founded.journal.admit(event).outcome == Outcome::kept);
  CHECK(code_of(founded.journal.admit(right)) == journal::errc::kForked);
  const auto on_right = test::forge(assembly, founded.author, 3, founded.journal.place(founded.author.device, {})->prev,
                                    {right.event().id}, test::note(founded.root()));
  CHECK(founded.journal.admit(on_right).outcome == Outcome::kept);
  CHECK(founded.journal.is_kept(*founded.journal.find(right.event().id)));
  CHECK(founded.journal.tips(*founded.journal.table().find_device(liar.device)).size() == 2);

  const auto both =
      test::forge(assembly, honest, 1, on_left.event().id, {on_right.event().id}, test::note(founded.root()));
  CHECK(founded.journal.admit(both).outcome == Outcome::kept);
  const auto again = test::forge(assembly, honest, 2, both.event().id, {left.event().id}, test::note(founded.root()));
  CHECK(code_of(founded.journal.admit(again)) == journal::errc::kNamesFork);
}

TEST_CASE("a branch that only devices of the forker's own making support is not kept") {
  Founded founded;
  const Author liar(1);
  const Author puppet(9);
  founded.introduce(liar);
  const AssemblyId assembly = founded.journal.assembly();
  const auto base = test::forge(assembly, liar, 0, std::nullopt, founded.journal.heads(), test::note(founded.root()));
  const auto twin = test::forge(assembly, liar, 1, base.event().id, {}, test::note(founded.root()));
  const auto branch = test::forge(assembly, liar, 1, base.event().id, {}, test::device_record(puppet));
  const auto support = test::forge(assembly, puppet, 0, std::nullopt, {branch.event().id}, test::note(founded.root()));
  for (const auto& event : {base, branch, support}) CHECK(founded.journal.admit(event).outcome == Outcome::kept);
  founded.journal.admit(twin);
  CHECK(!founded.journal.is_kept(*founded.journal.find(branch.event().id)));
  CHECK(!founded.journal.is_kept(*founded.journal.find(support.event().id)));
}

TEST_CASE("a proof that comes alone has the same effect as the branches") {
  Founded founded;
  const Author liar(1);
  founded.introduce(liar);
  const AssemblyId assembly = founded.journal.assembly();
  const EventId first = test::write(founded.journal, liar, test::note(founded.root()));
  const EventId second = test::write(founded.journal, liar, test::note(founded.root()));
  auto a = test::forge(assembly, liar, 1, first, {}, test::note(first)).event();
  auto b = test::forge(assembly, liar, 1, first, {}, test::note(first)).event();
  a.body.reset();
  b.body.reset();
  CHECK(founded.journal.admit_proof(test::checked(a), test::checked(a)).error().code == journal::errc::kChain);
  CHECK(founded.journal.admit_proof(test::checked(a), test::checked(b)));
  CHECK(!founded.journal.is_kept(*founded.journal.find(second)));
  CHECK(founded.journal.forks().size() == 1);
}

TEST_CASE("a seal orders and fixes a page: what it covers stays, newcomers must be on its roll, quotas begin anew") {
  event::Charter charter;
  charter.quota.events = 8;
  Founded founded(charter);
  const Author member(1);
  const Author stranger(2);
  founded.introduce(member);
  founded.introduce(stranger);
  for (int i = 0; i < 8; ++i) test::write(founded.journal, member, test::note(founded.root()));
  const auto waiting = test::compose(founded.journal, member, test::note(founded.root()));
  CHECK(code_of(founded.journal.admit(waiting)) == journal::errc::kQuota);

  SealedPage seal;
  seal.number = 1;
  seal.time = {2'000'000};
  seal.frontier = *founded.journal.frontier_over(founded.journal.heads());
  seal.roll = {{founded.author.device, 0}, {member.device, 0}};
  seal.core.bytes[0] = 1;
  SealedPage unknown = seal;
  unknown.frontier.front().tips.back().id = EventId{};
  CHECK(founded.journal.close_page(unknown).error().code == journal::errc::kMissing);
  unknown.number = 2;
  CHECK(founded.journal.close_page(unknown).error().code == journal::errc::kFutureSeal);
  REQUIRE(founded.journal.close_page(seal));
  CHECK(founded.journal.page() == 2);
  CHECK(founded.journal.page_of(0) == 1);
  CHECK(founded.journal.is_kept(*founded.journal.find(waiting.event().id)));  // the new page has room for it
  CHECK(founded.journal.page_of(*founded.journal.find(waiting.event().id)) == 2);
  CHECK(founded.journal.order().size() == 1);
  CHECK(code_of(founded.journal.admit(test::compose(founded.journal, stranger, test::note(founded.root())))) ==
        journal::errc::kUnadmitted);
  event::Event future = test::compose(founded.journal, member, test::note(founded.root())).event();
  future.header.after = 5;
  future = event::make_event(future.header, *future.body, member.key);
  CHECK(code_of(founded.journal.admit(test::checked(future))) == journal::errc::kFutureSeal);
}

TEST_CASE("where a seal was undone, events that name it wait until there are as many seals again") {
  Founded founded;
  const Author member(1);
  founded.introduce(member);
  test::write(founded.journal, member, test::note(founded.root()));
  SealedPage seal;
  seal.number = 1;
  seal.time = {2'000'000};
  seal.frontier = *founded.journal.frontier_over(founded.journal.heads());
  seal.roll = {{founded.author.device, 0}, {member.device, 0}};
  seal.core.bytes[0] = 1;
  REQUIRE(founded.journal.close_page(seal));
  const auto after = test::compose(founded.journal, member, test::note(founded.root()));
  REQUIRE(after.event().header.after == 1);
  founded.journal.admit(after);
  std::vector<event::Event> events(founded.journal.table().size());
  for (auto& added : founded.journal.take_changes().added) events[added.index] = std::move(added.event);

  Journal again = *Journal::create(CheckedEvent::trusted(events[0]));
  for (std::size_t i = 1; i < events.size(); ++i) again.restore(CheckedEvent::trusted(events[i]));
  again.finish_restore();
  const auto e = again.find(after.event().id);
  REQUIRE(e.has_value());
  CHECK_FALSE(again.is_kept(*e));
  CHECK(again.kept_count() == events.size() - 1);
  // Its device writes nothing meanwhile: a second event with that seq would be a fork. Others do.
  CHECK(again.place(member.device, {}).error().code == journal::errc::kFutureSeal);
  test::write(again, founded.author, test::note(founded.root()));
  CHECK_FALSE(again.is_kept(*e));
  seal.core.bytes[0] = 2;  // another seal, and the same number
  REQUIRE(again.close_page(seal));
  CHECK(again.is_kept(*e));
  CHECK(again.place(member.device, {}).has_value());
  CHECK(again.take_changes().restored == std::vector<EventIndex>{*e});
}
}  // namespace journal_test
