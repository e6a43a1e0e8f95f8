#include "tests/support/prop.h"

#include <map>
#include <numeric>
#include <set>

#include "tally/meek.h"
#include "tally/schulze.h"
#include "tally/stv.h"
#include "tests/support/tally_profiles.h"

namespace ranked_prop {
using namespace folkmoot;
using namespace folkmoot::tally;
using test::holds;
using test::make_lot;
using test::make_rankings;
using test::Profile;
using test::Raw;

namespace {
std::size_t options_of(std::uint8_t shape) { return 2 + shape % 6; }
std::size_t seats_of(std::uint8_t shape) { return 1 + shape / 8 % (options_of(shape) - 1); }

/// Scottish STV on single papers, each counted anew at every stage from who is elected and excluded and what each
/// transfer was worth: slow, and nothing of it is shared with the count itself.
class NaiveStv {
 public:
  NaiveStv(const Profile& profile, std::size_t seats, TieOrder ties)
      : options_(profile.options), seats_(seats), ties_(std::move(ties)) {
    for (const Profile::Ballot& ballot : profile.ballots)
      for (std::uint64_t i = 0; i < ballot.weight && !ballot.marks.empty(); ++i) papers_.push_back({ballot.marks});
    quota_ = (papers_.size() / (seats + 1) + 1) * 100'000;
  }

  std::vector<Option> run() {
    if (papers_.empty()) return {};
    for (Paper& paper : papers_) move(paper);
    for (;;) {
      history_.push_back(votes());
      for (;;) {
        std::vector<Option> over;
        for (const Option o : hopeful())
          if (history_.back()[o] >= quota_) over.push_back(o);
        if (over.empty()) break;
        elected_.push_back(pick(over, true));
      }
      if (elected_.size() == seats_) return elected_;
      std::vector<Option> left = hopeful();
      if (elected_.size() + left.size() <= seats_) {
        while (!left.empty()) {
          const Option next = pick(left, true);
          std::erase(left, next);
          elected_.push_back(next);
        }
        return elected_;
      }
      std::vector<Option> rich;
      for (const Option o : elected_)
        if (history_.back()[o] > quota_) rich.push_back(o);
      std::sort(rich.begin(), rich.end());
      if (!rich.empty())
        pass_surplus(pick(rich, true));
      else
        pass_all(pick(left, false));
    }
  }

 private:
  struct Paper {
    std::vector<Mark> order;
    std::uint64_t value = 100'000;
    int with = -1;
  };
  [[nodiscard]] bool is_out(Option o) const { return out_.contains(o); }
  [[nodiscard]] bool is_elected(Option o) const {
    return std::find(elected_.begin(), elected_.end(), o) != elected_.end();
  }
  [[nodiscard]] std::vector<Option> hopeful() const {
    std::vector<Option> out;
    for (Option o = 0; o < as_option(options_); ++o)
      if (!is_out(o) && !is_elected(o)) out.push_back(o);
    return out;
  }
  void move(Paper& paper) {
    std::size_t from = 0;
    if (paper.with >= 0)
      from = static_cast<std::size_t>(std::find(paper.order.begin(), paper.order.end(), paper.with) -
                                      paper.order.begin()) +
             1;
    paper.with = -1;
    for (std::size_t i = from; i < paper.order.size() && paper.with < 0; ++i)
      if (!is_out(paper.order[i]) && !is_elected(paper.order[i])) paper.with = paper.order[i];
  }
  [[nodiscard]] std::vector<std::uint64_t> votes() const {
    std::vector<std::uint64_t> out(options_, 0);
    for (const Paper& paper : papers_)
      if (paper.with >= 0) out[static_cast<std::size_t>(paper.with)] += paper.value;
    for (const Option o : spent_) out[o] = quota_;
    return out;
  }
  Option pick(std::vector<Option> among, bool most) {
    for (auto stage = history_.rbegin(); stage != history_.rend() && among.size() > 1; ++stage) {
      std::map<std::uint64_t, std::vector<Option>> groups;
      for (const Option o : among) groups[(*stage)[o]].push_back(o);
      among = most ? groups.rbegin()->second : groups.begin()->second;
    }
    for (const Option o : ties_.order)
      if (std::find(among.begin(), among.end(), o) != among.end()) return o;
    return 0;
  }
  void pass_surplus(Option from) {
    const std::uint64_t total = history_.back()[from];
    for (Paper& paper : papers_) {
      if (paper.with != from) continue;
      paper.value = (total - quota_) * paper.value / total;
      move(paper);
    }
    spent_.insert(from);
  }
  void pass_all(Option from) {
    out_.insert(from);
    for (Paper& paper : papers_)
      if (paper.with == from) move(paper);
  }

  std::size_t options_;
  std::size_t seats_;
  TieOrder ties_;
  std::uint64_t quota_ = 0;
  std::vector<Paper> papers_;
  std::vector<std::vector<std::uint64_t>> history_;
  std::vector<Option> elected_;
  std::set<Option> out_;
  std::set<Option> spent_;
};

/// Instant runoff: strike who has the fewest first places until one has more than half of what is left, or is alone.
/// Nothing where a tie comes up.
std::optional<Option> naive_irv(const Profile& profile) {
  std::set<Option> left;
  for (Option o = 0; o < as_option(profile.options); ++o) left.insert(o);
  for (;;) {
    std::map<Option, std::uint64_t> firsts;
    for (const Option o : left) firsts[o] = 0;
    std::uint64_t all = 0;
    for (const Profile::Ballot& ballot : profile.ballots)
      for (const Mark mark : ballot.marks)
        if (left.contains(mark)) {
          firsts[mark] += ballot.weight;
          all += ballot.weight;
          break;
        }
    for (const auto& [option, count] : firsts)
      if (2 * count > all || left.size() == 1) return option;
    const auto least = std::min_element(firsts.begin(), firsts.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    const auto as_few =
        std::count_if(firsts.begin(), firsts.end(), [&](const auto& one) { return one.second == least->second; });
    if (as_few > 1) return std::nullopt;
    left.erase(least->first);
  }
}

std::vector<Option> stv(const Profile& profile, std::size_t seats, const TieOrder& ties) {
  return count_stv(profile.merged(), {seats}, ties).value().elected;
}

SchulzeResult schulze(const Profile& profile) {
  return count_schulze(profile.merged(), {}, TieOrder::paper(profile.options)).value();
}

/// Ballots with i above j, from the levels of each.
std::uint64_t naive_above(const Profile& profile, Option i, Option j) {
  std::uint64_t out = 0;
  for (const Profile::Ballot& ballot : profile.ballots) {
    std::map<Option, int> level;
    int now = 0;
    for (const Mark mark : ballot.marks) level[option_of(mark)] = is_tied(mark) ? now : ++now;
    const int of_i = level.contains(i) ? level[i] : 1'000;
    const int of_j = level.contains(j) ? level[j] : 1'000;
    if (of_i < of_j) out += ballot.weight;
  }
  return out;
}

/// The widest path by the definition: the greatest strength such that the links at least as strong connect them.
Strength naive_path(const SchulzeResult& result, Option from, Option to) {
  const std::size_t n = result.pairs.options();
  const auto link = [&](std::size_t i, std::size_t j) {
    return result.pairs(i, j) > result.pairs(j, i) ? Strength{result.pairs(i, j), result.pairs(j, i)} : Strength{};
  };
  Strength best;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      const Strength limit = link(i, j);
      if (!limit.exists() || limit <= best) continue;
      std::set<std::size_t> reached = {from};
      for (std::size_t round = 0; round < n; ++round)
        for (std::size_t a = 0; a < n; ++a)
          for (std::size_t b = 0; b < n; ++b)
            if (reached.contains(a) && link(a, b).exists() && link(a, b) >= limit) reached.insert(b);
      if (from != to && reached.contains(to)) best = limit;
    }
  return best;
}

std::optional<Option> condorcet_winner(const SchulzeResult& result) {
  const auto n = as_option(result.pairs.options());
  for (Option i = 0; i < n; ++i) {
    bool wins = true;
    for (Option j = 0; j < n; ++j) wins = wins && (i == j || result.pairs(i, j) > result.pairs(j, i));
    if (wins) return i;
  }
  return std::nullopt;
}
}  // namespace

TEST_CASE("STV: the same as counting single papers, for any ballots, seats and lot") {
  CHECK(holds("naive STV", [](const Raw& raw, std::uint8_t shape, std::uint64_t seed) {
    const Profile profile = make_rankings(raw, options_of(shape));
    const TieOrder ties = make_lot(profile.options, seed);
    RC_ASSERT(stv(profile, seats_of(shape), ties) == NaiveStv(profile, seats_of(shape), ties).run());
  }));
}

TEST_CASE("STV: what a count shows adds up, and from it alone the elected follow") {
  CHECK(holds("working of STV", [](const Raw& raw, std::uint8_t shape, std::uint64_t seed) {
    const Profile profile = make_rankings(raw, options_of(shape));
    const StvResult result = count_stv(profile.merged(), {seats_of(shape)}, make_lot(profile.options, seed)).value();
    std::set<Option> out;
    std::vector<Option> elected;
    for (std::size_t s = 0; s < result.stages.size(); ++s) {
      const StvStage& stage = result.stages[s];
      RC_ASSERT(std::accumulate(stage.votes.begin(), stage.votes.end(), stage.exhausted) == result.valid * kVote);
      if (s > 0) {
        // The stage before says why this one was next.
        const std::vector<std::uint64_t>& votes = result.stages[s - 1].votes;
        std::uint64_t surplus = 0;
        for (const Option o : elected) surplus = std::max(surplus, votes[o] - std::min(votes[o], result.quota));
        RC_ASSERT((stage.action == StvAction::transfer) == (surplus > 0));
        if (surplus > 0) {
          RC_ASSERT(votes[*stage.candidate] == result.quota + surplus);
        } else {
          for (Option o = 0; o < as_option(votes.size()); ++o)
            if (!out.contains(o) && std::find(elected.begin(), elected.end(), o) == elected.end())
              RC_ASSERT(votes[*stage.candidate] <= votes[o]);
          out.insert(*stage.candidate);
        }
      }
      for (Option o = 0; o < as_option(stage.votes.size()); ++o)
        if (stage.votes[o] >= result.quota && std::find(elected.begin(), elected.end(), o) == elected.end())
          RC_ASSERT(std::find(stage.elected.begin(), stage.elected.end(), o) != stage.elected.end());
      for (const Option o : stage.elected) {
        RC_ASSERT(stage.votes[o] >= result.quota || stage.fills_seats);
        elected.push_back(o);
      }
    }
    RC_ASSERT(elected == result.elected);
    if (result.valid > 0) RC_ASSERT(result.elected.size() == result.seats);
    // First places of a quota elect at once.
    if (!result.stages.empty())
      for (Option o = 0; o < as_option(profile.options); ++o)
        if (result.stages[0].votes[o] >= result.quota)
          RC_ASSERT(std::find(result.elected.begin(), result.elected.end(), o) != result.elected.end());
  }));
}

TEST_CASE("STV: later preferences never harm earlier ones") {
  CHECK(holds("later-no-harm",
              [](const Raw& raw, std::uint8_t shape, std::uint64_t seed, std::uint8_t which, std::uint8_t keep) {
                const Profile full = make_rankings(raw, options_of(shape));
                if (full.ballots.empty()) return;
                Profile cut = full;
                Profile::Ballot& ballot = cut.ballots[which % cut.ballots.size()];
                if (ballot.marks.empty()) return;
                const std::size_t kept = 1 + keep % ballot.marks.size();
                ballot.marks.resize(kept);
                const TieOrder ties = make_lot(full.options, seed);
                const auto before = stv(cut, seats_of(shape), ties);
                const auto after = stv(full, seats_of(shape), ties);
                for (std::size_t i = 0; i < kept; ++i)
                  if (std::find(before.begin(), before.end(), ballot.marks[i]) != before.end())
                    RC_ASSERT(std::find(after.begin(), after.end(), ballot.marks[i]) != after.end());
              }));
}

TEST_CASE("STV and Meek: names do not matter, and neither does who voted") {
  CHECK(holds("neutral and anonymous", [](const Raw& raw, std::uint8_t shape, std::uint64_t seed) {
    const Profile profile = make_rankings(raw, options_of(shape));
    const TieOrder ties = make_lot(profile.options, seed);
    const std::vector<Option> number = make_lot(profile.options, seed + 1).order;
    Profile renamed{profile.options, {}};
    for (const Profile::Ballot& ballot : profile.ballots) {
      Profile::Ballot one = ballot;
      for (Mark& mark : one.marks) mark = number[mark];
      // In other order, and each by itself.
      for (; one.weight > 1; --one.weight) renamed.ballots.insert(renamed.ballots.begin(), {1, one.marks});
      renamed.ballots.insert(renamed.ballots.begin(), one);
    }
    TieOrder other = ties;
    for (Option& option : other.order) option = number[option];
    const auto as_renamed = [&](std::vector<Option> options) {
      for (Option& option : options) option = number[option];
      return options;
    };
    const std::size_t seats = seats_of(shape);
    RC_ASSERT(as_renamed(stv(profile, seats, ties)) == stv(renamed, seats, other));
    RC_ASSERT(as_renamed(count_meek(profile.merged(), {seats}, ties).value().elected) ==
              count_meek(renamed.merged(), {seats}, other).value().elected);
  }));
}

TEST_CASE("IRV: the same as striking the last one again and again, and more than half of the first places win") {
  CHECK(holds("naive IRV", [](const Raw& raw, std::uint8_t shape) {
    const Profile profile = make_rankings(raw, options_of(shape));
    const auto expected = naive_irv(profile);
    const StvResult result = count_stv(profile.merged(), {1}, TieOrder::paper(profile.options)).value();
    if (!expected || result.valid == 0 || !result.ties.empty()) return;
    RC_ASSERT(result.elected == std::vector<Option>{*expected});
  }));
}

TEST_CASE("Meek: rounds add up, exclude the last and elect by the quota") {
  CHECK(holds("working of Meek", [](const Raw& raw, std::uint8_t shape, std::uint64_t seed) {
    const Profile profile = make_rankings(raw, options_of(shape));
    const MeekResult result = count_meek(profile.merged(), {seats_of(shape)}, make_lot(profile.options, seed)).value();
    std::set<Option> settled;
    std::vector<Option> elected;
    for (const MeekRound& round : result.rounds) {
      const std::uint64_t sum = std::accumulate(round.votes.begin(), round.votes.end(), std::uint64_t{0});
      RC_ASSERT(sum + round.exhausted == result.valid * kMeekVote);
      RC_ASSERT(round.quota == sum / (result.seats + 1) + 1);
      if (round.excluded) {
        for (Option o = 0; o < as_option(round.votes.size()); ++o)
          if (!settled.contains(o)) {
            RC_ASSERT(round.votes[*round.excluded] <= round.votes[o] + round.surplus);
            RC_ASSERT(round.votes[o] < round.quota);
          }
        settled.insert(*round.excluded);
      }
      for (const Option o : round.elected) {
        RC_ASSERT(round.fills_seats || round.votes[o] >= round.quota);
        settled.insert(o);
        elected.push_back(o);
      }
    }
    RC_ASSERT(elected == result.elected);
    if (result.valid > 0) RC_ASSERT(elected.size() == result.seats);
  }));
}

TEST_CASE("Schulze: matrix, paths and winner are those of the definition") {
  CHECK(holds("naive Schulze", [](const Raw& raw, std::uint8_t shape) {
    const Profile profile = make_rankings(raw, options_of(shape), true);
    const SchulzeResult result = schulze(profile);
    const auto n = as_option(profile.options);
    std::vector<Option> unbeaten;
    for (Option i = 0; i < n; ++i) {
      bool beaten = false;
      for (Option j = 0; j < n; ++j) {
        if (i == j) continue;
        RC_ASSERT(result.pairs(i, j) == naive_above(profile, i, j));
        RC_ASSERT(result.path(i, j) == naive_path(result, i, j));
        beaten = beaten || naive_path(result, j, i) > naive_path(result, i, j);
        const std::vector<Option> way = result.way(i, j);
        RC_ASSERT(way.empty() == !result.path(i, j).exists());
        for (std::size_t k = 0; k + 1 < way.size(); ++k)
          RC_ASSERT(Strength(result.pairs(way[k], way[k + 1]), result.pairs(way[k + 1], way[k])) >= result.path(i, j));
      }
      if (!beaten) unbeaten.push_back(i);
    }
    if (result.valid > 0) RC_ASSERT(result.highest == unbeaten);
  }));
}

TEST_CASE("Schulze: who beats each other one wins, and with a status quo that one must be beaten") {
  CHECK(holds("Condorcet", [](const Raw& raw, std::uint8_t shape, std::uint8_t stays) {
    const Profile profile = make_rankings(raw, options_of(shape), true);
    const SchulzeResult result = schulze(profile);
    const auto best = condorcet_winner(result);
    if (best) RC_ASSERT(result.winner == best);
    const auto quo = as_option(stays % profile.options);
    const SchulzeResult with = count_schulze(profile.merged(), {quo}, TieOrder::paper(profile.options)).value();
    RC_ASSERT(with.winner != quo);
    if (with.winner) RC_ASSERT(with.pairs(*with.winner, quo) > with.pairs(quo, *with.winner));
    if (best == quo) RC_ASSERT(!with.winner);
    if (best && best != quo) RC_ASSERT(with.winner == best);
  }));
}

TEST_CASE("Schulze: to put the winner higher on a ballot never takes the win away") {
  CHECK(holds("monotone", [](const Raw& raw, std::uint8_t shape, std::uint8_t which, std::uint8_t up) {
    Profile profile = make_rankings(raw, options_of(shape));
    const SchulzeResult before = schulze(profile);
    if (before.highest.size() != 1) return;
    const Option winner = before.highest.front();
    Profile::Ballot& ballot = profile.ballots[which % profile.ballots.size()];
    const auto at = std::find(ballot.marks.begin(), ballot.marks.end(), winner);
    const std::size_t place = static_cast<std::size_t>(at - ballot.marks.begin());
    if (at != ballot.marks.end()) ballot.marks.erase(at);
    ballot.marks.insert(ballot.marks.begin() + static_cast<std::ptrdiff_t>(up % (place + 1)), winner);
    RC_ASSERT(schulze(profile).highest == before.highest);
  }));
}

TEST_CASE("Schulze: a clone changes nothing but itself") {
  CHECK(holds("clones", [](const Raw& raw, std::uint8_t shape, std::uint8_t which) {
    const Profile profile = make_rankings(raw, options_of(shape));
    const SchulzeResult before = schulze(profile);
    if (before.highest.size() != 1) return;
    const auto cloned = as_option(which % profile.options);
    Profile with = profile;
    ++with.options;
    const auto clone = static_cast<Mark>(profile.options);
    bool above = false;
    for (Profile::Ballot& ballot : with.ballots) {
      const auto at = std::find(ballot.marks.begin(), ballot.marks.end(), cloned);
      if (at != ballot.marks.end()) ballot.marks.insert(above ? at : at + 1, clone);
      above = !above;
    }
    const SchulzeResult after = schulze(with);
    const Option winner = before.highest.front();
    for (const Option o : after.highest) RC_ASSERT((winner == cloned ? o == cloned || o == clone : o == winner));
  }));
}

TEST_CASE("Schulze: with all ballots reversed a winner wins no more") {
  CHECK(holds("reversal", [](const Raw& raw, std::uint8_t shape) {
    Profile profile = make_rankings(raw, options_of(shape));
    // Whole rankings, so that reversing leaves none of them out.
    for (Profile::Ballot& ballot : profile.ballots)
      for (Mark o = 0; o < as_option(profile.options); ++o)
        if (std::find(ballot.marks.begin(), ballot.marks.end(), o) == ballot.marks.end()) ballot.marks.push_back(o);
    const SchulzeResult before = schulze(profile);
    if (before.highest.size() != 1) return;
    for (Profile::Ballot& ballot : profile.ballots) std::reverse(ballot.marks.begin(), ballot.marks.end());
    const SchulzeResult after = schulze(profile);
    RC_ASSERT(after.highest != before.highest);
  }));
}
}  // namespace ranked_prop
