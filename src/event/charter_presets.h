#pragma once
// Charters to begin from, for common kinds of assembly: texts, each of which says only where it differs from the
// built-in values, and why.
#include <span>
#include <string_view>

#include "event/charter_text.h"

namespace folkmoot::event {

struct CharterPreset {
  std::string_view name;
  std::string_view summary;
  std::string_view text;
};

std::span<const CharterPreset> charter_presets();
/// Null where there is none of this name.
const CharterPreset* find_charter_preset(std::string_view name);

}  // namespace folkmoot::event
