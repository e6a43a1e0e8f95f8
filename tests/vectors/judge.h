#pragma once
// What this implementation says about some bytes, in words that a second one can be held against.

#include <array>

#include "tests/vectors/json.h"

namespace folkmoot::vectors {

/// What bytes may be taken for. A format's own decoder judges each. A run's bytes are an assembly's id and a stream.
inline constexpr std::array<std::string_view, 7> kViews = {"event",   "header", "body", "record",
                                                           "charter", "value",  "run"};

struct Judgement {
  /// "accept" or "accept ID", or "refuse CODE". An event in form whose signature does not hold is refused with
  /// event.signature, and all the same described.
  std::string verdict;
  /// What was decoded.
  Members details;

  [[nodiscard]] Members described() const { return Members().put("verdict", json(verdict)).put_all(details); }
};

/// `view` is one of `kViews`.
Judgement judge(std::string_view view, BytesView bytes);

}  // namespace folkmoot::vectors
