#pragma once
// Consensus: a decision that all can live with, and blocks that the assembly itself judges.
//
// Sources: the positions are those of consensus as co-operatives and movements practise it (Seeds for Change, "A
// Consensus Handbook", 2020; C. T. Butler and Amy Rothstein, "On Conflict and Consensus", 1987), with numbers where
// these leave it to a facilitator.
#include <vector>

#include "tally/majority.h"
#include "tally/quorum.h"

namespace folkmoot::tally {

/// How many took which position. A person takes one.
struct Positions {
  std::uint64_t agree = 0;
  std::uint64_t reserve = 0;
  std::uint64_t stand_aside = 0;
  /// Those whose block stands in `blocks` too.
  std::uint64_t block = 0;
  std::uint64_t pass = 0;
  bool operator==(const Positions&) const = default;
};

/// What the others found about one block. Those who said neither are left out, and so is the one who blocks.
struct BlockReview {
  /// It rests on no shared principle and on no serious harm.
  std::uint64_t unfounded = 0;
  std::uint64_t founded = 0;
  bool operator==(const BlockReview&) const = default;
};

struct ConsensusRule {
  /// Blocks that may stand all the same.
  std::uint64_t blocks = 0;
  /// As many of the participants as may stand aside.
  Fraction stand_asides{1, 5};
  /// The share of the others voting that sets a block aside.
  Fraction set_aside{4, 5};
  Quorum quorum{QuorumKind::participation, {1, 4}};
  /// In a group this small all must agree.
  std::uint64_t unanimous_up_to = 2;
  bool operator==(const ConsensusRule&) const = default;
};
Result<Ok> check(const ConsensusRule& rule);

/// The rule and what came of it. Adopted means: quorum met; blocks, stand-asides and support as the rule says; in the
/// smallest groups everybody's support.
struct ConsensusCount {
  ConsensusRule rule;
  Positions positions;
  QuorumCount quorum = {};
  /// Everybody with a position.
  std::uint64_t participants = 0;
  /// By block: whether the others set it aside. It stays on record as a disagreement, with the right to a minority
  /// report.
  std::vector<bool> set_aside = {};
  std::uint64_t upheld = 0;
  std::uint64_t stand_asides_allowed = 0;
  /// Agreeing, with or without reservations.
  std::uint64_t support = 0;
  std::uint64_t support_required = 1;
  bool unanimity = false;
  bool adopted = false;
  bool operator==(const ConsensusCount&) const = default;
};
/// `blocks`: one review for each block that was reviewed; a block without one is upheld. `counts` gives electorate and
/// those present; its ballots are not looked at. Errors: as for a quorum, or more reviews than blocks.
Result<ConsensusCount> count_consensus(const Positions& positions, const std::vector<BlockReview>& blocks,
                                       const Counts& counts, const ConsensusRule& rule);

/// The positions as ballots: agree and reserve are yes, block is no, stand aside and pass abstain.
Counts as_ballots(const Positions& positions, const Counts& counts);

/// Where the charter has it, for use after this many failed rounds: a majority, with the quorum.
struct ConsensusFallback {
  Majority majority = kThreeQuarters;
  std::uint64_t after_rounds = 2;
  bool operator==(const ConsensusFallback&) const = default;
};
struct FallbackCount {
  bool allowed = false;
  std::uint64_t failed_rounds = 0;
  MajorityCount majority;
  QuorumCount quorum = {};
  bool adopted = false;
  bool operator==(const FallbackCount&) const = default;
};
Result<FallbackCount> count_fallback(const Positions& positions, std::uint64_t failed_rounds, const Counts& counts,
                                     const ConsensusRule& rule, const ConsensusFallback& fallback);

}  // namespace folkmoot::tally
