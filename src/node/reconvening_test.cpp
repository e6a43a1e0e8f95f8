// Homes whose witnesses are gone, or whose page has two seals.
#include <doctest/doctest.h>

#include "node/holding.h"
#include "seal/proofs.h"
#include "tests/support/memory_pages.h"

namespace reconvening_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {

/// These meet each other, again and again, and time goes on.
void meet_in_time(const Homes& homes, std::size_t turns = 12) {
  for (std::size_t turn = 0; turn < turns; ++turn) {
    for (std::size_t i = 0; i < homes.size(); ++i)
      for (std::size_t k = i + 1; k < homes.size(); ++k) exchange(*homes[i], *homes[k]);
    MemoryHome::clock() += 20'000;
    for (MemoryHome* home : homes) home->tick();
  }
}
/// Until all of them are in that page.
bool meet_until(const Homes& homes, std::uint64_t page) {
  for (int i = 0; i < 12; ++i) {
    if (std::ranges::all_of(homes, [&](MemoryHome* home) { return page_of(*home) == page; })) return true;
    meet_in_time(homes, 4);
  }
  return false;
}

/// Three founders and two more, whose first page is sealed: five witnesses, of whom four must sign.
struct Five {
  Five() {
    town.member();
    town.member();
    for (std::size_t i = 0; i < 3; ++i) town.at(i).done("seal ask");
    town.meet_all();
    REQUIRE(meet_until(all(), 2));
  }
  Homes all() { return some({0, 1, 2, 3, 4}); }
  Homes some(const std::vector<std::size_t>& which) {
    Homes out;
    for (const std::size_t i : which) out.push_back(&town.at(i));
    return out;
  }
  void propose(std::size_t who, const std::string& title) {
    town.at(who).done("propose", {{"title", {title}}, {"text", {"We do it."}}});
    MemoryHome::clock() += MemoryHome::kPageMs;
  }
  MemoryTown town;
};

std::string reconvene(MemoryHome& home, const std::vector<std::string>& people, const std::string& reason,
                      const std::string& goes_on = {}) {
  Words words{{"person", people}, {"reason", {reason}}};
  if (!goes_on.empty()) words["goes-on"] = {goes_on};
  return home.done("reconvene", words)["reconvening"].text();
}
const std::vector<std::string> kThree{"m000", "m001", "m002"};
}  // namespace

TEST_CASE("a witness set that loses its quorum for good goes on after a reconvening") {
  Five five;
  MemoryTown& town = five.town;
  CHECK(seal_of(town.at(0))["witnesses"].number() == 5);
  CHECK(seal_of(town.at(0))["needed"].number() == 4);
  // Two of five are gone.
  const Homes left = five.some({0, 1, 2});
  five.propose(0, "A well");
  meet_in_time(left);
  CHECK(page_of(town.at(0)) == 2);
  CHECK(seal_of(town.at(0))["reconvenings"].items().empty());

  const std::string id = reconvene(town.at(0), kThree, "two are in prison");
  CHECK_FALSE(seal_of(town.at(0))["witness"].truth());  // it signs nothing more as one of the old ones
  meet_in_time(left, 2);
  // Half of it is nothing yet: the page waits, also after restarts.
  CHECK(town.at(1).done("reconvene sign", {{"id", {id.substr(0, 12)}}})["reconvening"].text() == id);
  town.at(1).done("reconvene sign", {{"id", {id}}});  // twice is once
  meet_in_time(left, 4);
  town.at(2).reopen();
  for (MemoryHome* home : left) {
    const Value status = seal_of(*home);
    CHECK(status["reconvenings"].items()[0]["signed"].number() == 2);
    CHECK(status["reconvenings"].items()[0]["needed"].number() == 3);
    CHECK_FALSE(status["reconvenings"].items()[0]["holds"].truth());
    CHECK(status["reconvened"].is_null());
    CHECK(status["witnesses"].number() == 5);
    CHECK(page_of(*home) == 2);
  }

  SUBCASE("by the third signature") { town.at(2).done("reconvene sign", {{"id", {id}}}); }
  SUBCASE("with restarts, and by bundles alone") {
    town.at(2).done("reconvene sign", {{"id", {id}}});
    for (MemoryHome* from : left)
      for (MemoryHome* to : left)
        if (from != to) {
          CHECK(!to->import(from->exported()).error);
          to->reopen();
        }
  }
  REQUIRE(meet_until(left, 3));
  for (MemoryHome* home : left) {
    const Value status = home->ask(node::ask::Status{});
    CHECK(status["seal"]["witnesses"].number() == 3);
    CHECK(status["seal"]["reconvening"]["id"].text() == id);
    CHECK(status["seal"]["reconvening"]["reason"].text() == "two are in prison");
    CHECK(home->state_hash() == left[0]->state_hash());
    // Whoever is gone is not waited for again.
    CHECK(seal_of(*home)["witnesses"].number() == 3);
    home->reopen();
    CHECK(page_of(*home) == 3);
    CHECK(home->state_hash() == left[0]->state_hash());
  }
  five.propose(1, "A pump");
  REQUIRE(meet_until(left, 4));
  CHECK(town.at(2).ask(node::ask::Check{})["ok"].truth());
  CHECK(town.at(0).ask(node::ask::Status{})["seal"]["reconvening"]["id"].text() == id);

  // Who comes back follows, has lost nothing, and is a witness again by a sign of life, which a silent one's node
  // gives.
  town.at(4).done("propose", {{"title", {"From prison"}}, {"text", {"We are back."}}});
  MemoryHome::clock() += MemoryHome::kPageMs;
  REQUIRE(meet_until(five.all(), 5));
  CHECK(town.same_state());
  CHECK(seal_of(town.at(4))["witnesses"].number() == 5);
  CHECK(town.all_check());
}

TEST_CASE("nobody speaks twice in one choice, and who does is shown and counts for neither") {
  Five five;
  MemoryTown& town = five.town;
  MemoryHome copy("copy of m001");
  copy.copy_from(town.at(1));
  copy.reopen();
  const std::string one = reconvene(town.at(0), kThree, "two are gone");
  CHECK(town.at(0).refused("reconvene", {{"person", kThree}, {"reason", {"another"}}}) == "seal.reconvening");
  exchange(town.at(0), town.at(1));
  town.at(1).done("reconvene sign", {{"id", {one}}});
  reconvene(copy, {"m003", "m004"}, "three are gone");
  exchange(copy, town.at(3));
  exchange(town.at(3), town.at(0));
  exchange(town.at(1), town.at(0));
  const Value shown = seal_of(town.at(0))["double_voices"];
  REQUIRE(shown.items().size() == 1);
  CHECK(shown.items()[0]["member"].text() == town.at(1).my_id());
  // The two signatures are a proof for anybody.
  std::vector<seal::Voice> voices;
  for (const Value& record : shown.items()[0]["records"].items())
    voices.push_back(*seal::decode_voice(*from_hex(record.text())));
  CHECK(seal::voice_verifies(voices[0]));
  CHECK(seal::voice_verifies(voices[1]));
  CHECK(seal::voices_contradict(voices[0], voices[1]));
  town.at(2).done("reconvene sign", {{"id", {(exchange(town.at(0), town.at(2)), one)}}});
  meet_in_time(five.some({0, 2, 3}), 2);
  const Value known = seal_of(town.at(0));
  for (const Value& each : known["reconvenings"].items()) {
    CHECK(each["signed"].number() == (each["id"].text() == one ? 2 : 0));
    CHECK_FALSE(each["holds"].truth());
  }
  // Those two and a third one who is honest.
  town.at(3).done("reconvene sign", {{"id", {one}}});
  meet_in_time(five.some({0, 2, 3}), 1);
  CHECK(seal_of(town.at(0))["reconvened"]["id"].text() == one);
  CHECK(exchange(town.at(0), town.at(2)).equal());
}

TEST_CASE("if the old witnesses seal too, both seals are shown and all stops until people choose") {
  Five five;
  MemoryTown& town = five.town;
  town.at(0).done("propose", {{"title", {"A well"}}, {"text", {"We dig."}}});
  town.meet_all();
  // Two who are to name other witnesses sign as the old ones all the same, with copies of their homes.
  MemoryHome liar0("liar 0");
  MemoryHome liar1("liar 1");
  liar0.copy_from(town.at(0));
  liar1.copy_from(town.at(1));
  liar0.reopen();
  liar1.reopen();
  const Homes named = five.some({0, 1, 2});
  const std::string id = reconvene(town.at(0), kThree, "two are gone");
  exchange(town.at(0), town.at(1));
  exchange(town.at(0), town.at(2));
  for (const std::size_t i : {std::size_t{1}, std::size_t{2}}) town.at(i).done("reconvene sign", {{"id", {id}}});
  MemoryHome::clock() += MemoryHome::kPageMs;
  REQUIRE(meet_until(named, 3));
  const Homes old{&town.at(3), &town.at(4), &liar0, &liar1};
  REQUIRE(meet_until(old, 3));
  REQUIRE(seal_hash(town.at(0)) != seal_hash(town.at(3)));
  SUBCASE("and the old ones are pages ahead") {
    town.at(3).done("propose", {{"title", {"A pump"}}, {"text", {"We buy one."}}});
    MemoryHome::clock() += MemoryHome::kPageMs;
    REQUIRE(meet_until(old, 4));
    town.at(4).done("propose", {{"title", {"A pipe"}}, {"text", {"We lay one."}}});
    MemoryHome::clock() += MemoryHome::kPageMs;
    REQUIRE(meet_until(old, 5));
  }
  SUBCASE("and both have just done so") {}

  meet_in_time(five.all(), 3);
  const std::string ours = seal_of(town.at(0))["two_seals"]["seals"].items()[0]["hash"].text();
  const std::string theirs = seal_of(town.at(0))["two_seals"]["seals"].items()[1]["hash"].text();
  CHECK(ours != theirs);
  for (MemoryHome* home : five.all()) {
    home->reopen();
    const Value status = seal_of(*home);
    CHECK(status["trouble"]["code"].text() == "seal.two_seals");
    CHECK(status["two_seals"]["page"].number() == 2);
    CHECK(status["two_seals"]["decided"].is_null());
    CHECK_FALSE(status["witness"].truth());
    std::set<std::string> both;
    std::size_t by_reconvening = 0;
    for (const Value& side : status["two_seals"]["seals"].items()) {
      both.insert(side["hash"].text());
      if (side["reconvening"]["id"].text() == id) ++by_reconvening;
    }
    CHECK(both == std::set<std::string>{ours, theirs});
    CHECK(by_reconvening == 1);
  }
  // Nothing is sealed meanwhile, whatever waits.
  const std::uint64_t old_page = page_of(town.at(3));
  five.propose(2, "A roof");
  meet_in_time(five.all(), 3);
  CHECK(page_of(town.at(0)) == 3);
  CHECK(page_of(town.at(3)) == old_page);
  CHECK(town.at(0).refused("reconvene", {{"person", kThree}, {"reason", {"?"}}}) == "seal.two_seals");

  std::string goes_on;
  SUBCASE("the new ones' goes on") { goes_on = ours; }
  SUBCASE("the old ones' goes on") { goes_on = theirs; }
  if (goes_on.empty()) goes_on = ours;
  const std::string choice = reconvene(town.at(2), {"m002", "m003", "m004"}, "we choose", goes_on);
  meet_in_time(five.all(), 2);
  town.at(3).done("reconvene sign", {{"id", {choice}}});
  meet_in_time(five.all(), 1);
  town.at(4).done("reconvene sign", {{"id", {choice}}});
  town.at(4).reopen();
  meet_in_time(five.all(), 1);
  town.at(1).reopen();
  const auto all_with = [&](auto what) {
    const Homes homes = five.all();
    return std::ranges::all_of(homes, what);
  };
  CHECK(meet_until(five.all(), 4));
  CHECK(all_with([](MemoryHome* home) { return seal_of(*home)["trouble"].is_null(); }));
  CHECK(all_with([&](MemoryHome* home) { return seal_hash(*home) == seal_hash(town.at(0)); }));
  CHECK(town.same_state());
  CHECK(town.all_check());
  for (MemoryHome* home : five.all()) {
    CHECK(seal_of(*home)["two_seals"]["goes_on"].text() == goes_on);
    CHECK(home->ask(node::ask::Status{})["seal"]["reconvening"]["id"].text() == choice);
    // No event was lost, whichever seal covered it.
    CHECK(home->ask(node::ask::Show{"A roof"})["state"].text() == "open");
  }
  five.propose(3, "A door");
  CHECK(meet_until(five.all(), 5));
  CHECK(town.same_state());
}

TEST_CASE("two cores for a page: the same witnesses signed both, and f + 1 of them are proved to have cheated") {
  Five five;
  MemoryTown& town = five.town;
  MemoryHome liar0("liar 0");
  MemoryHome liar1("liar 1");
  MemoryHome liar2("liar 2");
  MemoryHome* liars[] = {&liar0, &liar1, &liar2};
  for (std::size_t i = 0; i < 3; ++i) {
    liars[i]->copy_from(town.at(i));
    liars[i]->reopen();
  }
  five.propose(3, "A well");
  REQUIRE(meet_until(five.some({0, 1, 2, 3}), 3));
  town.at(4).done("propose", {{"title", {"A pump"}}, {"text", {"We buy one."}}});
  MemoryHome::clock() += MemoryHome::kPageMs;
  REQUIRE(meet_until({&liar0, &liar1, &liar2, &town.at(4)}, 3));
  meet_in_time(five.some({3, 4}), 2);
  for (MemoryHome* home : five.some({3, 4})) {
    home->reopen();
    const Value two = seal_of(*home)["two_seals"];
    CHECK(two["page"].number() == 2);
    CHECK(two["seals"].items().size() == 2);
    std::set<std::string> cheats;
    for (const Value& proof : two["proofs"].items()) {
      cheats.insert(proof["name"].text());
      const auto first = seal::decode_record(*from_hex(proof["records"].items()[0].text()));
      const auto second = seal::decode_record(*from_hex(proof["records"].items()[1].text()));
      REQUIRE((first && second));
      const auto proved =
          seal::what_they_prove(seal::CheckedRecord::trusted(*first), seal::CheckedRecord::trusted(*second));
      REQUIRE(proved.has_value());
      CHECK(seal::name_of(*proved) == proof["cheat"].text());
    }
    CHECK(cheats.size() >= 2);
    for (const char* honest : {"m003", "m004"}) CHECK_FALSE(cheats.contains(honest));
    CHECK(seal_of(*home)["trouble"]["code"].text() == "seal.two_seals");
  }
}

TEST_CASE("a founder who is gone is replaced by a reconvening that names the founding") {
  MemoryTown town;
  MemoryHome& third = town.member();
  town.member();
  town.meet_all();
  // Founder m002 is gone: seal 1 would need it.
  const Homes left{&town.at(0), &town.at(1), &third, &town.at(4)};
  for (MemoryHome* home : left) home->done("seal ask");
  meet_in_time(left, 4);
  CHECK(page_of(town.at(0)) == 1);
  const std::string id = reconvene(town.at(0), {"m000", "m001", "m003"}, "m002 is gone");
  meet_in_time(left, 1);
  town.at(1).done("reconvene sign", {{"id", {id}}});
  meet_in_time(left, 3);
  CHECK(page_of(town.at(0)) == 1);
  town.at(1).reopen();
  third.done("reconvene sign", {{"id", {id}}});
  REQUIRE(meet_until(left, 2));
  for (MemoryHome* home : left) {
    CHECK(home->state_hash() == left[0]->state_hash());
    const Value seal = home->ask(node::ask::Status{})["seal"];
    CHECK(seal["witnesses"].number() == 3);
    CHECK(seal["commits"].number() == 3);
    CHECK(seal["reconvening"]["id"].text() == id);
    home->reopen();
    CHECK(home->state_hash() == left[0]->state_hash());
  }
  // And who was gone follows.
  meet_in_time({&town.at(0), &town.at(2)}, 2);
  CHECK(page_of(town.at(2)) == 2);
  CHECK(town.at(2).state_hash() == town.at(0).state_hash());
}
}  // namespace reconvening_test
