// How the trustees of an encrypted vote make its key, and what becomes of one who is silent or wrong.
#include <doctest/doctest.h>

#include "assembly/due.h"
#include "assembly/lot.h"
#include "tests/support/encrypted_town.h"

namespace trustees_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {
constexpr std::uint64_t kRound = 3 * kDay;

struct Ceremony : EncryptedTown {
  Ceremony() {
    draw_witnesses();
    open();
    seal_to("certify");
  }
  /// The share that the dealer owes is wrong, says the trustee.
  std::string complain(std::size_t from, std::size_t against) {
    return code_of(
        town.act(trustee(from), event::TrusteeComplain{vote, encrypted().attempt, town.id(trustee(against))}));
  }
  [[nodiscard]] event::TrusteeAnswer answer(std::size_t accused, std::size_t to) const {
    return secrets(accused).answer(named(), static_cast<assembly::TrusteeIndex>(to), town.id(trustee(to)));
  }
};
}  // namespace

TEST_CASE("trustees come from the end of the witnesses' lot, and each stage ends when all have said their part") {
  Ceremony t;
  const auto order = assembly::lot_order(t.town.state());
  for (std::size_t i = 0; i < 3; ++i) CHECK(t.town.id(t.trustee(i)) == order[order.size() - 1 - i]);
  CHECK(assembly::next_due(t.town.state()) == Instant{t.town.state().page.opened().ms + kRound * kHourMs});
  t.make_key();
  // As `belenios-tool` checks the group of trustees.
  const std::vector<ballot::TrusteeItem<ballot::Ed25519>> items{assembly::pedersen_of(t.encrypted())};
  const auto openers = check_trustees(ballot::ed25519(), items);
  REQUIRE(openers);
  CHECK(assembly::to_point(openers->product) == t.encrypted().key);
}

TEST_CASE("whoever is no trustee, speaks out of turn, twice or wrongly, is not heard") {
  Ceremony t;
  const Who other = t.nobody_of_them();
  CHECK(t.code_of(t.town.act(other, t.key(0))) == "encrypted.not_trustee");
  CHECK(t.code_of(t.town.act(t.trustee(0), t.deal(0))) == "encrypted.other_stage");
  event::TrusteeKey wrong = t.key(0);
  wrong.attempt = 2;
  CHECK(t.code_of(t.town.act(t.trustee(0), wrong)) == "encrypted.other_stage");
  wrong = t.key(0);
  wrong.encryption = wrong.verification;
  CHECK(t.code_of(t.town.act(t.trustee(0), wrong)) == "encrypted.bad_proof");
  CHECK(t.code_of(t.town.act(t.trustee(0), event::TrusteeKey{t.last(), 1, {}, {}, {}, {}})) == "act.wrong_reference");
  // Another one's certificate is for another place.
  CHECK(t.code_of(t.town.act(t.trustee(1), t.key(0))) == "encrypted.bad_proof");
  t.certify();
  CHECK(t.code_of(t.town.act(t.trustee(0), t.key(0))) == "encrypted.repeated");
  t.seal_to("deal");
  event::TrusteeDeal late = t.deal(1);
  late.coefficients[0] = t.deal(0).coefficients[0];  // not what it had committed to
  CHECK(t.code_of(t.town.act(t.trustee(1), late)) == "encrypted.bad_proof");
  late = t.deal(1);
  late.shares.pop_back();
  CHECK(t.code_of(t.town.act(t.trustee(1), late)) == "encrypted.bad_proof");
  t.deal_all();
  CHECK(t.code_of(t.town.act(t.trustee(1), t.deal(1))) == "encrypted.repeated");
  t.seal_to("confirm");
  event::TrusteeConfirm confirm = t.secrets(0).confirm(t.named(), t.sum_for(1), t.fresh);
  CHECK(t.code_of(t.town.act(t.trustee(0), confirm)) == "encrypted.bad_proof");
  t.confirm_all();
  CHECK(t.code_of(t.town.act(t.trustee(0), t.confirm(0))) == "encrypted.repeated");
  t.seal_to("drill");
  CHECK(t.code_of(t.town.act(t.trustee(0), make_drill(t.named(), t.sum_for(1), t.fresh))) == "encrypted.bad_proof");
  t.drill_all();
  CHECK(t.code_of(t.town.act(t.trustee(0), t.drill(0))) == "encrypted.repeated");
}

TEST_CASE("a trustee who is silent at any step gives way to the next in the order, and all begin again") {
  Ceremony t;
  const Who silent = t.trustee(1);
  SUBCASE("without a key") { t.certify(1); }
  SUBCASE("without a polynomial") { t.certify(), t.seal_to("deal"), t.deal_all(1); }
  SUBCASE("without a confirmation") {
    t.certify(), t.seal_to("deal"), t.deal_all(), t.seal_to("confirm"), t.confirm_all(1);
  }
  t.town.seal(kRound - 1);
  CHECK(t.encrypted().attempt == 1);
  t.seal_to("certify");
  CHECK(t.encrypted().attempt == 2);
  CHECK_FALSE(assembly::trustee_index(t.encrypted(), *t.town.state().person(t.town.id(silent))));
  CHECK(t.encrypted().out.size() == 1);
  t.make_key();
}

TEST_CASE("a complaint is settled by the share itself, or the accused is out") {
  Ceremony t;
  t.certify(), t.seal_to("deal"), t.deal_all(), t.seal_to("confirm");
  CHECK(t.complain(0, 0) == "encrypted.not_trustee");
  CHECK(t.complain(0, 2) == "applied");
  CHECK(t.complain(0, 2) == "encrypted.repeated");
  t.confirm_all(0);
  CHECK(t.complain(1, 2) == "encrypted.repeated");  // who confirmed has nothing to complain about
  CHECK(t.code_of(t.town.act(t.trustee(2), t.answer(2, 0))) == "encrypted.other_stage");
  t.seal_to("answer");
  const Who accused = t.trustee(2);
  SUBCASE("answered") {
    CHECK(t.code_of(t.town.act(t.trustee(1), t.answer(1, 0))) == "encrypted.no_complaint");
    event::TrusteeAnswer wrong = t.answer(2, 0);
    wrong.share = t.answer(2, 1).share;
    CHECK(t.code_of(t.town.act(t.trustee(2), wrong)) == "encrypted.bad_proof");
    CHECK(t.code_of(t.town.act(t.trustee(2), event::TrusteeAnswer{t.vote, 1, t.town.id(t.nobody_of_them()), {}})) ==
          "encrypted.not_trustee");
    CHECK(t.code_of(t.town.act(t.trustee(2), t.answer(2, 0))) == "applied");
    CHECK(t.code_of(t.town.act(t.trustee(2), t.answer(2, 0))) == "encrypted.repeated");
    t.town.seal(1);
    CHECK(t.stage() == "answer");
    CHECK(t.code_of(t.town.act(t.trustee(0), t.confirm(0))) == "applied");
    t.seal_to("drill");
    CHECK(t.encrypted().attempt == 1);
  }
  SUBCASE("not answered") {
    t.seal_to("certify", kRound);
    CHECK_FALSE(assembly::trustee_index(t.encrypted(), *t.town.state().person(t.town.id(accused))));
  }
  SUBCASE("answered in the last hour, which leaves whoever complained as long as everybody else") {
    CHECK(t.code_of(t.town.act(t.trustee(2), t.answer(2, 0))) == "applied");
    t.town.seal(kRound);
    CHECK(t.stage() == "answer");
    t.town.seal(kRound - 1);
    CHECK(t.encrypted().attempt == 1);
    CHECK(t.code_of(t.town.act(t.trustee(0), t.confirm(0))) == "applied");
    t.seal_to("drill");
  }
  SUBCASE("answered, and whoever complained is silent") {
    const Who complainer = t.trustee(0);
    CHECK(t.code_of(t.town.act(t.trustee(2), t.answer(2, 0))) == "applied");
    t.town.seal(1);
    t.seal_to("certify", kRound);
    CHECK_FALSE(assembly::trustee_index(t.encrypted(), *t.town.state().person(t.town.id(complainer))));
    CHECK(assembly::trustee_index(t.encrypted(), *t.town.state().person(t.town.id(accused))));
  }
}

TEST_CASE("the vote begins when enough trustees have shown that they can decrypt") {
  Ceremony t;
  t.certify(), t.seal_to("deal"), t.deal_all(), t.seal_to("confirm"), t.confirm_all(), t.seal_to("drill");
  SUBCASE("one is missing, and two are enough") {
    t.drill_all(0);
    t.town.seal(kRound - 1);
    CHECK(t.stage() == "drill");
    t.seal_to("voting");
    CHECK(t.encrypted().drills.size() == 2);
  }
  SUBCASE("two are missing") {
    t.town.act(t.trustee(0), t.drill(0));
    t.seal_to("certify", kRound);
    CHECK(t.encrypted().out.size() == 2);
  }
}

TEST_CASE("where nobody is left to be drawn the vote lapses") {
  Ceremony t;
  t.seal_to("certify", kRound);  // three of eight are out
  t.town.seal(kRound);
  CHECK(t.encrypted().failure == assembly::EncryptedFailure::no_trustees);
  CHECK(t.town.vote_state(t.vote) == "lapsed");
}

TEST_CASE("an elector registers one credential, with its proof, until the box is closed") {
  Ceremony t;
  const auto people = t.everybody();
  const event::RegisterVoter mine = t.registration(people[0]);
  CHECK(t.code_of(t.town.act(people[1], mine)) == "encrypted.bad_proof");
  event::RegisterVoter none = mine;
  none.credential = event::GroupPoint{};
  CHECK(t.code_of(t.town.act(people[0], none)) == "encrypted.bad_proof");
  CHECK(t.code_of(t.town.act(people[0], mine)) == "applied");
  CHECK(t.code_of(t.town.act(people[0], mine)) == "encrypted.repeated");
  event::RegisterVoter copied = t.registration(people[1]);
  copied.credential = mine.credential;
  CHECK(t.code_of(t.town.act(people[1], copied)) == "encrypted.repeated");
  const Who late = t.town.member("late");
  t.town.seal(1), t.town.seal(4 * kDay);
  CHECK(t.code_of(t.town.act(late, t.registration(people[0]))) == "vote.not_elector");
  CHECK(t.encrypted().credentials.size() == 1);
  CHECK(t.encrypted().credentials[0].seal != 0);
}

TEST_CASE("of two credentials that a person registers in one page the first in its order counts") {
  Ceremony t;
  const auto people = t.everybody();
  const Who phone = t.town.second_device(people[0]);
  t.town.seal(1);
  const event::RegisterVoter first = t.registration(people[0]);
  const event::RegisterVoter second = make_registration(
      t.named(), *assembly::voter_key(t.encrypted(), "fS8UY-WBzVj4-mTuvJ-V98BiX"), t.town.id(people[0]), t.fresh);
  const EventId seen = t.last();
  const EventId a = t.town.knowing({seen}).act(people[0], first);
  const EventId b = t.town.knowing({seen}).act(phone, second);
  CHECK(t.code_of(a) == "applied");
  CHECK(t.code_of(b) == "applied");
  CHECK(t.encrypted().credentials.size() == 2);
  t.town.seal(1);
  REQUIRE(t.encrypted().credentials.size() == 1);
}

TEST_CASE("two members who suspend a trustee's device keep it from certifying, and from nothing that comes after") {
  Ceremony t;
  const auto suspend = [&](Who whose) {
    std::vector<Who> others = t.everybody();
    std::erase_if(others, [&](Who who) { return t.town.id(who) == t.town.id(whose); });
    const EventId first = t.town.suspend(others[0], whose, std::nullopt);
    t.town.suspend(others[1], whose, std::nullopt, first);
  };
  SUBCASE("before it certified: the next in the order comes in") {
    suspend(t.trustee(0));
    CHECK(t.code_of(t.town.act(t.trustee(0), t.key(0))) == "device.suspended");
    return;
  }
  t.certify(), t.seal_to("deal");
  suspend(t.trustee(0));
  t.town.seal(1);
  CHECK(t.stage() == "deal");
  t.deal_all(), t.seal_to("confirm");
  CHECK(t.complain(0, 1) == "device.suspended");  // which rests on its word alone
  t.confirm_all(), t.seal_to("drill");
  t.drill_all(), t.seal_to("voting");
  CHECK(t.encrypted().attempt == 1);
}
}  // namespace trustees_test
