#pragma once
// The one thread on which all sockets and timers live. Whatever is called back by net/ is called on it and must return
// soon; whoever wants something of it from elsewhere posts a task.
#include <cstdint>
#include <functional>
#include <memory>

// The thread sanitizer does not know Asio's memory fences and g++ refuses to compile them under it; the loop's own
// locks order everything that matters here. It stands in this header because every file with Asio in it includes it
// first.
#if defined(__SANITIZE_THREAD__) && !defined(BOOST_ASIO_DISABLE_FENCED_BLOCK)
#define BOOST_ASIO_DISABLE_FENCED_BLOCK
#endif

// Named but not included: only the .cpp files of this folder know Asio, and await.h, which is theirs.
namespace boost::asio {
class io_context;  // NOLINT(readability-identifier-naming)
}

namespace folkmoot::net {

/// Posts tasks to a loop from any thread; a copy may outlive the loop, and then does nothing.
class Poster {
 public:
  Poster() = default;
  /// False when the loop is gone. A task posted while the loop stops may be dropped without having run.
  bool post(std::function<void()> task) const;

 private:
  friend class Loop;
  struct Impl;
  std::weak_ptr<Impl> impl_;
};

class Loop {
 public:
  /// Starts the thread.
  Loop();
  /// Stops.
  ~Loop();
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  /// Ends every connection and listener with net.stopped and joins the thread; drivers have heard of it when this
  /// returns, and hear nothing afterwards. Any thread but the loop's own; a second call does nothing.
  void stop();
  [[nodiscard]] Poster poster() const;

  // What follows is for this folder, and all but context() for the loop's own thread.
  [[nodiscard]] boost::asio::io_context& context();
  /// Calls `end` when the loop stops, unless forgotten before. Zero, and nothing is kept, when it is stopping already.
  std::uint64_t when_stopping(std::function<void()> end);
  void forget(std::uint64_t number);

 private:
  std::shared_ptr<Poster::Impl> impl_;
};

}  // namespace folkmoot::net
