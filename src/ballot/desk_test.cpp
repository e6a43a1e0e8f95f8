// Whole elections, from the keys to the result, and what they come to.
#include "ballot/desk.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "ballot/size.h"
#include "tests/support/toy_election.h"

namespace desk_test {
using namespace folkmoot;
using namespace folkmoot::ballot;
using namespace folkmoot::test;

namespace {

template <class G>
Report verified(const ToyElection<G>& election) {
  const Report report = verify(read_from(election.desk->archive()), seed_of(99));
  INFO(json_of(report));
  CHECK(report.ok());
  CHECK(report.warnings.empty());
  return report;
}

template <class G>
void check_chosen(const G& group) {
  ToyElection<G> election(group, 1, {chosen(3, 0, 2), chosen(2, 1, 1, true), chosen(2, 0, 2, true)}, 4, true);
  election.add_single();
  election.add_group(3, 2);
  election.open();
  election.cast(0, {{1, 1, 0}, {0, 1, 0}, {0, 0, 0}});
  election.cast(1, {{0, 0, 0}, {1, 0, 0}, {0, 1, 1}});
  election.cast(2, {{0, 1, 0}, {0, 0, 1}, {1, 0, 0}});
  election.cast(0, {{0, 0, 1}, {0, 1, 0}, {0, 1, 0}});  // again
  election.finish();
  const Report report = verified(election);
  CHECK(report.ballots == 4);
  CHECK(report.counted == 3);
  // Weights 1, 2 and 3.
  CHECK(result_of(report) == "{\"result\":[[0,3,1],[2,1,3],[3,3,2]]}");
}

template <class G>
void check_embedded(const G& group, std::size_t trustees) {
  ToyElection<G> election(group, 2, {embedded(3), chosen(2, 0, 1)}, 3);
  for (std::size_t i = 0; i < trustees; ++i) election.add_single();
  election.open();
  election.cast(0, {{3, 1, 2}, {1, 0}});
  election.cast(1, {{0, 0, 255}, {0, 1}});
  election.cast(1, {{1, 2, 3}, {0, 0}});
  election.cast(2, {{3, 1, 2}, {1, 0}});
  election.finish(trustees);
  const Report report = verified(election);
  CHECK(report.counted == 3);
  std::vector<std::vector<std::uint32_t>> votes = report.result[0].votes;
  std::ranges::sort(votes);
  CHECK(votes == std::vector<std::vector<std::uint32_t>>{{1, 2, 3}, {3, 1, 2}, {3, 1, 2}});
  CHECK(report.result[1].sums == std::vector<std::uint64_t>{2, 0});
}

}  // namespace

TEST_CASE("an election of chosen answers, with weights, blanks and votes cast again, in Ed25519") {
  check_chosen(ed25519());
}
TEST_CASE("an election of chosen answers in BELENIOS-2048") { check_chosen(belenios_2048()); }
TEST_CASE("an election with shuffles in Ed25519") { check_embedded(ed25519(), 2); }
TEST_CASE("an election with shuffles in RFC-3526-2048") { check_embedded(rfc_3526_2048(), 1); }

namespace {
template <class G>
void check_lists(const G& group) {
  ToyElection<G> election(group, 6, {lists({3, 1, 2}), chosen(2, 0, 1)}, 4, true);
  election.add_single();
  election.open();
  election.cast(0, {{1, 1, 0, 0, 0, 0}, {1, 0}});
  election.cast(1, {{0, 0, 0, 0, 1, 1}, {0, 0}});
  election.cast(2, {{1, 1, 1, 0, 0, 0}, {0, 1}});
  election.cast(0, {{1, 0, 1, 0, 0, 0}, {0, 0}});  // again
  election.finish();
  const Report report = verified(election);
  CHECK(report.counted == 3);
  // Weights 1, 2 and 3.
  CHECK(result_of(report) == "{\"result\":[[[4,3,4],[0],[2,2]],[0,3]]}");
  const auto refuses = [&](const std::vector<std::uint32_t>& vote) {
    const auto made = encrypt(election.desk->booth(), election.voters[0], {vote, {0, 0}}, election.draws);
    return !made && made.error().code == rule::kVote;
  };
  CHECK(refuses({0, 0, 0, 0, 0, 0}));  // no list
  CHECK(refuses({1, 0, 0, 0, 0, 0}));  // nobody of it
  CHECK(refuses({0, 0, 0, 1, 0, 0}));  // a list that has nobody
  CHECK(refuses({1, 1, 0, 0, 1, 1}));  // two lists
  CHECK(refuses({1, 1, 0, 0, 0, 1}));  // somebody of another list
  CHECK(refuses({0, 1, 0, 0, 0, 0}));  // somebody without the list
  CHECK(refuses({1, 2, 0, 0, 0, 0}));
}
}  // namespace

TEST_CASE("an election of lists in Ed25519") { check_lists(ed25519()); }
TEST_CASE("an election of lists in BELENIOS-2048") { check_lists(belenios_2048()); }

TEST_CASE("questions of which no archive could hold a ballot are refused when they are asked, with the size") {
  // Nothing of that size is made: only the questions are.
  ToyElection<LongFieldGroup> election(rfc_3526_2048(), 8, std::vector<Question>(256, chosen(900, 0, 900)), 1);
  election.add_single();
  const auto opened = open_election(rfc_3526_2048(), election.opening);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == rule::kLimits);
  const std::uint64_t size =
      largest_json(election.opening.content.questions, "RFC-3526-2048", election.opening.uuid.size());
  CHECK(opened.error().detail.find(std::to_string(size)) != std::string::npos);
}

TEST_CASE("an election without ballots has a result, too") {
  ToyElection election(ed25519(), 3, {chosen(2, 0, 1), embedded(2)}, 2);
  election.add_single();
  election.open();
  election.finish(1);
  CHECK(result_of(verified(election)) == "{\"result\":[[0,0],[]]}");
}

TEST_CASE("a desk refuses what verification would refuse, and the archive stays as it was") {
  ToyElection election(ed25519(), 4, {chosen(2, 0, 1)}, 2);
  election.add_single();
  election.open();
  const auto ballot = encrypt(election.desk->booth(), election.voters[0], {{1, 0}}, election.draws);
  REQUIRE(ballot);
  REQUIRE(election.desk->cast(*ballot));
  const Bytes before = election.desk->archive();
  CHECK(election.desk->cast(*ballot).error().code == rule::kDuplicate);
  CHECK(election.desk->archive() == before);

  const auto refuses = [&](auto act, Code code) {
    auto desk = Desk<Ed25519>::open(ed25519(), before, seed_of(1));
    REQUIRE(desk);
    const Result<Ok> done = act(**desk);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == code);
    CHECK((*desk)->archive() == before);
  };
  using D = Desk<Ed25519>;
  refuses([&](D& desk) { return desk.end_shuffles(); }, rule::kClosing);
  refuses([&](D& desk) { return desk.decrypt(election.secrets[0], election.draws); }, rule::kClosing);
  refuses([&](D& desk) { return desk.finish(); }, rule::kOwners);
  const VoterKey<Ed25519> stranger = VoterKey<Ed25519>::from(ed25519(), curve::Scalar(7));
  const auto foreign = encrypt(election.desk->booth(), stranger, {{1, 0}}, election.draws);
  refuses([&](D& desk) { return desk.cast(*foreign); }, rule::kCredentials);
  CHECK(encrypt(election.desk->booth(), election.voters[0], {{1, 1}}, election.draws).error().code == rule::kVote);
}

TEST_CASE("mistake: late voters who unmask a secret ballot") {
  // Were the tally opened first and one more ballot let in after it, the difference would be that ballot.
  ToyElection election(ed25519(), 5, {chosen(2, 0, 1)}, 2);
  election.add_single();
  election.open();
  const auto late = encrypt(election.desk->booth(), election.voters[1], {{0, 1}}, election.draws);
  REQUIRE(late);
  election.cast(0, {{1, 0}});
  REQUIRE(election.desk->close());
  const Bytes closed = election.desk->archive();
  const auto refuses_late = [&] {
    auto desk = Desk<Ed25519>::open(ed25519(), election.desk->archive(), seed_of(1));
    REQUIRE(desk);
    const Result<Ok> done = (*desk)->cast(*late);
    REQUIRE_FALSE(done);
    CHECK(done.error().code == rule::kOrder);
  };
  refuses_late();
  REQUIRE(election.desk->decrypt(election.secrets[0], election.draws));
  refuses_late();
  REQUIRE(election.desk->finish());
  refuses_late();
}
}  // namespace desk_test
