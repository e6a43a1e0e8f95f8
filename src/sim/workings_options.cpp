// Who is elected among several options, from the totals, matrices, stages or grades that are shown.
#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>

#include "sim/workings.h"
#include "sim/workings_parts.h"

namespace folkmoot::sim {

namespace {
using node::Value;
using Numbers = std::vector<std::uint64_t>;
using Matrix = std::vector<Numbers>;

Numbers numbers_in(const Value& list) {
  Numbers out;
  for (const Value& one : list.items()) out.push_back(one.number());
  return out;
}
Matrix matrix_in(const Value& rows) {
  Matrix out;
  for (const Value& row : rows.items()) out.push_back(numbers_in(row));
  return out;
}
/// "12.50000" as hundred-thousandths.
std::uint64_t parts_in(const std::string& text) {
  std::string digits = text;
  std::erase(digits, '.');
  std::uint64_t out = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), out);
  return out;
}
bool holds(const Numbers& list, std::uint64_t number) { return std::ranges::find(list, number) != list.end(); }

/// A vote among options; options are numbered from 1.
class Choosing {
 public:
  explicit Choosing(const Value& vote)
      : vote_(vote),
        working_(vote["working"]),
        method_(vote["method"].text()),
        count_(vote["options"].items().size()),
        tie_order_(numbers_in(working_["tie_order"])),
        passed_over_(numbers_in(working_["passed_over"])),
        ballots_(working_["ballots"].number()) {}

  std::vector<std::string> check() {
    Numbers elected;
    if (!working_.is_null()) {
      check_tie_order();
      const std::uint64_t all = ballots_ + working_["invalid"].number();
      says("ballots", vote_["ballots"].is_null() || vote_["ballots"]["marked"].number() == all);
      elected = elected_by_method();
    }
    std::erase_if(elected, [&](std::uint64_t option) { return option == standing() || holds(passed_over_, option); });
    says("elected", numbers_in(vote_["elected"]) == elected);
    std::uint64_t number = 0;
    for (const Value& option : vote_["options"].items()) {
      says("options", option["number"].number() == ++number);
      says("options", option["elected"].truth() == holds(elected, number));
    }
    if (const Value& decision = vote_["decision"]; !decision.is_null())
      says("decision", numbers_in(decision["elected"]) == elected);
    return std::move(wrong_);
  }

 private:
  void says(std::string_view what, bool right) {
    if (!right) wrong_.push_back("vote " + vote_["id"].text() + ": " + std::string(what));
  }
  /// The option that some methods always have, the last one; 0 for none.
  [[nodiscard]] std::uint64_t standing() const {
    return method_ == "approval" || method_ == "schulze" || method_ == "stv-scottish" ? count_ : 0;
  }
  [[nodiscard]] std::uint64_t seats() const {
    const std::uint64_t seats = vote_["seats"].number();
    if (vote_["candidates"].is_null()) return seats;
    return std::min(seats, count_ - (standing() > 0 ? 1 : 0) - passed_over_.size());
  }
  void check_tie_order() {
    Numbers sorted = tie_order_;
    std::ranges::sort(sorted);
    Numbers all;
    for (std::uint64_t option = 1; option <= count_; ++option) all.push_back(option);
    says("tie_order", sorted == all);
  }
  [[nodiscard]] std::uint64_t first_by_lot(const Numbers& among) const {
    for (const std::uint64_t option : tie_order_)
      if (holds(among, option)) return option;
    return 0;
  }

  Numbers elected_by_method() {
    if (method_ == "approval") return by_approval();
    if (method_ == "score") return by_score();
    if (method_ == "star") return by_star();
    if (method_ == "schulze") return by_schulze();
    if (method_ == "majority-judgment") return by_judgment();
    return by_stages();
  }

  // Totals.
  Numbers totals() {
    Numbers out;
    std::uint64_t sum = 0;
    for (std::uint64_t option = 1; option <= count_; ++option) {
      out.push_back(working_["totals"][std::to_string(option)].number());
      sum += out.back();
    }
    says("sum", working_["sum"].number() == sum);
    return out;
  }
  /// The greatest first, at most so many; of equal ones the one that `prefer` takes.
  [[nodiscard]] Numbers greatest(const Numbers& totals, std::uint64_t least, std::uint64_t places,
                                 const std::function<std::uint64_t(const Numbers&)>& prefer) const {
    Numbers out;
    while (out.size() < places) {
      Numbers best;
      for (std::uint64_t option = 1; option <= count_; ++option) {
        const std::uint64_t total = totals[option - 1];
        if (total < std::max<std::uint64_t>(least, 1) || holds(out, option)) continue;
        if (!best.empty() && total > totals[best.front() - 1]) best.clear();
        if (best.empty() || total == totals[best.front() - 1]) best.push_back(option);
      }
      if (best.empty()) break;
      out.push_back(prefer(best));
    }
    return out;
  }
  Numbers by_approval() {
    const Numbers all = totals();
    std::uint64_t required = seats() == 1 ? ballots_ / 2 + 1 : 0;
    required = std::max(required, all[standing() - 1] + 1);
    says("required", working_["required"].number() == required);
    for (const std::uint64_t total : all) says("totals", total <= ballots_);
    return greatest(all, required, seats(), [&](const Numbers& tied) { return first_by_lot(tied); });
  }

  // Matrices.
  Matrix pairs() {
    Matrix above = matrix_in(working_["pairs"]);
    const Matrix level = matrix_in(working_["level"]);
    const auto is_square = [&](const Matrix& matrix) {
      return matrix.size() == count_ &&
             std::ranges::all_of(matrix, [&](const Numbers& row) { return row.size() == count_; });
    };
    if (!is_square(above) || !is_square(level)) {
      says("pairs", false);
      return Matrix(count_, Numbers(count_, 0));
    }
    for (std::size_t i = 0; i < count_; ++i) {
      says("pairs", above[i][i] == 0);
      for (std::size_t j = 0; j < count_; ++j) says("pairs", above[i][j] + above[j][i] + level[i][j] == ballots_);
    }
    return above;
  }
  /// Whom more ballots put higher than each other one of them, else whom the lot says.
  static std::optional<std::uint64_t> above_all(const Matrix& above, const Numbers& among) {
    for (const std::uint64_t one : among)
      if (std::ranges::all_of(among, [&](std::uint64_t other) {
            return one == other || above[one - 1][other - 1] > above[other - 1][one - 1];
          }))
        return one;
    return std::nullopt;
  }
  Numbers by_score() {
    const Numbers all = totals();
    const Matrix above = pairs();
    const std::uint64_t required = seats() == 1 ? ballots_ * 5 / 2 + ballots_ * 5 % 2 : 0;
    says("required", working_["required"].number() == required);
    return greatest(all, required, seats(),
                    [&](const Numbers& tied) { return above_all(above, tied).value_or(first_by_lot(tied)); });
  }
  Numbers by_star() {
    const Numbers all = totals();
    const Matrix above = pairs();
    Numbers two =
        greatest(all, 1, 2, [&](const Numbers& tied) { return above_all(above, tied).value_or(first_by_lot(tied)); });
    says("finalists", numbers_in(working_["finalists"]) == two);
    if (two.size() < 2) return two;
    return {above[two[1] - 1][two[0] - 1] > above[two[0] - 1][two[1] - 1] ? two[1] : two[0]};
  }
  Numbers by_schulze();
  Numbers by_judgment();
  Numbers by_stages();

  const Value& vote_;
  const Value& working_;
  std::string method_;
  std::uint64_t count_;
  Numbers tie_order_;
  Numbers passed_over_;
  std::uint64_t ballots_;
  std::vector<std::string> wrong_;
};

/// How strong a way is: its weakest link, by ballots for it and then by fewest against it.
struct Way {
  std::uint64_t support = 0;
  std::uint64_t opposition = 0;
};
bool is_weaker(const Way& one, const Way& other) {
  return one.support != other.support ? one.support < other.support : one.opposition > other.opposition;
}

/// Strongest ways, by lengthening them until none gets any stronger.
std::vector<std::vector<Way>> strongest_ways(const Matrix& above) {
  const std::size_t n = above.size();
  std::vector<std::vector<Way>> links(n, std::vector<Way>(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      if (above[i][j] > above[j][i]) links[i][j] = {above[i][j], above[j][i]};
  std::vector<std::vector<Way>> out = links;
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t from = 0; from < n; ++from)
      for (std::size_t by = 0; by < n; ++by)
        for (std::size_t to = 0; to < n; ++to) {
          if (from == to || out[from][by].support == 0 || links[by][to].support == 0) continue;
          const Way way = is_weaker(out[from][by], links[by][to]) ? out[from][by] : links[by][to];
          if (is_weaker(out[from][to], way)) out[from][to] = way, changed = true;
        }
  }
  return out;
}

Numbers Choosing::by_schulze() {
  const Matrix above = pairs();
  const auto ways = strongest_ways(above);
  const auto& shown = working_["paths"].items();
  for (std::size_t i = 0; i < count_; ++i)
    for (std::size_t j = 0; j < count_; ++j) {
      const Value none;
      const Value& there = i < shown.size() && j < shown[i].items().size() ? shown[i].items()[j] : none;
      if (i == j) continue;
      says("paths", ways[i][j].support == 0 ? there.is_null()
                                            : numbers_in(there) == Numbers{ways[i][j].support, ways[i][j].opposition});
    }
  const std::size_t quo = standing() - 1;
  const Value& majority = working_["majority"];
  const std::string base = majority["base"].text();
  Numbers eligible;
  for (std::size_t i = 0; i < count_; ++i) {
    const std::uint64_t yes = above[i][quo];
    const std::uint64_t no = above[quo][i];
    const std::uint64_t of = base == "YN" ? yes + no : ballots_;
    const std::uint64_t least = least_yes(share_in(majority["share"].text()), majority["more"].truth(), of, yes + no);
    if (i != quo && yes >= least && is_weaker(ways[quo][i], ways[i][quo])) eligible.push_back(i + 1);
  }
  Numbers highest;
  for (const std::uint64_t one : eligible)
    if (std::ranges::none_of(eligible, [&](std::uint64_t other) {
          return is_weaker(ways[one - 1][other - 1], ways[other - 1][one - 1]);
        }))
      highest.push_back(one);
  return highest.empty() ? Numbers{} : Numbers{first_by_lot(highest)};
}

/// Grades from the lowest on; the lower middle is taken away again and again.
Numbers middles_of(const Numbers& counts) {
  Numbers grades;
  for (std::uint64_t grade = 0; grade < counts.size(); ++grade) grades.insert(grades.end(), counts[grade], grade);
  Numbers out;
  while (!grades.empty()) {
    const std::size_t middle = (grades.size() - 1) / 2;
    out.push_back(grades[middle]);
    grades.erase(grades.begin() + static_cast<std::ptrdiff_t>(middle));
  }
  return out;
}

Numbers Choosing::by_judgment() {
  std::vector<Numbers> middles;
  for (std::uint64_t option = 1; option <= count_; ++option) {
    const Numbers counts = numbers_in(working_["grades"][std::to_string(option)]);
    std::uint64_t sum = 0;
    for (const std::uint64_t count : counts) sum += count;
    says("grades", sum == ballots_ && counts.size() == 6);
    middles.push_back(sum == ballots_ ? middles_of(counts) : Numbers{});
  }
  Numbers left;
  for (std::uint64_t option = 1; option <= count_; ++option) left.push_back(option);
  Numbers ranking;
  while (!left.empty()) {
    Numbers best;
    for (const std::uint64_t option : left) {
      if (!best.empty() && middles[option - 1] > middles[best.front() - 1]) best.clear();
      if (best.empty() || middles[option - 1] == middles[best.front() - 1]) best.push_back(option);
    }
    ranking.push_back(first_by_lot(best));
    std::erase(left, ranking.back());
    if (ranking.back() == 0) break;
  }
  says("ranking", numbers_in(working_["ranking"]) == ranking);
  const std::uint64_t winner = ranking.front();
  const bool accepted = winner > 0 && !middles[winner - 1].empty() && middles[winner - 1].front() > 0;
  return accepted ? Numbers{winner} : Numbers{};
}

/// Single transferable votes, stage by stage: where the ballots went only they know, and what follows from where they
/// are anybody can see.
class Stages {
 public:
  Stages(const Value& working, std::uint64_t options, std::uint64_t seats, std::uint64_t ballots,
         const Numbers& passed_over, const Numbers& tie_order)
      : working_(working), options_(options), seats_(seats), ballots_(ballots), tie_order_(tie_order) {
    for (std::uint64_t option = 1; option <= options; ++option)
      if (!holds(passed_over, option)) continuing_.push_back(option);
  }
  bool follow() {
    quota_ = (ballots_ / (seats_ + 1) + 1) * kOne;
    bool right = parts_in(working_["quota"].text()) == quota_;
    const auto& stages = working_["stages"].items();
    for (std::size_t s = 0; s < stages.size(); ++s) {
      const Value& stage = stages[s];
      right = right && !over_ && stage["number"].number() == s + 1;
      if (s > 0) right = moves(stage) && right;
      right = read(stage) && right;
      if (s > 0) right = votes_.back()[moved_ - 1] == (transfers_ ? quota_ : 0) && right;
      const Numbers now = elect();
      right = right && numbers_in(stage["elected"]) == now;
      if (s == 0)
        right = right && stage["action"].text() == "elect" &&
                (now.empty() ? stage["candidate"].is_null() : stage["candidate"].number() == now.front());
    }
    return right && (over_ || ballots_ == 0);
  }
  Numbers elected;

 private:
  static constexpr std::uint64_t kOne = 100'000;

  bool read(const Value& stage) {
    Numbers votes;
    std::uint64_t sum = parts_in(stage["exhausted"].text());
    for (std::uint64_t option = 1; option <= options_; ++option) {
      votes.push_back(parts_in(stage["votes"][std::to_string(option)].text()));
      sum += votes.back();
    }
    votes_.push_back(std::move(votes));
    return sum == ballots_ * kOne;
  }
  /// The most or the fewest votes now; ties look back, then go by lot.
  [[nodiscard]] std::uint64_t extreme(Numbers among, bool most) const {
    for (auto votes = votes_.rbegin(); votes != votes_.rend() && among.size() > 1; ++votes) {
      const auto better = [&](std::uint64_t a, std::uint64_t b) {
        return most ? (*votes)[a - 1] > (*votes)[b - 1] : (*votes)[a - 1] < (*votes)[b - 1];
      };
      const std::uint64_t best = *std::ranges::min_element(among, better);
      std::erase_if(among, [&](std::uint64_t option) { return (*votes)[option - 1] != (*votes)[best - 1]; });
    }
    for (const std::uint64_t option : tie_order_)
      if (holds(among, option)) return option;
    return 0;
  }
  bool moves(const Value& stage) {
    Numbers surplus;
    for (const std::uint64_t option : elected)
      if (votes_.back()[option - 1] > quota_) surplus.push_back(option);
    transfers_ = !surplus.empty();
    moved_ = transfers_ ? extreme(surplus, true) : extreme(continuing_, false);
    if (moved_ == 0) moved_ = 1;
    if (!transfers_) std::erase(continuing_, moved_);
    return stage["action"].text() == (transfers_ ? "transfer" : "exclude") && stage["candidate"].number() == moved_;
  }
  Numbers elect() {
    Numbers now;
    const auto take = [&](Numbers from) {
      while (!from.empty() && elected.size() < seats_) {
        const std::uint64_t next = extreme(from, true);
        if (next == 0) return;
        std::erase(from, next);
        std::erase(continuing_, next);
        elected.push_back(next);
        now.push_back(next);
      }
    };
    Numbers reached;
    for (const std::uint64_t option : continuing_)
      if (votes_.back()[option - 1] >= quota_) reached.push_back(option);
    take(reached);
    over_ = elected.size() == seats_;
    if (!over_ && continuing_.size() <= seats_ - elected.size()) take(continuing_), over_ = true;
    return now;
  }

  const Value& working_;
  std::uint64_t options_;
  std::uint64_t seats_;
  std::uint64_t ballots_;
  const Numbers& tie_order_;
  Numbers continuing_;
  std::uint64_t quota_ = 0;
  std::vector<Numbers> votes_;
  std::uint64_t moved_ = 1;
  bool transfers_ = false;
  bool over_ = false;
};

Numbers Choosing::by_stages() {
  Stages stages(working_, count_, seats(), ballots_, passed_over_, tie_order_);
  says("stages", stages.follow());
  return stages.elected;
}
}  // namespace

std::vector<std::string> contradictions_among_options(const Value& vote) { return Choosing(vote).check(); }

}  // namespace folkmoot::sim
