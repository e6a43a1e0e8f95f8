#include "print/minutes.h"

#include <algorithm>

namespace folkmoot::print {

namespace {
constexpr Type kBody{10, false, false, Side::begin};
constexpr Type kHeading{12, true, false, Side::begin};
constexpr Type kTitle{15, true, false, Side::begin};
constexpr double kIndent = 5 * kMillimetre;
constexpr double kLineRoom = 8 * kMillimetre;  // where the numbers of lines stand

class Writer {
 public:
  Writer(Paper& paper, const Words& words) : paper_(paper), words_(words) {}

  void write(const Minutes& minutes) {
    if (!minutes.standing.empty()) {
      paper_.text(minutes.standing, {9, true, false, Side::end}, {0, paper_.y(), kBodyWidth});
      paper_.skip(6 * kMillimetre);
    }
    std::string_view text = minutes.text;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (!has_decisions_ && !minutes.decisions.empty()) {
      heading(words_.decisions);
      for (const std::string& decision : minutes.decisions) boxed(decision);
    }
    present(minutes.present);
    signatures(minutes.signers);
  }

 private:
  void line(std::string_view text) {
    if (text.starts_with("# ")) {
      paper_.flow(text.substr(2), kTitle, kLineRoom);
      paper_.skip(2 * kMillimetre);
    } else if (text.starts_with("## ")) {
      text.remove_prefix(3);
      in_decisions_ = text == "Decisions" || text == words_.decisions;
      has_decisions_ = has_decisions_ || in_decisions_;
      heading(text);
    } else if (text.empty()) {
      paper_.skip(1.5 * kMillimetre);
    } else if (text.starts_with("- ") || text.starts_with("* ")) {
      text.remove_prefix(2);
      if (in_decisions_ && text != "None") return boxed(text);
      paper_.flow("• " + std::string(text), kBody, kIndent, true);
    } else {
      paper_.flow(text, kBody, is_numbered(text) ? kIndent : 0, true);
    }
  }
  /// "12. A well".
  static bool is_numbered(std::string_view text) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    return digits > 0 && text.substr(digits).starts_with(". ");
  }
  void heading(std::string_view text) {
    paper_.need(20 * kMillimetre);
    paper_.skip(4 * kMillimetre);
    paper_.flow(text, kHeading, kLineRoom);
    paper_.skip(1.5 * kMillimetre);
  }
  void boxed(std::string_view text) {
    paper_.need(14 * kMillimetre);
    paper_.begin_box();
    paper_.flow(text, kBody, 0, true);
    paper_.end_box();
    paper_.skip(2.5 * kMillimetre);
  }
  void present(const std::vector<std::string>& people) {
    if (people.empty()) return;
    heading(std::string(words_.attendance) + ": " + std::to_string(people.size()));
    std::string all;
    for (const std::string& name : people) all += (all.empty() ? "" : " · ") + name;
    paper_.flow(all, {9, false, false, Side::begin}, kLineRoom);
  }
  void signatures(const std::vector<Minutes::Signer>& signers) {
    if (signers.empty()) return;
    // The heading never stands without the first of them.
    paper_.need(36 * kMillimetre);
    heading(words_.signatures);
    for (const Minutes::Signer& signer : signers) {
      paper_.need(16 * kMillimetre);
      paper_.skip(11 * kMillimetre);
      constexpr double kHalf = kBodyWidth / 2;
      paper_.text(signer.role + ": " + signer.name, {9, false, false, Side::begin},
                  {kLineRoom, paper_.y() - 3 * kMillimetre, kHalf - kLineRoom - 4 * kMillimetre});
      paper_.rule(kHalf, paper_.y() + 1 * kMillimetre, kHalf);
      paper_.skip(3 * kMillimetre);
    }
  }

  Paper& paper_;
  const Words& words_;
  bool in_decisions_ = false;
  bool has_decisions_ = false;
};
}  // namespace

Result<Bytes> minutes_pdf(const Minutes& minutes, const Words& words) {
  FM_ASSIGN(const auto paper, Paper::begin(minutes.head, words));
  Writer(*paper, words).write(minutes);
  return paper->finish();
}

}  // namespace folkmoot::print
