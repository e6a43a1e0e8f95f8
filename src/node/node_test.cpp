// The whole story of an assembly in one process: nodes that exchange frames and bundles.
#include <doctest/doctest.h>

#include <memory>

#include "tests/support/memory_home.h"

namespace node_test {
using namespace folkmoot;
using namespace folkmoot::test;
using node::Value;

namespace {
/// Everybody with everybody, until nobody learns anything.
void settle(const std::vector<MemoryHome*>& homes) {
  for (int round = 0; round < 2; ++round)
    for (MemoryHome* from : homes)
      for (MemoryHome* to : homes)
        if (from != to) exchange(*from, *to);
}

bool same_state(const std::vector<MemoryHome*>& homes) {
  for (MemoryHome* home : homes)
    if (home->state_hash() != homes.front()->state_hash()) return false;
  return true;
}

void found(MemoryHome& ann, MemoryHome& bob, MemoryHome& eve) {
  const Value made = ann.done("found", {{"name", {"The square"}}, {"my-name", {"ann"}}});
  bob.done("join", {{"invitation", {made["invitation"].text()}}, {"name", {"bob"}}});
  CHECK(exchange(bob, ann).equal());
  const Value second = ann.done("invite");
  eve.done("join", {{"invitation", {second["invitation"].text()}}, {"name", {"eve"}}});
  CHECK(exchange(eve, ann).equal());
  CHECK(exchange(bob, ann).equal());
}
}  // namespace

TEST_CASE("an assembly is founded by three, over frames and by a bundle, and constitutes itself") {
  MemoryHome ann("ann");
  MemoryHome bob("bob");
  MemoryHome eve("eve");
  const Value made = ann.done("found", {{"name", {"The square"}}, {"my-name", {"ann"}}});
  CHECK(made["state"].text() == "forming");
  CHECK(made["signed"].number() == 1);
  CHECK(made["needed"].number() == 3);
  CHECK(made["applied"].truth());
  CHECK(made["kind"].text() == "found");
  CHECK(made["finality"]["grade"].text() == "seen");

  const Value joined = bob.done("join", {{"invitation", {made["invitation"].text()}}, {"name", {"bob"}}});
  CHECK(joined["state"].text() == "founder");
  CHECK(joined["event"].is_null());
  CHECK(joined["assembly"] == made["assembly"]);
  CHECK(bob.ask(node::ask::Status{})["state"].text() == "applicant");
  const Exchange first = exchange(bob, ann);
  CHECK(first.equal());
  CHECK(first.dialled->summary["receipt"].text() == "on_roll");
  CHECK(first.dialled->summary["state_hash"].text() == ann.state_hash());
  CHECK(bob.ask(node::ask::Status{})["members"].number() == 2);
  CHECK(bob.ask(node::ask::Status{})["name"].text() == "The square");

  // The third comes by files, without any connection.
  const Value second = ann.done("invite");
  CHECK(second["founder"].truth());
  eve.done("join", {{"invitation", {second["invitation"].text()}}, {"name", {"eve"}}});
  const node::Reply taken = ann.import(eve.exported());
  CHECK(!taken.error);
  CHECK(taken.json["applications"].number() == 1);
  CHECK(ann.ask(node::ask::Status{})["state"].text() == "constituted");
  const node::Reply back = eve.import(ann.exported("eve"));
  CHECK(!back.error);
  CHECK(back.json["state_hash"].text() == ann.state_hash());
  CHECK(eve.state_hash() == ann.state_hash());

  // Eve holds the key: she and bob meet as members.
  CHECK(exchange(bob, ann).equal());
  const Exchange met = exchange(eve, bob);
  CHECK(met.equal());
  CHECK(met.dialled->summary["receipt"].is_null());
  CHECK(same_state({&ann, &bob, &eve}));
  CHECK(eve.ask(node::ask::Check{})["ok"].truth());
}

TEST_CASE("the story of the square") {
  MemoryHome ann("ann");
  MemoryHome bob("bob");
  MemoryHome eve("eve");
  MemoryHome dan("dan");
  const std::vector<MemoryHome*> all{&ann, &bob, &eve, &dan};
  found(ann, bob, eve);
  CHECK(ann.ask(node::ask::Status{})["state"].text() == "constituted");

  // Admission by two vouches.
  const Value invited = bob.done("invite", {{"expires", {"2d"}}});
  CHECK(!invited["founder"].truth());
  dan.done("join", {{"invitation", {invited["invitation"].text()}}, {"name", {"dan"}}});
  const Exchange applied = exchange(dan, bob);
  CHECK(applied.dialled->summary["receipt"].text() == "in_journal");
  CHECK(!applied.dialled->error);
  CHECK(bob.member("dan")["state"].text() == "applicant");
  bob.done("vouch", {{"applicant", {"dan"}}, {"basis", {"met"}}});
  CHECK(bob.member("dan")["vouches"].number() == 1);
  exchange(eve, bob);
  eve.done("vouch", {{"applicant", {"dan"}}});
  CHECK(eve.member("dan")["state"].text() == "member");
  exchange(eve, bob);
  CHECK(exchange(dan, bob).equal());
  CHECK(exchange(dan, bob).dialled->summary["receipt"].is_null());
  settle(all);
  CHECK(same_state(all));

  // A proposal with two versions, decided by positions.
  const Value proposed = ann.done("propose", {{"title", {"A well"}}, {"text", {"We dig a well."}}});
  ann.done("propose", {{"title", {"A well by June"}}, {"text", {"We dig a well by June."}}, {"revise", {"A well"}}});
  CHECK(ann.refused("position", {{"proposal", {"A well"}}, {"position", {"agree"}}}) == "node.not_found");
  settle(all);
  CHECK(bob.ask(node::ask::Status{})["waiting"].items().size() == 1);
  for (MemoryHome* home : {&ann, &bob, &eve})
    home->done("position", {{"proposal", {"A well by June"}}, {"position", {"agree"}}});
  settle(all);
  const node::Reply early = ann.act("decide", {{"proposal", {"A well by June"}}});
  CHECK(early.error->code == "decide.missing_positions");
  CHECK(early.exit == node::ExitClass::refused);
  CHECK(early.json["error"]["missing"]["count"].number() == 1);
  CHECK(early.json["error"]["missing"]["members"].items()[0]["name"].text() == "dan");
  dan.done("position",
           {{"proposal", {proposed["event"].text().substr(0, 12)}}, {"position", {"block"}}, {"reason", {"too deep"}}});
  settle(all);
  const Value decided = eve.done("decide", {{"proposal", {"A well by June"}}});
  CHECK(decided["decision"]["adopted"].truth());
  CHECK(decided["decision"]["yes"].number() == 3);
  CHECK(decided["decision"]["no"].number() == 1);
  CHECK(decided["decision"]["electorate"].number() == 4);
  CHECK(decided["decision"]["inputs"].items().size() == 4);
  CHECK(decided["decision"]["counted"].text() == "ballots");
  settle(all);
  const Value shown = dan.ask(node::ask::Show{"A well by June"});
  CHECK(shown["state"].text() == "adopted");
  CHECK(shown["versions"].items().size() == 2);
  CHECK(shown["versions"].items()[1]["text"].text() == "We dig a well by June.");
  CHECK(shown["positions"]["agree"].number() == 3);
  CHECK(shown["decision"] == decided["decision"]);

  // People without a device, and a count of hands.
  ann.done("list-person", {{"name", {"m031", "m032"}}});
  settle(all);
  for (MemoryHome* home : {&bob, &eve}) home->done("vouch", {{"applicant", {"m031"}}});
  settle(all);
  CHECK(dan.member("m031")["state"].text() == "listed");
  CHECK(dan.member("m032")["state"].text() == "applicant");
  dan.done("propose", {{"title", {"A feast"}}, {"text", {"We feast."}}});
  settle(all);
  const Value entered = ann.done("enter", {{"proposal", {"A feast"}}, {"person", {"m031"}}, {"position", {"agree"}}});
  settle(all);
  CHECK(ann.refused("confirm", {{"id", {entered["event"].text()}}}) == "confirm.own");
  const Value confirmed = bob.done("confirm", {{"id", {entered["event"].text()}}});
  CHECK(confirmed["decision"].is_null());
  CHECK(confirmed["signed"].number() == 2);
  settle(all);
  CHECK(eve.ask(node::ask::Show{"A feast"})["positions"]["agree"].number() == 1);
  const Value hands =
      ann.done("decide",
               {{"proposal", {"A feast"}}, {"hands", {"yes=3,no=1,abstain=0,present=5"}}, {"note", {"counted twice"}}});
  CHECK(hands["signed"].number() == 1);
  CHECK(hands["needed"].number() == 3);
  CHECK(hands["decision"].is_null());
  settle(all);
  bob.done("confirm", {{"id", {hands["event"].text()}}});
  settle(all);
  const Value closed = eve.done("confirm", {{"id", {hands["event"].text()}}});
  CHECK(closed["decision"]["adopted"].truth());
  CHECK(closed["decision"]["counted"].text() == "hands");
  CHECK(closed["decision"]["yes"].number() == 3);
  settle(all);
  CHECK(dan.ask(node::ask::Show{"A feast"})["state"].text() == "adopted");
  CHECK(same_state(all));

  // Somebody leaves.
  eve.done("leave");
  exchange(eve, ann);
  CHECK(ann.member("eve")["state"].text() == "left");
  // As a founder it closes the first page with the others: until then its device is talked to (sealing_test.cpp).
  CHECK(exchange(eve, ann).equal());
  settle({&ann, &bob, &dan});
  CHECK(same_state({&ann, &bob, &dan}));
  for (MemoryHome* home : {&ann, &bob, &dan}) {
    CHECK(home->ask(node::ask::Check{})["ok"].truth());
    CHECK(home->ask(node::ask::Status{})["void"].number() == 0);
    const std::string before = home->state_hash();
    home->reopen();
    CHECK(home->state_hash() == before);
  }
}

TEST_CASE("a second device comes by its code, and a lost one is suspended") {
  MemoryHome ann("ann");
  MemoryHome bob("bob");
  MemoryHome eve("eve");
  MemoryHome phone("phone");
  found(ann, bob, eve);
  const Value asked = phone.done("device request");
  phone.reopen();
  CHECK(exchange(phone, ann).silent);  // nobody has added it
  const Value added = ann.done("device add", {{"code", {asked["code"].text()}}});
  CHECK(added["device"] == asked["device"]);
  CHECK(exchange(phone, ann).equal());
  CHECK(phone.state_hash() == ann.state_hash());
  CHECK(phone.my_id() == ann.my_id());
  CHECK(ann.member("ann")["devices"].items().size() == 2);
  CHECK(phone.ask(node::ask::Devices{})["devices"].items().size() == 2);
  phone.reopen();
  const Value wrote = phone.done("propose", {{"title", {"From the phone"}}, {"text", {"x"}}});
  CHECK(exchange(phone, ann).equal());
  settle({&ann, &bob, &eve, &phone});
  CHECK(bob.ask(node::ask::Show{"From the phone"})["author"].text() == ann.my_id());

  // The phone is seized: bob and eve suspend it, what it wrote before stands.
  const Value first = bob.done("device suspend", {{"device", {asked["device"].text()}}});
  CHECK(!first["suspended"].truth());
  exchange(eve, bob);
  const Value second = eve.done("device suspend", {{"device", {asked["device"].text().substr(0, 10)}}});
  CHECK(second["suspended"].truth());
  exchange(ann, eve);
  exchange(bob, eve);
  CHECK(ann.ask(node::ask::Show{"From the phone"})["kind"].text() == "proposal");
  CHECK(exchange(phone, ann).silent);
  CHECK(same_state({&ann, &bob, &eve}));
  // Its own person suspends it alone.
  CHECK(ann.refused("device suspend", {{"device", {"ffffffffffff"}}}) == "node.not_found");
}

TEST_CASE("a device that comes by a bundle") {
  MemoryHome ann("ann");
  MemoryHome bob("bob");
  MemoryHome eve("eve");
  MemoryHome phone("phone");
  found(ann, bob, eve);
  const Value asked = phone.done("device request");
  ann.done("device add", {{"code", {asked["code"].text()}}});
  const Bytes file = ann.exported(asked["device"].text());
  CHECK(!phone.import(file).error);
  CHECK(phone.state_hash() == ann.state_hash());
  phone.done("propose", {{"title", {"From the phone"}}, {"text", {"x"}}});
  CHECK(exchange(phone, bob).silent);  // bob has not heard of it
  CHECK(!ann.import(phone.exported()).error);
  CHECK(ann.state_hash() == phone.state_hash());
}

TEST_CASE("a restored home comes back with a new device, carried to any member") {
  MemoryHome ann("ann");
  MemoryHome bob("bob");
  MemoryHome eve("eve");
  found(ann, bob, eve);
  settle({&ann, &bob, &eve});
  MemoryHome back("eve again");
  back.copy_from(eve);
  back.lose_device();
  CHECK(back.refused("propose", {{"title", {"x"}}, {"text", {"x"}}}) == "node.no_device");
  CHECK(!back.finish(back.node().renew_device({}, back.moment())).error);
  CHECK(back.finish(back.node().renew_device({}, back.moment())).error->code == "join.already");
  back.reopen();

  SUBCASE("over a connection") {
    const Exchange met = exchange(back, bob);
    CHECK(met.equal());
    CHECK(met.dialled->summary["receipt"].text() == "on_roll");
    CHECK(bob.member("eve")["devices"].items().size() == 2);
    back.done("propose", {{"title", {"I am back"}}, {"text", {"x"}}});
    CHECK(exchange(back, bob).equal());
  }
  SUBCASE("by bundles to two members who have not met: it counts once") {
    const Bytes file = back.exported();
    CHECK(bob.import(file).json["applications"].number() == 1);
    CHECK(ann.import(file).json["applications"].number() == 1);
    CHECK(bob.import(file).json["applications"].number() == 0);
    settle({&ann, &bob, &eve});
    CHECK(same_state({&ann, &bob, &eve}));
    CHECK(ann.member("eve")["devices"].items().size() == 2);
    CHECK(exchange(back, ann).equal());
    CHECK(same_state({&ann, &back}));
  }
}
}  // namespace node_test
