#pragma once
// Texts that people give: typed, in a file, on standard input, or written in their editor.
#include <optional>
#include <string>

#include "base/result.h"

namespace folkmoot::cli {

namespace errc {
inline constexpr Code kTooLong = "text.too_long";
inline constexpr Code kEmpty = "text.empty";
inline constexpr Code kMissingText = "usage.text_missing";  // a text is asked for, and nobody is there to write it
inline constexpr Code kFileNotFound = "file.not_found";
inline constexpr Code kFile = "file.failed";
}  // namespace errc

/// The whole file; "-" is standard input. More than `size_max` bytes is an error.
Result<std::string> read_file(const std::string& name, std::size_t size_max);

/// A text that a command needs: `given` ("-": standard input), the file named, or, on a terminal, what the editor of
/// $VISUAL or $EDITOR leaves.
struct TextSource {
  std::optional<std::string> given;
  std::optional<std::string> file;
  /// What is asked for, in the editor's first lines.
  std::string question;
  std::size_t size_max = 0;
};
Result<std::string> read_text(const TextSource& source);

}  // namespace folkmoot::cli
