#pragma once
// What `moot count` is asked, and what it makes of one file.
#include "cli/command.h"
#include "node/value.h"
#include "tally/majority.h"
#include "tally/read.h"
#include "tally/ties.h"

namespace folkmoot::cli {

namespace errc {
inline constexpr Code kCount = "usage.count";  // a method, number or choice that `count` does not know
}  // namespace errc

struct CountRequest {
  /// As it was typed.
  std::string method;
  /// Of yes and no; set for those methods only.
  std::optional<tally::Majority> majority;
  /// What the ballots of the other methods say.
  tally::BallotKind kind = tally::BallotKind::rankings;
  std::optional<std::size_t> seats;
  /// The seed of the lot that breaks ties; without one they go by the order of the ballot paper.
  std::optional<std::string> seed;
  /// A BLT file to write the ballots to.
  std::optional<std::string> blt;
};
Result<CountRequest> read_count(const Given& given);

/// The outcome in both forms: JSON, and words for people.
struct Counted {
  node::Value json;
  std::string text;
};
/// Faults in the file come with their place; without one the place is not there.
struct CountFault {
  Error error;
  std::optional<tally::FilePlace> at;
};
tl::expected<Counted, CountFault> count_file(const CountRequest& request, const std::string& file);

// count_shapes.cpp: results as JSON and words.
Counted show_majority(const CountRequest& request, const tally::Counts& counts, const tally::MajorityCount& count);
Result<Counted> show_options(const CountRequest& request, const tally::BallotFile& file, std::size_t seats,
                             const tally::TieOrder& ties);

}  // namespace folkmoot::cli
