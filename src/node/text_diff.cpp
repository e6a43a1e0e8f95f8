#include "node/text_diff.h"

#include <algorithm>

namespace folkmoot::node {

namespace {
/// Above this many pairs of words nobody reads the difference word by word.
constexpr std::size_t kPairsMost = 4'000'000;

bool is_space(char letter) { return letter == ' ' || letter == '\n' || letter == '\t' || letter == '\r'; }

/// Words, and the spaces between them.
std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  for (std::size_t at = 1; at <= text.size(); ++at) {
    if (at < text.size() && is_space(text[at]) == is_space(text[begin])) continue;
    out.push_back(text.substr(begin, at - begin));
    begin = at;
  }
  return out;
}

using Words = std::vector<std::string_view>;

/// Of each word of `a` whether it is in the longest list of words that both have in the same order; and of `b`.
struct Kept {
  std::vector<bool> a;
  std::vector<bool> b;
};
Kept keep_common(const Words& a, const Words& b) {
  Kept out{std::vector<bool>(a.size()), std::vector<bool>(b.size())};
  if (a.empty() || b.empty() || a.size() > kPairsMost / b.size()) return out;
  const std::size_t width = b.size() + 1;
  std::vector<std::uint16_t> longest((a.size() + 1) * width);
  for (std::size_t i = a.size(); i-- > 0;)
    for (std::size_t j = b.size(); j-- > 0;)
      longest[i * width + j] = a[i] == b[j] ? static_cast<std::uint16_t>(longest[(i + 1) * width + j + 1] + 1)
                                            : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j])
      out.a[i++] = out.b[j++] = true;
    else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1])
      ++i;
    else
      ++j;
  }
  return out;
}
}  // namespace

bool is_between_letters(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U);
}

std::vector<Hunk> word_diff(std::string_view before, std::string_view after) {
  Words a = split(before);
  Words b = split(after);
  std::size_t first = 0;
  std::size_t at = 0;
  while (first < a.size() && first < b.size() && a[first] == b[first]) at += a[first++].size();
  while (a.size() > first && b.size() > first && a.back() == b.back()) a.pop_back(), b.pop_back();
  a.erase(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(first));
  b.erase(b.begin(), b.begin() + static_cast<std::ptrdiff_t>(first));
  const Kept kept = keep_common(a, b);
  std::vector<Hunk> out;
  Hunk next{at, 0, at, 0};
  const auto close = [&] {
    if (next.old_length + next.new_length > 0) out.push_back(next);
    next = {next.old_from + next.old_length, 0, next.new_from + next.new_length, 0};
  };
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    if (i < a.size() && !kept.a[i]) {
      next.old_length += a[i++].size();
    } else if (j < b.size() && !kept.b[j]) {
      next.new_length += b[j++].size();
    } else {
      close();
      next.old_from += a[i].size(), next.new_from += b[j].size();
      ++i, ++j;
    }
  }
  close();
  return out;
}

std::string diff_in_words(std::string_view before, std::string_view after) {
  std::string out;
  std::size_t at = 0;
  for (const Hunk& hunk : word_diff(before, after)) {
    out += before.substr(at, hunk.old_from - at);
    if (hunk.old_length > 0) out.append("[-").append(before.substr(hunk.old_from, hunk.old_length)).append("-]");
    if (hunk.new_length > 0) out.append("{+").append(after.substr(hunk.new_from, hunk.new_length)).append("+}");
    at = hunk.old_from + hunk.old_length;
  }
  return out.append(before.substr(at));
}

std::optional<std::size_t> carried_over(std::string_view before, std::string_view after, std::size_t from,
                                        std::size_t length) {
  std::size_t added = 0;
  std::size_t removed = 0;
  for (const Hunk& hunk : word_diff(before, after)) {
    const std::size_t end = hunk.old_from + hunk.old_length;
    if (end <= from) {
      added += hunk.new_length;
      removed += hunk.old_length;
    } else if (hunk.old_from < from + length || (length == 0 && hunk.old_from < from)) {
      return std::nullopt;
    }
  }
  return from + added - removed;
}

}  // namespace folkmoot::node
