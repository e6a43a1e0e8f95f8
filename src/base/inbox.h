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

  /// The same, but waits for room. False only when it is closed.
  [[nodiscard]] bool push_when_room(T value) {
    {
      std::unique_lock lock(mutex_);
      emptied_.wait(lock, [this] { return closed_ || values_.size() < capacity_; });
      if (closed_) return false;
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
    return take_oldest(lock);
  }
  /// The same without a limit: nothing only when the inbox is closed and empty. For threads that have nothing else to
  /// do.
  [[nodiscard]] std::optional<T> pop_when_filled() {
    std::unique_lock lock(mutex_);
    filled_.wait(lock, [this] { return closed_ || !values_.empty(); });
    return take_oldest(lock);
  }
  [[nodiscard]] std::optional<T> pop() { return pop_within(std::chrono::milliseconds(0)); }

  /// Nothing goes in any more; what is there still comes out.
  void close() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
    }
    filled_.notify_all();
    emptied_.notify_all();
  }

  [[nodiscard]] std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return values_.size();
  }

 private:
  std::optional<T> take_oldest(std::unique_lock<std::mutex>& lock) {
    if (values_.empty()) return std::nullopt;
    std::optional<T> out(std::move(values_.front()));
    values_.pop_front();
    lock.unlock();
    emptied_.notify_one();
    return out;
  }

  mutable std::mutex mutex_;
  std::condition_variable filled_;
  std::condition_variable emptied_;
  std::deque<T> values_;
  std::size_t capacity_;
  bool closed_ = false;
};

}  // namespace folkmoot
