// Seal keys that are renewed, over pages that homes close together.
#include <doctest/doctest.h>

#include "crypto/tags.h"
#include "node/holding.h"
#include "proof/verify.h"
#include "seal/errc.h"
#include "tests/support/memory_pages.h"

namespace seal_keys_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {

bool is_witness(MemoryHome& home) { return home.ask(node::ask::Seal{})["witness"].truth(); }
std::string trouble(MemoryHome& home) {
  const Value seal = home.ask(node::ask::Seal{});
  return seal["trouble"].is_null() ? std::string() : seal["trouble"]["code"].text();
}
SignKey key_of(const crypto::Secret32& seed) { return crypto::SigningKey::from_seed(seed).public_key(); }

/// These close the open page, with all that any of them holds.
void close_page_over_all(const Homes& homes) {
  // Before anybody is ready: whoever proposes covers what all hold, and what else came is left for the next page.
  meet(homes, 1);
  all_ask(homes);
  close_in_time(homes, [&] { meet(homes, 1); });
}
node::ClosedPage closed(MemoryHome& home, std::uint64_t page) {
  return *node::decode_closed_page(home.closed_pages()[page - 1]);
}
}  // namespace

TEST_CASE("a new seal key closes pages from the seal on that holds its event, and the old one is erased with it") {
  MemoryTown town;
  MemoryHome& ann = town.at(0);
  const std::string plan = ann.done("propose", {{"title", {"A well"}}, {"text", {"We dig."}}})["event"].text();
  town.meet_all();
  for (std::size_t i = 0; i < town.size(); ++i)
    town.at(i).done("position", {{"proposal", {plan}}, {"position", {"agree"}}});
  town.meet_all();
  ann.done("decide", {{"proposal", {plan}}});
  CHECK(ann.refused("device witness", {{"device", {ann.my_device()}}}) == "witness.founding_page");
  close_page_over_all(all_of(town));
  const std::string remembered = ann.ask(node::ask::Status{})["seal"]["hash"].text();
  const crypto::Secret32 old_seed = ann.identity().seals.front().clone();
  const SignKey old_key = key_of(old_seed);

  const Value named = ann.done("device witness", {{"device", {ann.my_device()}}});
  CHECK(named["applied"].truth());
  CHECK(named["device"].text() == ann.my_device());
  REQUIRE(ann.identity().seals.size() == 2);
  const SignKey new_key = key_of(ann.identity().seals[1]);
  CHECK(ann.refused("device witness", {{"device", {ann.my_device()}}}) == "seal.key_waits");
  SUBCASE("at one go") {}
  SUBCASE("with a start between") {
    ann.reopen();
    REQUIRE(ann.identity().seals.size() == 2);
  }
  // The open page is closed with the old one.
  close_page_over_all(all_of(town));
  CHECK(closed(ann, 2).witness_set().find(old_key));
  REQUIRE(ann.identity().seals.size() == 1);
  CHECK(key_of(ann.identity().seals.front()) == new_key);
  CHECK(is_witness(ann));

  for (const std::uint64_t page : {std::uint64_t{3}, std::uint64_t{4}}) {
    town.at(1).done("propose", {{"title", {"Plan"}}, {"text", {"We do it."}}});
    close_page_over_all(all_of(town));
    ann.reopen();
    const node::ClosedPage last = closed(ann, page);
    const auto place = last.witness_set().find(new_key);
    REQUIRE(place);
    CHECK(last.seal.signers.has(*place));
    CHECK_FALSE(last.witness_set().find(old_key));

    // What the old key says of this page is nobody's word.
    seal::SealRecord record;
    record.place = {last.seal.core.assembly, page, reinterpret_id<Hash>(closed(ann, page - 1).core_id())};
    record.witness = *place;
    record.says = seal::Prepare{last.core_id(), {}};
    seal::KeySigner thief(crypto::SigningKey::from_seed(old_seed));
    const auto signed_by_old = seal::CheckedRecord::sign(record, thief).record();
    CHECK(seal::CheckedRecord::check(signed_by_old, last.witness_set()).error().code == seal::errc::kSignature);
  }
  CHECK(town.same_state());
  CHECK(town.all_check());

  // Proofs lead across.
  const auto proof = town.at(1).node().make_proof(town.at(1).assembly,
                                                  {node::ask::Proof::Kind::decision, plan, {}, remembered, false});
  REQUIRE(!proof.reply.error);
  const auto verified = proof::verify(proof.bytes, {Hash::from_hex_text(remembered)}).value();
  CHECK(verified.page == 4);
  // And somebody who comes now follows.
  MemoryHome phone("phone");
  ann.done("device add", {{"code", {phone.done("device request")["code"].text()}}});
  CHECK(exchange(phone, ann).equal());
  CHECK(page_of(phone) == 5);
  CHECK(phone.state_hash() == ann.state_hash());
  CHECK(phone.ask(node::ask::Check{})["ok"].truth());
}

TEST_CASE("once a term nodes renew the key by themselves") {
  MemoryTown town;
  close_page_over_all(all_of(town));
  const auto close_with_an_act = [&] {
    town.at(0).done("propose", {{"title", {"A well"}}, {"text", {"We dig."}}});
    close_page_over_all(all_of(town));
  };
  std::vector<SignKey> before;
  for (std::size_t i = 0; i < town.size(); ++i) before.push_back(key_of(town.at(i).identity().seals.front()));
  MemoryHome::clock() += 360ULL * 24 * 3'600'000;
  close_with_an_act();
  for (std::size_t i = 0; i < town.size(); ++i) CHECK(key_of(town.at(i).identity().seals.front()) == before[i]);
  MemoryHome::clock() += 6ULL * 24 * 3'600'000;
  close_with_an_act();  // a year after seal 1, as seals tell time
  close_with_an_act();
  for (std::size_t i = 0; i < town.size(); ++i) {
    REQUIRE(town.at(i).identity().seals.size() == 1);
    CHECK(key_of(town.at(i).identity().seals.front()) != before[i]);
    CHECK(is_witness(town.at(i)));
  }
  const std::size_t events = town.at(0).stored_events();
  close_with_an_act();
  CHECK(town.at(0).stored_events() == events + 1);
  CHECK(town.all_check());
}

TEST_CASE("a restored home seals again, with a key of its new device") {
  MemoryTown town(4);
  close_page_over_all(all_of(town));
  MemoryHome back("back");
  back.copy_from(town.at(3));
  back.lose_device();
  CHECK(back.identity().seals.empty());
  CHECK(!back.finish(back.node().renew_device({}, back.moment())).error);
  CHECK(exchange(back, town.at(0)).equal());
  CHECK_FALSE(is_witness(back));
  back.done("device witness", {{"device", {back.my_device()}}});
  const Homes now{&town.at(0), &town.at(1), &town.at(2), &back};
  close_page_over_all(now);
  CHECK(is_witness(back));
  // Three of four are needed.
  const Homes three{&town.at(0), &town.at(1), &back};
  back.done("propose", {{"title", {"I am back"}}, {"text", {"x"}}});
  close_page_over_all(three);
  const auto place = closed(back, 3).witness_set().find(key_of(back.identity().seals.front()));
  REQUIRE(place);
  CHECK(closed(back, 3).seal.signers.has(*place));
  CHECK(back.ask(node::ask::Check{})["ok"].truth());
}

TEST_CASE("a home that found its key at work elsewhere signs again with a new one") {
  MemoryTown town(4);
  for (std::size_t i = 0; i < town.size(); ++i) town.at(i).done("seal ask");
  MemoryHome back("put back");
  back.copy_from(town.at(3));
  // The disk is put back to before what it signed.
  meet(all_of(town), 1);
  back.reopen();
  for (int i = 0; i < 3; ++i) exchange(back, town.at(0));
  REQUIRE(trouble(back) == "seal.key_copied");
  Homes now{&town.at(0), &town.at(1), &town.at(2), &back};
  meet(all_of(town), 12);
  REQUIRE(page_of(town.at(0)) == 2);
  meet(now, 2);
  CHECK_FALSE(is_witness(back));
  back.done("device witness", {{"device", {back.my_device()}}});
  CHECK(trouble(back) == "seal.key_copied");
  close_page_over_all(now);
  CHECK(trouble(back).empty());
  CHECK(is_witness(back));
  back.reopen();
  CHECK(is_witness(back));
  back.done("propose", {{"title", {"I am back"}}, {"text", {"x"}}});
  close_page_over_all({&town.at(0), &town.at(1), &back});
  CHECK(trouble(back).empty());
}

TEST_CASE("another device of the person is wished, and names its key by itself; the one before erases its own") {
  MemoryTown town;
  close_page_over_all(all_of(town));
  MemoryHome& ann = town.at(0);
  MemoryHome phone("phone");
  const Value asked = phone.done("device request");
  ann.done("device add", {{"code", {asked["code"].text()}}});
  CHECK(exchange(phone, ann).equal());
  CHECK(ann.refused("device witness", {{"device", {town.at(1).my_device()}}}) == "witness.other_device");
  const std::size_t events = ann.stored_events();
  ann.done("device witness", {{"device", {asked["device"].text()}}});
  CHECK(phone.identity().seals.empty());
  for (int i = 0; i < 2; ++i) CHECK(exchange(phone, ann).equal());  // it hears of it, and answers
  CHECK(phone.identity().seals.size() == 1);
  CHECK(ann.identity().seals.size() == 1);
  CHECK(ann.stored_events() == events + 2);
  Homes all = all_of(town);
  all.push_back(&phone);
  close_page_over_all(all);
  CHECK(ann.identity().seals.empty());
  CHECK_FALSE(is_witness(ann));
  CHECK(is_witness(phone));
  phone.done("propose", {{"title", {"From the phone"}}, {"text", {"x"}}});
  close_page_over_all({&phone, &town.at(1), &town.at(2)});
  CHECK(exchange(ann, phone).equal());
  CHECK(page_of(ann) == 4);
}
}  // namespace seal_keys_test
