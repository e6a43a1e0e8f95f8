#include "tests/lint/source_text.h"

#include <cstddef>

namespace folkmoot::lint {

namespace {

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// Walks once through a source and copies it, blanking what the caller does not want to see.
class Blanker {
 public:
  Blanker(std::string_view source, bool blank_literals) : source_(source), blank_literals_(blank_literals) {
    out_.reserve(source.size());
  }

  std::string run() {
    while (at_ < source_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    if (starts_with("//")) {
      blank_until("\n", false);
    } else if (starts_with("/*")) {
      blank_until("*/", true);
    } else if (starts_with("R\"") && !(at_ > 0 && is_name(source_[at_ - 1]) && !after_encoding_prefix())) {
      raw_string();
    } else if (source_[at_] == '"') {
      literal('"');
    } else if (source_[at_] == '\'' && !(at_ > 0 && is_name(source_[at_ - 1]))) {
      // An apostrophe right after a digit separates digits. (The prefixes u'x' and L'x' pass as code:
      // harmless.)
      literal('\'');
    } else {
      out_ += source_[at_++];
    }
  }

  [[nodiscard]] bool starts_with(std::string_view what) const { return source_.substr(at_, what.size()) == what; }

  [[nodiscard]] bool after_encoding_prefix() const {
    const char before = source_[at_ - 1];
    return before == 'u' || before == 'U' || before == 'L' || before == '8';
  }

  void blank() {
    out_ += source_[at_] == '\n' ? '\n' : ' ';
    ++at_;
  }

  void take(bool blanked) {
    if (blanked) {
      blank();
    } else {
      out_ += source_[at_++];
    }
  }

  void blank_until(std::string_view end, bool with_end) {
    const std::size_t found = source_.find(end, at_ + 2);
    const std::size_t stop = found == std::string_view::npos ? source_.size() : found + (with_end ? end.size() : 0);
    while (at_ < stop) blank();
  }

  void literal(char quote) {
    take(false);
    while (at_ < source_.size() && source_[at_] != quote && source_[at_] != '\n') {
      if (source_[at_] == '\\' && at_ + 1 < source_.size()) take(blank_literals_);
      take(blank_literals_);
    }
    if (at_ < source_.size()) take(false);
  }

  void raw_string() {
    const std::size_t open = source_.find('(', at_);
    if (open == std::string_view::npos) {
      take(false);
      return;
    }
    const std::string end = ")" + std::string(source_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const std::size_t found = source_.find(end, open);
    const std::size_t stop = found == std::string_view::npos ? source_.size() : found + end.size();
    while (at_ < stop) take(blank_literals_);
  }

  std::string_view source_;
  bool blank_literals_;
  std::size_t at_ = 0;
  std::string out_;
};

std::size_t find_token(std::string_view line, std::string_view token, std::size_t from) {
  for (std::size_t at = line.find(token, from); at != std::string_view::npos; at = line.find(token, at + 1)) {
    const std::size_t end = at + token.size();
    const bool starts = at == 0 || !is_name(line[at - 1]) || !is_name(token.front());
    const bool ends = end == line.size() || !is_name(line[end]) || !is_name(token.back());
    if (starts && ends) return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::string without_comments(std::string_view source) { return Blanker(source, false).run(); }

std::string without_comments_and_literals(std::string_view source) { return Blanker(source, true).run(); }

std::vector<std::string> split_lines(std::string_view text) {
  std::vector<std::string> lines;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = text.find('\n', from);
    if (end == std::string_view::npos) {
      lines.emplace_back(text.substr(from));
      break;
    }
    lines.emplace_back(text.substr(from, end - from));
    from = end + 1;
  }
  return lines;
}

bool has_token(std::string_view line, std::string_view token) {
  return find_token(line, token, 0) != std::string_view::npos;
}

bool has_call(std::string_view line, std::string_view name) {
  for (std::size_t at = find_token(line, name, 0); at != std::string_view::npos; at = find_token(line, name, at + 1)) {
    const std::size_t next = line.find_first_not_of(' ', at + name.size());
    // A member function of ours that happens to have the name of a C function is another matter.
    const bool member = at > 0 && (line[at - 1] == '.' || (at > 1 && line[at - 1] == '>' && line[at - 2] == '-'));
    if (next != std::string_view::npos && line[next] == '(' && !member) return true;
  }
  return false;
}

std::vector<Include> includes_of(std::string_view source) {
  std::vector<Include> found;
  const std::vector<std::string> lines = split_lines(without_comments(source));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    std::size_t at = line.find_first_not_of(" \t");
    if (at == std::string::npos || line[at] != '#') continue;
    at = line.find_first_not_of(" \t", at + 1);
    if (at == std::string::npos || line.compare(at, 7, "include") != 0) continue;
    const std::size_t open = line.find_first_of("<\"", at);
    if (open == std::string::npos) continue;
    const bool quoted = line[open] == '"';
    const std::size_t close = line.find(quoted ? '"' : '>', open + 1);
    if (close == std::string::npos) continue;
    found.push_back({static_cast<int>(i) + 1, line.substr(open + 1, close - open - 1), quoted});
  }
  return found;
}

}  // namespace folkmoot::lint
