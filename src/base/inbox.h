#pragma once
// Where threads meet: values go in on any thread and come out on one. The only lock of the program; everything else
// belongs to one thread. Bounded, so that a slow reader makes writers wait or drop, never the memory grow.
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace folkmoot {

template <class T>
class Inbox {
 public:
  explicit Inbox(std::size_t capacity) : capacity_(capacity) {}
  Inbox(const Inbox&) = delete;
  Inbox& operator=(const Inbox&) = delete;

  /// False when it is full or closed; the value is then lost and the caller decides what that means.
  [[nodiscard]] bool push(T value) {
    {
      const std::lock_guard lock(mutex_);
      if (closed_ || values_.size() >= capacity_) return false;
      values_.push_back(std::move(value));
    }
    filled_.notify_one();
    return true;
  }

  /// The oldest value, waiting for one at most so long. Nothing after the time, or at once when the inbox is closed and
  /// empty.
  [[nodiscard]] std::optional<T> pop_within(std::chrono::milliseconds wait_max) {
    std::unique_lock lock(mutex_);
    filled_.wait_for(lock, wait_max, [this] { return closed_ || !values_.empty(); });
    if (values_.empty()) return std::nullopt;
    T out = std::move(values_.front());
    values_.pop_front();
    return out;
  }
  [[nodiscard]] std::optional<T> pop() { return pop_within(std::chrono::milliseconds(0)); }

  /// Nothing goes in any more; what is there still comes out.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    filled_.notify_all();
  }

  [[nodiscard]] std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return values_.size();
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<T> values_;
  std::size_t capacity_;
  bool closed_ = false;
};

}  // namespace folkmoot
