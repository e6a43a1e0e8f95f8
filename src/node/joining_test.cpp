// Homes that come late and take in by hash what seals name.
#include "node/joining.h"

#include <doctest/doctest.h>

#include "crypto/tags.h"
#include "node/seal_items.h"
#include "tests/support/memory_pages.h"

namespace joining_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
std::uint64_t unchecked(MemoryHome& home) { return home.ask(node::ask::Status{})["unchecked"].number(); }
std::uint64_t unfolded(MemoryHome& home) { return home.ask(node::ask::Status{})["unfolded"].number(); }

void write(MemoryHome& home, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    home.done("propose", {{"title", {"Plan " + std::to_string(i)}}, {"text", {"We do it."}}});
}

/// Counts the signatures that a home looks at.
void count_checks(MemoryHome& home, std::size_t& count) {
  home.node().use_checker([&count](std::vector<event::Event> events) {
    count += events.size();
    std::vector<Result<journal::CheckedEvent>> out;
    for (event::Event& event : events) out.push_back(journal::CheckedEvent::check(std::move(event)));
    return out;
  });
}

/// A home that believes whatever it is told.
void believe_all(MemoryHome& home) {
  home.node().use_checker([](std::vector<event::Event> events) {
    std::vector<Result<journal::CheckedEvent>> out;
    for (event::Event& event : events) out.emplace_back(journal::CheckedEvent::trusted(std::move(event)));
    return out;
  });
}

/// Four pages, the last of them open.
struct OldTown {
  MemoryTown town;
  OldTown() {
    seal_page(town);
    for (std::size_t page = 2; page < 4; ++page) {
      for (std::size_t i = 0; i < town.size(); ++i) write(town.at(i), 5);
      meet(all_of(town), 1);
      seal_page(town);
    }
    write(town.at(2), 2);
    meet(all_of(town), 1);
  }
};

/// A further device of the first founder, which has heard nothing yet.
std::string add_phone(MemoryTown& town, MemoryHome& phone) {
  const Value asked = phone.done("device request");
  town.at(0).done("device add", {{"code", {asked["code"].text()}}});
  return asked["device"].text();
}
}  // namespace

TEST_CASE("who joins takes in by hash what seals name, and looks at the signatures afterwards") {
  OldTown old;
  MemoryTown& town = old.town;
  MemoryHome phone("phone");
  const std::string device = add_phone(town, phone);
  std::size_t checks = 0;
  count_checks(phone, checks);
  SUBCASE("over a connection") { CHECK(exchange(phone, town.at(0)).equal()); }
  SUBCASE("from a file") {
    const node::Reply reply = phone.import(town.at(0).exported(device));
    CHECK(!reply.error);
    CHECK(reply.json["new"].number() == phone.stored_events());
    CHECK(reply.json["parked"].number() == 0);
  }
  CHECK(page_of(phone) == 4);
  CHECK(phone.state_hash() == town.at(0).state_hash());
  // Two pages of fifteen events, which the last seal's snapshot spared it to fold.
  CHECK(unchecked(phone) == 30);
  CHECK(unfolded(phone) == 3);
  CHECK(checks <= phone.stored_events() - 30);
  phone.reopen();
  count_checks(phone, checks);
  CHECK(unchecked(phone) == 30);
  const std::size_t before = checks;
  phone.tick();
  CHECK(unchecked(phone) == 0);
  CHECK(checks == before + 30);
  CHECK(unfolded(phone) == 3);
  phone.tick();
  CHECK(unfolded(phone) == 0);
  CHECK(checks == before + 30);
  CHECK(phone.ask(node::ask::Status{})["alarms"].items().empty());
  phone.reopen();
  CHECK(unchecked(phone) == 0);
  CHECK(phone.ask(node::ask::Check{})["ok"].truth());
  // From here on it is a home like any other.
  write(phone, 1);
  CHECK(exchange(phone, town.at(0)).equal());
  CHECK(unchecked(phone) == 0);
}

TEST_CASE("it wants to be woken as long as signatures are unchecked") {
  OldTown old;
  MemoryHome phone("phone");
  add_phone(old.town, phone);
  exchange(phone, old.town.at(0));
  REQUIRE(unchecked(phone) > 0);
  REQUIRE(phone.wake);
  CHECK(phone.wake->ms <= MemoryHome::clock() + 1);
}

TEST_CASE("a cut in the middle costs nothing but what did not come") {
  OldTown old;
  MemoryTown& town = old.town;
  MemoryHome fresh("phone");
  add_phone(town, fresh);
  for (std::size_t frames = 4; frames < 24; frames += 3) {
    MemoryHome phone("phone");
    phone.copy_from(fresh);
    phone.reopen();
    exchange(phone, town.at(0), frames);
    CHECK(exchange(phone, town.at(0)).equal());
    CHECK(page_of(phone) == 4);
    CHECK(phone.state_hash() == town.at(0).state_hash());
    while (unchecked(phone) > 0) phone.tick();
    CHECK(phone.ask(node::ask::Check{})["ok"].truth());
  }
}

TEST_CASE("a forged event under a seal is an alarm that names who signed the seal") {
  MemoryTown town;
  seal_page(town);
  for (std::size_t i = 0; i < town.size(); ++i) believe_all(town.at(i));
  write(town.at(0), 3);
  const std::string forged = town.at(0).events().back().id.hex();
  town.at(0).events().back().signature.bytes[10] ^= 1;
  meet(all_of(town), 1);
  seal_page(town);
  MemoryHome phone("phone");
  add_phone(town, phone);
  exchange(phone, town.at(1));
  CHECK(exchange(phone, town.at(0)).equal());
  REQUIRE(page_of(phone) == 3);
  CHECK(phone.ask(node::ask::Status{})["alarms"].items().empty());
  phone.tick();
  phone.reopen();
  const Value alarms = phone.ask(node::ask::Status{})["alarms"];
  REQUIRE(alarms.items().size() == 1);
  CHECK(alarms.items()[0]["code"].text() == "seal.bad_signature");
  CHECK(alarms.items()[0]["event"].text() == forged);
  CHECK(alarms.items()[0]["page"].number() == 2);
  REQUIRE(alarms.items()[0]["signers"].items().size() == 3);
  std::set<std::string> names;
  for (const Value& signer : alarms.items()[0]["signers"].items()) names.insert(signer["name"].text());
  CHECK(names == std::set<std::string>{"m000", "m001", "m002"});
  const Value checked = phone.ask(node::ask::Check{});
  CHECK_FALSE(checked["ok"].truth());
  REQUIRE(checked["problems"].items().size() == 1);
  CHECK(checked["problems"].items()[0]["code"].text() == "seal.bad_signature");
  CHECK(checked["problems"].items()[0]["where"].text().find("m001") != std::string::npos);
}

namespace {
/// What all witnesses of the page say, about a core with another state instead.
void sign_another_state(MemoryTown& town, MemoryHome& home, std::uint64_t page) {
  node::ClosedPage closed = *node::decode_closed_page(home.closed_pages()[page - 1]);
  const auto signer = [&](seal::WitnessIndex witness) {
    for (std::size_t i = 0; i < town.size(); ++i) {
      auto key = crypto::SigningKey::from_seed(town.at(i).identity().seals.front());
      if (key.public_key() == closed.witnesses[witness]) return seal::KeySigner(std::move(key));
    }
    FAIL("no such witness");
    return seal::KeySigner(crypto::SigningKey::from_seed(town.at(0).identity().seals.front()));
  };
  closed.seal.core.outcome.state.bytes[0] ^= 1;
  const seal::CoreId core = closed.core_id();
  closed.seal.commits.clear();
  for (const seal::WitnessIndex witness : closed.seal.signers.members())
    closed.seal.commits.push_back(
        signer(witness).sign(crypto::tag::kSeal, seal::commit_message(closed.seal.round, core)));
  home.closed_pages()[page - 1] = node::encode_closed_page(closed);
  for (auto& item : home.stored_seal_items()) {
    if (item.page != page) continue;
    auto decoded = *node::decode_item(item.bytes);
    auto* const record = std::get_if<seal::SealRecord>(&decoded);
    if (record == nullptr) continue;
    if (auto* propose = std::get_if<seal::Propose>(&record->says)) propose->core = closed.seal.core;
    if (auto* prepare = std::get_if<seal::Prepare>(&record->says)) prepare->core = core;
    if (auto* commit = std::get_if<seal::Commit>(&record->says)) commit->core = core;
    auto key = signer(record->witness);
    item.bytes = node::encode_item(seal::CheckedRecord::sign(*record, key).record());
  }
}
}  // namespace

TEST_CASE("a seal over what does not come to its state: everything is dropped, and taken in again with care") {
  MemoryTown town;
  seal_page(town);
  write(town.at(0), 4);
  meet(all_of(town), 1);
  seal_page(town);
  MemoryHome phone("phone");
  const std::string device = add_phone(town, phone);
  sign_another_state(town, town.at(0), 2);
  town.at(0).reopen();
  SUBCASE("over a connection") {
    const Exchange met = exchange(phone, town.at(0));
    CHECK(met.code() == "seal.taken_again");
    CHECK_FALSE(met.equal());
  }
  SUBCASE("from a file") {
    const node::Reply reply = phone.import(town.at(0).exported(device));
    REQUIRE(reply.error);
    CHECK(reply.error->code == "seal.taken_again");
  }
  CHECK(phone.stored_events() == 1);
  CHECK(page_of(phone) == 1);
  CHECK(unchecked(phone) == 0);
  phone.reopen();
  std::size_t checks = 0;
  count_checks(phone, checks);
  // With all signatures checked it is as for any node: the events stand, and the seal is trouble.
  exchange(phone, town.at(0));
  CHECK(page_of(phone) == 2);
  CHECK(checks >= phone.stored_events() - 1);
  CHECK(phone.ask(node::ask::Seal{})["trouble"]["code"].text() == "seal.other_state");
  CHECK(unchecked(phone) == 0);
}

TEST_CASE("what waits in vain goes in with its signatures checked") {
  OldTown old;
  MemoryTown& town = old.town;
  MemoryHome phone("phone");
  add_phone(town, phone);
  // Of page 2 one event comes as a header alone: neither that page nor the next can close.
  const node::ClosedPage page = *node::decode_closed_page(town.at(0).closed_pages()[1]);
  const EventId lost = page.frontier.front().tips.front().id;
  const auto without_body = std::ranges::find(town.at(0).events(), lost, &event::Event::id);
  REQUIRE(without_body != town.at(0).events().end());
  event::Event whole = *without_body;
  without_body->body.reset();
  std::size_t checks = 0;
  count_checks(phone, checks);
  CHECK_FALSE(exchange(phone, town.at(0)).equal());
  CHECK(page_of(phone) == 2);
  CHECK(unchecked(phone) == 0);
  CHECK(checks > 15);
  CHECK(phone.stored_events() > 15);
  // Once it comes whole, so do the pages.
  *without_body = std::move(whole);
  CHECK(exchange(phone, town.at(0)).equal());
  CHECK(page_of(phone) == 4);
  CHECK(phone.state_hash() == town.at(0).state_hash());
}

TEST_CASE("no home goes behind a seal that it knows, whoever offers less") {
  MemoryTown town;
  seal_page(town);
  MemoryHome put_back("put back");
  put_back.copy_from(town.at(2));
  put_back.reopen();
  for (std::size_t page = 2; page < 4; ++page) {
    write(town.at(0), 2);
    seal_page(town);
  }
  const std::string seal = town.at(0).ask(node::ask::Status{})["seal"]["hash"].text();
  REQUIRE(page_of(put_back) == 2);
  CHECK(exchange(town.at(1), put_back).equal());
  CHECK(page_of(town.at(1)) == 4);
  CHECK(page_of(put_back) == 4);
  CHECK(put_back.ask(node::ask::Status{})["seal"]["hash"].text() == seal);
  CHECK(town.at(1).ask(node::ask::Status{})["seal"]["hash"].text() == seal);
  // What it signed as it was is at work elsewhere.
  CHECK(put_back.ask(node::ask::Seal{})["trouble"]["code"].text() == "seal.key_copied");
}

TEST_CASE("what is remembered of joining reads back, and damage is found") {
  const std::vector<node::EventRange> ranges{{3, 9}, {10, 11}};
  CHECK(*node::decode_unchecked(node::encode_unchecked(ranges)) == ranges);
  CHECK_FALSE(node::decode_unchecked(node::encode_unchecked({{3, 3}})));
  CHECK_FALSE(node::decode_unchecked(node::encode_unchecked({{3, 9}, {9, 11}})));
  CHECK_FALSE(node::decode_unchecked(node::encode_unchecked({{3, 9}, {1, 2}})));
  const std::vector<node::Alarm> alarms{{{}, 4}};
  CHECK(*node::decode_alarms(node::encode_alarms(alarms)) == alarms);
  const Bytes whole = node::encode_alarms(alarms);
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK_FALSE(node::decode_alarms(BytesView(whole).first(size)));
}

TEST_CASE("a file of what is here already costs no look at a signature") {
  MemoryTown town;
  for (std::size_t i = 0; i < town.size(); ++i) write(town.at(i), 3);
  meet(all_of(town), 1);
  std::size_t checks = 0;
  count_checks(town.at(1), checks);
  CHECK_FALSE(town.at(1).import(town.at(0).exported()).error);
  CHECK(checks == 0);
  write(town.at(0), 2);
  CHECK(town.at(1).import(town.at(0).exported()).json["new"].number() == 2);
  CHECK(checks == 2);
}
}  // namespace joining_test
