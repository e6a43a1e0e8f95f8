#include "net/server.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <map>
#include <set>

#include "net/errc.h"

namespace folkmoot::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {
constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
// When the system has no more files to give: long enough not to spin, short enough not to be noticed.
constexpr std::chrono::milliseconds kAcceptPause{100};
}  // namespace

struct Server::Impl {
  Impl(Loop& its_loop, const Tls& its_tls, const ServerOptions& its_options, DriverFactory its_factory)
      : loop(its_loop),
        poster(its_loop.poster()),
        tls(its_tls),
        options(its_options),
        factory(std::move(its_factory)),
        acceptor(its_loop.context()),
        pause(its_loop.context()) {}

  Loop& loop;
  Poster poster;
  Tls tls;
  ServerOptions options;
  DriverFactory factory;
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  std::uint16_t port = 0;
  std::atomic<std::size_t> open{0};

  // Of the loop's thread. Numbers rise, so the first of `strangers` came first.
  std::map<std::uint64_t, std::shared_ptr<Session>> sessions;
  std::set<std::uint64_t> strangers;
  std::uint64_t next_number = 1;
  std::uint64_t ending = 0;
  bool stopped = false;

  Result<Ok> open_acceptor();
  static asio::awaitable<void> accept(std::shared_ptr<Impl> self);
  static void welcome(const std::shared_ptr<Impl>& self, tcp::socket socket);
  bool make_place();
  void remove(std::uint64_t number);
  void stop();
};

Result<Ok> Server::Impl::open_acceptor() {
  error_code error;
  const auto address = asio::ip::make_address(options.host, error);
  const tcp::endpoint endpoint(address, options.port);
  if (!error) acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (!error) port = acceptor.local_endpoint(error).port();
  if (error) return fail(errc::kListen, error.message());
  return Ok{};
}

// The one wait without a deadline: for somebody to come. Closing the acceptor ends it.
asio::awaitable<void> Server::Impl::accept(std::shared_ptr<Impl> self) {
  while (!self->stopped) {
    auto [error, socket] = co_await self->acceptor.async_accept(kAwait);
    if (self->stopped) co_return;
    if (!error) {
      welcome(self, std::move(socket));
    } else if (error != asio::error::connection_aborted) {
      self->pause.expires_after(kAcceptPause);
      [[maybe_unused]] const auto [woken] = co_await self->pause.async_wait(kAwait);
    }
  }
}

void Server::Impl::welcome(const std::shared_ptr<Impl>& self, tcp::socket socket) {
  if (!self->make_place()) return;
  error_code error;
  const bool is_v6 = socket.local_endpoint(error).protocol() == tcp::v6();
  if (error) return;
  const int handle = socket.release(error);
  if (error) return;
  const std::uint64_t number = self->next_number++;
  // The events hold the server's inside alive as long as one of its connections lasts.
  SessionEvents events;
  events.on_admitted = [self, number] { self->strangers.erase(number); };
  events.on_ended = [self, number] { self->remove(number); };
  self->strangers.insert(number);
  const auto session = adopt(self->loop, self->tls, {handle, is_v6}, self->options.deadlines, self->factory(), events);
  self->sessions.emplace(number, session);
  self->open = self->sessions.size();
}

// A place among the strangers, if need be the oldest stranger's.
bool Server::Impl::make_place() {
  if (strangers.size() < options.strangers_max && sessions.size() < options.connections_max) return true;
  if (strangers.empty()) return false;
  const std::uint64_t oldest = *strangers.begin();
  strangers.erase(strangers.begin());
  cut(*sessions.at(oldest), Error{errc::kCrowded, {}});
  return true;
}

void Server::Impl::remove(std::uint64_t number) {
  strangers.erase(number);
  sessions.erase(number);
  open = sessions.size();
}

void Server::Impl::stop() {
  if (stopped) return;
  stopped = true;
  loop.forget(ending);
  error_code ignored;
  acceptor.close(ignored);
  pause.cancel();
  for (const auto& [number, session] : sessions) cut(*session, Error{errc::kStopped, {}});
}

Result<Server> Server::listen(Loop& loop, const Tls& tls, const ServerOptions& options, DriverFactory factory) {
  const auto impl = std::make_shared<Impl>(loop, tls, options, std::move(factory));
  FM_TRY(impl->open_acceptor());
  loop.poster().post([impl] {
    impl->ending = impl->loop.when_stopping([weak = std::weak_ptr(impl)] {
      if (const auto self = weak.lock()) self->stop();
    });
    if (impl->ending == 0) return impl->stop();
    asio::co_spawn(impl->loop.context(), Impl::accept(impl), asio::detached);
  });
  return Server(impl);
}

Server::~Server() { stop(); }

void Server::stop() {
  if (!impl_) return;
  impl_->poster.post([impl = impl_] { impl->stop(); });
}

std::uint16_t Server::port() const { return impl_->port; }

std::size_t Server::connections() const { return impl_->open; }

}  // namespace folkmoot::net
