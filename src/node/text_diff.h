#pragma once
// What changed between two texts, word by word: to show it, and to carry the place of an amendment from one text to the
// other.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::node {

/// A run of bytes of the old text in whose place another one of the new text stands; one of them may be empty.
struct Hunk {
  std::size_t old_from = 0;
  std::size_t old_length = 0;
  std::size_t new_from = 0;
  std::size_t new_length = 0;
  bool operator==(const Hunk&) const = default;
};
/// In their order. Between words and spaces, never inside a letter. Where texts are long and differ everywhere, all
/// between their first and last difference is one hunk.
std::vector<Hunk> word_diff(std::string_view before, std::string_view after);

/// "Dues are [-5-]{+6+} a month."
std::string diff_in_words(std::string_view before, std::string_view after);

/// Where this span of the old text begins in the new one; nothing if the change touches it.
std::optional<std::size_t> carried_over(std::string_view before, std::string_view after, std::size_t from,
                                        std::size_t length);

/// Whether a letter begins there, or the text ends.
bool is_between_letters(std::string_view text, std::size_t at);

}  // namespace folkmoot::node
