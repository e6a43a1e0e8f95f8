#pragma once
// Minutes on paper: their text with numbered lines, so that people can speak of "line 31"; decisions in boxes; who was
// there; lines for signatures.
#include "print/paper.h"

namespace folkmoot::print {

struct Minutes {
  PageHead head;
  /// In Markdown, of which headings, lists and paragraphs are known; all else is printed as it stands.
  std::string text;
  std::string standing;
  std::vector<std::string> present;
  /// What is on record, where the text has no heading "Decisions" of its own.
  std::vector<std::string> decisions;
  struct Signer {
    std::string role;
    std::string name;
  };
  std::vector<Signer> signers;
};

/// program.no_font, print.too_long, program.no_paper.
Result<Bytes> minutes_pdf(const Minutes& minutes, const Words& words);

}  // namespace folkmoot::print
