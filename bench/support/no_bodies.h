#pragma once

#include "assembly/fold.h"

namespace folkmoot::bench {

/// For folds that get every body with its event.
class NoBodies final : public assembly::BodySource {
 public:
  std::optional<Bytes> body(journal::EventIndex) override { return std::nullopt; }
};

}  // namespace folkmoot::bench
