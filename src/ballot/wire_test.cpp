// Ballots on their way: their size is known beforehand, and what arrives is the ballot that was sent, or nothing.
#include "ballot/wire.h"

#include <doctest/doctest.h>

#include "tests/support/toy_election.h"

namespace wire_test {
using namespace folkmoot;
using namespace folkmoot::ballot;
using namespace folkmoot::test;

namespace {

struct Sending : ToyElection<Ed25519> {
  std::vector<std::string> credential_list;

  explicit Sending(std::vector<Question> questions) : ToyElection(ed25519(), 21, std::move(questions), 3) {
    add_single();
    open();
    for (const auto& voter : opening.voters) credential_list.push_back(voter.first);
  }
  [[nodiscard]] const Booth<Ed25519>& booth() const { return desk->booth(); }
  [[nodiscard]] Point key(std::size_t voter) const { return *group.read(voters[voter].credential); }
  std::string ballot(std::size_t voter, const Vote& vote) {
    const auto out = encrypt(booth(), voters[voter], vote, draws);
    REQUIRE(out);
    return *out;
  }
  Bytes sent(std::size_t voter, const std::string& json, bool with_hints,
             const std::optional<Revision>& revision = {}) {
    const auto out = to_wire(booth(), json, key(voter), static_cast<std::uint32_t>(voter), revision, with_hints);
    REQUIRE(out);
    return *out;
  }
  [[nodiscard]] Result<WireBallot> got(BytesView bytes) const { return from_wire(booth(), credential_list, bytes); }
  /// Whether somebody who gets these bytes has a ballot that counts.
  [[nodiscard]] bool counts(BytesView bytes) const {
    const auto arrived = got(bytes);
    if (!arrived) return false;
    const auto read = read_ballot(booth(), arrived->json);
    return read && check_ballot(booth(), *read, arrived->json, key(arrived->voter)).has_value();
  }
};

std::vector<Question> all_kinds() {
  return {chosen(3, 1, 2), chosen(2, 0, 1, true), embedded(3), lists({2, 3}), chosen(2, 1, 1)};
}
const Vote kVote = {{1, 1, 0}, {1, 0, 0}, {3, 1, 2}, {0, 0, 1, 0, 1}, {0, 1}};

}  // namespace

TEST_CASE("a ballot of one question with five answers takes 1,158 bytes, and 1,734 with hints") {
  Sending sending({chosen(5, 0, 1)});
  const std::string json = sending.ballot(1, {{0, 0, 1, 0, 0}});
  CHECK(wire_size({chosen(5, 0, 1)}, {}) == 1'158);
  CHECK(wire_size({chosen(5, 0, 1)}, {.hints = true}) == 1'734);
  CHECK(sending.sent(1, json, false).size() == 1'158);
  CHECK(sending.sent(1, json, true).size() == 1'734);
  CHECK(json.size() > 3'400);
}

TEST_CASE("what arrives is the ballot that was sent, byte for byte, and its hints are good") {
  Sending sending(all_kinds());
  const std::string json = sending.ballot(2, kVote);
  const Revision revision = make_revision(sending.booth(), json, 7, sending.voters[2], sending.draws);
  CHECK(check_revision(sending.booth(), json, revision, sending.key(2)));
  CHECK_FALSE(check_revision(sending.booth(), json, revision, sending.key(1)));
  CHECK_FALSE(check_revision(sending.booth(), json, {8, revision.proof}, sending.key(2)));
  CHECK_FALSE(check_revision(sending.booth(), sending.ballot(2, kVote), revision, sending.key(2)));
  for (const bool with_hints : {false, true}) {
    for (const bool revised : {false, true}) {
      const Bytes bytes =
          sending.sent(2, json, with_hints, revised ? std::optional(revision) : std::optional<Revision>());
      CHECK(bytes.size() == wire_size(all_kinds(), {with_hints, revised}));
      const auto arrived = sending.got(bytes);
      REQUIRE(arrived);
      CHECK(arrived->voter == 2);
      CHECK(arrived->json == json);
      CHECK(arrived->revision.has_value() == revised);
      if (revised) CHECK(check_revision(sending.booth(), arrived->json, *arrived->revision, sending.key(2)));
      CHECK(arrived->hints.empty() == !with_hints);
      if (!with_hints) continue;
      const std::vector<HintedBallot> hinted = {{arrived->json, sending.key(2), arrived->hints, HintForm::affine}};
      const auto verdicts = check_batch(sending.booth(), hinted, seed_of(4));
      CHECK((verdicts[0].accepted && !verdicts[0].bad_hint));
    }
  }
}

TEST_CASE("each byte of a ballot on its way counts") {
  Sending sending({chosen(1, 0, 1), lists({2})});
  const std::string json = sending.ballot(0, {{1}, {1, 1}});
  for (const bool with_hints : {false, true}) {
    const Bytes honest = sending.sent(0, json, with_hints);
    REQUIRE(sending.counts(honest));
    for (std::size_t at = 0; at < honest.size(); ++at) {
      Bytes changed = honest;
      changed[at] ^= static_cast<std::uint8_t>(1 << (at % 8));
      INFO(with_hints << " " << at);
      CHECK_FALSE(sending.counts(changed));
    }
    for (std::size_t size = 0; size < honest.size(); size += 7)
      CHECK(sending.got(BytesView(honest).first(size)).error().code == rule::kForm);
    Bytes longer = honest;
    longer.push_back(0);
    CHECK(sending.got(longer).error().code == rule::kForm);
  }
}

TEST_CASE("a point of small order that is added on the way leaves the same ballot") {
  Sending sending({chosen(1, 0, 1)});
  const std::string json = sending.ballot(0, {{1}});
  Bytes bytes = sending.sent(0, json, false);
  PointBytes point;
  std::copy_n(bytes.begin() + 6, 32, point.begin());
  const Point small = *ed25519().read("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec");
  const Point moved = curve::add(*curve::decode(point), small);
  std::ranges::copy(curve::encode({&moved, 1})[0], bytes.begin() + 6);
  const auto arrived = sending.got(bytes);
  REQUIRE(arrived);
  CHECK(arrived->json == json);
}

TEST_CASE("only a ballot that is right is sent") {
  Sending sending({chosen(2, 0, 1)});
  const std::string json = sending.ballot(0, {{1, 0}});
  CHECK(to_wire(sending.booth(), json, sending.key(1), 1, {}, false).error().code == rule::kSignature);
}

TEST_CASE("no ballot is larger than its questions say, and few digits smaller") {
  const auto check = [](const auto& group, const std::vector<Question>& questions, const Vote& vote) {
    ToyElection election(group, 22, questions, 1);
    election.add_single();
    election.open();
    const auto json = encrypt(election.desk->booth(), election.voters[0], vote, election.draws);
    REQUIRE(json);
    const std::uint64_t largest = largest_json(questions, group.name(), election.opening.uuid.size());
    CHECK(json->size() <= largest);
    // Some numbers have a digit or two less than the largest.
    CHECK(json->size() + json->size() / 50 > largest);
  };
  check(ed25519(), all_kinds(), kVote);
  check(belenios_2048(), {chosen(2, 0, 1, true), lists({2, 2})}, {{0, 1, 0}, {1, 1, 0, 0}});
  check(rfc_3526_2048(), {embedded(2)}, {{1, 2}});
}

TEST_CASE("a ballot that has no room is refused with its size") {
  CHECK(check_room(wire_size({chosen(5, 0, 1)}, {}), 1'158));
  const auto refused = check_room(wire_size({chosen(5, 0, 1)}, {}), 1'157);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == rule::kLimits);
  CHECK(refused.error().detail.find("1158 bytes") != std::string::npos);
}
}  // namespace wire_test
