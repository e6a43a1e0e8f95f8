#pragma once
// A charter as a text that people write: `key = value` on each line, `#` begins a comment.
//
//     vouches = 2                # members who vouch for an applicant
//     cool_off = 48h
//     approval_quorum = 1/5
//
// Keys that are not there keep the built-in value. The keys are named after the fields of event::Charter.
#include <string>
#include <string_view>

#include "base/result.h"
#include "event/charter.h"

namespace folkmoot::cli {

struct TextPlace {
  std::size_t line = 0;
  std::size_t column = 0;
};

struct CharterFault {
  Error error;
  TextPlace at;
};

tl::expected<event::Charter, CharterFault> read_charter(std::string_view text);

/// "48h", "30d", "10m", "90s", "2w": milliseconds.
std::optional<std::uint64_t> parse_duration_ms(std::string_view text);

}  // namespace folkmoot::cli
