#pragma once
// Texts as people of this node write them, by any way.
#include <string>

#include "base/result.h"

namespace folkmoot::api {

namespace errc {
inline constexpr Code kNotUtf8 = "text.not_utf8";
}

/// Unicode's composed form (NFC): one text that looks the same is the same. Only what people of this node write goes
/// through here; what comes from others is never changed.
Result<std::string> normal_text(std::string_view typed);

}  // namespace folkmoot::api
