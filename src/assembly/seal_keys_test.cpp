#include "assembly/seal_keys.h"

#include <doctest/doctest.h>

#include "assembly/witnesses.h"
#include "tests/support/story_world.h"

namespace seal_keys_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
constexpr std::uint64_t kDay = 24;  // hours

std::optional<SignKey> seal_key_of(const AssemblyBuilder& town, Who who) {
  for (const seal::Candidate& candidate : assembly::witness_candidates(town.state()))
    if (candidate.person == town.id(who)) return candidate.seal_key;
  return std::nullopt;
}
SignKey key_named(const AssemblyBuilder& town, Who who, const std::string& seed) {
  return town.naming(who, seed).key->seal_key;
}
}  // namespace

TEST_CASE("a seal key is in force from the seal on that holds its naming, and its person stays alive") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who ann = town.first();
  CHECK(town.code(town.name_seal_key(ann, "too early")) == "witness.founding_page");
  town.seal(30 * kDay);
  const auto before = seal_key_of(town, ann);
  REQUIRE(before);
  town.name_seal_key(ann, "second key");
  CHECK(seal_key_of(town, ann) == before);
  town.seal(1);
  CHECK(seal_key_of(town, ann) == key_named(town, ann, "second key"));
  const assembly::Person& person = town.state().persons[town.index(town.id(ann))];
  CHECK(person.seen_seal == 2);
  CHECK(person.spent_seal_keys == std::vector<SignKey>{*before});
  CHECK(person.namings.empty());
}

TEST_CASE("of two namings that do not know of each other the last in the order of the page is in force") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who ann = town.first();
  const Who phone = town.second_device(ann);
  town.seal(30 * kDay);
  town.knowing({}).name_seal_key(ann, "one");
  town.knowing({}).name_seal_key(phone, "two");
  town.seal(1);
  const auto there = seal_key_of(town, ann);
  const SignKey one = key_named(town, ann, "one");
  const SignKey two = key_named(town, phone, "two");
  CHECK((there == one || there == two));
  const assembly::Person& person = town.state().persons[town.index(town.id(ann))];
  CHECK(person.spent_seal_keys.size() == 2);
  // Neither comes back.
  CHECK(town.code(town.name_seal_key(ann, "one")) == "witness.known_key");
  CHECK(town.code(town.name_seal_key(phone, "two")) == "witness.known_key");
}

TEST_CASE("attack: somebody else's new seal key, taken with its proof before others have heard of it") {
  AssemblyBuilder town = AssemblyBuilder::constituted();
  const Who ann = town.first();
  const Who eve = town.second();
  town.seal(30 * kDay);
  const event::Witness named = town.naming(ann, "second key");
  const EventId first = town.act(ann, named);
  event::Witness taken = named;
  CHECK(town.code(town.knowing({}).act(eve, taken)) == "witness.other_device");
  taken.device = town.device(eve);
  CHECK(town.code(town.knowing({}).act(eve, taken)) == "witness.bad_proof");
  CHECK(town.code(first) == "applied");
  town.seal(1);
  CHECK(seal_key_of(town, ann) == named.key->seal_key);
  CHECK(town.code(town.act(eve, taken)) == "witness.known_key");
}
}  // namespace seal_keys_test
