#include "tests/scenario/pattern.h"

namespace folkmoot::scenario {

namespace {

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t end = text.find(mark);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

bool is_slot(std::string_view element) { return element.front() >= 'A' && element.front() <= 'Z'; }

/// One pattern against one row of words.
class Matcher {
 public:
  Matcher(std::span<const Word> words, Expectations& expectations) : words_(words), expectations_(expectations) {}

  std::optional<Slots> match(std::string_view pattern) {
    for (const std::string_view element : split(pattern, ' '))
      if (!(is_slot(element) ? slot(element) : literal(element))) return std::nullopt;
    if (at_ < words_.size()) {
      expected("the end of the sentence");
      return std::nullopt;
    }
    return std::move(slots_);
  }

 private:
  [[nodiscard]] const Word* word() const { return at_ < words_.size() ? &words_[at_] : nullptr; }
  bool expected(std::string what) {
    expectations_.add(at_, std::move(what));
    return false;
  }
  bool literal(std::string_view element) {
    if (element.front() == '[') {
      optional(element.substr(1, element.size() - 2));
      return true;
    }
    const std::vector<std::string_view> choices = split(element, '|');
    for (const std::string_view choice : choices) {
      if (word() != nullptr && word()->is(choice)) {
        ++at_;
        return true;
      }
    }
    for (const std::string_view choice : choices) expected("`" + std::string(choice) + "`");
    return false;
  }
  void optional(std::string_view choices) {
    for (const std::string_view choice : split(choices, '|'))
      if (accept(choice)) return;
    expected("`" + std::string(choices) + "`");
  }
  bool accept(std::string_view text) {
    if (word() == nullptr || !word()->is(text)) return false;
    ++at_;
    return true;
  }
  bool accept_comma() {
    if (word() == nullptr || word()->kind != Word::Kind::comma) return false;
    ++at_;
    return true;
  }
  bool take(Word& out, std::string what) {
    if (word() == nullptr || !word()->is_text()) return expected(std::move(what));
    out = words_[at_++];
    return true;
  }

  bool slot(std::string_view element) {
    Slot out;
    if (word() != nullptr) out.place = word()->place;
    bool ok = false;
    if (element == "NAME") ok = take(out.word, "a name");
    if (element == "CODE") ok = take(out.word, "a code");
    if (element == "NAMES") ok = names(out.names);
    if (element == "NUMBER") ok = number(out.number);
    if (element == "TIME") ok = time(out.time);
    if (element == "COUNTS") ok = pairs(out.pairs, true);
    if (element == "SETTINGS") ok = pairs(out.pairs, false);
    if (ok) slots_.push_back(std::move(out));
    return ok;
  }
  bool names(Words& out) {
    do {
      Word first;
      if (!take(first, "a name")) return false;
      if (!accept("to")) {
        out.push_back(first);
      } else if (!range(first, out)) {
        return false;
      }
    } while (accept_comma() || accept("and"));
    return true;
  }
  /// m004 to m010
  bool range(const Word& first, Words& out) {
    const std::size_t digits = first.text.find_last_not_of("0123456789") + 1;
    const std::string stem = first.text.substr(0, digits);
    const auto from = parse_number(std::string_view(first.text).substr(digits));
    Word last;
    const std::size_t before = at_;
    if (!take(last, "a name")) return false;
    const auto to =
        last.text.starts_with(stem) ? parse_number(std::string_view(last.text).substr(digits)) : std::nullopt;
    if (!from || !to || *to < *from || *to - *from > 1000 || last.text.size() != first.text.size()) {
      at_ = before;
      return expected("a name like " + first.text + " with a higher number");
    }
    for (std::uint64_t i = *from; i <= *to; ++i) {
      std::string number = std::to_string(i);
      number.insert(0, first.text.size() - digits - std::min(number.size(), first.text.size() - digits), '0');
      out.push_back({Word::Kind::plain, stem + number, first.place});
    }
    return true;
  }
  bool number(std::uint64_t& out) {
    const auto value =
        word() != nullptr && word()->kind == Word::Kind::plain ? parse_number(word()->text) : std::nullopt;
    if (!value) return expected("a number");
    out = *value;
    ++at_;
    return true;
  }
  bool time(Instant& out) {
    if (word() == nullptr || !parse_time(word()->text, {})) return expected("a date like 2026-03-01");
    const std::string& date = words_[at_++].text;
    const bool has_clock = word() != nullptr && parse_time(date, word()->text);
    out = *parse_time(date, has_clock ? std::string_view(word()->text) : std::string_view());
    if (has_clock) ++at_;
    return true;
  }
  /// "3 yes, 1 no" or "vouches 3, cool_off 48h"
  bool pairs(std::vector<Slot::Pair>& out, bool number_first) {
    do {
      Slot::Pair pair;
      if (number_first) {
        std::uint64_t value = 0;
        if (word() != nullptr) pair.value = *word();
        if (!number(value) || !take(pair.name, "what is counted")) return false;
      } else if (!take(pair.name, "a parameter of the charter") || !take(pair.value, "its value")) {
        return false;
      }
      out.push_back(std::move(pair));
    } while (accept_comma() || accept("and"));
    return true;
  }

  std::span<const Word> words_;
  Expectations& expectations_;
  std::size_t at_ = 0;
  Slots slots_;
};

}  // namespace

void Expectations::add(std::size_t at, std::string what) {
  if (at < furthest_) return;
  if (at > furthest_) expected_.clear();
  furthest_ = at;
  expected_.insert(std::move(what));
}

Fault Expectations::fault(std::span<const Word> words, Place end) const {
  std::string message = "expected ";
  std::size_t left = expected_.size();
  for (const std::string& one : expected_) {
    message += one;
    --left;
    if (left > 0) message += left == 1 ? " or " : ", ";
  }
  if (furthest_ < words.size()) message += ", but found `" + words[furthest_].text + "`";
  return {furthest_ < words.size() ? words[furthest_].place : end, std::move(message)};
}

std::optional<Slots> match(std::string_view pattern, std::span<const Word> words, Expectations& expectations) {
  return Matcher(words, expectations).match(pattern);
}

}  // namespace folkmoot::scenario
