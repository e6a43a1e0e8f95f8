#pragma once
// What every listener here has in common: it begins on the loop's thread, and ends once, by itself or with the loop.
#include "net/loop.h"

namespace folkmoot::net {

class Listening {
 public:
  /// From any thread. `listener` has a `loop`, this as its `listening`, `stop()`, and a static `begin`, which accepts
  /// whoever comes. Where the loop is stopping already it is stopped instead.
  template <class Listener>
  static void begin(const std::shared_ptr<Listener>& listener) {
    listener->loop.poster().post([listener] {
      Listening& self = listener->listening;
      self.number_ = listener->loop.when_stopping([weak = std::weak_ptr(listener)] {
        if (const auto still = weak.lock()) still->stop();
      });
      if (self.number_ == 0) return listener->stop();
      Listener::begin(listener);
    });
  }
  /// On the loop's thread, as the first thing in `stop()`: whether there is still something to stop.
  bool end(Loop& loop) {
    if (over_) return false;
    over_ = true;
    loop.forget(number_);
    return true;
  }
  [[nodiscard]] bool over() const { return over_; }

 private:
  std::uint64_t number_ = 0;
  bool over_ = false;
};

}  // namespace folkmoot::net
