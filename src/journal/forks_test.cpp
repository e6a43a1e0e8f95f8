// Devices that contradict themselves, in the ways that are hardest to agree about.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/journal_world.h"

namespace forks_test {
using namespace folkmoot;
using namespace folkmoot::journal;
using test::Author;

namespace {
using Outcome = Admission::Outcome;

/// One honest author a node, and whoever else was introduced; all nodes begin with the same.
struct Nodes {
  explicit Nodes(std::size_t members, std::size_t liars) {
    for (std::size_t i = 0; i < members + liars; ++i) authors.emplace_back(i);
    const auto founding = test::founding(authors[0]);
    for (std::size_t i = 0; i < members; ++i) journals.push_back(*Journal::create(founding));
    remember(founding);
    for (std::size_t i = 1; i < authors.size(); ++i)
      show_all(test::compose(journals[0], authors[0], test::device_record(authors[i])));
  }

  void remember(const CheckedEvent& event) { all.emplace(event.event().id, event); }
  void show(std::size_t node, const CheckedEvent& event) {
    remember(event);
    journals[node].admit(event);
  }
  void show_all(const CheckedEvent& event) {
    for (std::size_t i = 0; i < journals.size(); ++i) show(i, event);
  }
  /// An event of a liar, wherever it wants it to stand.
  CheckedEvent lie(std::size_t author, std::uint64_t seq, std::optional<EventId> prev,
                   std::vector<EventId> parents = {}, std::optional<event::Content> content = {}) {
    CheckedEvent out = test::forge(assembly(), authors[author], seq, prev, std::move(parents),
                                   content ? *content : event::Content(test::note(root())));
    remember(out);
    return out;
  }
  /// An honest member writes on its node, upon all that it holds.
  EventId write(std::size_t node) {
    const auto event = test::compose(journals[node], authors[node], test::note(root()));
    remember(event);
    honest.push_back(event.event().id);
    CHECK(journals[node].admit(event).outcome == Outcome::kept);
    return event.event().id;
  }
  /// Everything that anybody has kept, evidence and what is asked for by id, to everybody, until nothing changes.
  void converge() {
    for (int round = 0; round < 8; ++round)
      for (Journal& to : journals)
        for (Journal& from : journals) {
          for (const EventId& id : test::kept_ids(from)) to.admit(all.at(id));
          for (const auto& [device, proof] : from.forks())
            CHECK(to.admit_proof(all.at(proof.first), all.at(proof.second)));
          for (const EventId& id : to.missing())
            if (from.find(id) || from.parked(id) != nullptr) to.admit(all.at(id));
        }
  }
  void check_agreement() {
    for (Journal& journal : journals) {
      CHECK(journal.digest() == journals[0].digest());
      CHECK(test::kept_ids(journal) == test::kept_ids(journals[0]));
      CHECK(test::ordered_ids(journal) == test::ordered_ids(journals[0]));
      for (const EventId& id : honest) CHECK(is_kept(journal, id));
    }
  }
  static bool is_kept(const Journal& journal, const EventId& id) {
    const auto e = journal.find(id);
    return e && journal.is_kept(*e);
  }
  [[nodiscard]] AssemblyId assembly() const { return journals[0].assembly(); }
  [[nodiscard]] EventId root() const { return reinterpret_id<EventId>(assembly()); }

  std::vector<Author> authors;
  std::vector<Journal> journals;
  std::map<EventId, CheckedEvent> all;
  std::vector<EventId> honest;
};
}  // namespace

TEST_CASE("three branches of which no node sees the same two") {
  Nodes nodes(3, 1);
  const std::size_t liar = 3;
  const auto introduced = nodes.journals[0].heads();
  const auto base = nodes.lie(liar, 0, std::nullopt, introduced);
  std::vector<CheckedEvent> branches;
  branches.reserve(3);
  for (int i = 0; i < 3; ++i) branches.push_back(nodes.lie(liar, 1, base.event().id));
  bool supported = false;
  SUBCASE("nobody rests on any of them") {}
  SUBCASE("honest members had rested on each") { supported = true; }
  nodes.show_all(base);
  for (std::size_t i = 0; i < 3; ++i) {
    nodes.show(i, branches[i]);
    if (supported) nodes.write(i);
    nodes.show(i, branches[(i + 1) % 3]);
    CHECK(nodes.journals[i].forks().size() == 1);
    nodes.write(i);
  }
  nodes.converge();
  nodes.check_agreement();
  for (const Journal& journal : nodes.journals) {
    CHECK(Nodes::is_kept(journal, base.event().id));
    for (const CheckedEvent& branch : branches) CHECK(Nodes::is_kept(journal, branch.event().id) == supported);
  }
}

TEST_CASE("a flood of forks costs each node two events as evidence, and stops nobody else") {
  Nodes nodes(3, 1);
  const std::size_t liar = 3;
  const auto base = nodes.lie(liar, 0, std::nullopt, nodes.journals[0].heads());
  nodes.show_all(base);
  // Each node sees other branches, in another order.
  std::vector<CheckedEvent> branches;
  for (int i = 0; i < 90; ++i) branches.push_back(nodes.lie(liar, 1, base.event().id));
  for (std::size_t i = 0; i < branches.size(); ++i) {
    nodes.show(i % 3, branches[i]);
    if (i % 30 == 0) nodes.write(i % 3);
  }
  nodes.converge();
  nodes.check_agreement();
  for (Journal& journal : nodes.journals) {
    CHECK(journal.forks().size() == 1);
    // What the liar gave this node itself waits there; nobody hands it on.
    CHECK(journal.parked_count() < branches.size() / 3);
    std::size_t kept = 0;
    for (const CheckedEvent& branch : branches) kept += Nodes::is_kept(journal, branch.event().id) ? 1U : 0U;
    CHECK(kept <= 1);  // what somebody honest had rested on before the fork was known
  }
}

TEST_CASE("forkers that support each other hold up nothing, but for whom an honest member supports") {
  Nodes nodes(2, 2);
  const std::size_t one = 2;
  const std::size_t two = 3;
  const auto introduced = nodes.journals[0].heads();
  // Each continues its own second branch upon the other's.
  const auto base_one = nodes.lie(one, 0, std::nullopt, introduced);
  const auto base_two = nodes.lie(two, 0, std::nullopt, introduced);
  const auto left_one = nodes.lie(one, 1, base_one.event().id);
  const auto left_two = nodes.lie(two, 1, base_two.event().id);
  const auto right_one = nodes.lie(one, 1, base_one.event().id, {base_two.event().id});
  const auto right_two = nodes.lie(two, 1, base_two.event().id, {right_one.event().id});
  const auto more_one = nodes.lie(one, 2, right_one.event().id, {right_two.event().id});
  bool supported = false;
  SUBCASE("alone") {}
  SUBCASE("an honest member rested on the last of them, before the forks were known") { supported = true; }
  for (const auto& event : {base_one, base_two, right_one, right_two, more_one}) nodes.show(0, event);
  if (supported) nodes.write(0);
  for (const auto& event : {base_one, base_two, left_one, left_two}) nodes.show(1, event);
  nodes.write(1);  // so the left branches have support of their own
  nodes.converge();
  nodes.check_agreement();
  for (const Journal& journal : nodes.journals) {
    CHECK(journal.forks().size() == 2);
    for (const auto& event : {left_one, left_two}) CHECK(Nodes::is_kept(journal, event.event().id));
    for (const auto& event : {right_one, right_two, more_one})
      CHECK(Nodes::is_kept(journal, event.event().id) == supported);
  }
}

TEST_CASE("a branch that a seal cut off, named by an honest event: kept by everybody, without undoing the seal") {
  Nodes nodes(2, 1);
  const std::size_t liar = 2;
  const auto introduced = nodes.journals[0].heads();
  const auto base = nodes.lie(liar, 0, std::nullopt, introduced);
  const auto sealed_branch = nodes.lie(liar, 1, base.event().id);
  const auto cut_branch = nodes.lie(liar, 1, base.event().id);
  nodes.show_all(base);
  // The second member saw only the other branch, and wrote upon it; then the seal came, over what the first one had.
  nodes.show(1, cut_branch);
  const EventId late = nodes.write(1);
  nodes.show(0, sealed_branch);
  SealedPage seal;
  seal.number = 1;
  seal.time = {2'000'000};
  const std::vector<EventId> tips = nodes.journals[0].heads();
  seal.frontier = *nodes.journals[0].frontier_over(tips);
  seal.roll = {{nodes.authors[0].device, 0}, {nodes.authors[1].device, 0}, {nodes.authors[liar].device, 0}};
  seal.core.bytes[0] = 1;
  CHECK(nodes.journals[1].hold_for_seal(tips).error().code == errc::kMissing);
  nodes.show(1, sealed_branch);
  CHECK_FALSE(Nodes::is_kept(nodes.journals[1], sealed_branch.event().id));
  for (Journal& journal : nodes.journals) {
    REQUIRE(journal.hold_for_seal(tips));
    REQUIRE(journal.close_page(seal));
    CHECK(Nodes::is_kept(journal, sealed_branch.event().id));
  }
  nodes.write(0);
  CHECK_FALSE(Nodes::is_kept(nodes.journals[0], cut_branch.event().id));
  nodes.converge();
  nodes.check_agreement();
  for (Journal& journal : nodes.journals) {
    for (const EventId& id : {sealed_branch.event().id, cut_branch.event().id, late})
      CHECK(Nodes::is_kept(journal, id));
    CHECK(journal.page_of(*journal.find(sealed_branch.event().id)) == 1);
    CHECK(journal.page_of(*journal.find(cut_branch.event().id)) == 2);
    CHECK(journal.page_of(*journal.find(late)) == 2);
    CHECK(journal.forks().size() == 1);
  }
}

TEST_CASE("after a seal a device that is not on its roll adds only what others rest on") {
  Nodes nodes(2, 1);
  const std::size_t applicant = 2;
  const auto introduced = nodes.journals[0].heads();
  const auto first = nodes.lie(applicant, 0, std::nullopt, introduced);
  const auto second = nodes.lie(applicant, 1, first.event().id);
  const auto third = nodes.lie(applicant, 2, second.event().id);
  SealedPage seal;
  seal.number = 1;
  seal.time = {2'000'000};
  const std::vector<EventId> tips = nodes.journals[0].heads();
  seal.frontier = *nodes.journals[0].frontier_over(tips);
  seal.roll = {{nodes.authors[0].device, 0}, {nodes.authors[1].device, 0}};
  seal.core.bytes[0] = 1;
  // Before the seal came the second member had answered to what the applicant wrote.
  nodes.show(1, first);
  nodes.show(1, second);
  const EventId answer = nodes.write(1);
  for (Journal& journal : nodes.journals) REQUIRE(journal.close_page(seal));
  CHECK(Nodes::is_kept(nodes.journals[1], second.event().id));
  for (const CheckedEvent& event : {first, second, third})
    CHECK(nodes.journals[0].admit(event).code ==
          (event.event().id == first.event().id ? errc::kUnadmitted : errc::kMissing));
  nodes.show(0, nodes.all.at(answer));
  nodes.show(1, third);
  nodes.converge();
  nodes.check_agreement();
  for (Journal& journal : nodes.journals) {
    CHECK(Nodes::is_kept(journal, first.event().id));
    CHECK(Nodes::is_kept(journal, second.event().id));
    CHECK_FALSE(Nodes::is_kept(journal, third.event().id));
    CHECK(journal.parked(third.event().id) != nullptr);
  }
}

TEST_CASE("who claims a circle is refused, or waits for ever without turning in it") {
  Nodes nodes(1, 1);
  Journal& journal = nodes.journals[0];
  const auto introduced = journal.heads();
  const auto first = nodes.lie(1, 0, std::nullopt, introduced);
  const auto second = nodes.lie(1, 1, first.event().id);
  journal.admit(first);
  journal.admit(second);
  // The chain's second event as what comes before its first one.
  const auto back = nodes.lie(1, 1, second.event().id);
  CHECK(journal.admit(back).code == errc::kChain);
  // Two events cannot name each other: the name of the one is the hash of the other's name. Whoever claims it names
  // something that does not exist.
  EventId claimed;
  claimed.bytes.fill(7);
  const auto one = nodes.lie(1, 2, second.event().id, {claimed});
  const auto two = nodes.lie(0, 2, journal.place(nodes.authors[0].device, {})->prev, {one.event().id});
  CHECK(journal.admit(one).code == errc::kMissing);
  CHECK(journal.admit(two).code == errc::kMissing);
  CHECK(journal.missing() == std::vector<EventId>{claimed});
  CHECK(journal.parked_count() == 2);
}
}  // namespace forks_test
