#pragma once
// Single transferable vote by the Scottish rules: weighted inclusive Gregory, in whole numbers of 1/100,000.
//
// Source: the Scottish Local Government Elections Order 2011 (SSI 2011/399), schedule 1, rules 46 to 53, as first made
// in 2007 (SSI 2007/42, schedule 1, rules 45 to 52). With one seat this is instant-runoff voting, which is the same
// count without transfers of surplus.
//
// 1. First preferences are counted; the quota is floor(valid / (seats + 1)) + 1.
// 2. Whoever has the quota is elected. When the continuing candidates are no more than the seats left, all are elected.
// 3. Else the largest surplus is transferred: each ballot goes to its next continuing candidate at the value
//    surplus x its value / all votes of the candidate, cut after five places.
// 4. Without a surplus the candidate with the fewest votes is excluded, its ballots go on at the value they have.
// Ties: what earlier stages say, the most recent first; then the order that was handed in.
#include <optional>
#include <string>

#include "tally/ties.h"

namespace folkmoot::tally {

/// The value of one ballot. Votes and quotas are whole numbers of its hundred-thousandth part.
inline constexpr std::uint64_t kVote = 100'000;

struct StvRule {
  std::size_t seats = 1;
  /// Passed over on every ballot.
  std::vector<Option> withdrawn = {};
  /// The candidate that stands for "open the nominations again". Where it is elected, its seat is to be filled anew.
  std::optional<Option> reopen = {};
  bool operator==(const StvRule&) const = default;
};

enum class StvAction : std::uint8_t { elect, transfer, exclude };
/// "elect", "transfer", "exclude".
std::string_view action_name(StvAction action);

struct StvStage {
  /// `elect` is the first stage: the first preferences.
  StvAction action = StvAction::elect;
  /// Whose ballots went on; in the first stage whoever is elected first, if anybody is.
  std::optional<Option> candidate = {};
  /// Of each option, at the end of the stage.
  std::vector<std::uint64_t> votes = {};
  /// What no option has: ballots without a further preference, and what was cut off.
  std::uint64_t exhausted = 0;
  /// Who was elected at its end, in this order.
  std::vector<Option> elected = {};
  /// The last of them for want of others, not by the quota.
  bool fills_seats = false;
  bool operator==(const StvStage&) const = default;
};

struct StvResult {
  std::size_t seats = 0;
  /// Ballots with a preference for somebody who stands, and those without.
  std::uint64_t valid = 0;
  std::uint64_t invalid = 0;
  std::uint64_t quota = 0;
  std::vector<StvStage> stages;
  std::vector<Tie> ties;
  /// In the order of their election, without the one that reopens nominations.
  std::vector<Option> elected;
  /// Seats to be filled anew.
  std::size_t reopened = 0;
  bool operator==(const StvResult&) const = default;
};

/// Errors: no seats or more than candidates, options that are not there, ballots with equal ranks, an order of ties
/// that is none. Without a valid ballot nobody is elected.
Result<StvResult> count_stv(const Ballots& ballots, const StvRule& rule, const TieOrder& ties);

/// Fills the seats of members who left, from the ballots of their election: counted again without those who left (and
/// who does not stand any more: `withdrawn`), where the members who stay cannot be excluded. It ends as soon as as many
/// others are elected as left. `elected` is who comes in.
///
/// Source: the recount for casual vacancies of the General Synod of the Church of England (Single Transferable Vote
/// Rules, "filling of casual vacancies"), in which continuing members keep their seats.
Result<StvResult> count_back(const Ballots& ballots, const StvRule& rule, const std::vector<Option>& staying,
                             const std::vector<Option>& left, const TieOrder& ties);

}  // namespace folkmoot::tally
