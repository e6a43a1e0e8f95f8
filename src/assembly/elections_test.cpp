#include "assembly/elections.h"

#include <doctest/doctest.h>

#include "assembly/due.h"
#include "assembly/mandates.h"
#include "seal/lot.h"
#include "tests/support/sealed_town.h"

namespace elections_test {
using namespace folkmoot;
using namespace folkmoot::test;
using event::Choice;
using event::Method;

namespace {

/// Three founders, bob, and four more; elections that take candidates for a day and ballots for three.
struct Town : SealedTown {
  Town() : SealedTown({"ann", "cid", "dan", "eve"}) {}
  [[nodiscard]] event::Elect content(Method method = Method::approval, std::uint64_t seats = 1,
                                     std::uint64_t alternates = 0) const {
    event::Elect out;
    out.terms = town.terms(3 * kDay);
    out.nominate_until = {out.terms.cast_until.ms - 2 * kDay * kHourMs};
    out.scope = "speaks to the press";
    out.seats = seats;
    out.alternates = alternates;
    out.method = method;
    out.kind = event::MandateKind::framed;
    out.until = {out.terms.cast_until.ms + 300 * kDay * kHourMs};
    return out;
  }
  EventId elect(const event::Elect& elect) { return town.act(town.first(), elect); }
  EventId stand(Who who, const EventId& election, bool withdraws = false) {
    return town.act(who, event::Stand{election, withdraws, {}});
  }
  /// A day on: the list is closed.
  void close_list() { town.seal(1 * kDay); }
  /// Four days on: the vote is.
  void close_vote() { town.seal(4 * kDay); }
  /// Marks by the names of the candidates, in their order on the paper.
  EventId mark(Who by, const EventId& election, const std::map<std::string, std::uint8_t>& marks) {
    const assembly::Vote& vote = town.vote_of(election);
    event::Marks out(vote.choices->options, 0);
    for (const auto& [name, mark] : marks) out[option(election, name)] = mark;
    return town.act(by, event::Vote{election, Choice::yes, false, out});
  }
  [[nodiscard]] std::size_t option(const EventId& election, const std::string& name) const {
    const assembly::Vote& vote = town.vote_of(election);
    const auto& candidates = vote.election->candidates;
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (town.state().persons[candidates[i]].name == name) return i;
    return vote.choices->options - 1;  // the standing one
  }
  /// Names of those in force, in the order in which they were given.
  [[nodiscard]] std::vector<std::string> holders(const EventId& election) {
    std::vector<std::string> out;
    for (const assembly::Mandate& mandate : town.state().mandates)
      if (mandate.event == town.journal().find(election) && assembly::in_force(town.state(), mandate))
        out.push_back(town.state().persons[mandate.holder].name);
    return out;
  }
  [[nodiscard]] std::vector<Who> everybody() const {
    std::vector<Who> out = all();
    out.insert(out.end(), more.begin(), more.end());
    return out;
  }
  [[nodiscard]] Who ann() const { return more[0]; }
  [[nodiscard]] Who cid() const { return more[1]; }
  [[nodiscard]] Who dan() const { return more[2]; }
  [[nodiscard]] Who eve() const { return more[3]; }
};
using Names = std::vector<std::string>;
}  // namespace

TEST_CASE(
    "whoever stands can be voted for from the seal on that closed the list, and is given a mandate of their own") {
  Town t;
  const EventId election = t.elect(t.content(Method::approval, 2));
  CHECK(assembly::next_due(t.town.state()) == t.town.vote_of(election).election->nominate_until);
  CHECK(t.town.code(t.stand(t.ann(), election)) == "applied");
  CHECK(t.town.code(t.stand(t.ann(), election)) == "election.repeated");
  CHECK(t.town.code(t.stand(t.bob, election, true)) == "election.not_standing");
  CHECK(t.town.code(t.town.act(t.bob, event::Nominate{election, t.town.id(t.cid()), {}})) == "applied");
  CHECK(t.town.code(t.town.act(t.bob, event::Nominate{election, t.town.id(t.cid()), {}})) == "election.repeated");
  // To be asked is not to stand.
  t.stand(t.cid(), election), t.stand(t.dan(), election), t.stand(t.eve(), election);
  t.stand(t.eve(), election, true);
  CHECK(t.town.code(t.town.vote(t.bob, election, Choice::abstain)) == "election.list_open");
  t.close_list();
  CHECK(t.town.vote_of(election).election->candidates.size() == 3);
  CHECK(t.town.code(t.stand(t.eve(), election)) == "election.list_closed");
  CHECK(t.town.code(t.town.act(t.bob, event::Nominate{election, t.town.id(t.eve()), {}})) == "election.list_closed");
  for (const Who who : t.everybody()) t.mark(who, election, {{"ann", 1}, {"cid", 1}});
  t.mark(t.dan(), election, {{"dan", 1}});
  t.close_vote();
  CHECK(t.town.vote_state(election) == "adopted");
  CHECK(t.holders(election).size() == 2);
  CHECK(t.town.code(t.town.statement(t.ann(), election)) == "applied");
  CHECK(t.town.code(t.town.statement(t.cid(), election)) == "applied");
  CHECK(t.town.code(t.town.statement(t.dan(), election)) == "mandate.not_holder");
}

TEST_CASE("an election has time for candidates and for ballots, and what it gives lasts longer than the vote") {
  Town t;
  event::Elect wrong = t.content();
  wrong.nominate_until = {wrong.terms.cast_until.ms + 1};
  CHECK(t.town.code(t.elect(wrong)) == "election.short");
  wrong = t.content();
  wrong.until = wrong.terms.cast_until;
  CHECK(t.town.code(t.elect(wrong)) == "mandate.short_term");
  // No seal came before its end: the first one closes the list only, and ballots have their time.
  const EventId election = t.elect(t.content());
  t.stand(t.ann(), election);
  t.town.seal(20 * kDay);
  CHECK(t.town.vote_state(election) == "open");
  for (const Who who : t.everybody()) t.mark(who, election, {{"ann", 1}});
  t.town.seal(1 * kDay);
  CHECK(t.town.vote_state(election) == "open");
  t.town.seal(1 * kDay);
  CHECK(t.town.vote_state(election) == "adopted");
}

TEST_CASE("by every method the one whom all prefer is elected, and an election without candidates elects nobody") {
  for (const Method method :
       {Method::approval, Method::score, Method::star, Method::schulze, Method::stv, Method::irv, Method::judgment}) {
    CAPTURE(event::method_name(method));
    Town t;
    const EventId election = t.elect(t.content(method));
    const EventId nobody = t.elect(t.content(method));
    t.stand(t.ann(), election), t.stand(t.cid(), election);
    t.close_list();
    const bool grades = method == Method::score || method == Method::star || method == Method::judgment;
    for (const Who who : t.everybody()) {
      if (method == Method::approval)
        t.mark(who, election, {{"cid", 1}});
      else
        t.mark(who, election, {{"cid", grades ? 5 : 1}, {"ann", grades ? 1 : 2}});
      t.town.vote(who, nobody, Choice::abstain);
    }
    t.close_vote();
    CHECK(t.holders(election) == Names{"cid"});
    CHECK(t.town.vote_state(nobody) == "rejected");
  }
}

TEST_CASE("who cannot be elected any more when the vote closes is passed over") {
  Town t;
  const EventId election = t.elect(t.content());
  t.stand(t.ann(), election), t.stand(t.cid(), election);
  t.close_list();
  for (const Who who : t.everybody())
    t.mark(who, election, {{"ann", 1}, {"cid", who == t.bob ? std::uint8_t{0} : std::uint8_t{1}}});
  CHECK(t.town.code(t.stand(t.ann(), election, true)) == "applied");
  t.close_vote();
  CHECK(t.holders(election) == Names{"cid"});
}

TEST_CASE("alternates step in, in their order, for whoever is recalled, leaves or gives the mandate back") {
  Town t;
  const EventId election = t.elect(t.content(Method::approval, 2, 2));
  for (const Who who : {t.ann(), t.cid(), t.dan(), t.eve()}) t.stand(who, election);
  t.close_list();
  const std::vector<Who> people = t.everybody();
  for (std::size_t i = 0; i < people.size(); ++i)
    t.mark(people[i], election, {{"ann", 1}, {"cid", i < 7}, {"dan", i < 6}, {"eve", i < 5}});
  t.close_vote();
  REQUIRE(t.holders(election) == Names{"ann", "cid"});
  CHECK(t.town.code(t.town.recall(t.bob, election, t.town.terms(1))) == "recall.no_holder");
  CHECK(t.town.code(t.town.act(t.bob, event::Recall{t.town.terms(1), election, {}, t.town.id(t.dan())})) ==
        "recall.no_holder");
  const EventId recall = t.town.act(t.bob, event::Recall{t.town.terms(1), election, {}, t.town.id(t.ann())});
  t.town.all_vote(t.founders(), recall, Choice::yes);
  t.town.seal(1);
  t.town.seal(4 * kDay);
  REQUIRE(t.town.vote_state(recall) == "adopted");
  CHECK(t.holders(election) == Names{"cid", "dan"});
  CHECK(t.town.code(t.town.statement(t.ann(), election)) == "mandate.knew_of_recall");
  CHECK(t.town.code(t.town.statement(t.dan(), election)) == "applied");
  CHECK(t.town.code(t.stand(t.cid(), election, true)) == "applied");
  CHECK(t.town.code(t.stand(t.cid(), election, true)) == "election.not_standing");
  t.town.seal(1);
  CHECK(t.holders(election) == Names{"dan", "eve"});
  CHECK(t.town.code(t.town.statement(t.cid(), election)) == "mandate.given_back");
  // There are as many alternates as the election has, and no more.
  t.town.act(t.dan(), event::Leave{});
  t.town.seal(1);
  CHECK(t.holders(election) == Names{"eve"});
}

TEST_CASE("where votes are transferred a seat is filled by counting the ballots back") {
  Town t;
  const EventId election = t.elect(t.content(Method::stv, 2, 1));
  for (const Who who : {t.ann(), t.cid(), t.dan()}) t.stand(who, election);
  t.close_list();
  const std::vector<Who> people = t.everybody();
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (i < 5)
      t.mark(people[i], election, {{"ann", 1}, {"dan", 2}});
    else
      t.mark(people[i], election, {{"cid", 1}});
  }
  t.close_vote();
  REQUIRE(t.holders(election) == Names{"ann", "cid"});
  CHECK(t.town.vote_of(election).election->next.empty());
  t.stand(t.ann(), election, true);
  t.town.seal(1);
  CHECK(t.holders(election) == Names{"cid", "dan"});
}

TEST_CASE("an election by lot is decided by a draw that anybody can make again, and takes no ballots") {
  Town t;
  event::Elect content = t.content(Method::approval, 2, 1);
  content.by_lot = true;
  const EventId election = t.elect(content);
  const EventId other = t.elect(t.content());
  std::vector<PersonId> tellers;
  for (const Who who : t.founders()) tellers.push_back(t.town.id(who));
  const auto draw = [&](const EventId& of) {
    return t.town.act(t.bob, event::DrawLot{t.town.terms(1), tellers, "twelve dice", of});
  };
  CHECK(t.town.code(draw(election)) == "election.list_open");
  for (const Who who : t.more) t.stand(who, election);
  t.close_list();
  CHECK(t.town.code(draw(other)) == "election.not_by_lot");
  CHECK(t.town.code(draw(t.last())) == "act.wrong_reference");
  CHECK(t.town.code(t.town.vote(t.bob, election, Choice::abstain)) == "election.by_lot");
  const EventId lot = draw(election);
  REQUIRE(t.town.code(lot) == "applied");
  t.town.all_vote(t.founders(), lot, Choice::yes);
  t.town.seal(3 * kDay);
  REQUIRE(t.town.vote_state(lot) == "adopted");
  CHECK(t.town.state().lots.back().pool.size() == 4);
  const auto secret = [](std::size_t i) { return crypto::hash("secret", as_bytes(std::to_string(i))); };
  const Hash id = reinterpret_id<Hash>(lot);
  const std::vector<Who> people = t.everybody();
  for (std::size_t i = 0; i < 6; ++i)
    t.town.act(people[i], event::LotCommit{lot, seal::lot_commitment(id, t.town.id(people[i]), secret(i))});
  t.town.seal(3 * kDay);
  for (std::size_t i = 0; i < 6; ++i) t.town.act(people[i], event::LotReveal{lot, secret(i)});
  t.town.seal(3 * kDay);
  for (const Who who : t.founders()) t.town.act(who, event::LotEntropy{lot, "3 1 6"});
  t.town.seal(1);
  CHECK(t.town.vote_state(election) == "adopted");

  std::vector<PersonId> pool;
  for (const Who who : t.more) pool.push_back(t.town.id(who));
  std::ranges::sort(pool);
  seal::LotInput input{seal::pool_root(pool), id, to_bytes(as_bytes("3 1 6")), {}};
  for (std::size_t i = 0; i < 6; ++i) input.reveals.push_back(secret(i));
  Names order;
  for (const PersonId& person : seal::draw_lot(input, pool))
    order.push_back(t.town.state().persons[*t.town.state().person(person)].name);
  CHECK(t.holders(election) == Names{order[0], order[1]});
  // The third in the order steps in.
  for (const Who who : t.more)
    if (t.town.state().persons[*t.town.state().person(t.town.id(who))].name == order[0]) t.stand(who, election, true);
  t.town.seal(1);
  CHECK(t.holders(election) == Names{order[1], order[2]});
  CHECK(t.town.code(draw(election)) == "election.not_by_lot");
}

TEST_CASE("who tells for a lot does not stand in it, and a lot that nobody asks for elects nobody") {
  Town t;
  event::Elect content = t.content();
  content.by_lot = true;
  const EventId election = t.elect(content);
  t.stand(t.town.second(), election), t.stand(t.ann(), election);
  t.close_list();
  std::vector<PersonId> tellers;
  for (const Who who : t.founders()) tellers.push_back(t.town.id(who));
  CHECK(t.town.code(t.town.act(t.bob, event::DrawLot{t.town.terms(1), tellers, "dice", election})) ==
        "election.teller");
  t.town.seal(10 * kDay);
  CHECK(t.town.vote_state(election) == "rejected");
  CHECK(t.holders(election).empty());
}
}  // namespace elections_test
