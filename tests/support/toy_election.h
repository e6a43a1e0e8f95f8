#pragma once
// Whole elections from a seed, for tests of ballots.
#include <doctest/doctest.h>

#include "ballot/desk.h"
#include "ballot/tokens.h"

namespace folkmoot::test {

inline crypto::Secret32 seed_of(std::uint8_t number) {
  crypto::Secret32 out;
  out.fill()[0] = number;
  return out;
}

inline ballot::Question chosen(std::size_t answers, std::uint32_t min, std::uint32_t max, bool blank = false) {
  ballot::Question out;
  for (std::size_t i = 0; i < answers; ++i) out.answers.push_back("answer " + std::to_string(i + 1));
  out.min = min;
  out.max = max;
  if (blank) out.blank = true;
  out.text = "Which?";
  return out;
}
inline ballot::Question embedded(std::size_t answers) {
  ballot::Question out = chosen(answers, 0, 0);
  out.kind = ballot::Question::Kind::embedded;
  return out;
}

/// Of lists with so many names, the list's own among them.
inline ballot::Question lists(const std::vector<std::size_t>& sizes) {
  ballot::Question out = chosen(0, 0, 0);
  out.kind = ballot::Question::Kind::lists;
  out.lists = sizes;
  for (std::size_t list = 0; list < sizes.size(); ++list)
    for (std::size_t i = 0; i < sizes[list]; ++i)
      out.answers.push_back("name " + std::to_string(i) + " of list " + std::to_string(list + 1));
  return out;
}

template <class G>
struct ToyElection {
  const G& group;
  ballot::Draws draws;
  ballot::Opening<G> opening;
  std::vector<std::string> credentials;  // private
  std::vector<ballot::VoterKey<G>> voters;
  std::vector<typename G::Scalar> secrets;  // of the trustees that open, one each
  std::unique_ptr<ballot::Desk<G>> desk;

  ToyElection(const G& in, std::uint8_t seed, std::vector<ballot::Question> questions, std::size_t voter_count,
              bool weighted = false)
      : group(in), draws(seed_of(seed)) {
    opening.content = {"a toy", "toy", std::move(questions), std::nullopt, std::nullopt};
    opening.uuid = "7oyE1ect1on7oyE";
    opening.timestamp = 1'800'000'000;
    for (std::size_t i = 0; i < voter_count; ++i) {
      std::array<std::uint8_t, 64> random;
      draws.fill(random);
      credentials.push_back(ballot::draw_credential(random));
      voters.push_back(ballot::VoterKey<G>::from(group, *credential_secret(group, opening.uuid, credentials.back())));
      opening.voters.emplace_back(voters.back().credential, weighted ? i % 3 + 1 : 1);
    }
  }
  void add_single() {
    secrets.push_back(draws.scalar(group.order()));
    opening.trustees.push_back(ballot::Single<G>{make_trustee(group, secrets.back(), draws)});
  }
  /// The first `threshold` of them open.
  void add_group(std::size_t count, std::size_t threshold) {
    ballot::Board<G> board(group, count, threshold);
    std::vector<std::unique_ptr<ballot::Dealer<G>>> dealers;
    for (std::size_t i = 1; i <= count; ++i)
      dealers.push_back(std::make_unique<ballot::Dealer<G>>(board, i, draws.seed()));
    for (std::size_t i = 1; i <= count; ++i) REQUIRE(board.certificate(i, dealers[i - 1]->certificate()));
    for (std::size_t i = 1; i <= count; ++i) REQUIRE(board.commitment(i, dealers[i - 1]->commitment()));
    for (std::size_t i = 1; i <= count; ++i)
      REQUIRE(board.polynomial(i, dealers[i - 1]->polynomial(), dealers[i - 1]->over_certificates()));
    for (std::size_t from = 1; from <= count; ++from)
      for (std::size_t to = 1; to <= count; ++to)
        REQUIRE(dealers[to - 1]->receive(from, dealers[from - 1]->share_for(to)));
    for (std::size_t i = 1; i <= count; ++i) REQUIRE(board.key(i, dealers[i - 1]->key()));
    const auto made = board.finish();
    REQUIRE(made);
    opening.trustees.push_back(*made);
    for (std::size_t i = 0; i < threshold; ++i) secrets.push_back(dealers[i]->secret());
  }
  void open() {
    const auto archive = open_election(group, opening);
    REQUIRE(archive);
    auto opened = ballot::Desk<G>::open(group, *archive, draws.seed());
    REQUIRE(opened);
    desk = *std::move(opened);
  }
  void cast(std::size_t voter, const ballot::Vote& vote) {
    const auto ballot = encrypt(desk->booth(), voters[voter], vote, draws);
    REQUIRE(ballot);
    REQUIRE(desk->cast(*ballot));
  }
  void finish(std::size_t shuffles = 2) {
    REQUIRE(desk->close());
    if (desk->booth().election.has_embedded()) {
      for (std::size_t owner = 1; owner <= shuffles; ++owner) REQUIRE(desk->shuffle(owner, draws));
      REQUIRE(desk->end_shuffles());
    }
    for (const auto& secret : secrets) REQUIRE(desk->decrypt(secret, draws));
    REQUIRE(desk->finish());
  }
};

inline std::string result_of(const ballot::Report& report) { return json_of_result(*report.election, report.result); }

}  // namespace folkmoot::test
