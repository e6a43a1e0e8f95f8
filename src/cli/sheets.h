#pragma once
// A sheet of paper from what a node answers: what it has to be asked, and the PDF of its answers. The command line asks
// at once, the page of a served node when the node has time.
#include "net/request.h"
#include "print/words.h"

namespace folkmoot::cli {

class SheetMaker {
 public:
  /// `what`: "minutes", "tally" or "slips"; `given`: meeting or vote, language, count, seed.
  /// usage.wrong and usage.language for words that make no sheet.
  static Result<SheetMaker> make(std::string_view what, const node::Arguments& given);

  /// The next question, about this assembly; nothing when all is there.
  [[nodiscard]] std::optional<net::Request> next(const std::string& assembly) const;
  void take(node::Value answer) { answers_.push_back(std::move(answer)); }
  /// Once all is there.
  [[nodiscard]] Result<Bytes> pdf() const;

 private:
  enum class What : std::uint8_t { minutes, tally, slips };
  What what_ = What::minutes;
  std::string about_;
  const print::Words* words_ = nullptr;
  std::size_t count_ = 0;
  std::string seed_;
  std::vector<node::Value> answers_;
};

}  // namespace folkmoot::cli
