#pragma once
// What the rounds ask of a node's journal and fold, about the page that is to be closed. Answers may change between two
// calls as events come; they must not change within one.
#include <optional>

#include "seal/core.h"
#include "seal/pace.h"

namespace folkmoot::seal {

class PageView {
 public:
  virtual ~PageView() = default;

  /// The root of the frontier of all that is held here and read, in the spaces that the state covers.
  virtual Hash frontier() = 0;
  /// What that frontier folds to at that time, if all of it is held and read here, it contains the last seal's
  /// frontier, and the protocol in force is known here. None: not yet, or never.
  virtual std::optional<Outcome> fold(const Hash& frontier, Instant time) = 0;
  /// Whether all of that frontier is held here.
  virtual bool holds(const Hash& frontier) = 0;
  /// Whether `frontier` contains `ready`, a frontier that this node held before, less what is not kept once the forks
  /// in `frontier` are known. When in doubt: no; it costs a round.
  virtual bool contains(const Hash& frontier, const Hash& ready) = 0;
  /// What waits to be sealed.
  virtual OpenPage open() = 0;
};

}  // namespace folkmoot::seal
