// Proofs out of what homes hold, as their readers check them.
#include "node/proofs.h"

#include <doctest/doctest.h>

#include "proof/format.h"
#include "proof/verify.h"
#include "tests/support/memory_pages.h"

namespace proofs_test {
using namespace folkmoot;
using namespace folkmoot::test;
using Kind = node::ask::Proof::Kind;

namespace {
node::Node::ProofFile prove(MemoryHome& home, Kind kind, const std::string& what, const std::string& remember = {},
                            bool with_words = false) {
  return home.node().make_proof(home.assembly, {kind, what, {}, remember, with_words});
}
Bytes made(MemoryHome& home, Kind kind, const std::string& what, const std::string& remember = {}) {
  auto [reply, bytes] = prove(home, kind, what, remember);
  CHECK_MESSAGE(!reply.error, (reply.error ? reply.error->detail : std::string()));
  return std::move(bytes);
}
std::string code(MemoryHome& home, Kind kind, const std::string& what, const std::string& remember = {}) {
  const auto reply = prove(home, kind, what, remember).reply;
  return reply.error ? std::string(reply.error->code) : std::string();
}

std::string adopt(MemoryTown& town, const std::string& title) {
  const std::string plan = town.at(0).done("propose", {{"title", {title}}, {"text", {"We do it."}}})["event"].text();
  town.meet_all();
  for (std::size_t i = 0; i < town.size(); ++i)
    town.at(i).done("position", {{"proposal", {plan}}, {"position", {"agree"}}});
  town.meet_all();
  town.at(0).done("decide", {{"proposal", {plan}}});
  town.meet_all();
  return plan;
}
}  // namespace

TEST_CASE("every home of a founding of many makes the same proof, and so it does after a restart") {
  MemoryTown town(5);
  const std::string plan = adopt(town, "A well");
  CHECK(code(town.at(0), Kind::decision, plan) == "proof.no_seal");
  seal_page(town);
  const Bytes file = made(town.at(0), Kind::decision, plan);
  const auto verified = proof::verify(file, {}).value();
  CHECK(verified.name == "The square");
  CHECK(verified.sentence.find("adopted the proposal \"A well\"") != std::string::npos);
  for (std::size_t i = 1; i < town.size(); ++i) CHECK(made(town.at(i), Kind::decision, "A well") == file);
  // From events alone, and from a snapshot.
  town.at(1).reopen();
  CHECK(made(town.at(1), Kind::decision, plan) == file);
  town.at(2).use_snapshots = true;
  town.at(2).done("note", {{"target", {plan}}, {"text", {"At last."}}});
  town.at(2).reopen();
  CHECK(made(town.at(2), Kind::decision, plan) == file);
}

TEST_CASE("founders who were invited one by the other stand in that order") {
  MemoryHome ann("ann");
  MemoryHome bob("bob");
  MemoryHome cleo("cleo");
  const Value founded = ann.done("found", {{"name", {"The square"}}, {"my-name", {"ann"}}, {"founders", {"3"}}});
  bob.done("join", {{"invitation", {founded["invitation"].text()}}, {"name", {"bob"}}});
  exchange(bob, ann);
  exchange(bob, ann);
  cleo.done("join", {{"invitation", {bob.done("invite")["invitation"].text()}}, {"name", {"cleo"}}});
  exchange(cleo, bob);
  for (int turn = 0; turn < 3; ++turn) exchange(bob, ann), exchange(cleo, bob);
  for (MemoryHome* home : {&ann, &bob, &cleo}) home->done("seal ask");
  for (int turn = 0; turn < 12; ++turn) exchange(bob, ann), exchange(cleo, bob);
  const Bytes file = made(ann, Kind::member, "cleo");
  CHECK(proof::verify(file, {}).value().page == 1);
  const proof::Proof decoded = proof::decode_proof(file).value();
  CHECK(std::get<proof::FoundingEvidence>(decoded.start).founders.size() == 3);
}

TEST_CASE("from any seal that its reader remembers, to the last one") {
  MemoryTown town;
  const std::string plan = adopt(town, "A well");
  seal_page(town);
  const std::string first = seal_hash(town.at(0));
  std::vector<std::string> seals{first};
  for (const char* const title : {"A bench", "A lamp", "A gate"}) {
    town.at(0).done("propose", {{"title", {title}}, {"text", {"We do it."}}});
    town.meet_all();
    seal_page(town);
    seals.push_back(seal_hash(town.at(0)));
  }
  REQUIRE(seals.back() != first);
  for (const std::string& seal : seals) {
    const Bytes file = made(town.at(1), Kind::decision, plan, seal);
    const auto verified = proof::verify(file, {Hash::from_hex_text(seal)}).value();
    CHECK(verified.seal.hex() == seals.back());
    CHECK(!verified.name);
    CHECK(proof::decode_proof(file).value().links.size() == (seal == seals.back() ? 0 : 1));
    CHECK(made(town.at(1), Kind::decision, plan, seal.substr(0, 8)) == file);
  }
  const auto worded = prove(town.at(0), Kind::decision, plan, first, true);
  CHECK(proof::verify(worded.bytes, {Hash::from_hex_text(first)}).value().name == "The square");
  CHECK(worded.reply.json["from"]["page"].number() == 1);
  CHECK(code(town.at(0), Kind::decision, plan, std::string(64, '0')) == "node.not_found");
  CHECK(code(town.at(0), Kind::decision, plan, "1234") == "node.not_found");
}

namespace {
/// The first homes meet and time goes on, until they are in that page.
bool meet_until(MemoryTown& town, std::size_t homes, std::uint64_t page) {
  for (int turn = 0; turn < 40; ++turn) {
    bool there = true;
    for (std::size_t i = 0; i < homes; ++i) there &= town.at(i).ask(node::ask::Status{})["page"].number() == page;
    if (there) return true;
    for (std::size_t i = 0; i < homes; ++i)
      for (std::size_t k = i + 1; k < homes; ++k) exchange(town.at(i), town.at(k));
    MemoryHome::clock() += 20'000;
    for (std::size_t i = 0; i < homes; ++i) town.at(i).tick();
  }
  return false;
}
}  // namespace

TEST_CASE("over a reconvening: a proof shows who named the new witnesses, as long as nothing smaller leads there") {
  MemoryTown town;
  town.member();
  town.member();
  seal_page(town);
  const std::string first = seal_hash(town.at(0));
  const std::string plan = adopt(town, "A well");
  seal_page(town);
  const std::uint64_t open = town.at(4).ask(node::ask::Status{})["page"].number();
  REQUIRE(seal_hash(town.at(4)) == seal_hash(town.at(0)));
  const std::string before = seal_hash(town.at(0));
  // Two of five are gone.
  town.at(0).done("propose", {{"title", {"A bench"}}, {"text", {"We do it."}}});
  const std::string id =
      town.at(0)
          .done("reconvene", {{"person", {"m000", "m001", "m002"}}, {"reason", {"two are gone"}}})["reconvening"]
          .text();
  for (std::size_t i = 1; i < 3; ++i) {
    exchange(town.at(0), town.at(i));
    town.at(i).done("reconvene sign", {{"id", {id}}});
  }
  MemoryHome::clock() += MemoryHome::kPageMs;
  REQUIRE(meet_until(town, 3, open + 1));
  const std::string named = " On the way a reconvening, " + id + ", named others as the witnesses of page " +
                            std::to_string(open) + ": 3 of 5 members with a device signed it.";
  town.at(1).reopen();
  town.at(2).use_snapshots = true;
  town.at(2).reopen();
  for (const std::string& known : {std::string(), first, before})
    for (std::size_t i = 0; i < 3; ++i) {
      const Bytes file = made(town.at(i), Kind::decision, plan, known);
      const auto verified = proof::verify(file, {known.empty() ? std::nullopt : Hash::from_hex_text(known)}).value();
      CHECK(verified.sentence.ends_with(named));
      CHECK(verified.page == open);
    }
  const std::string after = seal_hash(town.at(0));
  const auto past = proof::verify(made(town.at(0), Kind::decision, plan, after), {Hash::from_hex_text(after)}).value();
  CHECK(past.sentence.ends_with("is trusted."));

  // Those who were gone follow, prove the same, and close pages again: from then on their signatures suffice.
  REQUIRE(meet_until(town, 5, open + 1));
  CHECK(made(town.at(4), Kind::decision, plan, before) == made(town.at(0), Kind::decision, plan, before));
  town.at(3).done("propose", {{"title", {"From prison"}}, {"text", {"We are back."}}});
  town.at(4).done("propose", {{"title", {"From prison, too"}}, {"text", {"We are back."}}});
  MemoryHome::clock() += MemoryHome::kPageMs;
  REQUIRE(meet_until(town, 5, open + 2));
  town.at(3).done("propose", {{"title", {"A lamp"}}, {"text", {"We do it."}}});
  MemoryHome::clock() += MemoryHome::kPageMs;
  REQUIRE(meet_until(town, 5, open + 3));
  const Bytes small = made(town.at(3), Kind::decision, plan, before);
  CHECK(proof::decode_proof(small).value().links.size() == 1);
  CHECK(proof::verify(small, {Hash::from_hex_text(before)}).value().sentence.ends_with("is trusted."));
}

TEST_CASE("only what a seal holds is proved, and of people who came later nothing is") {
  MemoryTown town;
  seal_page(town);
  const std::string plan = adopt(town, "A well");
  CHECK(code(town.at(0), Kind::decision, plan) == "proof.not_sealed");
  const Value mandate =
      town.at(0).done("mandate", {{"holder", {"m001"}}, {"scope", {"the press"}}, {"text", {"no names"}}});
  CHECK(code(town.at(0), Kind::mandate, "the press") == "proof.not_sealed");
  CHECK(code(town.at(0), Kind::mandate, plan) == "node.not_found");
  seal_page(town);
  CHECK(code(town.at(0), Kind::decision, plan).empty());
  CHECK(code(town.at(0), Kind::decision, mandate["event"].text()) == "proof.undecided");
  const auto none = proof::verify(made(town.at(0), Kind::mandate, "the press"), {}).value();
  CHECK(none.statement.words.starts_with("had not given a mandate"));
  CHECK(none.sentence.find(" as of the seal of page 2, ") != std::string::npos);
  CHECK(code(town.at(0), Kind::member, "nobody") == "node.not_found");
  CHECK(code(town.at(0), Kind::decision, town.at(0).my_id()) == "node.not_found");
  town.join(town.at(0).done("invite")["invitation"].text());
  CHECK(code(town.at(0), Kind::member, "m003") == "proof.not_sealed");
}
}  // namespace proofs_test
