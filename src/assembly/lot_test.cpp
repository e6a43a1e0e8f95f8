#include "assembly/lot.h"

#include <doctest/doctest.h>

#include "assembly/witnesses.h"
#include "seal/lot.h"
#include "tests/support/story_world.h"

namespace lot_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
constexpr std::uint64_t kDay = 24;  // hours

/// Forty-five members, in page 2, and a lot that they go through.
struct Town {
  Town() : town(AssemblyBuilder::Options{}) {
    people = {town.first()};
    for (int i = 1; i < 45; ++i) people.push_back(town.founder("p" + std::to_string(i)));
    town.constitute(town.first());
    town.seal(30 * kDay);
  }
  static Hash secret(std::size_t i) { return crypto::hash("secret", as_bytes(std::to_string(i))); }
  void adopt() {
    lot = town.act(people[0], event::DrawLot{town.terms(kDay), tellers(), "twelve dice"});
    for (std::size_t i = 0; i < 20; ++i) town.vote(people[i], lot, event::Choice::yes);
    town.seal(4 * kDay);
  }
  [[nodiscard]] std::vector<PersonId> tellers() const {
    return {town.id(people[1]), town.id(people[2]), town.id(people[3])};
  }
  void commit(std::size_t i) {
    const Hash draw = reinterpret_id<Hash>(lot);
    town.act(people[i], event::LotCommit{lot, seal::lot_commitment(draw, town.id(people[i]), secret(i))});
  }
  void reveal(std::size_t i) { town.act(people[i], event::LotReveal{lot, secret(i)}); }
  void tell(const std::string& what) {
    for (std::size_t i = 1; i <= 3; ++i) town.act(people[i], event::LotEntropy{lot, what});
  }
  void draw() {
    adopt();
    for (std::size_t i = 10; i < 16; ++i) commit(i);
    town.seal(3 * kDay);
    for (std::size_t i = 10; i < 15; ++i) reveal(i);
    town.seal(3 * kDay);
    tell("3 1 6 2 2 5 4 6 1 1 3 5");
    town.seal(kDay);
  }
  [[nodiscard]] assembly::LotStage stage() const { return town.state().lots.back().stage; }
  /// Of the open page.
  [[nodiscard]] std::vector<SignKey> witnesses() const {
    return assembly::next_witnesses(town.state(), {town.state().page.number - 1, town.state().page.opened()});
  }
  [[nodiscard]] SignKey key_of(const PersonId& person) const {
    for (const seal::Candidate& candidate : assembly::witness_candidates(town.state()))
      if (candidate.person == person) return candidate.seal_key;
    FAIL("no candidate");
    return {};
  }

  AssemblyBuilder town;
  std::vector<Who> people;
  EventId lot;
};
}  // namespace

TEST_CASE("above forty the first forty of a lot that anybody can draw again close pages, until the next one") {
  Town t;
  CHECK(t.witnesses().size() == 45);
  t.draw();
  REQUIRE(t.stage() == assembly::LotStage::drawn);

  std::vector<PersonId> pool;
  for (const Who who : t.people) pool.push_back(t.town.id(who));
  std::ranges::sort(pool);
  seal::LotInput input{
      seal::pool_root(pool), reinterpret_id<Hash>(t.lot), to_bytes(as_bytes("3 1 6 2 2 5 4 6 1 1 3 5")), {}};
  for (std::size_t i = 10; i < 15; ++i) input.reveals.push_back(Town::secret(i));
  const std::vector<PersonId> order = seal::draw_lot(input, pool);
  CHECK(assembly::lot_order(t.town.state()) == order);
  const auto seated = [&](std::size_t from, std::size_t to) {
    std::vector<SignKey> out;
    for (std::size_t i = from; i < to; ++i) out.push_back(t.key_of(order[i]));
    std::ranges::sort(out);
    return out;
  };
  CHECK(t.witnesses() == seated(0, 40));
  CHECK(t.town.state().page.named == t.witnesses());

  // The next in order takes the seat of somebody who leaves.
  const auto first = std::ranges::find_if(t.people, [&](Who who) { return t.town.id(who) == order[0]; });
  t.town.leave(*first);
  t.town.seal(kDay);
  CHECK(t.witnesses() == seated(1, 41));
  // It holds for a term.
  const Who stays = *first == t.people[5] ? t.people[6] : t.people[5];
  CHECK(t.town.code(t.town.act(stays, event::DrawLot{t.town.terms(kDay), t.tellers(), "dice"})) == "lot.too_soon");
  auto loaded = assembly::Fold::load(t.town.journal(), t.town.fold().save(t.town.journal()));
  REQUIRE(loaded);
  CHECK(loaded->state_hash(t.town.journal()) == t.town.hash());
  CHECK(assembly::lot_order(loaded->state()) == order);
}

TEST_CASE("until it is drawn all close pages, and one that nobody finishes changes nothing and is open again") {
  Town t;
  t.adopt();
  REQUIRE(t.stage() == assembly::LotStage::commit);
  SUBCASE("too few are bound") {
    t.commit(10);
    t.town.seal(3 * kDay);
  }
  SUBCASE("too few reveal") {
    for (std::size_t i = 10; i < 16; ++i) t.commit(i);
    t.town.seal(3 * kDay);
    t.reveal(10), t.reveal(11);
    t.town.seal(3 * kDay);
    CHECK(t.town.state().lot_defaulters.size() == 4);
  }
  SUBCASE("the tellers never agree") {
    for (std::size_t i = 10; i < 16; ++i) t.commit(i);
    t.town.seal(3 * kDay);
    for (std::size_t i = 10; i < 16; ++i) t.reveal(i);
    t.town.seal(3 * kDay);
    t.town.act(t.people[1], event::LotEntropy{t.lot, "3 1 6"});
    t.town.act(t.people[2], event::LotEntropy{t.lot, "3 1 5"});
    t.town.act(t.people[3], event::LotEntropy{t.lot, "3 1 6"});
    t.town.seal(kDay);
    CHECK(t.stage() == assembly::LotStage::entropy);
    t.town.seal(30 * kDay);
  }
  CHECK(t.stage() == assembly::LotStage::failed);
  CHECK(t.witnesses().size() == 45);
  t.adopt();
  CHECK(t.stage() == assembly::LotStage::commit);
}

TEST_CASE("a teller's word that was written before all secrets were known to be out is void") {
  Town t;
  t.adopt();
  for (std::size_t i = 10; i < 16; ++i) t.commit(i);
  t.town.seal(3 * kDay);
  const std::uint64_t before = t.town.state().page.number - 1;
  for (std::size_t i = 10; i < 16; ++i) t.reveal(i);
  t.town.seal(3 * kDay);
  const event::LotEntropy word{t.lot, "3 1 6"};
  CHECK(t.town.code(t.town.with({.after = before}).act(t.people[1], word)) == "lot.other_stage");
  CHECK(t.town.code(t.town.act(t.people[1], word)) == "applied");
}

TEST_CASE("who is not bound reveals nothing, who is no teller tells nothing, and nobody says a thing twice") {
  Town t;
  const PersonId ann = t.town.id(t.people[1]);
  const event::DrawLot two{t.town.terms(kDay), {ann, ann, t.town.id(t.people[2])}, "dice"};
  CHECK(t.town.code(t.town.act(t.people[0], two)) == "lot.wrong_tellers");
  t.adopt();
  const EventId first = t.lot;
  for (std::size_t i = 10; i < 16; ++i) t.commit(i);
  const auto committed = [&](std::size_t i) {
    const Hash draw = reinterpret_id<Hash>(t.lot);
    return t.town.code(t.town.act(
        t.people[i], event::LotCommit{t.lot, seal::lot_commitment(draw, t.town.id(t.people[i]), Town::secret(i))}));
  };
  CHECK(committed(10) == "lot.repeated");
  t.town.seal(3 * kDay);
  CHECK(committed(20) == "lot.other_stage");
  CHECK(t.town.code(t.town.act(t.people[20], event::LotReveal{first, Town::secret(20)})) == "lot.wrong_secret");
  CHECK(t.town.code(t.town.act(t.people[10], event::LotReveal{first, Town::secret(11)})) == "lot.wrong_secret");
  t.reveal(10), t.reveal(11);
  CHECK(t.town.code(t.town.act(t.people[10], event::LotReveal{first, Town::secret(10)})) == "lot.repeated");
  t.town.seal(3 * kDay);
  // It failed: who kept a secret back is bound to nothing in the next one.
  t.adopt();
  CHECK(committed(12) == "lot.not_in_pool");
  for (std::size_t i = 20; i < 26; ++i) CHECK(committed(i) == "applied");
  t.town.seal(3 * kDay);
  for (std::size_t i = 20; i < 26; ++i) t.reveal(i);
  t.town.seal(3 * kDay);
  CHECK(t.town.code(t.town.act(t.people[30], event::LotEntropy{t.lot, "3 1 6"})) == "lot.not_teller");
  CHECK(t.town.code(t.town.act(t.people[1], event::LotEntropy{first, "3 1 6"})) == "lot.other_stage");
}
}  // namespace lot_test
