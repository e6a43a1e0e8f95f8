#pragma once
// The ballots of a question with several options. Equal ones are held once, with how many they are: real elections have
// far fewer different ballots than voters.
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "tally/counts.h"

namespace folkmoot::tally {

/// Options are numbered in the order of the ballot paper, from 0. Files, and whatever people see, number from 1.
using Option = std::uint16_t;
inline constexpr std::size_t kMaxOptions = 1'000;
inline Option as_option(std::uint64_t place) { return static_cast<Option>(place); }

/// One entry of a ballot: in a ranking an option, marked with kTied if it stands as high as the one before it; in a
/// list of grades the grade of the option at this place.
using Mark = std::uint16_t;
inline constexpr Mark kTied = 0x8000;
inline Option option_of(Mark mark) { return static_cast<Option>(mark & ~kTied); }
inline bool is_tied(Mark mark) { return (mark & kTied) != 0; }

/// So many different ballots, and so many marks on all of them, are held: at most half a gigabyte.
inline constexpr std::size_t kMaxDifferent = std::size_t{1} << 24;
inline constexpr std::size_t kMaxMarks = std::size_t{1} << 27;

/// A ranking names options that are there, each once.
Result<Ok> check_ranking(std::span<const Mark> marks, std::size_t options);
/// A list of grades has one for each option, none above the best.
Result<Ok> check_grades(std::span<const Mark> marks, std::size_t options, Mark best);

class Ballots {
 public:
  explicit Ballots(std::size_t options = 0) : options_(options) {}

  [[nodiscard]] std::size_t options() const { return options_; }
  /// For readers that learn the options from the ballots.
  void set_options(std::size_t options) { options_ = options; }

  /// Adds `weight` equal ballots; whoever calls has checked the marks (see above). A ballot without marks is
  /// empty, and counts as such. Errors: weight 0, or more than is counted.
  Result<Ok> add(std::span<const Mark> marks, std::uint64_t weight);

  /// How many different ones there are, not counting the empty one.
  [[nodiscard]] std::size_t size() const { return kept_.size(); }
  [[nodiscard]] std::uint64_t weight(std::size_t i) const { return kept_[i].weight; }
  [[nodiscard]] std::span<const Mark> marks(std::size_t i) const {
    return std::span(marks_).subspan(kept_[i].first, kept_[i].length);
  }
  /// Ballots that say something.
  [[nodiscard]] std::uint64_t total() const { return total_; }
  [[nodiscard]] std::uint64_t empty() const { return empty_; }
  /// Some ranking has options of equal rank.
  [[nodiscard]] bool has_ties() const { return has_ties_; }

  /// Gives each option a new number, by its old one. Nothing is added any more.
  void renumber(const std::vector<Option>& number);

 private:
  struct Kept {
    std::uint32_t first = 0;
    std::uint32_t weight = 0;
    std::uint32_t hash = 0;
    std::uint16_t length = 0;
  };
  [[nodiscard]] bool equals(const Kept& kept, std::uint32_t hash, std::span<const Mark> marks) const;
  void grow();

  std::size_t options_;
  std::uint64_t total_ = 0;
  std::uint64_t empty_ = 0;
  bool has_ties_ = false;
  std::vector<Mark> marks_;
  std::vector<Kept> kept_;
  /// Open addressing: 1 + the place in `kept_`, or 0. Its size is a power of two.
  std::vector<std::uint32_t> index_;
};

}  // namespace folkmoot::tally
