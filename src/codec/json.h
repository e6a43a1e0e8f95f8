#pragma once
// Reads JSON that has exactly one form: no spaces, fields in the order in which the caller asks for them, each
// character of a text written the one way below. That is what other programs' archives look like whose hashes are over
// the text itself; it is no reader for JSON at large.
//
// In a text `"` and `\` are escaped by a backslash, \b \f \n \r \t by their letter, other control characters and U+007F
// as \u00xx with lower-case digits, and nothing else is escaped; what is not ASCII stands as it is, in valid UTF-8.
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace folkmoot::codec {

namespace errc {
inline constexpr Code kJson = "codec.json";  // not this text, or not in its one form
}  // namespace errc

/// Sticky like `Reader`: after the first fault reads return empty values, and the fault stays with its offset.
class JsonReader {
 public:
  /// `input` must outlive the reader and what it returns.
  explicit JsonReader(std::string_view input) : input_(input) {}

  /// Exactly these characters: punctuation and names of fields.
  void expect(std::string_view literal);
  /// Steps over them if they stand there.
  bool accept(std::string_view literal);
  /// A text, with its escapes undone.
  std::string text(std::size_t max = SIZE_MAX);
  /// A text without any escape: numbers, hashes and names that are written as texts.
  std::string_view plain(std::size_t max = SIZE_MAX);
  /// An integer from 0 to `max`, without leading zeros.
  std::uint64_t integer(std::uint64_t max);
  bool boolean();
  /// Steps over one value of any kind and returns how it is written.
  std::string_view any();

  void fault(std::string_view detail);
  [[nodiscard]] bool ok() const { return !error_; }
  [[nodiscard]] std::size_t offset() const { return offset_; }
  [[nodiscard]] std::string_view since(std::size_t offset) const { return input_.substr(offset, offset_ - offset); }
  /// The outcome of all reads; an error also when something is left over.
  Result<Ok> finish();

 private:
  void any_value(std::size_t depth);

  std::string_view input_;
  std::size_t offset_ = 0;
  std::optional<Error> error_;
};

/// Calls `item` for each item of an array, until `]` stands there or something is wrong.
template <class Item>
void json_array(JsonReader& reader, std::size_t max, const Item& item) {
  reader.expect("[");
  if (reader.accept("]")) return;
  for (std::size_t i = 0; reader.ok(); ++i) {
    if (i == max) return reader.fault("too many");
    item();
    if (reader.accept("]")) return;
    reader.expect(",");
  }
}

/// The text between quotes, in its one form.
std::string json_text(std::string_view text);

}  // namespace folkmoot::codec
