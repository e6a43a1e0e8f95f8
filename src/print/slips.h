#pragma once
// Ballot slips for a vote on paper: four on a page, to be cut. The options stand in several orders, so that none is on
// top more often than others: whoever marks what comes first marks all alike.
#include "print/paper.h"

namespace folkmoot::print {

/// What people write on a slip.
enum class Marking : std::uint8_t { one, any, ranks, grades };

struct Slips {
  /// Its assembly, event and time.
  PageHead head;
  std::string question;
  std::vector<std::string> options;
  Marking marking = Marking::one;
  /// Yes, no and abstain stand in this order for everybody.
  bool shuffled = true;
  /// The same text gives the same orders.
  std::string seed;
  std::size_t count = 0;
};

inline constexpr std::size_t kSlipsOnPage = 4;

/// The orders in which the slips have `options` options: as many as there are options, each with another one on top,
/// and slip `n` has the order `n` modulo their number. More orders would tell one slip from all others, and with it
/// whose it was.
std::vector<std::vector<std::size_t>> orders_of_slips(std::size_t options, std::string_view seed);

/// program.no_font; print.too_long where question and options have no room on a slip; program.no_paper.
Result<Bytes> slips_pdf(const Slips& slips, const Words& words);

}  // namespace folkmoot::print
