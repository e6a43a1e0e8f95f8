#include <doctest/doctest.h>

#include "proof/errc.h"
#include "proof/said_once.h"
#include "tests/support/proof_world.h"

using namespace folkmoot;
using test::ProofWorld;
using test::ToyWitnesses;

namespace {
Code code_of(BytesView file, const std::optional<Hash>& remembered = std::nullopt) {
  const auto verified = proof::verify(file, {remembered});
  return verified ? Code("verified") : verified.error().code;
}
Hash id_of(const seal::Core& core) { return reinterpret_id<Hash>(seal::core_id(core)); }

/// Founders close page 1; then four witnesses close two pages.
struct Town : ProofWorld {
  ToyWitnesses four = ToyWitnesses::range(1, 4);
  Town() {
    for (std::uint64_t i = 1; i <= 6; ++i) put_person(person(i), i == 6 ? 3 : i == 5 ? 0 : 2, i == 5 ? 0 : 1);
    put_decision(10, version());
    put_decision(20, act(77));
    close(founders(), four);
    close(four, four);
    close(four, four);
  }
  proof::Plan from(std::size_t seal, proof::Plan plan) {
    plan.start = chain()[seal].seal.core;
    return plan;
  }
};
}  // namespace

TEST_CASE("a decision, from the founding and from a remembered seal") {
  Town town;
  const Bytes file = town.make(town.plan_decision(10));
  const auto verified = proof::verify(file, {}).value();
  CHECK(verified.sentence ==
        "The assembly \"Neighbours of the Square\" (" + town.assembly().hex() +
            ") adopted the proposal \"A well\" (version " + town.version().hex() +
            "): 9 yes, 1 no, 2 abstaining of 12 electors; as of the seal of page 3, 2026-01-01T03:00:00Z, from the "
            "founding: only as good as the key that founded it and the erasure of old seal keys.");
  CHECK(verified.page == 3);
  CHECK(code_of(file, reinterpret_id<Hash>(town.assembly())) == "verified");
  // The same file rests on a seal that it passes, for who remembers that one.
  const Hash first = id_of(town.chain()[0].seal.core);
  CHECK(proof::verify(file, {first}).value().from == seal::core_id(town.chain()[0].seal.core));
  CHECK(code_of(file, Hash{{1}}) == proof::errc::kStart);

  auto plan = town.from(0, town.plan_decision(10));
  plan.founding.reset();
  const Bytes small = town.make(plan);
  const auto from_seal = proof::verify(small, {first}).value();
  CHECK(from_seal.sentence.ends_with("as far as the remembered seal " + first.hex() + " of page 1 is trusted."));
  CHECK(!from_seal.name);
  CHECK(code_of(small) == proof::errc::kUnremembered);
  CHECK(code_of(small, reinterpret_id<Hash>(town.assembly())) == proof::errc::kStart);
}

TEST_CASE("who is on the roll, who left, who applied, and whom nobody knows") {
  Town town;
  const auto says = [&](std::uint64_t number) {
    return proof::verify(town.make(town.plan_member(ProofWorld::person(number))), {}).value();
  };
  CHECK(says(1).statement.words.find("on its roll, as a member since seal 1") != std::string::npos);
  CHECK(says(6).statement.words.find("has left, by seal 5") != std::string::npos);
  CHECK(says(5).statement.words.find("an applicant") != std::string::npos);
  CHECK(says(99).statement.words.find("not on the roll") != std::string::npos);
  for (const std::uint64_t number : {5U, 6U, 99U})
    CHECK(says(number).statement.fields[1].value == proof::FieldValue(false));
}

TEST_CASE("absence in a state without the subject") {
  ProofWorld world;
  world.put_decision(10, world.version());
  world.close(world.founders(), ToyWitnesses::range(1, 4));
  CHECK(code_of(world.make(world.plan_member(ProofWorld::person(1)))) == "verified");
}

TEST_CASE("a proof with any bit changed is refused") {
  Town town;
  const Hash first = id_of(town.chain()[0].seal.core);
  for (const auto& plan : {town.plan_decision(10), town.from(0, town.plan_member(ProofWorld::person(99)))}) {
    Bytes file = town.make(plan);
    for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
      file[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
      CAPTURE(bit);
      const auto changed = proof::verify(file, {first});
      CHECK(!changed.has_value());
      file[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
    }
    for (std::size_t size = 0; size < file.size(); size += 7)
      CHECK(code_of(BytesView(file).first(size), first) == proof::errc::kForm);
  }
}

TEST_CASE("forged proofs") {
  Town town;
  const proof::Proof good = proof::build(town.plan_decision(10), town.state()).value();
  const auto forged = [&](auto change) {
    proof::Proof bad = good;
    change(bad);
    return code_of(proof::encode_proof(bad));
  };
  CHECK(forged([](proof::Proof&) {}) == "verified");
  // A decision that is on record for another proposal.
  CHECK(forged([&](proof::Proof& bad) {
          bad.entries = proof::build(town.plan_decision(20), town.state()).value().entries;
          bad.entries[0] = good.entries[0];
        }) == proof::errc::kItem);
  // The second entry of another state, and at another place of this one.
  CHECK(forged([](proof::Proof& bad) { std::get<proof::Entry::Present>(bad.entries[1].found).value.back() ^= 1; }) ==
        proof::errc::kPath);
  CHECK(forged([](proof::Proof& bad) {
          bad.entries[1].above.insert(bad.entries[1].above.begin(), bad.entries[0].above.front());
        }) == proof::errc::kPath);
  CHECK(forged([](proof::Proof& bad) { bad.entries[1] = bad.entries[0]; }) == proof::errc::kPath);
  // Fewer of the founders than all.
  CHECK(forged([](proof::Proof& bad) {
          proof::Link& link = bad.links[0];
          link.hidden = {crypto::hash("", {BytesView(std::array<std::uint8_t, 1>{0}), link.keys[0].view()})};
          seal::WitnessBits bits(3);
          bits.set(1), bits.set(2);
          link.signers = bits;
          link.keys.erase(link.keys.begin()), link.commits.erase(link.commits.begin());
        }) == proof::errc::kQuorum);
  // Seals of another assembly's witnesses.
  CHECK(forged([&](proof::Proof& bad) {
          ProofWorld other(4);
          other.close(other.founders(), ToyWitnesses::range(50, 4));
          bad.links = proof::shortest_links(other.evidence(), other.chain()).value();
        }) == proof::errc::kWitnesses);
  // Founders whom nobody of the founding invited.
  CHECK(forged([](proof::Proof& bad) {
          auto& founders = std::get<proof::FoundingEvidence>(bad.start).founders;
          std::swap(founders[1].invite, founders[2].invite);
        }) == proof::errc::kFounding);
  CHECK(forged([](proof::Proof& bad) { std::get<proof::FoundingEvidence>(bad.start).constitutes.clear(); }) ==
        proof::errc::kFounding);
  CHECK(forged([](proof::Proof& bad) { std::get<proof::FoundingEvidence>(bad.start).founders.pop_back(); }) ==
        proof::errc::kFounding);
  CHECK(forged([](proof::Proof& bad) { bad.founding.reset(); }) == proof::errc::kFounding);
  CHECK(forged([&](proof::Proof& bad) { bad.text = town.founding(); }) == proof::errc::kText);
  CHECK(forged([](proof::Proof& bad) { bad.entries.clear(); }) == proof::errc::kItem);
  // The last seal left out: the page that names its witnesses has the same state here, so the item is true then, too.
  CHECK(forged([](proof::Proof& bad) { bad.links.erase(bad.links.begin()); }) == proof::errc::kPlace);
}

TEST_CASE("an invented absence: the way to a neighbour of somebody who is there") {
  Town town;
  proof::Proof bad = proof::build(town.plan_member(ProofWorld::person(99)), town.state()).value();
  bad.entries[0].key = codec::Writer().id(ProofWorld::person(1)).take();
  const Code code = code_of(proof::encode_proof(bad));
  const bool same_end = code == "verified";
  // Whether it is refused here or person 1 is that neighbour: never is a member shown as absent.
  CHECK(!same_end);
}

TEST_CASE("links: as few as the seals at hand allow") {
  // 40 witnesses, of whom one is replaced in each page.
  ProofWorld world;
  world.put_person(ProofWorld::person(1), 2, 1);
  std::vector<std::uint64_t> numbers(40);
  for (std::size_t i = 0; i < 40; ++i) numbers[i] = 100 + i;
  auto now = ToyWitnesses::of(numbers);
  world.close(world.founders(), now);
  for (std::size_t page = 0; page < 10; ++page) {
    numbers[page] += 100;
    auto next = ToyWitnesses::of(numbers);
    world.close(now, next, 40);
    now = std::move(next);
  }
  const auto start = world.chain()[0].seal.core;
  const auto links = [&](std::size_t first, std::size_t last) {
    return proof::shortest_links(world.chain()[first].seal.core, std::span(world.chain()).first(last + 1))
        .value()
        .size();
  };
  CHECK(links(0, 10) == 1);  // 31 of those whom the founders named still sign
  CHECK(links(0, 0) == 0);
  auto plan = world.plan_member(ProofWorld::person(1));
  plan.start = start;
  CHECK(code_of(world.make(plan), id_of(start)) == "verified");

  // When all are replaced at once, nothing can be passed over.
  const auto others = ToyWitnesses::range(900, 40);
  world.close(now, others, 40);
  world.close(others, others);
  world.close(others, now);
  CHECK(links(0, 11) == 1);  // 30 of them
  CHECK(links(0, 12) == 2);
  CHECK(links(0, 13) == 2);
  // Without the page that closes with the new ones their keys are those of a later one.
  std::vector<proof::ChainSeal> gap = world.chain();
  gap.erase(gap.begin() + 12);
  CHECK(proof::shortest_links(start, gap).value().size() == 2);
}

TEST_CASE("links: others than those whom a core named closed the next page") {
  const auto four = ToyWitnesses::range(1, 4);
  const auto others = ToyWitnesses::range(50, 4);
  ProofWorld world;
  world.put_person(ProofWorld::person(1), 2, 1);
  world.close(world.founders(), four);
  world.close(four, four);
  world.close(others, four);  // as after a reconvening
  const auto links = [&](std::size_t first) {
    return proof::shortest_links(world.chain()[first].seal.core, world.chain());
  };
  CHECK(links(1).error().code == proof::errc::kNoWay);
  CHECK(links(2).value().empty());
  // Over it, by those who were trusted before and seal again.
  world.close(four, four, 4);
  for (const std::size_t first : {0U, 1U, 2U}) CHECK(links(first).value().size() == 1);
  auto plan = world.plan_member(ProofWorld::person(1));
  plan.start = world.chain()[1].seal.core;
  CHECK(code_of(world.make(plan), id_of(world.chain()[1].seal.core)) == "verified");
}

TEST_CASE("how many must have signed where pages are passed over") {
  const auto forty = ToyWitnesses::range(1, 40);
  ProofWorld world;
  world.put_person(ProofWorld::person(1), 2, 1);
  world.close(world.founders(), forty);
  world.close(forty, forty);
  world.close(forty, forty, 27, 5);
  const seal::Core& start = world.chain()[0].seal.core;
  const proof::Trusted trusted = proof::Trusted::of(start);
  CHECK(proof::signers_needed(trusted, world.chain()[2].seal.core) == 27);
  auto links = proof::shortest_links(start, world.chain()).value();
  REQUIRE(links.size() == 1);
  CHECK(proof::check_link(trusted, links[0]).has_value());
  // One signature less.
  proof::Link& link = links[0];
  const auto members = link.signers.members();
  link.signers = seal::WitnessBits(40);
  for (std::size_t i = 1; i < members.size(); ++i) link.signers.set(members[i]);
  link.commits.erase(link.commits.begin()), link.keys.erase(link.keys.begin());
  std::vector<BytesView> keys;
  std::vector<std::size_t> shown;
  for (const SignKey& key : forty.set.keys()) keys.push_back(key.view());
  for (const auto member : link.signers.members()) shown.push_back(member);
  link.hidden = crypto::hidden_of_list(keys, shown);
  CHECK(proof::check_link(trusted, link).error().code == proof::errc::kQuorum);
  // 100 witnesses may have 33 liars: 27 signatures of those who were trusted before say too little.
  seal::Core large = world.chain()[2].seal.core;
  large.readies = seal::WitnessBits(100);
  CHECK(proof::signers_needed(trusted, large) == 13 + 34 + 1);
}

TEST_CASE("a mandate, recalled or not, or not known") {
  for (const std::uint64_t recalled : {0U, 7U}) {
    ProofWorld world;
    world.put_mandate(9, recalled);
    world.close(world.founders(), ToyWitnesses::range(1, 4));
    auto plan = world.plan_mandate(9);
    const auto words = proof::verify(world.make(plan), {}).value().statement.words;
    CHECK(words.ends_with(recalled == 0 ? ", not recalled" : ", recalled by seal 7"));
    const std::string sentence = proof::verify(world.make(plan), {}).value().sentence;
    CHECK((sentence.find("not recalled as of the seal of page 1, ") != std::string::npos) == (recalled == 0));
    CHECK(proof::verify(world.make(world.plan_mandate(10)), {})
              .value()
              .statement.words.starts_with("had not given a mandate"));
  }
}

TEST_CASE("what a vote decided, with the root of its ballots") {
  Town town;
  const auto in_force = ProofWorld::act(33);
  town.put_vote(30);
  town.put_vote(40, 5, in_force);
  town.close(town.four, town.four);
  const auto says = [&](std::uint64_t number) {
    return proof::verify(town.make(town.plan_vote(number)), {}).value().statement;
  };
  const auto field = [](const proof::Statement& statement, std::string_view name) {
    return std::ranges::find(statement.fields, name, &proof::Field::name)->value;
  };
  const auto question = says(30);
  CHECK(question.kind == "decision");
  CHECK(question.words == "adopted the question " + ProofWorld::act(30).hex() +
                              ": 9 yes, 1 no, 2 abstaining of 12 electors; closed by seal 4");
  CHECK(std::get<std::string>(field(question, "ballots")).size() == 64);
  CHECK(field(question, "contestable") == proof::FieldValue(nullptr));
  const auto recall = says(40);
  CHECK(recall.words.starts_with("adopted the recall of the mandate " + in_force.hex()));
  CHECK(recall.words.ends_with("contestable by late ballots, as seal 5 found"));

  // The count of another vote, and the vote without its count.
  const proof::Proof good = proof::build(town.plan_vote(30), town.state()).value();
  proof::Proof bad = good;
  bad.entries[1] = proof::build(town.plan_vote(40), town.state()).value().entries[1];
  CHECK(code_of(proof::encode_proof(bad)) == proof::errc::kItem);
  bad = good;
  bad.entries.pop_back();
  CHECK(code_of(proof::encode_proof(bad)) == proof::errc::kItem);
}

TEST_CASE("no id stands twice in a file, and none that does is read") {
  Town town;
  auto from = town.from(1, town.plan_decision(10));
  from.text.reset();
  const proof::Proof good = proof::build(from, town.state()).value();
  const Bytes file = proof::encode_proof(good);
  CHECK(proof::decode_proof(file).value() == good);
  const auto count = [&](BytesView of) {
    std::size_t out = 0;
    for (std::size_t at = 0; at + of.size() <= file.size(); ++at)
      if (equal(BytesView(file).subspan(at, of.size()), of)) ++out;
    return out;
  };
  CHECK(count(town.assembly().view()) == 1);
  CHECK(count(ProofWorld::act(11).view()) == 1);
  CHECK(count(town.four.set.root().view()) == 1);
}

TEST_CASE("ids said once") {
  const Hash a{{1}};
  const Hash b{{2}};
  const auto twice = codec::Writer().array(5).id(a).id(b).uint(7).id(a).text("x").take();
  const Bytes once = proof::say_once(twice);
  CHECK(once.size() == twice.size() - 33);
  CHECK(once[once.size() - 3] == 0xE0);
  CHECK(proof::say_again(once, 1'000) == twice);
  CHECK(!proof::say_again(once, twice.size() - 1));
  CHECK(!proof::say_again(twice, 1'000));
  // One that has not stood yet, and strings that end too early.
  CHECK(!proof::say_again(Bytes{0x81, 0xE0}, 1'000));
  for (const Bytes& cut :
       {Bytes{0x58}, Bytes{0x58, 0x20, 0x01}, Bytes{0x1C}, Bytes{0x7B, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF}})
    CHECK(!proof::say_again(cut, 1'000));
  // Only the first twenty have a number.
  codec::Writer many;
  many.array(42);
  for (int turn = 0; turn < 2; ++turn)
    for (std::uint8_t i = 0; i < 21; ++i) many.id(Hash{{i}});
  CHECK(proof::say_once(many.view()).size() == many.view().size() - std::size_t{20 * 33});
  CHECK(proof::say_again(proof::say_once(many.view()), 10'000) == to_bytes(many.view()));
}

TEST_CASE("a person's entry has nine items") {
  ProofWorld world;
  codec::Writer out;
  out.array(8).uint(2).boolean(false).uint(1).uint(1).uint(0).null().array(0).array(0);
  world.state().put("person", codec::Writer().id(ProofWorld::person(1)).take(), out.take());
  world.close(world.founders(), ToyWitnesses::range(1, 4));
  CHECK(code_of(world.make(world.plan_member(ProofWorld::person(1)))) == proof::errc::kItem);
}
