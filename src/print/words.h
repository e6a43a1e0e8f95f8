#pragma once
// The fixed words on paper. What people wrote stands in their own language beside them.
#include <string_view>
#include <vector>

#include "base/result.h"

namespace folkmoot::print {

// By their first part the command line knows its exit code: wrong usage, or a program that lacks something.
namespace errc {
inline constexpr Code kLanguage = "usage.language";  // no words in that language
inline constexpr Code kFont = "program.no_font";     // DejaVu Sans is not installed
inline constexpr Code kTooLong = "print.too_long";   // more pages than anybody prints by mistake
inline constexpr Code kFailed = "program.no_paper";  // the library that draws could not go on
}  // namespace errc

struct Words {
  std::string_view language;
  bool right_to_left;
  std::string_view minutes, draft, proposed, approved;
  std::string_view attendance, decisions, signatures;
  std::string_view facilitator, minute_taker, teller;
  std::string_view tally_sheet, option, count, total, blank, spoiled, all_ballots;
  std::string_view present, handed_out, returned, difference, counters, name, signature;
  std::string_view ballot, yes, no, abstain;
  std::string_view mark_one, mark_any, rank_them, grade_them;
  std::string_view adopted, not_adopted, first_choices, page_of;
};

/// By its code of two letters: en, fr, es, ru, ar. Else usage.language.
Result<const Words*> words_in(std::string_view language);

}  // namespace folkmoot::print
