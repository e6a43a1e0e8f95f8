#pragma once
// The outside world as three small interfaces. The deterministic core never calls them: whoever drives it does, and
// hands the answers in as arguments. Tests and the simulator put their own behind them.
#include <string_view>

#include "base/ids.h"

namespace folkmoot {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() = 0;
};

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> out) = 0;

  template <class Id>
  Id draw() {
    Id out;
    fill(out.bytes);
    return out;
  }
};

enum class LogLevel : std::uint8_t { debug, info, warning, error };

/// Lines for whoever operates a node. Never names, addresses, keys or texts of an assembly.
class Log {
 public:
  virtual ~Log() = default;
  virtual void line(LogLevel level, std::string_view text) = 0;
};

}  // namespace folkmoot
