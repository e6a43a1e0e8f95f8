#include "tally/explain_options.h"

#include <fmt/format.h>

#include <algorithm>

#include "tally/explain.h"

namespace folkmoot::tally {

std::string decimal(std::uint64_t parts, std::uint64_t one) {
  const std::size_t places = std::to_string(one).size() - 1;
  return fmt::format("{}.{:0{}}", parts / one, parts % one, places);
}

namespace {
std::string list(const std::vector<Option>& options, const Names& names) {
  std::string out;
  for (const Option option : options) out += (out.empty() ? "" : ", ") + names[option];
  return out;
}

std::string_view how(TieBy by) {
  switch (by) {
    case TieBy::earlier_stage:
      return "by the most recent earlier stage in which they differed";
    case TieBy::head_to_head:
      return "since more ballots put it higher than each other one";
    case TieBy::order:
      return "by the order of the ballot paper";
    case TieBy::lot:
      return "by lot";
  }
  return {};
}

/// The ties of one stage.
std::string tell_ties(const std::vector<Tie>& ties, std::uint64_t stage, const Names& names) {
  std::string out;
  for (const Tie& tie : ties)
    if (tie.stage == stage)
      out += fmt::format("   Tied: {}; taken is {}, {}.\n", list(tie.among, names), names[tie.taken], how(tie.by));
  return out;
}

std::string tell_ballots(std::uint64_t valid, std::uint64_t invalid) {
  return fmt::format("{} valid ballots, {} that say nothing.\n", valid, invalid);
}

std::string tell_winner(const std::optional<Option>& winner, const Names& names) {
  return winner ? fmt::format("Elected: {}.\n", names[*winner]) : "Nobody is elected.\n";
}

std::string tell_elected(const std::vector<Option>& elected, const Names& names) {
  return elected.empty() ? "Nobody is elected.\n" : fmt::format("Elected: {}.\n", list(elected, names));
}

std::string tell_totals(const std::vector<std::uint64_t>& totals, const Names& names) {
  std::string out;
  for (Option o = 0; o < as_option(totals.size()); ++o) out += fmt::format("   {}: {}\n", names[o], totals[o]);
  return out;
}

std::string tell_runoff(const ScoredResult& result, const Names& names) {
  if (result.runoff.empty()) return {};
  return fmt::format("Tied for the last place: {}. A runoff among them may decide.\n", list(result.runoff, names));
}

std::string tell_reopened(std::size_t reopened) {
  return reopened == 0 ? "" : fmt::format("Nominations are opened again for {} seat.\n", reopened);
}

/// What happened to whom, before the votes of a stage were what they are.
std::string tell_action(const StvStage& stage, const StvStage* before, std::uint64_t quota, const Names& names) {
  if (before == nullptr) return "first preferences";
  const std::string& name = names[*stage.candidate];
  const std::uint64_t votes = before->votes[*stage.candidate];
  if (stage.action == StvAction::exclude)
    return fmt::format("{} has the fewest votes, {}, and is excluded", name, decimal(votes, kVote));
  return fmt::format("the surplus of {}, {} of {}, is transferred", name, decimal(votes - quota, kVote),
                     decimal(votes, kVote));
}
}  // namespace

std::string explain(const StvResult& result, const Names& names) {
  std::string out = tell_ballots(result.valid, result.invalid);
  out += fmt::format("{} seats: the quota is {} / {}, cut to a whole number, and one more: {}.\n", result.seats,
                     result.valid, result.seats + 1, decimal(result.quota, kVote));
  for (std::size_t s = 0; s < result.stages.size(); ++s) {
    const StvStage& stage = result.stages[s];
    const StvStage* before = s == 0 ? nullptr : &result.stages[s - 1];
    out += fmt::format("{}. {}.\n", s + 1, tell_action(stage, before, result.quota, names));
    out += tell_ties(result.ties, s + 1, names);
    if (!stage.elected.empty())
      out += fmt::format("   Elected{}: {}.\n", stage.fills_seats ? ", since no more continue than seats are left" : "",
                         list(stage.elected, names));
  }
  return out + tell_elected(result.elected, names) + tell_reopened(result.reopened);
}

std::string explain(const MeekResult& result, const Names& names) {
  std::string out = tell_ballots(result.valid, result.invalid);
  for (std::size_t r = 0; r < result.rounds.size(); ++r) {
    const MeekRound& round = result.rounds[r];
    out += fmt::format("{}. The quota is {}, the surplus {}.\n", r + 1, decimal(round.quota, kMeekVote),
                       decimal(round.surplus, kMeekVote));
    out += tell_ties(result.ties, r + 1, names);
    if (!round.elected.empty())
      out += fmt::format("   Elected{}: {}.\n", round.fills_seats ? ", since no more continue than seats are left" : "",
                         list(round.elected, names));
    if (round.excluded)
      out += fmt::format("   Excluded with {} votes: {}.\n", decimal(round.votes[*round.excluded], kMeekVote),
                         names[*round.excluded]);
  }
  return out + tell_elected(result.elected, names) + tell_reopened(result.reopened);
}

std::string explain(const SchulzeResult& result, const Names& names) {
  std::string out = tell_ballots(result.valid, result.invalid);
  for (const MajorityCount& majority : result.majorities)
    if (majority.yes + majority.no > 0)
      out += fmt::format("   {} over the status quo: {}\n",
                         names[static_cast<std::size_t>(&majority - result.majorities.data())], explain(majority));
  if (!result.winner) return out + "Nothing wins: all stays as it is.\n";
  for (Option o = 0; o < as_option(names.size()); ++o) {
    if (o == *result.winner) continue;
    const Strength there = result.path(*result.winner, o);
    const Strength back = result.path(o, *result.winner);
    out += fmt::format("   {} to {}: {} : {} by {}; back {} : {}\n", names[*result.winner], names[o], there.support,
                       there.opposition, there.exists() ? list(result.way(*result.winner, o), names) : "no path",
                       back.support, back.opposition);
  }
  return out + tell_ties(result.ties, 1, names) + tell_winner(result.winner, names);
}

std::string explain_approval(const ScoredResult& result, const Names& names) {
  std::string out = tell_ballots(result.valid, result.invalid) + tell_totals(result.totals, names);
  if (result.required > 0) out += fmt::format("{} approvals are needed.\n", result.required);
  if (result.seats > 1) out += "The most approved are elected, which is not proportional.\n";
  return out + tell_ties(result.ties, 1, names) + tell_runoff(result, names) + tell_elected(result.elected, names);
}

std::string explain_score(const ScoredResult& result, const Names& names) {
  std::string out = tell_ballots(result.valid, result.invalid) + tell_totals(result.totals, names);
  if (result.required > 0) out += fmt::format("Half of the possible sum, {}, is needed.\n", result.required);
  return out + tell_ties(result.ties, 1, names) + tell_runoff(result, names) + tell_elected(result.elected, names);
}

std::string explain(const StarResult& result, const Names& names) {
  std::string out = tell_ballots(result.valid, result.invalid) + tell_totals(result.totals, names);
  out += tell_ties(result.ties, 1, names);
  if (result.finalists.size() == 2)
    out += fmt::format("Runoff: {} ballots put {} higher, {} put {} higher.\n", result.for_first,
                       names[result.finalists.front()], result.for_second, names[result.finalists.back()]);
  return out + tell_winner(result.winner, names);
}

std::string explain(const JudgmentResult& result, const Names& names) {
  std::string out = tell_ballots(result.valid, result.invalid);
  for (const Option o : result.ranking)
    out += fmt::format("   {}: grades 0 to 5 {}, middle {}\n", names[o], fmt::join(result.grades[o], " "),
                       result.middle[o]);
  return out + tell_ties(result.ties, 1, names) + tell_winner(result.winner, names);
}

}  // namespace folkmoot::tally
