#pragma once
// Words for people, from exact values: times, and names that cannot deceive the eye.
#include <string>
#include <string_view>

#include "base/ids.h"

namespace folkmoot {

/// Without blanks, tabs and ends of lines before and after it.
std::string_view trimmed(std::string_view text);

/// RFC 3339 in UTC, with milliseconds where they are not zero: "2026-03-01T10:30:00Z". Years up to 9999; what is later
/// is shown as the last moment of it.
std::string rfc3339(Instant time);

/// The text with everything written out that does not show by itself: control characters, marks of direction and of
/// zero width, line separators and private use become "\u{202E}"; what is not UTF-8 becomes "\x{..}". So no name can
/// hide behind another, and none changes the direction of what stands beside it. A backslash is doubled: nobody can
/// write such a mark by hand. Names from right to left are isolated by two marks that end with them.
std::string safe_text(std::string_view text);

}  // namespace folkmoot
