#pragma once
// What people wrote, as it may stand on paper: nothing that a reader does not see, and nothing that turns a line.
#include <string>
#include <string_view>

namespace folkmoot::print {

/// Without control characters but the line end, overrides and embeddings of direction, marks of byte order and of zero
/// width (joiners stay: Arabic script needs them). A tab is a blank; what is not UTF-8 becomes U+FFFD.
std::string printable(std::string_view text);

}  // namespace folkmoot::print
