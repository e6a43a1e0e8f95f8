#pragma once
// The way to the node of a home: in this process, or, where another process serves the home, through its control
// socket.
#include <memory>

#include "net/runtime.h"

namespace folkmoot::net {

class Door {
 public:
  virtual ~Door() = default;
  virtual node::Reply ask(const Request& request) = 0;
  /// The node is in this process.
  [[nodiscard]] virtual Runtime* runtime() { return nullptr; }
};

/// Waits a while for a home that another short command uses at this moment. A home that can only be read is opened for
/// reading where `may_read_only` allows it.
struct DoorOptions {
  RuntimeOptions runtime;
  bool may_read_only = false;
};
Result<std::unique_ptr<Door>> open_door(const DoorOptions& options);

}  // namespace folkmoot::net
