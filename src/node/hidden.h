#pragma once
// Texts that two moderators have hidden: views say that they are, by whom and why, and show them to whoever asks.
#include "node/holding.h"

namespace folkmoot::node {

bool is_hidden(const Holding& holding, journal::EventIndex e);
/// {"event", "by": [member ids], "reason"}; null for what is not hidden.
Value hidden_shape(Holding& holding, journal::EventIndex e);
/// What stands in the place of the text.
std::string hidden_words(Holding& holding, journal::EventIndex e);

/// Calls for each kept event that says something in words, in the order of the log: hidden ones left out.
struct HeldText {
  journal::EventIndex event = 0;
  std::string title;
  /// All of its words, the title included.
  std::string text;
};
void for_each_text(Holding& holding, const std::function<void(const HeldText&)>& each);

}  // namespace folkmoot::node
