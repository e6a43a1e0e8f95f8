#pragma once
// A charter as a text that people write and read: `name = value` on each line, `#` begins a comment, and below a line
// of dashes what the assembly says of itself.
//
//     vouches = 2                # members who vouch for an applicant
//     cool_off = 2d
//     ordinary = more than 1/2 of yes and no; at least 1/5 of the members say yes
//     grave = at least 2/3 of yes and no; more than 1/2 of those who take part; at least 1/5 of the members say yes
//     ---
//     We meet on the first Sunday of the month.
//
// Names that are not there keep the built-in value.
#include <string>
#include <string_view>

#include "event/charter.h"

namespace folkmoot::event {

/// Lines and columns count from 1, columns in bytes.
struct TextPlace {
  std::size_t line = 0;
  std::size_t column = 0;
};
struct CharterTextFault {
  Error error;
  TextPlace at;
};

/// Names that are not there keep the value that `otherwise` has.
tl::expected<Charter, CharterTextFault> read_charter(std::string_view text, const Charter& otherwise = {});

/// The whole charter, each parameter with its meaning. What `read_charter` makes of it is this charter.
std::string charter_text(const Charter& charter);

/// A parameter in which two charters differ, as its values stand in their texts.
struct CharterChange {
  std::string_view parameter;
  std::string_view meaning;
  std::string before;
  std::string after;
};
std::vector<CharterChange> changes_between(const Charter& before, const Charter& after);

std::string rule_text(const DecisionRule& rule);

}  // namespace folkmoot::event
