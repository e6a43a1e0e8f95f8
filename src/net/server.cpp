#include "net/server.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <string>

#include "net/await.h"
#include "net/errc.h"
#include "net/listening.h"

namespace folkmoot::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {
// What connections of one address are counted under; empty for those that are not counted.
using AddressKey = std::string;

AddressKey key_of(const asio::ip::address& address, bool counts_loopback) {
  const bool mapped = address.is_v6() && address.to_v6().is_v4_mapped();
  const asio::ip::address plain = mapped ? asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()) : address;
  if (plain.is_loopback() && !counts_loopback) return {};
  if (plain.is_v4()) return plain.to_string();
  const auto bytes = plain.to_v6().to_bytes();
  return {bytes.begin(), bytes.begin() + 8};
}
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
  struct Place {
    std::shared_ptr<Session> session;
    AddressKey from;
  };
  std::map<std::uint64_t, Place> sessions;
  std::set<std::uint64_t> strangers;
  std::map<AddressKey, std::size_t> by_address;
  std::uint64_t next_number = 1;
  Listening listening;

  static void begin(const std::shared_ptr<Impl>& self) {
    asio::co_spawn(self->loop.context(), accept(self), asio::detached);
  }
  static asio::awaitable<void> accept(std::shared_ptr<Impl> self);
  static void welcome(const std::shared_ptr<Impl>& self, tcp::socket socket);
  bool make_place();
  bool make_place(const AddressKey& from);
  void cut_stranger(std::uint64_t number);
  void remove(std::uint64_t number);
  void stop();
};

// The one wait without a deadline: for somebody to come. Closing the acceptor ends it.
asio::awaitable<void> Server::Impl::accept(std::shared_ptr<Impl> self) {
  while (!self->listening.over()) {
    auto [error, socket] = co_await self->acceptor.async_accept(kAwait);
    if (self->listening.over()) co_return;
    if (!error) {
      welcome(self, std::move(socket));
    } else if (error != asio::error::connection_aborted) {
      self->pause.expires_after(kAcceptPause);
      [[maybe_unused]] const auto [woken] = co_await self->pause.async_wait(kAwait);
    }
  }
}

void Server::Impl::welcome(const std::shared_ptr<Impl>& self, tcp::socket socket) {
  error_code error;
  const auto from = key_of(socket.remote_endpoint(error).address(), self->options.limits_loopback);
  if (error || !self->make_place(from) || !self->make_place()) return;
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
  self->sessions.emplace(number, Place{session, from});
  if (!from.empty()) ++self->by_address[from];
  self->open = self->sessions.size();
}

// A place among the strangers, if need be the oldest stranger's.
bool Server::Impl::make_place() {
  if (strangers.size() < options.strangers_max && sessions.size() < options.connections_max) return true;
  if (strangers.empty()) return false;
  cut_stranger(*strangers.begin());
  return true;
}

// A place among those of one address, if need be its own oldest stranger's.
bool Server::Impl::make_place(const AddressKey& from) {
  const auto count = by_address.find(from);
  if (count == by_address.end() || count->second < options.per_address_max) return true;
  const auto oldest =
      std::ranges::find_if(strangers, [&](std::uint64_t number) { return sessions.at(number).from == from; });
  if (oldest == strangers.end()) return false;
  cut_stranger(*oldest);
  return true;
}

void Server::Impl::cut_stranger(std::uint64_t number) {
  strangers.erase(number);
  // It may end at once, and with that take its place out of the map.
  const auto session = sessions.at(number).session;
  cut(*session, Error{errc::kCrowded, {}});
}

void Server::Impl::remove(std::uint64_t number) {
  strangers.erase(number);
  if (const auto place = sessions.find(number); place != sessions.end()) {
    if (const auto count = by_address.find(place->second.from); count != by_address.end() && --count->second == 0)
      by_address.erase(count);
    sessions.erase(place);
  }
  open = sessions.size();
}

void Server::Impl::stop() {
  if (!listening.end(loop)) return;
  error_code ignored;
  acceptor.close(ignored);
  pause.cancel();
  for (const auto& [number, place] : sessions) cut(*place.session, Error{errc::kStopped, {}});
}

Result<Server> Server::listen(Loop& loop, const Tls& tls, const ServerOptions& options, DriverFactory factory) {
  const auto impl = std::make_shared<Impl>(loop, tls, options, std::move(factory));
  FM_ASSIGN(impl->port, listen_on(impl->acceptor, impl->options.host, impl->options.port));
  Listening::begin(impl);
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
