#include "net/control.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <exception>
#include <map>
#include <optional>

#include "net/await.h"
#include "net/listening.h"
#include "net/unix_address.h"

namespace folkmoot::net {

namespace asio = boost::asio;
using asio::local::stream_protocol;
using boost::system::error_code;

namespace {
constexpr std::size_t kHead = 4;

std::array<std::uint8_t, kHead> head_of(std::size_t size) {
  std::array<std::uint8_t, kHead> out{};
  for (std::size_t i = 0; i < kHead; ++i) out[i] = static_cast<std::uint8_t>(size >> (8 * (kHead - 1 - i)));
  return out;
}
}  // namespace

// One question and its answer, on the loop's thread.
class ControlCall : public std::enable_shared_from_this<ControlCall> {
 public:
  using Ptr = std::shared_ptr<ControlCall>;
  ControlCall(Poster poster, stream_protocol::socket socket)
      : poster_(std::move(poster)),
        socket_(std::move(socket)),
        watch_(socket_.get_executor()),
        answered_(watch_.get_executor(), kNever) {}

  // A program that does not send its question in time, or takes no answer, is cut; the answer itself may take as long
  // as it takes.
  static asio::awaitable<void> run(Ptr self, ControlHandler handler) {
    std::array<std::uint8_t, kHead> head{};
    self->limit(kControlPatience);
    const auto [head_error, head_size] = co_await asio::async_read(self->socket_, asio::buffer(head), kAwait);
    const std::size_t size =
        std::size_t{head[0]} << 24 | std::size_t{head[1]} << 16 | std::size_t{head[2]} << 8 | head[3];
    if (head_error || size > kControlQuestionMax) co_return;
    Bytes question(size);
    const auto [error, count] = co_await asio::async_read(self->socket_, asio::buffer(question), kAwait);
    if (error) co_return;
    self->watch_.cancel();
    handler(std::move(question), [poster = self->poster_, weak = std::weak_ptr(self)](Bytes answer) {
      poster.post([weak, answer = std::move(answer)]() mutable {
        if (const auto call = weak.lock()) call->answer(std::move(answer));
      });
    });
    if (!self->answer_) [[maybe_unused]]
      const auto [woken] = co_await self->answered_.async_wait(kAwait);
    if (!self->answer_) co_return;
    const auto answer_head = head_of(self->answer_->size());
    self->limit(kControlPatience);
    const auto [write_error, written] = co_await asio::async_write(self->socket_, asio::buffer(answer_head), kAwait);
    for (std::size_t at = 0; !write_error && at < self->answer_->size();) {
      self->limit(kControlPatience);
      const auto [part_error, part] = co_await self->socket_.async_write_some(
          asio::buffer(self->answer_->data() + at, self->answer_->size() - at), kAwait);
      if (part_error) co_return;
      at += part;
    }
  }

  void cut() {
    error_code ignored;
    socket_.close(ignored);
    watch_.cancel();
    answered_.cancel();
  }

 private:
  void answer(Bytes bytes) {
    if (answer_) return;
    answer_ = std::move(bytes);
    answered_.cancel();
  }

  void limit(std::chrono::milliseconds time) {
    watch_.expires_after(time);
    watch_.async_wait([weak = weak_from_this()](const error_code& error) {
      const auto self = weak.lock();
      if (self && !error) self->cut();
    });
  }

  Poster poster_;
  stream_protocol::socket socket_;
  asio::steady_timer watch_;
  asio::steady_timer answered_;
  std::optional<Bytes> answer_;
};

struct ControlServer::Impl {
  Impl(Loop& its_loop, std::string its_path, ControlHandler its_handler)
      : loop(its_loop),
        poster(its_loop.poster()),
        path(std::move(its_path)),
        handler(std::move(its_handler)),
        acceptor(its_loop.context()),
        pause(its_loop.context()) {}

  Loop& loop;
  Poster poster;
  std::string path;
  ControlHandler handler;
  stream_protocol::acceptor acceptor;
  asio::steady_timer pause;
  std::map<std::uint64_t, std::shared_ptr<ControlCall>> calls;
  std::atomic<std::size_t> open_calls{0};
  std::uint64_t next_number = 1;
  Listening listening;

  Result<Ok> open();
  static void begin(const std::shared_ptr<Impl>& self) {
    asio::co_spawn(self->loop.context(), accept(self), asio::detached);
  }
  static asio::awaitable<void> accept(std::shared_ptr<Impl> self);
  static void take(const std::shared_ptr<Impl>& self, stream_protocol::socket socket);
  void stop();
};

Result<Ok> ControlServer::Impl::open() {
  unlink(path.c_str());
  const int handle = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (handle < 0) return fail(errc::kControl, std::strerror(errno));
  error_code error;
  acceptor.assign(stream_protocol(), handle, error);
  FM_ASSIGN(const UnixAddress address, UnixAddress::of(path));
  // The folder is the user's own, so nobody else comes in between.
  if (bind(handle, address.get(), UnixAddress::size()) != 0 || chmod(path.c_str(), 0600) != 0 ||
      ::listen(handle, 64) != 0)
    return fail(errc::kControl, std::strerror(errno));
  return Ok{};
}

asio::awaitable<void> ControlServer::Impl::accept(std::shared_ptr<Impl> self) {
  while (!self->listening.over()) {
    auto [error, socket] = co_await self->acceptor.async_accept(kAwait);
    if (self->listening.over()) co_return;
    if (!error && self->calls.size() < kControlOpenMax) {
      take(self, std::move(socket));
    } else {
      self->pause.expires_after(kAcceptPause);
      [[maybe_unused]] const auto [woken] = co_await self->pause.async_wait(kAwait);
    }
  }
}

void ControlServer::Impl::take(const std::shared_ptr<Impl>& self, stream_protocol::socket socket) {
  ucred peer{};
  socklen_t size = sizeof peer;
  const bool known = getsockopt(socket.native_handle(), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0;
  if (!known || (peer.uid != geteuid() && peer.uid != 0)) return;
  const std::uint64_t number = self->next_number++;
  const auto call = std::make_shared<ControlCall>(self->poster, std::move(socket));
  self->calls.emplace(number, call);
  self->open_calls = self->calls.size();
  asio::co_spawn(self->loop.context(), ControlCall::run(call, self->handler),
                 [self, number](const std::exception_ptr&) {
                   const auto found = self->calls.find(number);
                   if (found == self->calls.end()) return;
                   found->second->cut();
                   self->calls.erase(found);
                   self->open_calls = self->calls.size();
                 });
}

void ControlServer::Impl::stop() {
  if (!listening.end(loop)) return;
  error_code ignored;
  acceptor.close(ignored);
  pause.cancel();
  for (const auto& [number, call] : calls) call->cut();
}

std::string control_path(const std::string& home) { return home + "/control.sock"; }

Result<ControlServer> ControlServer::listen(Loop& loop, const std::string& home, ControlHandler handler) {
  const auto impl = std::make_shared<Impl>(loop, control_path(home), std::move(handler));
  FM_TRY(impl->open());
  Listening::begin(impl);
  return ControlServer(impl);
}

std::size_t ControlServer::open_calls() const { return impl_->open_calls; }

ControlServer::~ControlServer() {
  if (!impl_) return;
  unlink(impl_->path.c_str());
  impl_->poster.post([impl = impl_] { impl->stop(); });
}

}  // namespace folkmoot::net
