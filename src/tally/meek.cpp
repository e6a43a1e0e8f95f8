#include "tally/meek.h"

#include <algorithm>

#include "tally/stages.h"

namespace folkmoot::tally {

namespace {
__extension__ using Wide = unsigned __int128;

constexpr std::uint64_t kSmallest = 1'000;  // a surplus below 0.000001 is none

/// a * b / c, rounded up.
std::uint64_t product_over(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  return static_cast<std::uint64_t>((Wide{a} * b + c - 1) / c);
}

enum class Standing : std::uint8_t { hopeful, elected, out };

class Count {
 public:
  Count(const Ballots& ballots, const StvRule& rule, const TieOrder& ties)
      : ballots_(ballots),
        rule_(rule),
        ties_(ties),
        standing_(ballots.options(), Standing::hopeful),
        keep_(ballots.options(), kMeekVote),
        votes_(ballots.options(), 0) {
    for (const Option option : rule.withdrawn) put_out(option);
  }

  MeekResult run() {
    result_.seats = rule_.seats;
    count_valid();
    if (result_.valid == 0) return std::move(result_);
    while (seats_left() > 0) {
      const std::vector<Option> left = hopeful();
      if (left.size() <= seats_left()) {
        fill(left);
        break;
      }
      iterate();
    }
    return std::move(result_);
  }

 private:
  void put_out(Option option) {
    standing_[option] = Standing::out;
    keep_[option] = 0;
  }

  void count_valid() {
    result_.invalid = ballots_.empty();
    for (std::size_t b = 0; b < ballots_.size(); ++b) {
      const bool valid = std::ranges::any_of(ballots_.marks(b), [&](Mark o) { return standing_[o] != Standing::out; });
      (valid ? result_.valid : result_.invalid) += ballots_.weight(b);
    }
  }

  [[nodiscard]] std::vector<Option> hopeful() const {
    std::vector<Option> out;
    for (Option o = 0; o < as_option(standing_.size()); ++o)
      if (standing_[o] == Standing::hopeful) out.push_back(o);
    return out;
  }
  [[nodiscard]] std::size_t seats_left() const { return rule_.seats - seated_; }

  void distribute() {
    std::ranges::fill(votes_, 0);
    for (std::size_t b = 0; b < ballots_.size(); ++b) {
      std::uint64_t left = kMeekVote;
      for (const Mark option : ballots_.marks(b)) {
        if (left == 0) break;
        const std::uint64_t kept = (left * keep_[option] + kMeekVote - 1) / kMeekVote;  // at most 10^18
        votes_[option] += kept * ballots_.weight(b);
        left -= kept;
      }
    }
    std::uint64_t sum = 0;
    for (const std::uint64_t votes : votes_) sum += votes;
    quota_ = sum / (rule_.seats + 1) + 1;
    exhausted_ = result_.valid * kMeekVote - sum;
    surplus_ = 0;
    for (Option o = 0; o < as_option(votes_.size()); ++o)
      if (standing_[o] == Standing::elected) surplus_ += votes_[o] - std::min(votes_[o], quota_);
  }

  /// One round: until somebody is elected, or there is no surplus left and somebody is excluded.
  void iterate() {
    for (std::uint64_t before = ~std::uint64_t{0};; before = surplus_) {
      distribute();
      std::vector<Option> reached = hopeful();
      std::erase_if(reached, [&](Option o) { return votes_[o] < quota_; });
      if (!reached.empty()) {
        close_round();
        elect(std::move(reached));
        return;
      }
      if (surplus_ < kSmallest || surplus_ >= before) break;
      for (Option o = 0; o < as_option(votes_.size()); ++o)
        if (standing_[o] == Standing::elected)
          keep_[o] = product_over(product_over(keep_[o], quota_, kMeekVote), kMeekVote, votes_[o]);
    }
    close_round();
    exclude();
  }

  void close_round() { result_.rounds.push_back({votes_, keep_, quota_, surplus_, exhausted_}); }

  void elect(std::vector<Option> reached) {
    while (!reached.empty()) {
      const Option next = take_by_stages(result_.rounds, &MeekRound::votes, reached, Extreme::most,
                                         result_.rounds.size(), ties_, result_.ties);
      std::erase(reached, next);
      standing_[next] = Standing::elected;
      result_.rounds.back().elected.push_back(next);
      ++seated_;
      if (rule_.reopen == next)
        ++result_.reopened;
      else
        result_.elected.push_back(next);
    }
  }

  /// Whoever has no more than the fewest and all that is still to be passed on is tied with the fewest.
  void exclude() {
    std::vector<Option> lowest = hopeful();
    std::uint64_t fewest = votes_[lowest.front()];
    for (const Option o : lowest) fewest = std::min(fewest, votes_[o]);
    std::erase_if(lowest, [&](Option o) { return votes_[o] > fewest + surplus_; });
    const Option out = lowest.size() == 1 ? lowest.front() : break_tie(lowest);
    result_.rounds.back().excluded = out;
    put_out(out);
  }

  /// These count as equal in this round, so only earlier ones tell them apart.
  Option break_tie(const std::vector<Option>& lowest) {
    std::vector<Option> left = lowest;
    for (std::size_t r = result_.rounds.size() - 1; r-- > 0 && left.size() > 1;)
      left = extremes(result_.rounds[r].votes, left, Extreme::fewest);
    const bool decided = left.size() == 1;
    const Option taken = decided ? left.front() : first_of(ties_, left);
    result_.ties.push_back({result_.rounds.size(), lowest, taken, decided ? TieBy::earlier_stage : ties_.by});
    return taken;
  }

  /// Those who continue are no more than the seats.
  void fill(const std::vector<Option>& left) {
    if (left.empty()) {
      seated_ = rule_.seats;
      return;
    }
    distribute();
    close_round();
    result_.rounds.back().fills_seats = true;
    elect(left);
    seated_ = rule_.seats;
  }

  const Ballots& ballots_;
  const StvRule& rule_;
  const TieOrder& ties_;
  std::vector<Standing> standing_;
  std::vector<std::uint64_t> keep_;
  std::vector<std::uint64_t> votes_;
  std::uint64_t quota_ = 0;
  std::uint64_t surplus_ = 0;
  std::uint64_t exhausted_ = 0;
  std::size_t seated_ = 0;
  MeekResult result_;
};
}  // namespace

Result<MeekResult> count_meek(const Ballots& ballots, const StvRule& rule, const TieOrder& ties) {
  FM_TRY(check_stv(ballots, rule, ties));
  return Count(ballots, rule, ties).run();
}

}  // namespace folkmoot::tally
