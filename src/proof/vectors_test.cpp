#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

#include "proof/report.h"
#include "tests/support/proof_world.h"

namespace vectors_test {
using namespace folkmoot;
using test::ProofWorld;
using test::ToyWitnesses;

namespace {
constexpr const char* kFile = "tests/vectors/proof_vectors.txt";

/// name, remembered id or "-", hexadecimal bytes of the file, JSON of the answer: a line each.
std::string line_of(const std::string& name, const Bytes& file, const std::optional<Hash>& id) {
  return name + " " + (id ? id->hex() : "-") + " " + to_hex(file) + " " +
         proof::json_of(proof::verify(file, {id}), file.size()) + "\n";
}

/// Two of four are gone, and three of five name others.
std::string make_reconvened() {
  ProofWorld world;
  const auto four = ToyWitnesses::range(1, 4);
  const auto two = ToyWitnesses::of({1, 50});
  for (std::uint64_t i = 1; i <= 6; ++i) {
    world.put_person(ProofWorld::person(i), i == 6 ? 3 : 2, 1);
    world.put_device(i, {ProofWorld::person(i)});
  }
  world.put_decision(10, world.version());
  world.close(world.founders(), four);
  const proof::Reconvened said = world.reconvene(two, {1, 2, 4});
  for (int page = 0; page < 2; ++page) world.close(two, two);
  world.chain()[1].reconvened = [&] { return Result<proof::Reconvened>(said); };
  const Bytes file = world.make(world.plan_decision(10));
  const auto seal = [&](std::size_t i) { return reinterpret_id<Hash>(seal::core_id(world.chain()[i].seal.core)); };
  std::string out = line_of("over_a_reconvening_from_founding", file, std::nullopt);
  out += line_of("over_a_reconvening_from_a_seal_before", file, seal(0));
  out += line_of("over_a_reconvening_from_a_seal_after", file, seal(1));
  const auto forged = [&](const std::string& name, auto change) {
    proof::Proof bad = proof::decode_proof(file).value();
    change(*bad.links[1].reconvened);
    out += line_of(name, proof::encode_proof(bad), std::nullopt);
  };
  forged("half_of_the_roll", [](proof::Reconvened& bad) { bad.voices.pop_back(); });
  forged("one_who_left", [](proof::Reconvened& bad) { bad.voices.back() = ProofWorld::voice(bad.reconvening, 6, 6); });
  forged("forged_voice", [](proof::Reconvened& bad) { bad.voices[0].signature.bytes[5] ^= 1; });
  forged("smaller_roll", [](proof::Reconvened& bad) { bad.devices.pop_back(); });
  forged("another_page", [](proof::Reconvened& bad) { bad.reconvening.choice.page = 3; });
  return out;
}

std::string make_vectors() {
  ProofWorld world;
  const auto four = ToyWitnesses::range(1, 4);
  for (std::uint64_t i = 1; i <= 6; ++i) world.put_person(ProofWorld::person(i), i == 6 ? 3 : 2, 1);
  world.put_decision(10, world.version());
  world.put_vote(30);
  world.put_vote(40, 5, ProofWorld::act(30));
  for (const std::uint64_t number : {50U, 51U}) world.put_mandate(number, number == 50 ? 0 : 3);
  world.close(world.founders(), four);
  for (int page = 0; page < 3; ++page) world.close(four, four, 4);
  std::string out;
  const auto add = [&](const std::string& name, const Bytes& file, const std::optional<Hash>& id) {
    out += line_of(name, file, id);
  };
  const seal::Core first = world.chain()[0].seal.core;
  const auto remembered = reinterpret_id<Hash>(seal::core_id(first));
  const auto from_seal = [&](proof::Plan plan) {
    plan.start = first;
    return world.make(plan);
  };
  const Bytes decision = world.make(world.plan_decision(10));
  add("decision_from_founding", decision, std::nullopt);
  add("decision_from_founding_past_a_remembered_seal", decision, remembered);
  add("decision_from_seal", from_seal(world.plan_decision(10)), remembered);
  add("member_from_seal", from_seal(world.plan_member(ProofWorld::person(2))), remembered);
  add("left_from_seal", from_seal(world.plan_member(ProofWorld::person(6))), remembered);
  add("vote_from_founding", world.make(world.plan_vote(30)), std::nullopt);
  add("recall_from_seal", from_seal(world.plan_vote(40)), remembered);
  add("mandate_from_seal", from_seal(world.plan_mandate(50)), remembered);
  add("recalled_from_seal", from_seal(world.plan_mandate(51)), remembered);
  add("no_mandate_from_seal", from_seal(world.plan_mandate(52)), remembered);
  const Bytes absent = from_seal(world.plan_member(ProofWorld::person(99)));
  add("absent_from_seal", absent, remembered);
  add("nothing_remembered", absent, std::nullopt);
  add("another_remembered", absent, Hash{{1}});
  Bytes damaged = decision;
  damaged[500] ^= 4;
  add("one_bit_changed", damaged, std::nullopt);
  proof::Proof forged = proof::decode_proof(absent).value();
  forged.links.back().commits[0].bytes[5] ^= 1;
  add("forged_signature", proof::encode_proof(forged), remembered);
  forged = proof::decode_proof(from_seal(world.plan_member(ProofWorld::person(6)))).value();
  auto& value = std::get<proof::Entry::Present>(forged.entries[0].found).value;
  value[1] = 2;
  add("forged_standing", proof::encode_proof(forged), remembered);
  forged = proof::decode_proof(from_seal(world.plan_decision(10))).value();
  forged.entries[1].path.pop_back();
  add("forged_second_entry", proof::encode_proof(forged), remembered);
  return out + make_reconvened();
}
}  // namespace

// After a change of the format: FOLKMOOT_WRITE_VECTORS=1 proof_test --test-case="published vectors*"
TEST_CASE("published vectors of proofs are what this implementation makes and answers") {
  const std::string made = make_vectors();
  if (std::getenv("FOLKMOOT_WRITE_VECTORS") != nullptr) std::ofstream(kFile) << made;
  std::ifstream in(kFile);
  std::stringstream held;
  held << in.rdbuf();
  CHECK((held.str() == made));  // in brackets: nobody wants to read them
}
}  // namespace vectors_test
