#pragma once
// Votes among several options (docs/protocol/state.md section 1.5): what a ballot is, and what the ballots that a seal
// finds come to. The counting itself is tally's.
#include <variant>

#include "assembly/votes.h"
#include "tally/judgment.h"
#include "tally/schulze.h"
#include "tally/scored.h"
#include "tally/stv.h"

namespace folkmoot::assembly {

Choices choices_of(const event::Options& options);

/// Whether it is one for this vote: yes or no, or marks; blank and abstaining ballots are of any kind.
bool is_ballot_in(const Vote& vote, const event::Vote& ballot);

/// What breaks ties: H("fm1/tie" || what orders the page || hash of the options), turned into an order as in a lot.
Hash tie_seed(const Hash& page_order, const Hash& options);

/// Of a vote: that of its seal, or while it is open the order of its paper.
tally::TieOrder tie_order(const Vote& vote);
/// Options of an election who cannot be elected any more, from 0.
std::vector<tally::Option> passed_over(const Vote& vote);

/// A count with its working.
using OptionCount =
    std::variant<tally::ScoredResult, tally::StarResult, tally::SchulzeResult, tally::StvResult, tally::JudgmentResult>;
/// Nothing where no ballot says anything. Ties of an open vote go by the order of its paper.
std::optional<OptionCount> count_of(const Vote& vote, const std::vector<Answer>& answers);
/// Those elected, from 0, without the standing option.
std::vector<tally::Option> elected_of(const Vote& vote, const OptionCount& count);

/// Of an election: who would be elected first if these had not stood.
std::optional<tally::Option> first_without(const Vote& vote, const std::vector<Answer>& answers,
                                           const std::vector<tally::Option>& without);
/// A seat that somebody left, where the ballots are counted again (tally/stv.h).
struct CountBack {
  std::vector<tally::Option> staying;
  tally::Option left = 0;
  /// Passed over on every ballot.
  std::vector<tally::Option> without;
};
std::optional<tally::Option> counted_back(const Vote& vote, const std::vector<Answer>& answers, const CountBack& seat);

/// Fills in the decision's figures from these answers.
void count_options(Decision& decision, const Vote& vote, const std::vector<Answer>& answers);
/// Whether both elect the same, in whatever order.
bool is_same_choice(const Decision& one, const Decision& other);

}  // namespace folkmoot::assembly
