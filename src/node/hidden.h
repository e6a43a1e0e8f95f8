#pragma once
// Texts that two moderators have hidden: views say that they are, by whom and why, and show them to whoever asks.
#include "node/holding.h"

namespace folkmoot::node {

bool is_hidden(const Holding& holding, journal::EventIndex e);
/// {"event", "by": [member ids], "reason"}; null for what is not hidden.
Value hidden_shape(Holding& holding, journal::EventIndex e);
/// Whom the lot asks about a text that somebody would hide: all drawn, in their order; who may answer now; who did.
Value moderation_shape(Holding& holding, assembly::HidingIndex index);
/// What stands in the place of the text.
std::string hidden_words(Holding& holding, journal::EventIndex e);

struct HeldText {
  journal::EventIndex event = 0;
  std::string title;
  /// All of its words, the title included.
  std::string text;
};
/// Whether all that was taken in so far still stands there: nothing was hidden since, shown again, dropped, taken back.
bool still_stands(const Holding& holding, const TextsSeen& seen);
/// Calls for each kept event since that says something in words, in the order of the log; hidden ones are left out.
void for_each_text(Holding& holding, TextsSeen& seen, const std::function<void(const HeldText&)>& each);

}  // namespace folkmoot::node
