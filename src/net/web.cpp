#include "net/web.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <array>
#include <atomic>
#include <map>

#include "net/await.h"
#include "net/errc.h"
#include "net/listening.h"

namespace folkmoot::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {
constexpr std::chrono::seconds kTick{1};
constexpr std::size_t kReadSize = 16'384;
constexpr std::size_t kWriteSize = 65'536;
using Moment = std::chrono::steady_clock::time_point;

// One connection: a coroutine that reads and one that writes, which wake each other.
class WebSession : public std::enable_shared_from_this<WebSession> {
 public:
  using Ptr = std::shared_ptr<WebSession>;
  explicit WebSession(tcp::socket socket)
      : socket_(std::move(socket)),
        reader_(socket_.get_executor(), kNever),
        writer_(socket_.get_executor(), kNever),
        since_(std::chrono::steady_clock::now()) {}

  void start(std::unique_ptr<WebDriver> driver) { driver_ = std::move(driver); }

  static asio::awaitable<void> read(Ptr self) {
    std::array<std::uint8_t, kReadSize> buffer;
    while (!self->cut_) {
      // What comes behind the last answer is thrown away: closing on it would take the answer back.
      if (!self->closing_ && !self->driver_->reads()) {
        [[maybe_unused]] const auto [woken] = co_await self->reader_.async_wait(kAwait);
        self->reader_.expires_at(kNever);
        continue;
      }
      const auto [error, size] = co_await self->socket_.async_read_some(asio::buffer(buffer), kAwait);
      if (error) break;
      if (self->cut_ || self->closing_) continue;
      self->driver_->received(BytesView(buffer).first(size));
      self->look();
      self->wake();
    }
    self->cut();
  }

  static asio::awaitable<void> write(Ptr self) {
    while (!self->cut_) {
      const Bytes bytes = self->driver_->next(kWriteSize);
      // Sending may have made room for reading.
      self->reader_.cancel();
      self->look();
      if (!bytes.empty()) {
        self->sending_ = true;
        self->since_ = std::chrono::steady_clock::now();
        const auto [error, size] = co_await asio::async_write(self->socket_, asio::buffer(bytes), kAwait);
        self->sending_ = false;
        self->since_ = std::chrono::steady_clock::now();
        if (error) break;
      } else if (self->driver_->is_over()) {
        co_return self->begin_closing();
      } else if (!self->woken_) {
        [[maybe_unused]] const auto [woken] = co_await self->writer_.async_wait(kAwait);
        self->writer_.expires_at(kNever);
      }
      self->woken_ = false;
    }
    self->cut();
  }

  // There is something to send. The flag stays for a writer that does not wait at this moment.
  void wake() {
    woken_ = true;
    writer_.cancel();
  }

  void cut() {
    if (cut_) return;
    cut_ = true;
    error_code ignored;
    socket_.close(ignored);
    reader_.cancel();
    writer_.cancel();
  }

  [[nodiscard]] bool is_late(const WebDeadlines& deadlines, Moment now) const {
    const auto waited = now - since_;
    if (closing_) return waited > deadlines.close;
    if (sending_) return waited > deadlines.write;
    switch (state_) {
      case WebDriver::Waits::request:
        return waited > deadlines.idle;
      case WebDriver::Waits::head:
        return waited > deadlines.head;
      case WebDriver::Waits::body:
        return waited > deadlines.body;
      case WebDriver::Waits::answer:
      case WebDriver::Waits::stream:
        return false;
    }
    return false;
  }
  // It has asked for nothing, or not yet.
  [[nodiscard]] bool gives_way() const {
    return closing_ || (!sending_ && (state_ == WebDriver::Waits::request || state_ == WebDriver::Waits::head));
  }

 private:
  // The time for what is waited for runs from its beginning: single bytes do not prolong it.
  void look() {
    const WebDriver::Waits now = driver_->waits();
    if (now == state_) return;
    state_ = now;
    since_ = std::chrono::steady_clock::now();
  }

  void begin_closing() {
    closing_ = true;
    since_ = std::chrono::steady_clock::now();
    error_code ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    reader_.cancel();
  }

  tcp::socket socket_;
  asio::steady_timer reader_;
  asio::steady_timer writer_;
  std::unique_ptr<WebDriver> driver_;
  WebDriver::Waits state_ = WebDriver::Waits::request;
  Moment since_;
  bool woken_ = false;
  bool sending_ = false;
  bool closing_ = false;
  bool cut_ = false;
};
}  // namespace

struct WebServer::Impl {
  Impl(Loop& its_loop, const WebOptions& its_options)
      : loop(its_loop),
        poster(its_loop.poster()),
        options(its_options),
        acceptor(its_loop.context()),
        pause(its_loop.context()),
        clock(its_loop.context()) {}

  Loop& loop;
  Poster poster;
  WebOptions options;
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  asio::steady_timer clock;
  std::uint16_t port = 0;
  std::shared_ptr<WebSite> site;
  std::atomic<std::size_t> open{0};
  // Of the loop's thread. Numbers rise.
  std::map<std::uint64_t, WebSession::Ptr> sessions;
  std::uint64_t next_number = 1;
  Listening listening;

  static void begin(const std::shared_ptr<Impl>& self) {
    asio::co_spawn(self->loop.context(), accept(self), asio::detached);
    asio::co_spawn(self->loop.context(), watch(self), asio::detached);
  }
  static asio::awaitable<void> accept(std::shared_ptr<Impl> self);
  static asio::awaitable<void> watch(std::shared_ptr<Impl> self);
  static void welcome(const std::shared_ptr<Impl>& self, tcp::socket socket);
  bool make_place();
  void stop();
};

asio::awaitable<void> WebServer::Impl::accept(std::shared_ptr<Impl> self) {
  while (!self->listening.over()) {
    auto [error, socket] = co_await self->acceptor.async_accept(kAwait);
    if (self->listening.over()) co_return;
    if (!error) {
      if (self->make_place()) welcome(self, std::move(socket));
    } else if (error != asio::error::connection_aborted) {
      self->pause.expires_after(kAcceptPause);
      [[maybe_unused]] const auto [woken] = co_await self->pause.async_wait(kAwait);
    }
  }
}

asio::awaitable<void> WebServer::Impl::watch(std::shared_ptr<Impl> self) {
  while (!self->listening.over()) {
    self->clock.expires_after(kTick);
    [[maybe_unused]] const auto [woken] = co_await self->clock.async_wait(kAwait);
    if (self->listening.over()) co_return;
    const Moment now = std::chrono::steady_clock::now();
    for (const auto& [number, session] : self->sessions)
      if (session->is_late(self->options.deadlines, now)) session->cut();
    self->site->tick();
  }
}

// A place is there, if need be that of the oldest connection that asks for nothing.
bool WebServer::Impl::make_place() {
  if (sessions.size() < options.connections_max) return true;
  for (const auto& [number, session] : sessions) {
    if (!session->gives_way()) continue;
    session->cut();
    sessions.erase(number);
    return true;
  }
  return false;
}

void WebServer::Impl::welcome(const std::shared_ptr<Impl>& self, tcp::socket socket) {
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  const std::uint64_t number = self->next_number++;
  const auto session = std::make_shared<WebSession>(std::move(socket));
  session->start(self->site->connect(self->options.entrance, [weak = std::weak_ptr(session)] {
    if (const auto there = weak.lock()) there->wake();
  }));
  self->sessions.emplace(number, session);
  self->open = self->sessions.size();
  // What is thrown, for want of memory say, ends the one connection.
  asio::co_spawn(self->loop.context(), WebSession::write(session), [session](const std::exception_ptr& thrown) {
    if (thrown) session->cut();
  });
  asio::co_spawn(self->loop.context(), WebSession::read(session), [self, number, session](const std::exception_ptr&) {
    session->cut();
    self->sessions.erase(number);
    self->open = self->sessions.size();
  });
}

void WebServer::Impl::stop() {
  if (!listening.end(loop)) return;
  error_code ignored;
  acceptor.close(ignored);
  pause.cancel();
  clock.cancel();
  for (const auto& [number, session] : sessions) session->cut();
}

Result<WebServer> WebServer::listen(Loop& loop, const WebOptions& options,
                                    const std::function<std::shared_ptr<WebSite>(std::uint16_t port)>& make_site) {
  const auto impl = std::make_shared<Impl>(loop, options);
  FM_ASSIGN(impl->port, listen_on(impl->acceptor, impl->options.host, impl->options.port));
  impl->site = make_site(impl->port);
  Listening::begin(impl);
  return WebServer(impl);
}

WebServer::~WebServer() {
  if (!impl_) return;
  impl_->poster.post([impl = impl_] { impl->stop(); });
}

std::uint16_t WebServer::port() const { return impl_->port; }

std::size_t WebServer::connections() const { return impl_->open; }

}  // namespace folkmoot::net
