#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

#include "tests/support/prop.h"
#include "tests/support/toy_election.h"

namespace ballot_prop {
using namespace folkmoot;
using namespace folkmoot::ballot;
using namespace folkmoot::test;

namespace {
curve::Scalar any_scalar() {
  curve::Scalar out;
  for (std::uint64_t& limb : out.limbs) limb = *rc::gen::arbitrary<std::uint64_t>();
  return curve::order().reduce(out);
}
}  // namespace

TEST_CASE("powers add and multiply in the exponent") {
  CHECK(holds("for all", [] {
    const auto& order = curve::order();
    const auto a = any_scalar();
    const auto b = any_scalar();
    const Point base = curve::multiply(curve::generator(), any_scalar());
    const curve::Chain chain(base);
    RC_ASSERT(curve::same(curve::add(chain.multiply(a), chain.multiply(b)), chain.multiply(order.add(a, b))));
    RC_ASSERT(curve::same(curve::multiply_secretly(chain.multiply(a), b), chain.multiply(order.multiply(a, b))));
    RC_ASSERT(curve::in_subgroup(base));
  }));
}

TEST_CASE("any vote that the questions allow is encrypted, accepted, counted and opened") {
  CHECK(holds("for all", [] {
    const auto answers = *rc::gen::inRange<std::size_t>(1, 5);
    const auto max = *rc::gen::inRange<std::uint32_t>(0, static_cast<std::uint32_t>(answers) + 1);
    const auto min = *rc::gen::inRange<std::uint32_t>(0, max + 1);
    const bool blank = *rc::gen::arbitrary<bool>();
    const auto ranked = *rc::gen::inRange<std::size_t>(1, 6);
    const auto sizes = *rc::gen::nonEmpty(
        rc::gen::scale(0.03, rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(2, 5))));
    ToyElection election(ed25519(), *rc::gen::arbitrary<std::uint8_t>(),
                         {chosen(answers, min, max, blank), embedded(ranked), lists(sizes)}, 2);
    election.add_single();
    election.open();
    std::vector<std::uint64_t> sums(answers + (blank ? 1 : 0));
    std::vector<std::vector<std::uint32_t>> votes;
    std::vector<std::uint64_t> by_lists(election.opening.content.questions[2].answers.size());
    for (std::size_t voter = 0; voter < 2; ++voter) {
      std::vector<std::uint32_t> choices(answers + (blank ? 1 : 0));
      if (blank && *rc::gen::arbitrary<bool>()) {
        choices[0] = 1;
      } else {
        const auto count = *rc::gen::inRange<std::uint32_t>(min, max + 1);
        for (std::uint32_t i = 0; i < count; ++i) choices[choices.size() - 1 - i] = 1;
      }
      for (std::size_t i = 0; i < choices.size(); ++i) sums[i] += choices[i];
      votes.push_back(*rc::gen::container<std::vector<std::uint32_t>>(ranked, rc::gen::inRange<std::uint32_t>(0, 256)));
      std::vector<std::uint32_t> taken(by_lists.size());
      const auto list = *rc::gen::inRange<std::size_t>(0, sizes.size());
      const auto first = static_cast<std::size_t>(
          std::accumulate(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(list), std::size_t{0}));
      taken[first] = 1;
      const auto names = *rc::gen::inRange<std::size_t>(1, sizes[list]);
      for (std::size_t i = 0; i < names; ++i) taken[first + sizes[list] - 1 - i] = 1;
      for (std::size_t i = 0; i < taken.size(); ++i) by_lists[i] += taken[i];
      election.cast(voter, {choices, votes.back(), taken});
    }
    election.finish(1);
    const Report report = verify(read_from(election.desk->archive()), seed_of(90));
    RC_ASSERT(report.ok());
    RC_ASSERT(report.result[0].sums == sums);
    RC_ASSERT(report.result[2].sums == by_lists);
    auto opened = report.result[1].votes;
    std::ranges::sort(opened);
    std::ranges::sort(votes);
    RC_ASSERT(opened == votes);
  }));
}

TEST_CASE("any k of n trustees open the same") {
  CHECK(holds("for all", [] {
    const Ed25519& group = ed25519();
    const auto count = *rc::gen::inRange<std::size_t>(2, 6);
    const auto threshold = *rc::gen::inRange<std::size_t>(1, count);
    Board<Ed25519> board(group, count, threshold);
    std::vector<std::unique_ptr<Dealer<Ed25519>>> dealers;
    for (std::size_t i = 1; i <= count; ++i)
      dealers.push_back(std::make_unique<Dealer<Ed25519>>(board, i, seed_of(static_cast<std::uint8_t>(i))));
    for (std::size_t i = 1; i <= count; ++i) RC_ASSERT(board.certificate(i, dealers[i - 1]->certificate()).has_value());
    for (std::size_t i = 1; i <= count; ++i) RC_ASSERT(board.commitment(i, dealers[i - 1]->commitment()).has_value());
    for (std::size_t i = 1; i <= count; ++i)
      RC_ASSERT(board.polynomial(i, dealers[i - 1]->polynomial(), dealers[i - 1]->over_certificates()).has_value());
    for (std::size_t from = 1; from <= count; ++from)
      for (std::size_t to = 1; to <= count; ++to)
        RC_ASSERT(dealers[to - 1]->receive(from, dealers[from - 1]->share_for(to)));
    for (std::size_t i = 1; i <= count; ++i) RC_ASSERT(board.key(i, dealers[i - 1]->key()).has_value());
    const auto made = board.finish();
    RC_ASSERT(made.has_value());
    const auto openers = check_trustees<Ed25519>(group, {*made});
    RC_ASSERT(openers.has_value());

    // g^m under the common key, opened by those who come.
    Draws draws(seed_of(91));
    const auto r = draws.scalar(group.order());
    const Point message = group.power(group.generator(), curve::Scalar(5));
    const EncryptedTally<Ed25519> tally = {
        {{group.power(group.generator(), r), group.product(group.power(openers->product, r), message)}}};
    std::map<std::size_t, Share<Ed25519>> shares;
    while (shares.size() < threshold) {
      const auto who = *rc::gen::inRange<std::size_t>(0, count);
      shares.emplace(who, make_share(group, "x", tally, dealers[who]->secret(), draws));
    }
    const std::vector<std::vector<std::vector<Point>>> factors = {combined(group, threshold, shares)};
    RC_ASSERT(group.same(opened<Ed25519>(group, tally, factors)[0][0], message));
  }));
}
}  // namespace ballot_prop
