// Every record of a whole archive changed in every way that can be written, with all hashes made right again:
// verification refuses each, and the table of which rule did is printed (docs/protocol/ballots.md has it by classes).
#include <doctest/doctest.h>

#include <cstdio>
#include <set>

#include "tests/support/tampering.h"
#include "tests/support/toy_election.h"

namespace tamper_test {
using namespace folkmoot;
using namespace folkmoot::ballot;
using namespace folkmoot::test;

namespace {

struct Whole {
  Bytes archive;
  VoterKey<Ed25519> first_voter;
};
Whole whole_election() {
  ToyElection election(ed25519(), 5, {chosen(2, 0, 1), chosen(1, 0, 1, true), embedded(2), lists({2, 2})}, 2);
  election.add_single();
  election.add_group(3, 2);
  election.open();
  election.cast(0, {{1, 0}, {0, 1}, {2, 1}, {1, 1, 0, 0}});
  election.cast(1, {{0, 1}, {1, 0}, {1, 2}, {0, 0, 1, 1}});
  election.finish(1);
  return {election.desk->archive(), election.voters[0]};
}
Bytes whole_archive() { return whole_election().archive; }

/// The ballot with a signature by its voter over whatever it says now; as it is where there is no place for one.
std::string signed_again(const std::string& json, const VoterKey<Ed25519>& voter) {
  const std::size_t end = json.rfind(",\"signature\":{\"hash\":\"");
  if (end == std::string::npos) return json;
  Draws draws(seed_of(97));
  const std::string hash = fingerprint(unsigned_part(json));
  return json.substr(0, end) + ",\"signature\":{\"hash\":\"" + hash +
         "\",\"proof\":" + json_of(prove_knowledge(ed25519(), "sig|" + hash + "|", voter.secret, draws)) + "}}";
}

/// The same is found where, while one ballot is checked, the next is read.
Report verified(const Bytes& archive) {
  Report out = verify(read_from(archive), seed_of(98));
  VerifyOptions one_by_one;
  one_by_one.ballots_at_once = 1;
  CHECK(json_of(verify(read_from(archive), seed_of(98), one_by_one)) == json_of(out));
  return out;
}
std::string verdict(const Report& report) {
  if (report.error) return std::string(report.error->rule);
  return report.warnings.empty() ? "accepted" : "warning " + std::string(report.warnings[0].rule);
}

/// What may be changed without another election coming of it: which voter stands first on the list of credentials.
bool means_nothing(const std::string& record, const std::string& place, const std::string& change) {
  return record == "credentials" && place == "[]" && change == "reordered";
}

class Table {
 public:
  void add(const std::string& record, const std::string& place, const std::string& change, const std::string& rule) {
    rows_[record + " | " + place][rule].insert(change);
    ++cases_;
  }
  void print() const {
    std::printf("record | place | changes and the rule that refuses them (%zu cases)\n", cases_);
    for (const auto& [place, rules] : rows_) {
      std::printf("%s |", place.c_str());
      for (const auto& [rule, changes] : rules) {
        std::printf(" %s:", rule.c_str());
        for (const std::string& change : changes) std::printf(" %s,", change.c_str());
      }
      std::printf("\n");
    }
  }
  [[nodiscard]] std::size_t cases() const { return cases_; }

 private:
  std::map<std::string, std::map<std::string, std::set<std::string>>> rows_;
  std::size_t cases_ = 0;
};

}  // namespace

TEST_CASE("whatever is changed in a record, a rule refuses the archive") {
  const LooseArchive honest(whole_archive());
  REQUIRE(verdict(verified(honest.put_together())) == "accepted");
  Table table;
  std::set<std::string> seen;
  for (std::size_t e = 0; e < honest.events.size(); ++e) {
    const LooseEvent& event = honest.events[e];
    for (std::size_t b = 0; b < event.bodies.size(); ++b) {
      static constexpr std::array<const char*, 3> kSetup = {"election", "trustees", "credentials"};
      const std::string record = event.type == "Setup" ? kSetup[b] : event.type;
      if (!seen.insert(record).second) continue;
      Tampering(event.bodies[b], [&](const std::string& place, const std::string& change, const std::string& json) {
        LooseArchive changed = honest;
        changed.events[e].bodies[b] = json;
        const std::string rule = verdict(verified(changed.put_together()));
        table.add(record, place, change, rule);
        INFO(record << " " << place << " " << change);
        // One share of each item is needed here, so a wrong one leaves too few.
        CHECK((rule.starts_with("bel.") || means_nothing(record, place, change)));
      }).run();
    }
  }
  table.print();
  CHECK(table.cases() > 350);
}

TEST_CASE("a voter who signs a changed ballot again is refused by what it proves") {
  const Whole whole = whole_election();
  const LooseArchive honest(whole.archive);
  std::size_t ballot = 0;
  while (honest.events[ballot].type != "Ballot") ++ballot;
  Table table;
  const std::string& body = honest.events[ballot].bodies[0];
  REQUIRE(body.find(whole.first_voter.credential) != std::string::npos);
  Tampering(body, [&](const std::string& place, const std::string& change, const std::string& json) {
    if (place.starts_with(".signature")) return;
    LooseArchive changed = honest;
    changed.events[ballot].bodies[0] = signed_again(json, whole.first_voter);
    const std::string rule = verdict(verified(changed.put_together()));
    table.add("Ballot, signed again", place, change, rule);
    INFO(place << " " << change);
    CHECK(rule.starts_with("bel."));
    CHECK(rule != rule::kSignature);
  }).run();
  table.print();
}

TEST_CASE("whatever is done to the events, a rule refuses the archive") {
  const LooseArchive honest(whole_archive());
  Table table;
  const auto check = [&](const std::string& what, const std::string& change, const LooseArchive& archive,
                         bool allowed = false) {
    const std::string rule = verdict(verified(archive.put_together()));
    table.add("event", what, change, rule);
    INFO(what << " " << change);
    CHECK((rule.starts_with("bel.") || allowed));
  };
  for (std::size_t e = 0; e < honest.events.size(); ++e) {
    const auto at = static_cast<std::ptrdiff_t>(e);
    const std::string type = honest.events[e].type;
    LooseArchive changed = honest;
    changed.events.erase(changed.events.begin() + at);
    check(type, "dropped", changed);
    changed = honest;
    changed.events.insert(changed.events.begin() + at, honest.events[e]);
    check(type, "doubled", changed);
    changed = honest;
    if (e + 1 < honest.events.size()) {
      std::swap(changed.events[e], changed.events[e + 1]);
      // Two ballots, or two shares, in the other order are as good.
      check(type, "reordered", changed, type == honest.events[e + 1].type);
    }
    changed = honest;
    changed.events[e].type = type == "Ballot" ? "Vote" : "Ballot";
    check(type, "renamed", changed);
    changed = honest;
    changed.events[e].bodies.emplace_back("{}");
    check(type, "a record more", changed);
    if (!honest.events[e].owner.empty()) {
      for (const char* const owner : {"0", "4", "5", "-1", "01"}) {
        if (owner == honest.events[e].owner) continue;
        changed = honest;
        changed.events[e].owner = owner;
        // Nothing in a shuffle says whose it is.
        check(type + " owner", owner, changed, type == "Shuffle" && std::string_view(owner) == "4");
      }
    }
    if (!honest.events[e].sizes.empty()) {
      for (const char* const sizes :
           {"\"num_tallied\":3,\"total_weight\":2", "\"num_tallied\":2,\"total_weight\":3",
            "\"total_weight\":2,\"num_tallied\":2", "\"num_tallied\":2", "\"num_tallied\":2,\"total_weight\":\"2\""}) {
        changed = honest;
        changed.events[e].sizes = sizes;
        check("sizes", sizes, changed);
      }
    }
  }
  table.print();
}

TEST_CASE("each byte of an archive is held by a rule, where no hash is made right") {
  const Bytes honest = whole_archive();
  for (std::size_t at = 0; at < honest.size(); at += 499) {
    Bytes changed = honest;
    changed[at] ^= static_cast<std::uint8_t>(1 << (at % 8));
    INFO(at);
    CHECK_FALSE(verified(changed).ok());
  }
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, std::size_t{512}, honest.size() - 512, honest.size() - 1}) {
    const Bytes cut(honest.begin(), honest.begin() + static_cast<std::ptrdiff_t>(size));
    CHECK_FALSE(verified(cut).ok());
  }
  Bytes longer = honest;
  longer.resize(longer.size() + 1024);  // the end that other tars have
  CHECK(verified(longer).error->rule == rule::kArchive);
}
}  // namespace tamper_test
