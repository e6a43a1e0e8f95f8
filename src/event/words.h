#pragma once
// Which kinds of acts can say something in words.
#include "event/content.h"

namespace folkmoot::event {

/// Whether acts of this kind have fields for texts, titles or reasons: of the others `texts_in` finds nothing.
bool has_texts(Kind kind);

}  // namespace folkmoot::event
