#include "tests/support/prop.h"

#include <cctype>

#include "tally/explain.h"
#include "tests/support/tally_profiles.h"

namespace counts_prop {
using namespace folkmoot;
using namespace folkmoot::tally;
using test::holds;

namespace {
struct Asked {
  Counts counts;
  Majority rule;
};
/// Counts of at most a few dozen, so that thresholds are met and missed just so.
Asked make(const std::vector<std::uint8_t>& bytes) {
  const auto at = [&](std::size_t i) { return i < bytes.size() ? std::uint64_t{bytes[i]} : 0; };
  Asked out;
  out.counts = {at(0) % 40, at(1) % 40, at(2) % 10, at(3) % 10, at(4) % 5};
  out.counts.electorate = out.counts.participants() + out.counts.invalid + at(5) % 40;
  out.counts.present = out.counts.participants() + out.counts.invalid + at(6) % 4;
  out.counts.present = std::min(out.counts.present, out.counts.electorate);
  out.rule.share.denominator = static_cast<std::uint32_t>(1 + at(7) % 12);
  out.rule.share.numerator = static_cast<std::uint32_t>(1 + at(8) % out.rule.share.denominator);
  out.rule.base = static_cast<Base>(at(9) % 5);
  out.rule.more = at(10) % 2 == 0;
  return out;
}

/// The rule as it stands in words, without looking at the other.
bool naive(const Asked& asked) {
  const Counts& c = asked.counts;
  std::uint64_t base = c.yes + c.no;
  if (asked.rule.base == Base::yes_no_abstain) base += c.abstain;
  if (asked.rule.base == Base::participants) base += c.abstain + c.blank;
  if (asked.rule.base == Base::electorate) base = *c.electorate;
  if (asked.rule.base == Base::present) base = *c.present;
  const std::uint64_t left = asked.rule.share.denominator * c.yes;
  const std::uint64_t right = asked.rule.share.numerator * base;
  return c.yes >= 1 && c.yes > c.no && (asked.rule.more ? left > right : left >= right);
}

/// All whole numbers in a text.
std::vector<std::uint64_t> numbers_in(const std::string& text) {
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (std::isdigit(static_cast<unsigned char>(text[i])) == 0) continue;
    std::size_t end = i;
    while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0) ++end;
    out.push_back(std::stoull(text.substr(i, end - i)));
    i = end;
  }
  return out;
}
}  // namespace

TEST_CASE("majorities are those of the rule in words, and required is the least yes that is enough") {
  CHECK(holds("majorities", [](const std::vector<std::uint8_t>& bytes) {
    const Asked asked = make(bytes);
    if (!check(asked.rule) || *asked.counts.electorate == 0) return;
    const MajorityCount count = count_majority(asked.counts, asked.rule).value();
    RC_ASSERT(count.adopted == naive(asked));
    RC_ASSERT(count.adopted == (count.yes >= count.required));
    RC_ASSERT(count.missing == (count.adopted ? 0 : count.required - count.yes));
    // With the base as it is: as many yes as required are enough, one less is not.
    if (count.required > asked.counts.decided()) return;
    Asked moved = asked;
    moved.counts.yes = count.required;
    moved.counts.no = asked.counts.decided() - count.required;
    RC_ASSERT(naive(moved));
    --moved.counts.yes;
    ++moved.counts.no;
    RC_ASSERT(!naive(moved));
  }));
}

TEST_CASE("one more yes never undoes an adoption, and one more no never makes one") {
  CHECK(holds("monotone", [](const std::vector<std::uint8_t>& bytes) {
    Asked asked = make(bytes);
    if (!check(asked.rule)) return;
    ++*asked.counts.electorate;
    const bool before = count_majority(asked.counts, asked.rule).value().adopted;
    const bool open = asked.rule.base != Base::present;
    Asked yes = asked;
    ++yes.counts.yes;
    if (before && open) RC_ASSERT(count_majority(yes.counts, yes.rule).value().adopted);
    Asked no = asked;
    ++no.counts.no;
    if (!before && open) RC_ASSERT(!count_majority(no.counts, no.rule).value().adopted);
  }));
}

TEST_CASE("from the numbers of an explanation alone the same comes out") {
  CHECK(holds("explanations", [](const std::vector<std::uint8_t>& bytes) {
    const Asked asked = make(bytes);
    if (!check(asked.rule) || *asked.counts.electorate == 0) return;
    const MajorityCount count = count_majority(asked.counts, asked.rule).value();
    const std::string text = explain(count);
    std::vector<std::uint64_t> n = numbers_in(text);
    if (text.find("is more yes than no.") != std::string::npos) n.insert(n.begin(), {1, 2});
    RC_ASSERT(n.size() >= 6);
    const std::uint64_t p = n[0], q = n[1], base = n[2], yes = n[4], no = n[5];
    const bool more = text.find("at least") == std::string::npos;
    RC_ASSERT(count.adopted == (yes > no && (more ? q * yes > p * base : q * yes >= p * base)));

    const QuorumCount quorum = count_quorum(asked.counts, {QuorumKind::participation, asked.rule.share}).value();
    const std::vector<std::uint64_t> m = numbers_in(explain(quorum));
    RC_ASSERT(quorum.met == (m[1] * m[4] >= m[0] * m[2] && m[4] >= 1));
    RC_ASSERT(quorum.needed == m[3]);
  }));
}

TEST_CASE("a consensus is what its numbers say, and a block that is not set aside stops it") {
  CHECK(holds("consensus", [](const std::vector<std::uint8_t>& bytes) {
    const auto at = [&](std::size_t i) { return i < bytes.size() ? std::uint64_t{bytes[i]} : 0; };
    const Positions there{at(0) % 20, at(1) % 5, at(2) % 6, at(3) % 2, at(4) % 5};
    Counts counts;
    counts.electorate = there.agree + there.reserve + there.stand_aside + there.block + there.pass + at(5) % 30;
    if (*counts.electorate < 3) return;
    std::vector<BlockReview> reviews;
    const std::uint64_t others = *counts.electorate - 1;
    const std::uint64_t unfounded = at(6) % (others + 1);
    if (there.block == 1) reviews.push_back({unfounded, at(7) % (others - unfounded + 1)});
    const ConsensusRule rule;
    const ConsensusCount count = count_consensus(there, reviews, counts, rule).value();
    const std::uint64_t p = there.agree + there.reserve + there.stand_aside + there.block + there.pass;
    const bool aside = there.block == 1 && unfounded > 0 && 5 * unfounded >= 4 * (unfounded + reviews[0].founded);
    const bool expected = 4 * p >= *counts.electorate && p >= 1 && (there.block == 0 || aside) &&
                          5 * there.stand_aside <= p && 2 * (there.agree + there.reserve) > p;
    RC_ASSERT(count.adopted == expected);
    std::vector<std::uint64_t> n = numbers_in(explain(count));
    if (!count.quorum.met) n.erase(n.begin() + 5);  // how many were missing for the quorum
    // quorum: 0-4; positions: 5-10; blocks: 11-13; aside: 14-18; support: 19-20.
    RC_ASSERT(n.size() == 21);
    RC_ASSERT(count.adopted == (n[4] >= n[3] && n[12] <= n[13] && n[14] <= n[18] && n[19] >= n[20]));
    RC_ASSERT(n[10] == n[5] + n[6] + n[7] + n[8] + n[9]);
  }));
}
}  // namespace counts_prop
