// The asking side of the control socket: it blocks, and needs no loop.
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "net/control.h"
#include "net/unix_address.h"

namespace folkmoot::net {

namespace {
using TimePoint = std::chrono::steady_clock::time_point;

class Socket {
 public:
  Socket() : handle_(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {}
  ~Socket() {
    if (handle_ >= 0) close(handle_);
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  [[nodiscard]] int get() const { return handle_; }

  Result<Ok> wait(short what, TimePoint until) const {
    while (true) {
      const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
      if (left.count() <= 0)
        return fail(errc::kControlTimeout, "the node that serves this home did not answer in time");
      pollfd poll_set{handle_, what, 0};
      const int ready = poll(&poll_set, 1, static_cast<int>(std::min<std::int64_t>(left.count(), 60'000)));
      if (ready > 0) return Ok{};
      if (ready < 0 && errno != EINTR) return fail(errc::kControl, std::strerror(errno));
    }
  }

  Result<Ok> send_all(BytesView bytes, TimePoint until) const {
    while (!bytes.empty()) {
      FM_TRY(wait(POLLOUT, until));
      const ssize_t sent = send(handle_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      if (sent > 0) bytes = bytes.subspan(static_cast<std::size_t>(sent));
      if (sent < 0 && errno != EINTR && errno != EAGAIN) return fail(errc::kControl, std::strerror(errno));
    }
    return Ok{};
  }

  Result<Ok> receive_all(std::span<std::uint8_t> bytes, TimePoint until) const {
    while (!bytes.empty()) {
      FM_TRY(wait(POLLIN, until));
      const ssize_t got = recv(handle_, bytes.data(), bytes.size(), MSG_DONTWAIT);
      if (got == 0) return fail(errc::kControl, "the node that serves this home stopped before it answered");
      if (got > 0) bytes = bytes.subspan(static_cast<std::size_t>(got));
      if (got < 0 && errno != EINTR && errno != EAGAIN) return fail(errc::kControl, std::strerror(errno));
    }
    return Ok{};
  }

 private:
  int handle_;
};
}  // namespace

Result<Bytes> ask_control(const std::string& home, BytesView question, std::chrono::milliseconds wait_max) {
  if (question.size() > kControlQuestionMax) return fail(errc::kControl, "the question is too large");
  const TimePoint until = std::chrono::steady_clock::now() + wait_max;
  FM_ASSIGN(const UnixAddress address, UnixAddress::of(control_path(home)));
  const Socket socket;
  if (socket.get() < 0) return fail(errc::kControl, std::strerror(errno));
  if (connect(socket.get(), address.get(), UnixAddress::size()) != 0)
    return fail(errc::kControlAbsent, std::strerror(errno));
  std::array<std::uint8_t, 4> head{};
  for (std::size_t i = 0; i < head.size(); ++i) head[i] = static_cast<std::uint8_t>(question.size() >> (24 - 8 * i));
  FM_TRY(socket.send_all(head, until));
  FM_TRY(socket.send_all(question, until));
  FM_TRY(socket.receive_all(head, until));
  const std::size_t size =
      std::size_t{head[0]} << 24 | std::size_t{head[1]} << 16 | std::size_t{head[2]} << 8 | head[3];
  if (size > kControlAnswerMax) return fail(errc::kControl, "the answer is too large");
  Bytes answer(size);
  FM_TRY(socket.receive_all(answer, until));
  return answer;
}

}  // namespace folkmoot::net
