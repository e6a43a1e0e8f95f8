// Elections by lot with seats for groups.
#include <doctest/doctest.h>

#include "assembly/elections.h"
#include "assembly/mandates.h"
#include "seal/lot.h"
#include "tests/support/sealed_town.h"

namespace strata_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;

namespace {
struct Town : SealedTown {
  Town() : SealedTown({"ann", "cid", "dan", "eve", "fay"}) {
    group = town.act(ann(), event::FoundCommission{town.terms(1), "women", "meets by itself", {}, false});
    town.all_vote(all(), group, Choice::yes);
    town.seal(3 * kDay);
  }
  [[nodiscard]] Who ann() const { return more[0]; }
  [[nodiscard]] event::Elect content(std::uint64_t seats, std::vector<event::Stratum> strata) const {
    event::Elect out;
    out.terms = town.terms(3 * kDay);
    out.nominate_until = {out.terms.cast_until.ms - 2 * kDay * kHourMs};
    out.scope = "hears complaints";
    out.seats = seats;
    out.alternates = 2;
    out.kind = event::MandateKind::framed;
    out.until = {out.terms.cast_until.ms + 300 * kDay * kHourMs};
    out.by_lot = true;
    out.strata = std::move(strata);
    return out;
  }
  std::string code_of(const event::Elect& elect) { return town.code(town.act(town.first(), elect)); }
  /// Through the whole of it, with the five who stand.
  EventId drawn(const event::Elect& elect) {
    const EventId election = town.act(town.first(), elect);
    for (const Who who : more) town.act(who, event::Stand{election, false, {}});
    town.seal(kDay);
    std::vector<PersonId> tellers;
    for (const Who who : founders()) tellers.push_back(town.id(who));
    const EventId lot = town.act(bob, event::DrawLot{town.terms(1), tellers, "twelve dice", election});
    town.all_vote(founders(), lot, Choice::yes);
    town.seal(3 * kDay);
    const auto secret = [](std::size_t i) { return crypto::hash("secret", as_bytes(std::to_string(i))); };
    const Hash id = reinterpret_id<Hash>(lot);
    const auto commit = [&](Who who, std::size_t i) {
      town.act(who, event::LotCommit{lot, seal::lot_commitment(id, town.id(who), secret(i))});
    };
    for (std::size_t i = 0; i < more.size(); ++i) commit(more[i], i);
    town.seal(3 * kDay);
    for (std::size_t i = 0; i < more.size(); ++i) town.act(more[i], event::LotReveal{lot, secret(i)});
    town.seal(3 * kDay);
    for (const Who who : founders()) town.act(who, event::LotEntropy{lot, "3 1 6"});
    town.seal(1);
    return election;
  }
  [[nodiscard]] std::set<PersonId> holders(const EventId& election) const {
    std::set<PersonId> out;
    for (const assembly::Mandate& mandate : town.state().mandates)
      if (mandate.event == town.vote_of(election).event && assembly::in_force(town.state(), mandate))
        out.insert(town.state().persons[mandate.holder].id);
    return out;
  }
  EventId group;
};
}  // namespace

TEST_CASE("only a lot has strata, each of them once, and no more seats than the election") {
  Town t;
  CHECK(t.code_of(t.content(2, {{t.group, 1}})) == "applied");
  CHECK(t.code_of(t.content(2, {{t.group, 3}})) == "election.wrong_strata");
  CHECK(t.code_of(t.content(2, {{t.group, 0}})) == "election.wrong_strata");
  CHECK(t.code_of(t.content(2, {{t.group, 1}, {t.group, 1}})) == "election.wrong_strata");
  event::Elect by_ballots = t.content(2, {{t.group, 1}});
  by_ballots.by_lot = false;
  CHECK(t.code_of(by_ballots) == "election.wrong_strata");
  CHECK(t.code_of(t.content(2, {{t.last(), 1}})) != "applied");
}

TEST_CASE("seats of a group go to its people alone, and stay vacant where it has too few") {
  Town t;
  const EventId election = t.drawn(t.content(3, {{t.group, 2}}));
  CHECK(t.town.vote_state(election) == "adopted");
  // Ann is the only one of the group: its second seat is nobody's, the third is anybody's.
  const std::set<PersonId> holders = t.holders(election);
  CHECK(holders.size() == 2);
  CHECK(holders.contains(t.town.id(t.ann())));
  // Nobody of the group follows her; who has the open seat is followed by anybody.
  t.town.act(t.ann(), event::Stand{election, true, {}});
  t.town.seal(1);
  CHECK(t.holders(election).size() == 1);
  for (const Who who : t.more)
    if (t.holders(election).contains(t.town.id(who))) {
      t.town.act(who, event::Stand{election, true, {}});
      break;
    }
  t.town.seal(1);
  CHECK(t.holders(election).size() == 1);
  CHECK_FALSE(t.holders(election) == holders);
}

TEST_CASE("of a group's people the lot takes the first in its order, and the next of them steps in") {
  Town t;
  for (std::size_t i = 1; i < 3; ++i) t.town.act(t.more[i], event::JoinCommission{t.group, false});
  t.town.seal(1);
  const EventId election = t.drawn(t.content(1, {{t.group, 1}}));
  const auto& vote = t.town.vote_of(election);
  const std::set<PersonId> women{t.town.id(t.more[0]), t.town.id(t.more[1]), t.town.id(t.more[2])};
  const auto& order = t.town.state().lots.back().order;
  const auto first = std::ranges::find_if(
      order, [&](assembly::PersonIndex p) { return women.contains(t.town.state().persons[p].id); });
  REQUIRE(first != order.end());
  CHECK(t.holders(election) == std::set<PersonId>{t.town.state().persons[*first].id});
  CHECK(vote.election->next.size() == 4);
  for (int i = 0; i < 2; ++i) {
    for (const Who who : t.more)
      if (t.holders(election).contains(t.town.id(who))) {
        t.town.act(who, event::Stand{election, true, {}});
        break;
      }
    t.town.seal(1);
    REQUIRE(t.holders(election).size() == 1);
    CHECK(women.contains(*t.holders(election).begin()));
  }
}
}  // namespace strata_test
