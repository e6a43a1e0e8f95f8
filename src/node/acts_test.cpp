// Each act of the table: done where the rules allow it, refused before anything is written where they do not.
#include <doctest/doctest.h>

#include <set>

#include "node/acts_words.h"
#include "tests/support/memory_town.h"

namespace acts_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
std::string proposal(MemoryHome& home, const std::string& title) {
  return home.done("propose", {{"title", {title}}, {"text", {"a text"}}})["event"].text();
}
}  // namespace

TEST_CASE("the rows of the table are complete") {
  std::set<std::string_view> words;
  std::size_t built = 0;
  for (const node::ActRow& row : node::act_rows()) {
    if (row.build != nullptr) ++built;
    CHECK(words.insert(row.words).second);
    const bool builds = (row.build != nullptr) != (row.compose != nullptr);
    CHECK(builds);
    CHECK(!row.summary.empty());
    CHECK(row.example.starts_with("moot " + std::string(row.words)));
    CHECK(node::find_act(row.words) == &row);
  }
  // Each act has a row, that of encrypted votes one for each thing that it does; the one that composes has many.
  constexpr std::size_t kOfEncryptedVotes = 4;
  CHECK(built == std::variant_size_v<node::Act> - 2 + kOfEncryptedVotes);
  CHECK(node::find_act("admit") == nullptr);
}

TEST_CASE("words that make no act are wrong usage") {
  MemoryHome home("home");
  CHECK(home.act("found").error->code == node::errc::kUsage);
  CHECK(home.act("found", {{"name", {"x"}}, {"founders", {"many"}}}).exit == node::ExitClass::usage);
  CHECK(home.act("found", {{"name", {"x"}}, {"founders", {"2"}}}).error->code == node::errc::kUsage);
  CHECK(home.act("invite", {{"expires", {"soon"}}}).error->code == node::errc::kUsage);
  CHECK(home.act("position", {{"proposal", {"x"}}, {"position", {"perhaps"}}}).error->code == node::errc::kUsage);
  CHECK(home.act("vouch", {{"applicant", {"x"}}, {"basis", {"heard"}}}).error->code == node::errc::kUsage);
  for (const std::string hands :
       {"yes=1", "yes=1,no=1,abstain=1,present=x", "yes=1,yes=2,no=1,abstain=0,present=3", "maybe=1", ""})
    CHECK(home.act("decide", {{"proposal", {"x"}}, {"hands", {hands}}}).error->code == node::errc::kUsage);
  CHECK(home.act("propose", {{"title", {"x"}}, {"text", {"x"}}, {"admit", {"a"}}, {"revise", {"b"}}}).error->code ==
        node::errc::kUsage);
  CHECK(node::parse_time("72h") == 72ULL * 3'600'000);
  CHECK(node::parse_time("90s") == 90'000ULL);
  CHECK(!node::parse_time("h"));
  CHECK(!node::parse_time("99999999999999999999d"));
  CHECK(!node::parse_time("9999999999999999h"));
}

TEST_CASE("found and join") {
  MemoryHome home("home");
  CHECK(home.refused("found", {{"name", {std::string(201, 'x')}}, {"my-name", {"ann"}}}) == "node.usage");
  CHECK(home.refused("found", {{"name", {"\xFF"}}, {"my-name", {"ann"}}}) == "node.usage");
  CHECK(home.refused("found", {{"name", {"x"}}, {"founders", {"201"}}}) == "node.usage");
  CHECK(home.refused("propose", {{"title", {"x"}}, {"text", {"x"}}}) == "node.no_assembly");
  const auto made = home.done("found", {{"name", {"x"}}, {"my-name", {"ann"}}});
  CHECK(home.refused("propose", {{"title", {"x"}}, {"text", {"x"}}}) == "act.not_constituted");
  CHECK(home.refused("join", {{"invitation", {made["invitation"].text()}}, {"name", {"ann"}}}) == "join.already");

  MemoryHome other("other");
  CHECK(other.refused("join", {{"invitation", {"FM1:ABC"}}, {"name", {"bob"}}}) == "invitation.damaged");
  CHECK(other.refused("join", {{"invitation", {made["invitation"].text()}}, {"name", {std::string(201, 'x')}}}) ==
        "node.usage");
  CHECK(other.done("join", {{"invitation", {made["invitation"].text()}}, {"name", {"bob"}}})["state"].text() ==
        "founder");
  CHECK(other.refused("invite") == "node.not_member");
  MemoryHome late("late");
  MemoryHome::clock() += 73ULL * 3'600'000;
  CHECK(late.refused("join", {{"invitation", {made["invitation"].text()}}, {"name", {"bob"}}}) == "invitation.expired");
}

TEST_CASE("one home in two assemblies names which") {
  MemoryHome home("home");
  const auto first = home.done("found", {{"name", {"North"}}, {"my-name", {"ann"}}});
  const auto second = home.done("found", {{"name", {"South"}}, {"my-name", {"ann"}}});
  CHECK(first["member"] != second["member"]);
  CHECK(first["device"] != second["device"]);
  const node::Reply which = home.act("invite");
  CHECK(which.error->code == "node.ambiguous");
  CHECK(which.json["error"]["candidates"].items().size() == 2);
  home.assembly = {"North"};
  CHECK(home.ask(node::ask::Status{})["assembly"] == first["assembly"]);
  home.assembly = {second["assembly"].text().substr(0, 8)};
  CHECK(home.ask(node::ask::Status{})["name"].text() == "South");
  home.assembly = {"East"};
  CHECK(home.act("invite").exit == node::ExitClass::usage);
  home.assembly = {};
  CHECK(home.reply_to(node::ask::Assemblies{}).json["assemblies"].items().size() == 2);
}

TEST_CASE("invite, vouch, object") {
  MemoryTown town(4);
  MemoryHome& ann = town.at(0);
  town.join(ann.done("invite")["invitation"].text());
  const std::string applicant = MemoryTown::handle(4);
  CHECK(ann.refused("vouch", {{"applicant", {"nobody"}}}) == "node.not_found");
  CHECK(ann.refused("vouch", {{"applicant", {"m001"}}}) == "vouch.admitted");
  CHECK(ann.refused("vouch", {{"applicant", {"abcdef0123"}}}) == "node.not_found");
  ann.done("vouch", {{"applicant", {applicant}}, {"reason", {"a neighbour"}}});
  CHECK(ann.refused("vouch", {{"applicant", {applicant}}}) == "vouch.repeated");
  town.meet_all();
  for (std::size_t i = 1; i < 4; ++i)
    town.at(i).done("object", {{"applicant", {applicant}}, {"reason", {"unknown to me"}}});
  CHECK(town.at(1).refused("object", {{"applicant", {applicant}}}) == "objection.repeated");
  CHECK(town.at(1).refused("object", {{"applicant", {"m000"}}}) == "objection.too_late");
  town.meet_all();
  // Three objections: it goes to a vote, which names the applicant.
  town.at(2).done("vouch", {{"applicant", {applicant}}});
  town.meet_all();
  CHECK(ann.member(applicant)["state"].text() == "applicant");
  CHECK(ann.member(applicant)["objections"].number() == 3);
  CHECK(ann.refused("propose", {{"title", {"x"}}, {"text", {"x"}}, {"admit", {"m001"}}}) == "proposal.admitted");
  ann.done("propose", {{"title", {"Admit them"}}, {"text", {"all the same"}}, {"admit", {applicant}}});
  town.meet_all();
  for (std::size_t i = 0; i < 4; ++i)
    town.at(i).done("position", {{"proposal", {"Admit them"}}, {"position", {"agree"}}});
  town.meet_all();
  ann.done("decide", {{"proposal", {"Admit them"}}});
  CHECK(ann.member(applicant)["state"].text() == "member");
  CHECK(exchange(town.at(4), ann).equal());
  CHECK(town.at(4).refused("vouch", {{"applicant", {"m000"}}}) == "vouch.not_founder");
}

TEST_CASE("propose, revise, note, position, withdraw") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  MemoryHome& bob = town.at(1);
  CHECK(ann.refused("propose", {{"title", {std::string(401, 'x')}}, {"text", {"x"}}}) == "node.usage");
  CHECK(ann.refused("propose", {{"title", {"x"}}, {"text", {std::string(32'001, 'x')}}}) == "node.usage");
  CHECK(ann.refused("propose", {{"title", {"x"}}, {"text", {"\xC3\x28"}}}) == "node.usage");
  const std::string id = proposal(ann, "A well");
  proposal(ann, "Twice");
  proposal(ann, "Twice");
  const node::Reply twice = ann.act("position", {{"proposal", {"Twice"}}, {"position", {"pass"}}});
  CHECK(twice.error->code == "node.ambiguous");
  CHECK(twice.exit == node::ExitClass::usage);
  CHECK(twice.json["error"]["candidates"].items().size() == 2);
  town.meet_all();
  CHECK(bob.refused("propose", {{"title", {"x"}}, {"text", {"x"}}, {"revise", {"A well"}}}) == "act.not_authorised");
  CHECK(bob.refused("withdraw", {{"id", {"A well"}}}) == "act.not_authorised");
  bob.done("position", {{"proposal", {id.substr(0, 8)}}, {"position", {"reserve"}}});
  bob.done("note", {{"target", {"A well"}}, {"text", {"who pays?"}}});
  CHECK(bob.refused("note", {{"target", {"A lake"}}, {"text", {"x"}}}) == "node.not_found");
  CHECK(bob.refused("position", {{"proposal", {"A lake"}}, {"position", {"agree"}}}) == "node.not_found");
  ann.done("withdraw", {{"id", {"A well"}}});
  CHECK(ann.refused("withdraw", {{"id", {id}}}) == "proposal.withdrawn");
  CHECK(ann.refused("position", {{"proposal", {id}}, {"position", {"agree"}}}) == "proposal.withdrawn");
  CHECK(ann.ask(node::ask::Show{id})["state"].text() == "withdrawn");
  // Who came later is no elector of it.
  proposal(ann, "Before");
  MemoryHome& dan = town.member();
  CHECK(dan.refused("position", {{"proposal", {"Before"}}, {"position", {"agree"}}}) == "position.not_elector");
}

TEST_CASE("list, enter, confirm, decide by hands") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  MemoryHome& bob = town.at(1);
  CHECK(ann.refused("list-person", {{"name", {std::string(201, 'x')}}}) == "node.usage");
  CHECK(ann.refused("list-person", {{"name", std::vector<std::string>(201, "x")}}) == "node.usage");
  CHECK(ann.done("list-person", {{"name", {"m031"}}})["members"].items().size() == 1);
  town.meet_all();
  bob.done("vouch", {{"applicant", {"m031"}}});
  town.at(2).done("vouch", {{"applicant", {"m031"}}});
  town.meet_all();
  const std::string id = proposal(ann, "A feast");
  CHECK(ann.refused("enter", {{"proposal", {id}}, {"person", {"m001"}}, {"position", {"agree"}}}) ==
        "enter.has_device");
  CHECK(ann.refused("enter", {{"proposal", {id}}, {"person", {"m099"}}, {"position", {"agree"}}}) == "node.not_found");
  const auto entered = ann.done("enter", {{"proposal", {id}}, {"person", {"m031"}}, {"position", {"block"}}});
  town.meet_all();
  CHECK(bob.refused("confirm", {{"id", {id}}}) == "act.wrong_reference");
  CHECK(bob.refused("confirm", {{"id", {"00112233"}}}) == "node.not_found");
  CHECK(bob.done("confirm", {{"id", {entered["event"].text()}}})["needed"].number() == 2);
  CHECK(bob.refused("confirm", {{"id", {entered["event"].text()}}}) == "confirm.repeated");
  const std::string impossible = "yes=3,no=1,abstain=0,present=3";
  CHECK(ann.refused("decide", {{"proposal", {id}}, {"hands", {impossible}}}) == "hand_count.impossible");
  CHECK(ann.refused("decide", {{"proposal", {id}}, {"note", {"no hands"}}}) == "node.usage");
  CHECK(ann.refused("decide", {{"proposal", {id}}}) == "decide.missing_positions");
  const auto hands = ann.done("decide", {{"proposal", {id}}, {"hands", {"yes=2,no=1,abstain=0,present=3"}}});
  town.meet_all();
  bob.done("confirm", {{"id", {hands["event"].text()}}});
  town.meet_all();
  CHECK(town.at(2).done("confirm", {{"id", {hands["event"].text()}}})["decision"]["adopted"].truth());
  CHECK(town.at(2).refused("decide", {{"proposal", {id}}}) == "proposal.closed");
  CHECK(town.at(2).ask(node::ask::Decisions{})["decisions"].items().size() == 1);
}

TEST_CASE("a count that waits for positions says whose") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  const std::string id = proposal(ann, "A well");
  ann.done("position", {{"proposal", {id}}, {"position", {"agree"}}});
  const node::Reply reply = ann.act("decide", {{"proposal", {id}}});
  REQUIRE(reply.error);
  CHECK(reply.error->code == "decide.missing_positions");
  CHECK(reply.exit == node::ExitClass::refused);
  CHECK(reply.error->detail.ends_with(": 2 of 3 are missing: m001, m002"));
  CHECK(reply.json["error"]["message"].text() == reply.error->detail);
  CHECK(reply.json["error"]["missing"]["count"].number() == 2);
  CHECK(reply.json["error"]["missing"]["electorate"].number() == 3);
  const auto& members = reply.json["error"]["missing"]["members"].items();
  REQUIRE(members.size() == 2);
  CHECK(members[0]["name"].text() == "m001");
  CHECK(members[1]["member"] == ann.member("m002")["member"]);
}

TEST_CASE("a count that waits for more than forty people says how many") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  std::vector<std::string> names;
  for (int i = 100; i < 138; ++i) names.push_back("m" + std::to_string(i));
  ann.done("list-person", {{"name", names}});
  town.meet_all();
  for (std::size_t i = 1; i < 3; ++i) town.at(i).done("vouch", {{"applicant", names}});
  town.meet_all();
  const std::string id = proposal(ann, "A feast");
  // Three founders and 38 listed people: one above the forty that are named.
  const node::Reply many = ann.act("decide", {{"proposal", {id}}});
  REQUIRE(many.error);
  CHECK(many.error->detail.ends_with(": 41 of 41 are missing"));
  CHECK(many.json["error"]["missing"]["count"].number() == 41);
  CHECK(many.json["error"]["missing"]["members"].is_null());
  ann.done("position", {{"proposal", {id}}, {"position", {"agree"}}});
  const node::Reply forty = ann.act("decide", {{"proposal", {id}}});
  CHECK(forty.json["error"]["missing"]["members"].items().size() == 40);
}

TEST_CASE("past its quota a device signs nothing, and its home is unharmed") {
  MemoryHome home("home");
  node::act::Found found{"The square", "ann", 3, {}};
  found.charter.quota.events = 8;
  const node::Reply founded = home.finish(home.node().perform({}, found, home.moment()));
  REQUIRE(!founded.error);
  MemoryHome bob("bob");
  bob.done("join", {{"invitation", {founded.json["invitation"].text()}}, {"name", {"bob"}}});
  CHECK(exchange(bob, home).equal());
  // The founding, the accept, the invitation, bob's accept, the key for him; then three more invitations and no fourth.
  std::string last;
  for (int i = 0; i < 3; ++i) last = home.done("invite")["invitation"].text();
  const node::Reply refused = home.act("invite");
  REQUIRE(refused.error);
  CHECK(refused.error->code == "journal.quota");
  CHECK(refused.exit == node::ExitClass::refused);
  CHECK(refused.json["error"]["message"].text() == "this device has written its share before the next seal");
  CHECK(home.refused("invite") == "journal.quota");
  CHECK(home.ask(node::ask::Status{})["parked"].number() == 0);
  CHECK(home.ask(node::ask::Status{})["events"].number() == 8);
  // A newcomer cannot be handed in either, and nothing else is lost: others still come and go.
  MemoryHome eve("eve");
  eve.done("join", {{"invitation", {last}}, {"name", {"eve"}}});
  exchange(eve, home);
  CHECK(home.ask(node::ask::Status{})["events"].number() == 8);
  bob.done("invite");
  CHECK(exchange(bob, home).equal());
  CHECK(home.state_hash() == bob.state_hash());
  CHECK(home.ask(node::ask::Check{})["ok"].truth());
  home.reopen();
  CHECK(home.refused("invite") == "journal.quota");
  CHECK(home.state_hash() == bob.state_hash());
}

TEST_CASE("devices and leaving") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  MemoryHome& bob = town.at(1);
  MemoryHome phone("phone");
  const std::string code = phone.done("device request")["code"].text();
  CHECK(ann.refused("device add", {{"code", {code.substr(0, 30)}}}) == "device.damaged_code");
  CHECK(ann.refused("device add", {{"code", {"FM1:AAAA"}}}) == "device.damaged_code");
  ann.done("device add", {{"code", {code}}});
  CHECK(ann.refused("device add", {{"code", {code}}}) == "device.repeated");
  town.meet_all();
  CHECK(bob.refused("device add", {{"code", {code}}}) == "device.taken");
  const std::string device = ann.member("m000")["devices"].items()[0]["device"].text();
  CHECK(bob.refused("device suspend", {{"device", {"m000"}}}) == "node.ambiguous");
  CHECK(!bob.done("device suspend", {{"device", {device}}})["suspended"].truth());
  CHECK(bob.refused("device suspend", {{"device", {device}}}) == "suspension.repeated");
  CHECK(bob.done("leave")["applied"].truth());
  CHECK(bob.refused("leave") == "act.not_member");
  CHECK(bob.refused("invite") == "act.not_member");
}
}  // namespace acts_test
