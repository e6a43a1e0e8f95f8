// Encrypted votes over homes whose nodes do their part as trustees by themselves.
#include "node/encrypted_acts.h"

#include <doctest/doctest.h>

#include "ballot/verify.h"
#include "crypto/hash.h"
#include "node/encrypted_texts.h"
#include "node/settings.h"
#include "tests/support/memory_lot.h"

namespace encrypted_test {
using namespace folkmoot;
using namespace folkmoot::test;

namespace {

/// Six homes that drew their witnesses.
struct Homes6 {
  MemoryTown town{6};
  std::string vote;

  Homes6() {
    all_ask(town);
    close_page(town);
    draw(town);
  }
  void open() {
    vote = town.at(0).done("election open", {{"question", {"A well?"}}, {"for", {"12d"}}})["event"].text();
    town.meet_all();
    for (std::size_t i = 0; i < town.size(); ++i) town.at(i).done("election register", {{"vote", {vote}}});
    town.meet_all();
  }
  /// A ranking of days, of which nobody is to see who took part.
  void open_mixed() {
    vote = town.at(0)
               .done("election open", {{"question", {"Which day?"}},
                                       {"for", {"12d"}},
                                       {"option", {"Monday", "Friday"}},
                                       {"method", {"schulze"}},
                                       {"mixed", {""}}})["event"]
               .text();
    town.meet_all();
    CHECK(town.at(0).refused("election register", {{"vote", {vote}}}) == "encrypted.other_stage");
    until("registering");
    for (std::size_t i = 0; i < town.size(); ++i) town.at(i).done("election register", {{"vote", {vote}}});
    town.meet_all();
  }
  [[nodiscard]] Value seen(std::size_t home = 0) { return town.at(home).ask(node::ask::Election{vote, {}}); }
  [[nodiscard]] std::string stage() { return seen()["stage"].text(); }
  void until(const std::string& wanted) {
    for (int i = 0; i < 20 && stage() != wanted; ++i) {
      MemoryHome::clock() += MemoryHome::kPageMs;
      town.meet_all();
      if (stage() == wanted) break;  // what is due closes its page as homes meet, and the next one waits for nothing
      close_page(town);
      town.meet_all();
      REQUIRE(stage() != "failed");
    }
    REQUIRE(stage() == wanted);
  }
  [[nodiscard]] std::vector<std::size_t> trustees() {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < town.size(); ++i)
      if (seen(i)["me"]["trustee"].truth()) out.push_back(i);
    return out;
  }
  /// A home that has opened a sum opens no other one of that vote, whatever history it is shown.
  void opens_no_other_sum(MemoryHome& home) const {
    Bytes& stored = home.stored_settings().at(std::string(node::setting::kTrusteeSecrets));
    const Bytes before = stored;
    auto secrets = *node::decode_trustee_secrets(before);
    REQUIRE(secrets.size() == 1);
    CHECK_FALSE(secrets[0].opened);
    secrets[0].opened = crypto::sha256(as_bytes("the sum of another history"));
    stored = node::encode_trustee_secrets(secrets);
    home.reopen();
    CHECK(home.refused("election decrypt", {{"vote", {vote}}}) == "election.other_sum");
    home.stored_settings().at(std::string(node::setting::kTrusteeSecrets)) = before;
    home.reopen();
  }
  /// Whether the home still has what its person's last ballot was drawn from.
  bool made_at(std::size_t home) {
    const Bytes& stored = town.at(home).stored_settings().at(std::string(node::setting::kVoterSecrets));
    return node::decode_voter_secrets(stored)->at(0).made.has_value();
  }
  std::size_t trustee_secrets_at(std::size_t home) {
    const Bytes& stored = town.at(home).stored_settings().at(std::string(node::setting::kTrusteeSecrets));
    return node::decode_trustee_secrets(stored)->size();
  }
  /// Made at one home, handed in at the next.
  Value cast(std::size_t i, const std::string& choice) {
    Value made = town.at(i).done("election vote", {{"vote", {vote}}, {"choice", {choice}}});
    town.at((i + 1) % town.size()).done("election carry", {{"ballot", {made["ballot"].text()}}});
    return made;
  }
};
}  // namespace

TEST_CASE("homes make a key, hand in each other's ballots, open the sum, and write one archive") {
  Homes6 t;
  t.open();
  t.until("drill");
  t.town.at(1).reopen();  // trustees' and voters' secrets are stored
  t.until("voting");
  CHECK(t.trustees().size() == 3);
  CHECK(t.seen()["registered"].number() == 6);
  CHECK(t.town.at(0).refused("vote", {{"vote", {t.vote}}, {"choice", {"yes"}}}) == "encrypted.ballots");
  CHECK(t.town.at(0).refused("election decrypt", {{"vote", {t.vote}}}).starts_with("encrypted."));

  // An audit on another home says what the ballot says, and cannot be cast.
  const Value made = t.town.at(0).done("election vote", {{"vote", {t.vote}}, {"choice", {"no"}}});
  const Value audit = t.town.at(0).done("election audit", {{"vote", {t.vote}}});
  const Value checked = t.town.at(1).ask(node::ask::Election{{}, audit["audit"].text()});
  CHECK(checked["code"].text() == made["code"].text());
  REQUIRE(checked["says"].items().size() == 1);
  CHECK(checked["says"].items()[0].text() == "no");
  CHECK(t.town.at(0).refused("election audit", {{"vote", {t.vote}}}) == "election.nothing_to_audit");
  CHECK(t.town.at(1).refused("election carry", {{"ballot", {audit["audit"].text()}}}) == "election.damaged_text");
  auto other = *node::decode_audit(audit["audit"].text());
  std::swap(other.numbers[0], other.numbers[1]);
  CHECK(t.town.at(1).reply_to(node::ask::Election{{}, node::encode_audit(other)}).error->code ==
        "election.damaged_text");

  // Who is given a ballot and hands it in nowhere takes nothing but time: its voter sees that it is missing.
  const Value kept_back = t.town.at(3).done("election vote", {{"vote", {t.vote}}, {"choice", {"no"}}});
  t.town.meet_all();
  CHECK(t.seen(3)["me"]["ballot"].is_null());
  t.town.at(5).done("election carry", {{"ballot", {kept_back["ballot"].text()}}});
  t.town.meet_all();
  CHECK_FALSE(t.seen(3)["me"]["ballot"].is_null());
  // The code that its voter wrote down is that of the box, at the home of somebody else, too.
  CHECK(t.seen(3)["me"]["code"].text() == kept_back["code"].text());
  const Value looked = t.town.at(1).ask(node::ask::Election{t.vote, {}, t.town.at(3).my_id()});
  CHECK(looked["of"]["code"].text() == kept_back["code"].text());
  CHECK(looked["me"]["code"].is_null());
  CHECK(t.trustee_secrets_at(t.trustees()[0]) == 1);
  // What was handed in is not shown: that would prove a vote.
  CHECK(t.town.at(3).refused("election audit", {{"vote", {t.vote}}}) == "election.nothing_to_audit");

  // What is handed in next goes into a page of its own: one that had begun to close would leave it for the page after
  // the box was closed.
  MemoryHome::clock() += MemoryHome::kPageMs;
  close_page(t.town);
  t.town.meet_all();
  const std::vector<std::string> choices{"yes", "yes", "no", "yes", "blank", "abstain"};
  for (std::size_t i = 0; i < choices.size(); ++i) t.cast(i, choices[i]);
  t.town.meet_all();
  t.town.at(2).reopen();
  t.cast(2, "yes");  // again
  t.town.meet_all();
  MemoryHome::clock() += 14 * kDayMs;
  t.until("opening");
  CHECK(t.seen()["ballots"].number() == 6);
  const auto trustees = t.trustees();
  // Nor do homes keep what would prove one.
  for (std::size_t i = 0; i < t.town.size(); ++i) CHECK_FALSE(t.made_at(i));
  t.opens_no_other_sum(t.town.at(trustees[0]));
  for (std::size_t i = 0; i < 2; ++i) t.town.at(trustees[i]).done("election decrypt", {{"vote", {t.vote}}});
  CHECK(t.town.at(trustees[0]).refused("election decrypt", {{"vote", {t.vote}}}) == "encrypted.repeated");
  t.until("done");
  for (std::size_t i = 0; i < t.town.size(); ++i) {
    const Value seen = t.seen(i);
    CHECK(seen["decision"]["adopted"].truth());
    CHECK(seen["decision"]["yes"].number() == 4);
    CHECK(t.town.at(i).ask(node::ask::BallotCheck{t.vote})["included"].truth());
  }
  CHECK(t.town.same_state());
  CHECK(t.town.all_check());
  // Nobody can open a ballot of it any more, with the device of a trustee neither.
  for (const std::size_t i : trustees) CHECK(t.trustee_secrets_at(i) == 0);

  std::set<Bytes> archives;
  for (std::size_t i = 0; i < t.town.size(); ++i) {
    auto [reply, bytes] = t.town.at(i).node().export_election({}, t.vote, t.town.at(i).moment());
    REQUIRE_FALSE(reply.error);
    archives.insert(std::move(bytes));
  }
  REQUIRE(archives.size() == 1);
  crypto::Secret32 seed;
  seed.fill()[0] = 1;
  const ballot::Report report = ballot::verify(ballot::read_from(*archives.begin()), seed);
  CHECK(report.ok());
  CHECK(report.warnings.empty());
  CHECK(report.result[0].sums == std::vector<std::uint64_t>{1, 4, 0, 1});
}

TEST_CASE("homes shuffle credentials and rankings, nobody sees who voted, and all write one archive") {
  Homes6 t;
  t.open_mixed();
  t.until("mixing");
  CHECK_FALSE(t.seen()["turn"].is_null());
  t.town.at(1).reopen();
  t.until("voting");
  CHECK(t.seen()["registered"].number() == 6);
  const Value begun = t.seen();
  // Of the next list, that of the ballots.
  for (const Value& trustee : begun["trustees"].items()) CHECK_FALSE(trustee["shuffled"].truth());
  for (std::size_t i = 0; i < t.town.size(); ++i) CHECK(t.seen(i)["me"]["sealed"].truth());
  // An audit says the ranking.
  t.town.at(0).done("election vote", {{"vote", {t.vote}}, {"choice", {"2>1"}}});
  const Value audit = t.town.at(0).done("election audit", {{"vote", {t.vote}}});
  CHECK(t.town.at(1).ask(node::ask::Election{{}, audit["audit"].text()})["says"].items()[0].text() == "2>1");
  CHECK(t.town.at(0).refused("election vote", {{"vote", {t.vote}}, {"choice", {"yes"}}}) == "node.usage");
  // Nobody's own home hands a ballot in: that would show who voted.
  const Value own = t.town.at(0).done("election vote", {{"vote", {t.vote}}, {"choice", {"1>2"}}});
  CHECK(t.town.at(0).refused("election carry", {{"ballot", {own["ballot"].text()}}}) == "election.own_ballot");
  const std::vector<std::string> choices{"2>1", "2>1", "1>2", "blank", "2"};
  for (std::size_t i = 0; i < choices.size(); ++i) t.cast(i, choices[i]);
  t.town.meet_all();
  // Its voter's home finds a ballot in the box; nobody else's does.
  CHECK_FALSE(t.seen(2)["me"]["ballot"].is_null());
  CHECK(t.seen(5)["me"]["ballot"].is_null());
  const Value looked = t.town.at(1).ask(node::ask::Election{t.vote, {}, t.town.at(2).my_id()});
  CHECK(looked["of"]["ballot"].is_null());
  MemoryHome::clock() += 14 * kDayMs;
  t.until("opening");
  const auto trustees = t.trustees();
  for (std::size_t i = 0; i < t.town.size(); ++i)
    if (i != 5) CHECK_FALSE(t.made_at(i));
  t.opens_no_other_sum(t.town.at(trustees[0]));
  for (std::size_t i = 0; i < 2; ++i) t.town.at(trustees[i]).done("election decrypt", {{"vote", {t.vote}}});
  CHECK(t.town.at(trustees[0]).refused("election decrypt", {{"vote", {t.vote}}}) == "encrypted.repeated");
  t.until("done");
  std::set<Bytes> archives;
  for (std::size_t i = 0; i < t.town.size(); ++i) {
    const Value seen = t.seen(i);
    CHECK(seen["decision"]["adopted"].truth());
    CHECK(seen["opened"].items().size() == 4);
    CHECK(seen["opened"].items()[0]["ballot"].text() == "2>1");
    CHECK(seen["opened"].items()[0]["count"].number() == 2);
    CHECK(t.town.at(i).ask(node::ask::BallotCheck{t.vote})["included"].truth() == (i != 5));
    auto [reply, bytes] = t.town.at(i).node().export_election({}, t.vote, t.town.at(i).moment());
    REQUIRE_FALSE(reply.error);
    archives.insert(std::move(bytes));
  }
  CHECK(t.town.same_state());
  CHECK(t.town.all_check());
  REQUIRE(archives.size() == 1);
  crypto::Secret32 seed;
  seed.fill()[0] = 1;
  const ballot::Report report = ballot::verify(ballot::read_from(*archives.begin()), seed);
  CHECK(report.ok());
  CHECK(report.warnings.empty());
  CHECK(report.counted == 5);
  CHECK(report.result[0].votes.size() == 5);
}

TEST_CASE("who has not registered, or registered elsewhere, makes no ballot") {
  Homes6 t;
  t.open();
  t.until("voting");
  CHECK(t.town.at(0).refused("election vote", {{"vote", {t.vote}}, {"choice", {"perhaps"}}}) == "node.usage");
  CHECK(t.town.at(0).refused("election register", {{"vote", {t.vote}}}) == "encrypted.repeated");
  const std::string plain = t.town.at(0).done("open", {{"question", {"Soon?"}}})["event"].text();
  CHECK(t.town.at(0).refused("election vote", {{"vote", {plain}}, {"choice", {"yes"}}}) == "node.usage");
  auto [reply, bytes] = t.town.at(0).node().export_election({}, t.vote, t.town.at(0).moment());
  CHECK(reply.error->code == "election.no_result");
}

TEST_CASE("a question whose ballots fit no event is refused as it is opened, with their size") {
  Homes6 t;
  std::vector<std::string> options(45, "an option");
  options.emplace_back("one too many");
  const node::Reply reply =
      t.town.at(0).act("election open", {{"question", {"Which?"}}, {"for", {"12d"}}, {"option", options}});
  REQUIRE(reply.error);
  CHECK(reply.error->code == "encrypted.too_large");
  // 47 answers beside a blank vote: two points and two proofs each, proofs of how many were chosen, two of a blank
  // vote, and the signature.
  const std::size_t bytes = 48 * (2 * 32 + 2 * 64) + 48 * 64 + 2 * 64 + 64;
  CHECK(reply.error->detail.find(std::to_string(bytes) + " bytes of 12288") != std::string::npos);
  CHECK(reply.json["error"]["size"]["ballot"].number() == bytes);
  options.pop_back();
  t.town.at(0).done("election open", {{"question", {"Which?"}}, {"for", {"12d"}}, {"option", options}});
}
}  // namespace encrypted_test
