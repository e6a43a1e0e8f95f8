// What goes between homes when it does not go well: strangers, replays, expiry, damage, cuts, copies.
#include <doctest/doctest.h>

#include "tests/support/memory_town.h"

namespace exchange_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {

std::size_t sends(const std::vector<node::Effect>& effects) {
  std::size_t out = 0;
  for (const node::Effect& effect : effects) out += std::holds_alternative<node::Send>(effect) ? 1U : 0U;
  return out;
}
}  // namespace

TEST_CASE("a prober hears nothing, whatever it says") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{31}, std::size_t{32}, std::size_t{33}, std::size_t{4'000}}) {
    const node::PeerId peer = 1'000'000 + size;
    CHECK(sends(ann.node().peer_connected(peer, {}, std::nullopt, ann.moment())) == 0);
    const auto effects = ann.node().peer_frame(peer, Bytes(size, 0x5A), ann.moment());
    CHECK(sends(effects) == 0);
    REQUIRE(effects.size() == 1);
    CHECK(std::get<node::Close>(effects[0]).silent);
    CHECK(ann.node().peer_frame(peer, Bytes(32, 1), ann.moment()).empty());
    CHECK(ann.node().peer_closed(peer, ann.moment()).empty());
  }
  CHECK(ann.node().peer_frame(77, Bytes(32, 1), ann.moment()).empty());
  CHECK(ann.node().peer_room(77, ann.moment()).empty());
}

TEST_CASE("members of another assembly hear nothing") {
  MemoryTown north;
  MemoryTown south(3, "South");
  const Exchange met = exchange(north.at(1), south.at(0));
  CHECK(met.silent);
  CHECK(met.code() == "sync.not_recognised");
  CHECK(!met.answered);
  const node::Reply taken = south.at(0).import(north.at(0).exported());
  CHECK(taken.error->code == "bundle.foreign");
  CHECK(taken.exit == node::ExitClass::damaged);
}

TEST_CASE("an invitation holds for its time, for one person") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  const std::string invitation = ann.done("invite", {{"expires", {"2h"}}})["invitation"].text();
  MemoryHome dan("dan");
  MemoryHome fay("fay");
  dan.done("join", {{"invitation", {invitation}}, {"name", {"dan"}}});
  fay.done("join", {{"invitation", {invitation}}, {"name", {"fay"}}});

  SUBCASE("used twice") {
    CHECK(exchange(dan, ann).dialled->summary["receipt"].text() == "in_journal");
    CHECK(exchange(dan, ann).dialled->summary["receipt"].text() == "in_journal");
    const Exchange second = exchange(fay, ann);
    CHECK(second.code() == "invitation.declined");
    CHECK(second.dialled->summary["receipt"].text() == "declined");
    const node::Reply taken = ann.import(fay.exported());
    CHECK(taken.error->code == "invitation.used");
    CHECK(taken.exit == node::ExitClass::refused);
    CHECK(taken.json["error"]["rule"].text() == "admission");
    // Nobody reads anything for having applied.
    CHECK(ann.act("vouch", {{"applicant", {"dan"}}}).error == std::nullopt);
    Bytes file;
    CHECK(ann.export_to(file, "dan").error->code == "bundle.not_on_roll");
  }
  SUBCASE("expired at the inviter's node") {
    MemoryHome::clock() += 3 * kHourMs;
    CHECK(exchange(dan, ann).code() == "invitation.declined");
    CHECK(ann.import(fay.exported()).error->code == "invitation.expired");
    CHECK(ann.member("dan").is_null());
    CHECK(dan.ask(node::ask::Status{})["state"].text() == "applicant");
    // Another invitation, the same person.
    const std::string again = ann.done("invite")["invitation"].text();
    const std::string device = dan.my_device();
    dan.done("join", {{"invitation", {again}}, {"name", {"dan"}}});
    CHECK(dan.my_device() == device);
    CHECK(exchange(dan, ann).dialled->summary["receipt"].text() == "in_journal");
  }
  SUBCASE("the same application by frames and by file, once each, counts once") {
    const Bytes file = dan.exported();
    CHECK(ann.import(file).json["applications"].number() == 1);
    const auto events = ann.stored_events();
    CHECK(ann.import(file).json["applications"].number() == 0);
    CHECK(!ann.import(file).error);
    CHECK(exchange(dan, ann).dialled->summary["receipt"].text() == "in_journal");
    CHECK(ann.stored_events() == events);
    // Only the inviter's node opens it.
    CHECK(town.at(1).import(file).error->code == "bundle.foreign");
  }
}

TEST_CASE("bundles for one reader open for nobody else") {
  MemoryTown town;
  for (std::size_t i = 0; i < 3; ++i)
    town.at(i).done("propose", {{"title", {"Plan " + std::to_string(i)}}, {"text", {"x"}}});
  town.at(1).done("position", {{"proposal", {"Plan 1"}}, {"position", {"agree"}}});
  town.meet_all();
  town.at(0).done("propose", {{"title", {"Plan 4"}}, {"text", {"x"}}});
  const Bytes file = town.at(0).exported("m001");
  const node::Reply taken = town.at(1).import(file);
  CHECK(!taken.error);
  CHECK(taken.json["new"].number() == 1);
  CHECK(taken.json["state_hash"].text() == town.at(0).state_hash());
  CHECK(town.at(2).import(file).error->code == "bundle.foreign");
  Bytes none;
  CHECK(town.at(0).export_to(none, "nobody").error->code == "node.not_found");
  // Once more, now for all; and what was imported twice changes nothing.
  CHECK(town.at(2).import(town.at(0).exported()).json["new"].number() == 1);
  CHECK(town.at(2).import(town.at(0).exported()).json["new"].number() == 0);
  CHECK(town.same_state());
}

TEST_CASE("a bundle that was cut or damaged gives what came before") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  for (int i = 0; i < 40; ++i)
    ann.done("propose", {{"title", {"Plan " + std::to_string(i)}}, {"text", {std::string(4'000, 'x')}}});
  const Bytes file = ann.exported();
  SUBCASE("cut") {
    const node::Reply taken = town.at(1).import(BytesView(file).first(file.size() * 2 / 3));
    CHECK(taken.error->code == "bundle.truncated");
    CHECK(taken.exit == node::ExitClass::damaged);
    CHECK(taken.json["truncated"].truth());
    CHECK(taken.json["new"].number() > 0);
    CHECK(taken.json["error"]["code"].text() == "bundle.truncated");
  }
  SUBCASE("damaged") {
    Bytes bad = file;
    bad[bad.size() / 2] ^= 1;
    const node::Reply taken = town.at(1).import(bad);
    CHECK(taken.error->code == "bundle.damaged");
    CHECK(!taken.json["truncated"].truth());
  }
  SUBCASE("no bundle at all") {
    CHECK(town.at(1).import(Bytes(8'192, 7)).error->code == "bundle.foreign");
    CHECK(town.at(1).import({}).error.has_value());
    CHECK(town.at(1).finish(town.at(1).node().end_import(town.at(1).moment())).error->code == "node.nothing_open");
  }
  CHECK(town.at(1).ask(node::ask::Check{})["ok"].truth());
  CHECK(!town.at(1).import(file).error);
  CHECK(town.at(1).state_hash() == ann.state_hash());
}

TEST_CASE("a cut connection keeps what came, and the next one goes on") {
  MemoryTown town;
  for (std::size_t i = 0; i < 2; ++i)
    for (int n = 0; n < 30; ++n) town.at(i).done("propose", {{"title", {"x"}}, {"text", {std::string(3'000, 'x')}}});
  for (std::size_t frames = 1; frames < 14; ++frames) {
    const Exchange cut = exchange(town.at(1), town.at(0), frames);
    if (!cut.dialled || !cut.dialled->error) continue;
    const bool known = cut.code() == "sync.not_equal" || cut.code() == "sync.not_recognised";
    CHECK(known);
  }
  CHECK(exchange(town.at(1), town.at(0)).equal());
  CHECK(town.at(1).state_hash() == town.at(0).state_hash());
  CHECK(town.all_check());
}

TEST_CASE("a copied home is found out, and its fork is known to all") {
  MemoryTown town;
  MemoryHome copy("copy");
  copy.copy_from(town.at(1));
  copy.reopen();
  CHECK(exchange(copy, town.at(1)).silent);
  copy.done("propose", {{"title", {"One"}}, {"text", {"x"}}});
  town.at(1).done("propose", {{"title", {"Two"}}, {"text", {"x"}}});
  exchange(copy, town.at(0));
  exchange(town.at(1), town.at(2));
  CHECK(exchange(town.at(2), town.at(0)).equal());
  CHECK(town.at(0).ask(node::ask::Status{})["forks"].number() == 1);
  CHECK(town.at(2).state_hash() == town.at(0).state_hash());
  for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
    const Value forks = town.at(i).ask(node::ask::Forks{})["forks"];
    REQUIRE(forks.items().size() == 1);
    CHECK(forks.items()[0]["name"].text() == "m001");
    const auto& acts = forks.items()[0]["acts"].items();
    REQUIRE(acts.size() == 2);
    CHECK(acts[0]["id"].text() < acts[1]["id"].text());
    // Each home came to know one of them whole, and holds the other as evidence, without its words.
    std::vector<std::string> summaries;
    for (const Value& act : acts)
      if (!act["summary"].is_null()) summaries.push_back(act["summary"].text());
    CHECK(summaries == std::vector<std::string>{i == 0 ? "proposes One" : "proposes Two"});
    CHECK(town.at(i).ask(node::ask::Check{})["ok"].truth());
    const std::string before = town.at(i).state_hash();
    town.at(i).reopen();
    CHECK(town.at(i).state_hash() == before);
  }
  // Whoever sees its own fork writes no more.
  exchange(town.at(1), town.at(0));
  CHECK(town.at(1).refused("propose", {{"title", {"Three"}}, {"text", {"x"}}}) == "journal.forked");
}

TEST_CASE("two branches of a fork, both rested on by others, are kept and verify") {
  MemoryTown town;
  MemoryHome copy("copy");
  copy.copy_from(town.at(1));
  copy.reopen();
  const std::string assembly = town.at(0).ask(node::ask::Status{})["assembly"].text();
  copy.done("note", {{"target", {assembly}}, {"text", {"One"}}});
  town.at(1).done("note", {{"target", {assembly}}, {"text", {"Two"}}});
  exchange(copy, town.at(0));
  exchange(town.at(1), town.at(2));
  for (const std::size_t i : {std::size_t{0}, std::size_t{2}})
    town.at(i).done("note", {{"target", {assembly}}, {"text", {"I have read it"}}});
  CHECK(exchange(town.at(2), town.at(0)).equal());
  for (const std::size_t i : {std::size_t{0}, std::size_t{2}}) {
    const Value report = town.at(i).ask(node::ask::Check{});
    CHECK(report["ok"].truth());
    CHECK(report["problems"].items().empty());
  }
}

TEST_CASE("a home with a suspension and more events than are read at once starts again") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  MemoryHome& bob = town.at(1);
  const std::string assembly = ann.ask(node::ask::Status{})["assembly"].text();
  const auto note = [&](MemoryHome& by) { by.done("note", {{"target", {assembly}}, {"text", {"x"}}}); };
  note(town.at(2));
  town.meet_all();
  note(town.at(2));
  ann.done("device suspend", {{"device", {town.at(2).my_device()}}});
  // Not in the past of the last good event, and there before the suspension is in effect.
  CHECK(!ann.import(town.at(2).exported()).error);
  exchange(bob, ann);
  bob.done("device suspend", {{"device", {town.at(2).my_device()}}});
  exchange(ann, bob);
  for (int i = 0; i < 300; ++i) {
    note(ann);
    note(bob);
  }
  exchange(ann, bob);
  const std::string before = ann.state_hash();
  CHECK(bob.state_hash() == before);
  ann.reopen();
  CHECK(ann.state_hash() == before);
  CHECK(ann.ask(node::ask::Check{})["ok"].truth());
}

TEST_CASE("a decision counts positions that came in apart, more than one event can name") {
  MemoryTown town(20);
  MemoryHome& ann = town.at(0);
  ann.done("propose", {{"title", {"A well"}}, {"text", {"x"}}});
  town.meet_all();
  for (std::size_t i = 0; i < town.size(); ++i)
    town.at(i).done("position", {{"proposal", {"A well"}}, {"position", {"agree"}}});
  // All of them reach ann before ann says anything.
  for (std::size_t i = 1; i < town.size(); ++i) CHECK(!ann.import(town.at(i).exported()).error);
  CHECK(ann.ask(node::ask::Status{})["frontier"]["heads"].number() == 20);
  const Value decided = ann.done("decide", {{"proposal", {"A well"}}});
  CHECK(decided["applied"].truth());
  CHECK(decided["decision"]["yes"].number() == 20);
  town.meet_all();
  CHECK(town.same_state());
}

TEST_CASE("a newcomer's first act names what it rests on, however many heads there are") {
  MemoryTown town(20);
  MemoryHome& dan = town.member();
  const std::string dans_name = MemoryTown::handle(20);
  town.meet_all();
  town.at(0).done("propose", {{"title", {"A well"}}, {"text", {"x"}}});
  for (std::size_t i = 0; i < 20; ++i) town.at(i).done("list-person", {{"name", {"l" + std::to_string(i)}}});
  for (std::size_t i = 0; i < 20; ++i) CHECK(!dan.import(town.at(i).exported()).error);
  CHECK(dan.ask(node::ask::Status{})["frontier"]["heads"].number() == 20);
  CHECK(dan.done("position", {{"proposal", {"A well"}}, {"position", {"agree"}}})["applied"].truth());
  CHECK(!town.at(0).import(dan.exported()).error);
  CHECK(town.at(0).state_hash() == dan.state_hash());
  CHECK(town.at(0).member(dans_name)["state"].text() == "member");
}

TEST_CASE("nobody sits between: a node that is not the inviter's gets no application") {
  MemoryTown town;
  const std::string invitation = town.at(0).done("invite")["invitation"].text();
  MemoryHome dan("dan");
  dan.done("join", {{"invitation", {invitation}}, {"name", {"dan"}}});
  const Exchange met = exchange(dan, town.at(1));
  CHECK(met.silent);
  CHECK(town.at(1).member("dan").is_null());
  // Without a place in an assembly there is nobody to connect to.
  MemoryHome nobody("nobody");
  CHECK(exchange(nobody, town.at(0)).code() == "node.no_assembly");
}

TEST_CASE("what is stored brings everything back, at every step") {
  MemoryTown town;
  town.at(0).use_snapshots = true;
  const std::string invitation = town.at(0).done("invite")["invitation"].text();
  MemoryHome dan("dan");
  dan.done("join", {{"invitation", {invitation}}, {"name", {"dan"}}});
  const auto restart = [&] {
    dan.reopen();
    for (std::size_t i = 0; i < 3; ++i) town.at(i).reopen();
  };
  restart();
  CHECK(exchange(dan, town.at(0)).dialled->summary["receipt"].text() == "in_journal");
  restart();
  town.at(0).done("vouch", {{"applicant", {"dan"}}});
  exchange(town.at(1), town.at(0));
  restart();
  town.at(1).done("vouch", {{"applicant", {"dan"}}});
  exchange(town.at(1), town.at(0));
  restart();
  CHECK(exchange(dan, town.at(0)).equal());
  restart();
  CHECK(exchange(dan, town.at(1)).equal());
  CHECK(dan.state_hash() == town.at(1).state_hash());
}
}  // namespace exchange_test
