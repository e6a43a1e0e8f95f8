#pragma once
// The control socket: how other programs of the same user speak to the node that serves a home. HOME/control.sock, mode
// 0600; each connection is one question and one answer:
//
//   message = length, 4 bytes, big-endian || that many bytes
//
// What the bytes say is the runtime's matter (request.h). The socket is bound after the home was opened, so that
// whoever holds the home holds the socket.
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/result.h"
#include "net/loop.h"

namespace folkmoot::net {

namespace errc {
inline constexpr Code kControl = "control.failed";        // the socket could not be made, or an answer was cut short
inline constexpr Code kControlAbsent = "control.absent";  // nobody listens there
inline constexpr Code kControlTimeout = "control.timeout";
}  // namespace errc

/// A question holds the texts that a person typed; files travel by name.
inline constexpr std::size_t kControlQuestionMax = std::size_t{1} << 20;
inline constexpr std::size_t kControlAnswerMax = std::size_t{256} << 20;
/// Questions that wait for their answers at one time.
inline constexpr std::size_t kControlOpenMax = 64;
/// For the asking program to send its question, and to take what was written of its answer.
inline constexpr std::chrono::milliseconds kControlPatience{10'000};

/// Called once, from any thread.
using ControlReply = std::function<void(Bytes answer)>;
/// Called on the loop's thread, for each question.
using ControlHandler = std::function<void(Bytes question, ControlReply reply)>;

std::string control_path(const std::string& home);

class ControlServer {
 public:
  /// The loop must live on. A socket that a killed process left behind is replaced.
  static Result<ControlServer> listen(Loop& loop, const std::string& home, ControlHandler handler);
  /// Stops, and removes the socket.
  ~ControlServer();
  ControlServer(ControlServer&&) noexcept = default;
  ControlServer& operator=(ControlServer&&) noexcept = default;
  ControlServer(const ControlServer&) = delete;
  ControlServer& operator=(const ControlServer&) = delete;

  /// Questions that are being asked or answered now. Any thread.
  [[nodiscard]] std::size_t open_calls() const;

 private:
  struct Impl;
  explicit ControlServer(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<Impl> impl_;
};

/// Asks and waits. Blocks the calling thread.
Result<Bytes> ask_control(const std::string& home, BytesView question, std::chrono::milliseconds wait_max);

}  // namespace folkmoot::net
