#pragma once
// A feed in the form of Atom (RFC 4287), for programs that tell what is new. All in it is plain text: no markup, no
// link, nothing that a reader would load from elsewhere.
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"

namespace folkmoot::interchange {

struct AtomEntry {
  /// An IRI, the same for the same thing for ever.
  std::string id;
  std::string title;
  Instant updated;
  std::string summary;
  /// May have several lines.
  std::string content;
};
struct AtomFeed {
  std::string id;
  std::string title;
  /// Whose words the entries are.
  std::string author;
  Instant updated;
  std::vector<AtomEntry> entries;
};

/// The text of an element or an attribute: <, > and & and both quotes are written as references. What XML 1.0 cannot
/// hold, and what is not UTF-8, becomes U+FFFD.
std::string xml_text(std::string_view text);

std::string atom_feed(const AtomFeed& feed);

}  // namespace folkmoot::interchange
