#pragma once
// Where paper ballots are counted: a row for each option with boxes for strokes, what is blank and spoiled, and whether
// all of it comes to the people who were there.
#include "print/paper.h"

namespace folkmoot::print {

struct TallySheet {
  PageHead head;
  std::string question;
  std::vector<std::string> options;
  /// How many ballots there may be; boxes are made for as many, up to 200 for each option on one sheet.
  std::uint64_t voters = 0;
  /// People rank the options: strokes are first choices.
  bool ranked = false;
};

/// program.no_font, print.too_long, program.no_paper.
Result<Bytes> tally_sheet_pdf(const TallySheet& sheet, const Words& words);

}  // namespace folkmoot::print
