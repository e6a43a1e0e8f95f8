#include <doctest/doctest.h>

#include "proof/errc.h"
#include "proof/said_once.h"
#include "tests/support/proof_world.h"

namespace proof_test {
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
            "): 9 yes, 1 no, 2 abstaining of 12 electors; without a minority report; as of the seal of page 3, "
            "2026-01-01T03:00:00Z, from the founding: only as good as the key that founded it and the erasure of old "
            "seal keys.");
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
  CHECK(forged([](proof::Proof& bad) {
          *(std::get<proof::Entry::Present>(bad.entries[1].found).value.begin() + 8) ^= 1;
        }) == proof::errc::kPath);
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

namespace {
/// Four witnesses, of whom two are gone when page 3 is open; seven persons of whom five are on the roll with a device.
struct Reconvened : ProofWorld {
  ToyWitnesses four = ToyWitnesses::range(1, 4);
  ToyWitnesses two = ToyWitnesses::of({1, 50});
  proof::Reconvened said;
  Reconvened() {
    for (std::uint64_t i = 1; i <= 8; ++i) put_person(person(i), i == 6 ? 3 : i == 7 ? 0 : 2, 1);
    for (std::uint64_t i = 1; i <= 7; ++i) put_device(i, {person(i)});
    put_device(8, {person(5), person(8)});  // of both, so of nobody
    put_decision(10, version());
    close(founders(), four);
    close(four, four);
    said = reconvene(two, {1, 2, 4});
    put_person(person(9), 2, 3);
    close(two, two);
    chain().back().reconvened = [this] { return said; };
    close(two, two);
  }
  proof::Plan from(std::size_t seal) {
    proof::Plan out = plan_decision(10);
    out.start = chain()[seal].seal.core;
    return out;
  }
};
}  // namespace

TEST_CASE("over a reconvening, by the voices of more than half of the roll before it; the sentence names it") {
  Reconvened town;
  const std::string named = " On the way a reconvening, " + seal::reconvening_id(town.said.reconvening).hex() +
                            ", named others as the witnesses of page 3: 3 of 5 members with a device signed it.";
  const Bytes file = town.make(town.plan_decision(10));
  const proof::Proof read = proof::decode_proof(file).value();
  CHECK(read.links.size() == 4);
  CHECK(proof::encode_proof(read) == file);
  CHECK(proof::verify(file, {}).value().sentence.ends_with("the erasure of old seal keys." + named));
  for (const std::size_t seal : {0U, 1U}) {
    const Hash known = id_of(town.chain()[seal].seal.core);
    CHECK(proof::verify(town.make(town.from(seal)), {known}).value().sentence.ends_with("is trusted." + named));
  }
  // Who remembers a seal that comes after it rests on that one, and on no reconvening.
  const Hash after = id_of(town.chain()[2].seal.core);
  for (const Bytes& one : {file, town.make(town.from(2))}) {
    const auto verified = proof::verify(one, {after}).value();
    CHECK(verified.reconvenings.empty());
    CHECK(verified.sentence.ends_with("is trusted."));
  }
}

TEST_CASE("over a reconvening: only where no other way leads there") {
  Reconvened town;
  town.chain()[2].reconvened = nullptr;
  CHECK(proof::build(town.from(1), town.state()).error().code == proof::errc::kNoWay);
  town.chain()[2].reconvened = []() -> Result<proof::Reconvened> { return fail(proof::errc::kNotThere); };
  CHECK(proof::build(town.from(1), town.state()).error().code == proof::errc::kNotThere);
  town.close(town.four, town.four, 4);  // those who were trusted before sign again
  CHECK(proof::build(town.from(1), town.state()).value().links.size() == 1);
}

TEST_CASE("over a reconvening: what is forged") {
  Reconvened town;
  const proof::Proof good = proof::build(town.from(1), town.state()).value();
  const Hash known = id_of(town.chain()[1].seal.core);
  const auto forged = [&](auto change) {
    proof::Proof bad = good;
    change(*bad.links[0].reconvened);
    return code_of(proof::encode_proof(bad), known);
  };
  using proof::errc::kPath;
  using proof::errc::kPlace;
  using proof::errc::kSignature;
  using proof::errc::kVoices;
  CHECK(forged([](proof::Reconvened&) {}) == "verified");
  // Two of five, three by the same two, somebody who left, an applicant, and devices that are another's or nobody's.
  CHECK(forged([](proof::Reconvened& bad) { bad.voices.pop_back(); }) == kVoices);
  CHECK(forged([](proof::Reconvened& bad) { bad.voices[2] = bad.voices[1]; }) == kVoices);
  CHECK(forged([](proof::Reconvened& bad) { std::swap(bad.voices[0], bad.voices[1]); }) == kVoices);
  const auto with = [&](std::uint64_t who, std::uint64_t by) {
    return forged([&](proof::Reconvened& bad) {
      bad.voices.push_back(ProofWorld::voice(bad.reconvening, who, by));
      std::ranges::sort(bad.voices, {}, &proof::Reconvened::Voice::person);
    });
  };
  CHECK(with(3, 3) == "verified");
  for (const auto& [who, by] :
       std::vector<std::pair<std::uint64_t, std::uint64_t>>{{6, 6}, {7, 7}, {3, 4}, {5, 8}, {8, 8}})
    CHECK(with(who, by) == kVoices);
  // Said of other witnesses, or by nobody.
  CHECK(forged([](proof::Reconvened& bad) { bad.reconvening.witnesses.erase(bad.reconvening.witnesses.begin()); }) ==
        kSignature);
  CHECK(forged([](proof::Reconvened& bad) { bad.reconvening.reason += "!"; }) == kSignature);
  CHECK(forged([](proof::Reconvened& bad) { bad.voices[0].signature.bytes[5] ^= 1; }) == kSignature);
  // Of another page, another core, between two seals.
  CHECK(forged([](proof::Reconvened& bad) { bad.reconvening.choice.page = 4; }) == kPlace);
  CHECK(forged([](proof::Reconvened& bad) { bad.reconvening.choice.goes_on.bytes[0] ^= 1; }) == kPlace);
  CHECK(forged([](proof::Reconvened& bad) { bad.reconvening.choice.other = seal::CoreId{{7}}; }) == kPlace);
  CHECK(forged([](proof::Reconvened& bad) { bad.reconvening.choice.assembly.bytes[0] ^= 1; }) == kPlace);
  // A smaller roll than the sealed one, another one, or in another order.
  CHECK(forged([](proof::Reconvened& bad) { bad.persons.erase(bad.persons.begin()); }) == kPath);
  CHECK(forged([](proof::Reconvened& bad) { bad.devices.pop_back(); }) == kPath);
  CHECK(forged([](proof::Reconvened& bad) { bad.devices.clear(); }) == kPath);
  CHECK(forged([](proof::Reconvened& bad) { bad.persons[2].value[1] ^= 1; }) == kPath);
  CHECK(forged([](proof::Reconvened& bad) { bad.devices[2].last.bytes[1] ^= 1; }) == kPath);
  CHECK(forged([](proof::Reconvened& bad) { std::swap(bad.devices[1], bad.devices[2]); }) == kPath);
  CHECK(forged([](proof::Reconvened& bad) { bad.others.pop_back(); }) == kPath);
  CHECK(forged([](proof::Reconvened& bad) { std::swap(bad.others[0], bad.others[1]); }) == kPath);
  CHECK(forged([](proof::Reconvened& bad) { bad.others.push_back({"person", bad.others[0].root}); }) == kPath);

  // To a seal by others than it names; past the page that it is about; and before the first seal.
  const auto link = [&](auto change) {
    proof::Proof bad = good;
    change(bad);
    return code_of(proof::encode_proof(bad), known);
  };
  CHECK(link([&](proof::Proof& bad) { bad.links[0].keys[1] = town.four.set.key(1); }) == proof::errc::kWitnesses);
  CHECK(link([](proof::Proof& bad) {
          bad.links[1].reconvened = bad.links[0].reconvened;
          bad.links.erase(bad.links.begin());
        }) == kPlace);
  CHECK(link([](proof::Proof& bad) { bad.links[1].reconvened = bad.links[0].reconvened; }) == kPlace);
  CHECK(link([&](proof::Proof& bad) {
          bad = proof::build(town.plan_decision(10), town.state()).value();
          bad.links[0].reconvened = good.links[0].reconvened;
        }) == kPlace);
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
  town.reports = 2;
  town.put_vote(41);
  town.reports = 0, town.by_proxy = 3;
  town.put_vote(42);
  town.close(town.four, town.four);
  const auto says = [&](std::uint64_t number) {
    return proof::verify(town.make(town.plan_vote(number)), {}).value().statement;
  };
  const auto field = [](const proof::Statement& statement, std::string_view name) {
    return std::ranges::find(statement.fields, name, &proof::Field::name)->value;
  };
  const auto question = says(30);
  CHECK(question.kind == "decision");
  CHECK(question.words ==
        "adopted the question " + ProofWorld::act(30).hex() +
            ": 9 yes, 1 no, 2 abstaining of 12 electors; closed by seal 4; without a minority report");
  CHECK(field(question, "reports") == proof::FieldValue(std::uint64_t{0}));
  CHECK(field(question, "superseded_by") == proof::FieldValue(nullptr));
  CHECK(std::get<std::string>(field(question, "ballots")).size() == 64);
  CHECK(field(question, "contestable") == proof::FieldValue(nullptr));
  const auto recall = says(40);
  CHECK(recall.words.starts_with("adopted the recall of the mandate " + in_force.hex()));
  CHECK(recall.words.ends_with("contestable by late ballots, as seal 5 found; without a minority report"));
  CHECK(says(41).words.ends_with("closed by seal 4; with 2 minority reports"));
  CHECK(field(says(41), "reports") == proof::FieldValue(std::uint64_t{2}));

  CHECK(says(42).words.find("of 12 electors, 3 of these by proxy; closed by seal 4") != std::string::npos);
  CHECK(field(says(42), "by_proxy") == proof::FieldValue(std::uint64_t{3}));
  CHECK(std::get<std::string>(field(says(42), "proxies_root")).size() == 64);
  CHECK(std::ranges::find(question.fields, "by_proxy", &proof::Field::name) == question.fields.end());

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
  CHECK(proof::say_once(many.view()).size() == many.view().size() - std::size_t{20} * 33);
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
}  // namespace proof_test
