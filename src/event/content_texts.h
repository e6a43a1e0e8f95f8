#pragma once
// All that a content says in words, for whoever searches.
#include <string>
#include <vector>

#include "event/content.h"

namespace folkmoot::event {

/// Titles, texts, reasons and names, in the order of the fields; empty ones are left out.
std::vector<std::string> texts_in(const Content& content);

}  // namespace folkmoot::event
